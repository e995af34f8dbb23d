using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Tests;

/// <summary>Small registries of our own making.</summary>
internal static class Sample
{
    /// <summary>A row of every kind that the registry has.</summary>
    internal static IReadOnlyList<ServiceRecord> EveryKind { get; } = new[]
    {
        Row("", "0", "tcp", "Reserved", modified: "2024-12-20", reference: "[RFC6335]"),
        Row("", "2", "tcp", "Reserved", notes: "De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz]"),
        Row("", "4", "", "Unassigned"),
        Row("discard", "9", "dccp", "Discard", "[Eddie_Kohler]", reference: "[RFC4340]", code: "1145656131"),
        Row("ssh", "22", "tcp", "The Secure Shell (SSH) Protocol", reference: "[RFC4251]"),
        Row("ssh", "22", "udp", "The Secure Shell (SSH) Protocol"),
        Row("", "24", "tcp", "any private mail system"),
        Row("whoispp", "63", "tcp", "whois++\nIANA assigned this well-formed service name as a replacement for \"whois++\"."),
        Row("whois++", "63", "tcp", "whois++", notes: "This entry is an alias to \"whoispp\".\nThis entry is now historic, not usable for use with many\ncommon service discovery mechanisms."),
        Row("", "225-241", "", "Reserved", reference: "[RFC1060]"),
        Row("exec", "512", "tcp", "remote process execution;"),
        Row("comsat", "512", "udp", ""),
        Row("", "659", "", "Removed", modified: "2001-06-06"),
        Row("", "1000-1007", "", "Unassigned"),
        Row("", "1008", "udp", "Possibly used by Sun Solaris????"),
        Row("active-net", "3322-3325", "", "Active Networks"),
        Row("", "4502", "sctp", "Unassigned"),
        Row("", "4748-4748", "", "Unassigned"),
        Row("x11", "6000-6063", "tcp", "X Window System", unauthorized: "Known Unauthorized Use on port 6003"),
        Row("late", "49151", "tcp", "The last of the User Ports", registered: "2009-03"),
        Row("rdp", "", "", "Remote Desktop One"),
        Row("rdp", "", "", "Remote Desktop Two"),
        Row("licor", "", "tcp", "LI-COR", "[A_Person][B_Person]"),
    };

    internal static RegistryStamp Stamp { get; } = new(
        updated: RegistryDate.Parse("2026-08-17"),
        category: "Ports",
        reference: "[RFC6335]",
        experts: "Somebody",
        notes: new[] { new RegistryNote(null, "Read me."), new RegistryNote("Request", "[https://example.org]") },
        footnotes: new[] { new RegistryNote("1", "Experimental.") },
        source: "sample.xml",
        sourceSha256: new string('a', 64));

    internal static IanaRegistry Registry { get; } = IanaRegistry.FromDocument(new RegistryDocument(Stamp, EveryKind));

    internal static ServiceRecord Row(
        string name,
        string port,
        string transport,
        string description,
        string assignee = "",
        string contact = "",
        string registered = "",
        string modified = "",
        string reference = "",
        string code = "",
        string unauthorized = "",
        string notes = "")
    {
        string[] cells = { name, port, transport, description, assignee, contact, registered, modified, reference, code, unauthorized, notes };
        return ServiceRecord.TryCreate(cells, out ServiceRecord? record, out RegistryColumn column, out string? reason)
            ? record
            : throw new ArgumentException($"{column}: {reason}");
    }

    internal static string[] Labels(this IEnumerable<ServiceRecord> records) => records.Select(record => record.ToString()).ToArray();
}
