using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;

namespace PortRegistry.Commands;

/// <summary>Distinguishes rules, connections and listeners, and selects the side to look up.</summary>
internal static class PortUsageReader
{
    private static readonly PortOwner[] Inbound = { PortOwner.Outside, PortOwner.Local, PortOwner.Destination, PortOwner.Unsaid, PortOwner.Remote, PortOwner.Inside };
    private static readonly PortOwner[] Outbound = { PortOwner.Outside, PortOwner.Remote, PortOwner.Destination, PortOwner.Unsaid, PortOwner.Local, PortOwner.Inside };
    private static readonly PortOwner[] LocalOfInbound = { PortOwner.Local, PortOwner.Destination };
    private static readonly PortOwner[] LocalOfOutbound = { PortOwner.Local, PortOwner.Source };
    private static readonly PortOwner[] LocalOnly = { PortOwner.Local };
    private static readonly PortOwner[] RemoteOnly = { PortOwner.Remote };

    private static readonly PortOwner[] RemoteOfInbound = { PortOwner.Remote, PortOwner.Source };
    private static readonly PortOwner[] RemoteOfOutbound = { PortOwner.Remote, PortOwner.Destination };
    private static readonly string[] InboundWords = { "in", "inbound", "incoming", "ingress", "input", "receive" };
    private static readonly string[] OutboundWords = { "out", "outbound", "outgoing", "egress", "output", "send" };
    private static readonly string[] ActionWords =
    {
        "allow", "allowed", "accept", "accepted", "permit", "permitted", "pass", "deny", "denied", "drop", "dropped", "block", "blocked", "reject", "rejected", "discard",
    };

    private static readonly string[] BlockingWords = { "deny", "denied", "drop", "block", "reject", "discard", "delete", "remove", "revoke" };

    // Windows counts 1 for true and 2 for false.
    private static readonly HashSet<string> OffWords = new(StringComparer.OrdinalIgnoreCase) { "false", "no", "n", "0", "2", "off", "disable", "disabled" };

    private static readonly HashSet<string> OnWords = new(StringComparer.OrdinalIgnoreCase) { "true", "yes", "1", "on" };

    private static readonly HashSet<string> ConnectionStates = new(StringComparer.Ordinal)
    {
        "established", "estab", "synsent", "synrecv", "synreceived", "finwait", "finwait1", "finwait2", "timewait", "closewait", "closing", "lastack", "deletetcb", "bound",
    };

    // Windows numbers them: closed, those above, and bound, which is a socket that neither listens nor has a peer yet.
    private static readonly HashSet<string> ConnectionNumbers = new(StringComparer.Ordinal) { "1", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "100" };
    private static readonly HashSet<string> ScanStates = new(StringComparer.Ordinal) { "open", "closed", "filtered", "unfiltered", "open|filtered", "closed|filtered" };
    private static readonly TransportSpec Tcp = new(TransportProtocol.tcp);

    /// <summary>The names to look at, in order.</summary>
    internal static PortOwner[] OwnersFor(PortSide side, bool? isOutbound) => (side, isOutbound) switch
    {
        (PortSide.Local, false) => LocalOfInbound,
        (PortSide.Local, true) => LocalOfOutbound,
        (PortSide.Local, null) => LocalOnly,
        (PortSide.Remote, false) => RemoteOfInbound,
        (PortSide.Remote, true) => RemoteOfOutbound,
        (PortSide.Remote, null) => RemoteOnly,
        (_, true) => Outbound,
        _ => Inbound,
    };

    /// <summary>Whether the object is about what goes out, or comes in; null where it does not say.</summary>
    internal static bool? IsOutbound(PortItem item)
    {
        if (item.TextOf(PortNameKind.Direction) is string direction)
        {
            return Array.IndexOf(OutboundWords, direction.ToLowerInvariant()) >= 0 || (direction == "2" && HasBothSides(item)) ? true
                : Array.IndexOf(InboundWords, direction.ToLowerInvariant()) >= 0 || (direction == "1" && HasBothSides(item)) ? false
                : null;
        }

        return item.TextOf(PortNameKind.IsOutbound) is string outbound && bool.TryParse(outbound, out bool isOutbound) ? isOutbound : null;
    }

    /// <summary>What the rule does; null where it does not say.</summary>
    internal static string? ActionOf(PortItem item)
        => item.TextOf(PortNameKind.Action)
            ?? (item.TextOf(PortNameKind.Type) is string type && (IsBlocking(type) || type is "pass" or "allow" or "accept") ? type : null)
            ?? WordOf(item);

    // Under these names other things stand too: the name of a policy, the address of a target.
    private static string? WordOf(PortItem item)
    {
        foreach (int place in item.Layout.Of(PortNameKind.ActionWord))
        {
            if (item.Fields[place].Value is string word && IsAction(word))
            {
                return word;
            }
        }

        return null;
    }

    internal static bool IsAction(string word) => Array.IndexOf(ActionWords, word.ToLowerInvariant()) >= 0;

    internal static bool IsBlocking(string? action)
    {
        foreach (string word in action is null ? Array.Empty<string>() : BlockingWords)
        {
            if (action!.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it has one port at its source and one at its destination, as flows and logs do.</summary>
    internal static bool IsFlow(PortItem item)
        => item.Layout.HasSourcePort && !IsRule(item.Layout) && IsOnePort(item, PortOwner.Source) && IsOnePort(item, PortOwner.Destination);

    /// <summary>Whether the object says who asked whom; Sysmon does for tcp alone.</summary>
    internal static bool IsAskerSaid(PortItem item, TransportSpec? said)
        => said is not null && said.Equals(Tcp) && bool.TryParse(item.TextOf(PortNameKind.Initiated), out _);

    /// <summary>The one port of a source or a destination.</summary>
    internal static int? OnePort(PortItem item, PortOwner owner)
    {
        foreach (int place in item.Layout.Of(PortNameKind.Port, owner))
        {
            object? value = item.Fields[place].Value;
            PortSpec? port = value is null or string or ValueType ? PortValue.PortOf(value) : null;
            if (port is { Kind: PortSpecKind.Range } && port.Range.Count == 1 && port.Range.First > 0)
            {
                return port.Range.First;
            }
        }

        return null;
    }

    internal static PortUsage Read(PortItem item, PSObject? whole, PortRead read)
    {
        PortUseRole role = RoleOf(item, whole, read);
        string? action = role == PortUseRole.Rule ? ActionOf(item) : null;
        bool isBlocked = IsBlocking(action) || (role == PortUseRole.Rule && (IsOff(item) || (item.Layout.IsScan && item.TextOf(PortNameKind.State) is "closed"))) || (action is "4" or "0" && HasBothSides(item)) || (role == PortUseRole.Scan && (IsFoundClosed(item) || !IsOpen(item.TextOf(PortNameKind.State))));
        return new PortUsage(role, isBlocked, role == PortUseRole.Rule ? ConditionOf(item, whole, read) : null, TextsOf(PortNameKind.Assumption, item, whole, " "));
    }

    private static PortUseRole RoleOf(PortItem item, PSObject? whole, PortRead read)
    {
        if (item.TextOf(PortNameKind.State) is string state)
        {
            string normal = PortNames.Normalize(state);
            bool hasBothSides = HasBothSides(item);
            if (normal.StartsWith("listen", StringComparison.Ordinal) || (normal == "2" && hasBothSides))
            {
                return PortUseRole.Listener;
            }

            if (ConnectionStates.Contains(normal) || (hasBothSides && (normal == "closed" || ConnectionNumbers.Contains(normal))))
            {
                return PortUseRole.Connection;
            }

            if (ScanStates.Contains(normal) && item.Layout.IsScan && !item.Layout.IsRuled)
            {
                return PortUseRole.Scan;
            }
        }

        if (IsFoundClosed(item))
        {
            return PortUseRole.Scan;
        }

        if (whole is not null)
        {
            if (whole.BaseObject is IPEndPoint)
            {
                return PortUseRole.Connection;
            }

            if (item.Layout.Of(PortNameKind.Role).Length > 0 && TransportReader.IsOfType(whole, ".PortUse")
                && Enum.TryParse(item.TextOf(PortNameKind.Role), out PortUseRole written))
            {
                return written;
            }
        }

        bool isConnection = (read.Owner is PortOwner.Local or PortOwner.Remote && IsOnePort(item, PortOwner.Remote) && IsOnePort(item, PortOwner.Local))
            || (read.Owner is PortOwner.Destination or PortOwner.Source && IsFlow(item))
            || (read.Owner == PortOwner.Remote && item.Layout.Of(PortNameKind.Port, PortOwner.Local).Length == 0);
        return isConnection && !IsRule(item.Layout) ? PortUseRole.Connection
            : whole is not null && item.Layout.Of(PortNameKind.Transport).Length == 0 && TransportReader.IsUdpEndpoint(whole) ? PortUseRole.Listener
            : PortUseRole.Rule;
    }

    /// <summary>Whether a cell of a table says yes.</summary>
    internal static bool IsMarked(object? value) => value is true || (value is string text && (OnWords.Contains(text) || text is "x" or "X" or "y" or "Y"));

    // Of a port that is open|filtered nothing was heard, which is what an open one of udp is like.
    internal static bool IsOpen(string? state) => state is not null && (state.StartsWith("open", StringComparison.OrdinalIgnoreCase) || state.Equals("unfiltered", StringComparison.OrdinalIgnoreCase));

    // A rule that is switched off opens nothing.
    private static bool IsOff(PortItem item)
        => HasWord(item, PortNameKind.Enabled, OffWords) || HasWord(item, PortNameKind.Disabled, OnWords) || HasWord(item, PortNameKind.Blocked, OnWords)
        || (item.TextOf(PortNameKind.State) is string state && (state.StartsWith("disable", StringComparison.OrdinalIgnoreCase) || state.ToLowerInvariant() is "absent" or "inactive" or "exited" or "stopped"));

    private static bool HasWord(PortItem item, PortNameKind kind, HashSet<string> words)
    {
        foreach (int place in item.Layout.Of(kind))
        {
            if (item.Fields[place].Value is object value and (string or ValueType) && words.Contains(PortValue.TextOf(value)!))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFoundClosed(PortItem item) => item.TextOf(PortNameKind.IsOpen) is string open && bool.TryParse(open, out bool isOpen) && !isOpen;

    private static bool IsOnePort(PortItem item, PortOwner owner) => OnePort(item, owner) is not null;

    private static bool IsRule(PortLayout layout)
        => layout.Of(PortNameKind.Direction).Length > 0 && layout.Of(PortNameKind.Action).Length > 0 && !layout.IsSeen;

    // Windows counts its directions and actions in objects that have the ports of both sides.
    internal static bool HasBothSides(PortItem item)
        => item.Layout.Of(PortNameKind.Port, PortOwner.Local).Length > 0 && item.Layout.Of(PortNameKind.Port, PortOwner.Remote).Length > 0;

    // What a rule requires besides: the conditions that were read from its text, or the other side's ports where its own are any.
    private static string? ConditionOf(PortItem item, PSObject? whole, PortRead read)
    {
        if (TextsOf(PortNameKind.Condition, item, whole, "; ") is string conditions)
        {
            return conditions;
        }

        if (IsPortUse(PortNameKind.Condition, item, whole) || read.Port is null || !read.Port.IsEveryPort)
        {
            return null;
        }

        PortOwner other = read.Owner switch
        {
            PortOwner.Local => PortOwner.Remote,
            PortOwner.Remote => PortOwner.Local,
            PortOwner.Destination => PortOwner.Source,
            _ => PortOwner.Unsaid,
        };
        foreach (int place in other == PortOwner.Unsaid ? Array.Empty<int>() : item.Layout.Of(PortNameKind.Port, other))
        {
            object? value = item.Fields[place].Value;
            PortSpec? port = value is null or string or ValueType ? PortValue.PortOf(value) : null;
            if (port is { Kind: PortSpecKind.Range or PortSpecKind.List } && !port.IsEveryPort)
            {
                return $"{item.Fields[place].Name} {(other == PortOwner.Source && PortNegations.IsSourceNegated(item) ? "not " : string.Empty)}{port}";
            }
        }

        return null;
    }

    private static bool IsPortUse(PortNameKind kind, PortItem item, PSObject? whole)
        => whole is not null && item.Layout.Of(kind).Length > 0 && TransportReader.IsOfType(whole, ".PortUse");

    // What a use of ports lists, after a serializer has made other lists of it.
    private static string? TextsOf(PortNameKind kind, PortItem item, PSObject? whole, string separator)
    {
        if (!IsPortUse(kind, item, whole))
        {
            return null;
        }

        object? value = item.Fields[item.Layout.Of(kind)[0]].Value;
        string text = value is System.Collections.IEnumerable list and not string ? string.Join(separator, Texts(list)) : PortValue.TextOf(value) ?? string.Empty;
        return text.Length == 0 ? null : text;
    }

    private static IEnumerable<string> Texts(System.Collections.IEnumerable list)
    {
        foreach (object? item in list)
        {
            yield return PortValue.TextOf(PortField.Bare(item)) ?? string.Empty;
        }
    }
}
