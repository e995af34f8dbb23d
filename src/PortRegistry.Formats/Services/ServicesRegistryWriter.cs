using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes the syntax of <c>/etc/services</c>: one line for each port and transport, with the first service listed
/// there as the name and every other name as an alias. A range becomes a line for each of its ports, a record without a
/// transport a line for tcp and one for udp. Rows without a name or a port are left out.
/// </summary>
internal sealed class ServicesRegistryWriter : IRegistryWriter
{
    private static readonly TransportProtocol[] WithoutTransport = { TransportProtocol.tcp, TransportProtocol.udp };

    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter text = TextOutput.Open(output);
        text.WriteLine("# " + WhiteSpace.Collapse(document.Stamp.Title));
        if (document.Stamp.Updated is RegistryDate updated)
        {
            text.WriteLine("# Last updated " + updated);
        }

        var entries = new SortedDictionary<(int Port, TransportProtocol Transport), List<ServiceRecord>>();
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (record.ServiceName is null || record.Port is not PortRange range)
            {
                continue;
            }

            if (!IsName(record.ServiceName))
            {
                text.WriteLine("# Not a name in this syntax: " + WhiteSpace.Collapse(record.ToString()));
                continue;
            }

            for (int port = range.First; port <= range.Last; port++)
            {
                AddEntries(entries, port, record);
            }
        }

        foreach (KeyValuePair<(int Port, TransportProtocol Transport), List<ServiceRecord>> entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.WriteLine(Format(entry.Key.Port, entry.Key.Transport, entry.Value));
        }
    }

    private static void AddEntries(SortedDictionary<(int Port, TransportProtocol Transport), List<ServiceRecord>> entries, int port, ServiceRecord record)
    {
        foreach (TransportProtocol transport in record.Transport is TransportProtocol own ? new[] { own } : WithoutTransport)
        {
            if (!entries.TryGetValue((port, transport), out List<ServiceRecord>? records))
            {
                records = new List<ServiceRecord>();
                entries.Add((port, transport), records);
            }

            records.Add(record);
        }
    }

    private static string Format(int port, TransportProtocol transport, List<ServiceRecord> records)
    {
        ServiceRecord first = records.Find(record => record.AliasOf is null) ?? records[0];
        var names = new HashSet<string>(StringComparer.Ordinal) { first.ServiceName! };
        var line = new StringBuilder(first.ServiceName);
        Pad(line, 16).Append(port.ToString(CultureInfo.InvariantCulture)).Append('/').Append(transport);
        foreach (ServiceRecord record in records)
        {
            if (names.Add(record.ServiceName!))
            {
                (names.Count == 2 ? Pad(line, 32) : line.Append(' ')).Append(record.ServiceName);
            }
        }

        string? description = first.Summary;
        return description is null ? line.ToString() : Pad(line, 48).Append("# ").Append(description).ToString();
    }

    private static StringBuilder Pad(StringBuilder line, int width) => line.Append(' ', Math.Max(1, width - line.Length));

    private static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (c <= ' ' || c == '#' || char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }
}
