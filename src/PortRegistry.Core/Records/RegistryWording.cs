using System;

namespace PortRegistry;

/// <summary>
/// The wordings with which the published versions of the registry state that an assignment has ended, each included
/// deliberately.
/// </summary>
/// <remarks>
/// Deliberately excluded: "previously removed on" of a named row, whose port is assigned again; "De-registered" and
/// "(Removed" of an unassigned row, whose port is free anyway; "previously updated" and "previous contact", which are about
/// the entry and not the assignment; "formerly was", an older name of a service in use.
/// </remarks>
internal static class RegistryWording
{
    // In notes of reserved rows without a name: "De-Assigned on 2023-11-16.", "This entry is being removed on 2013-05-24.",
    // "Previously assigned to NETCONF over BEEP but released by [RFC9900]", "Historic usage was acms. De-Assigned on 2020-12-29".
    private static readonly string[] Ended =
    {
        "de-assigned", "deassigned", "de-registered", "deregistered", "removed on", "released by", "previously assigned to", "assignment withdrawn",
    };

    // In descriptions of rows without a name: "Decomissioned Port 04/14/00, ms", "De-Commissioned Port".
    private static readonly string[] Removed =
    {
        "removed", "de-registered", "deregistered", "deprecated", "decomissioned", "decommissioned", "de-comissioned", "de-commissioned",
    };

    /// <summary>Whether the note of a reserved row says that its port was assigned once.</summary>
    internal static bool SaysEnded(string? note) => ContainsAny(note, Ended);

    /// <summary>Whether the description of a row without a name says that the port was taken out of the registry.</summary>
    internal static bool SaysRemoved(string? description) => ContainsAny(description, Removed);

    /// <summary>Whether a named row calls its entry historic: in the note of an alias, or as 18/tcp does, "Message Send Protocol (historic)".</summary>
    internal static bool SaysHistoric(string? description, string? note)
        => Contains(note, "entry is now historic") || Contains(description, "(historic)");

    /// <summary>What a named row says of the end of its own assignment, in a word or two; null where it says nothing.</summary>
    internal static string? EndOfName(string? description, string? note)
        => Contains(note, "no longer in use") || Contains(description, "no longer in use") ? "Not in use"
        : Contains(description, "de-registered") ? "Removed"
        : null;

    internal static bool Contains(string? text, string part)
        => text is not null && text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    // A note may break its lines anywhere.
    private static bool ContainsAny(string? text, string[] parts)
        => text is not null && CellText.OneLine(text) is string line && Array.Exists(parts, part => Contains(line, part));
}
