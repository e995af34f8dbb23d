using System;
using System.Collections.Generic;
using System.Xml;

namespace PortRegistry;

/// <summary>A host of nmap's XML: its address, and its ports with state and service.</summary>
internal sealed class NmapXmlHost(List<string> lines, PortUseSink first)
{
    private const string PortEnd = "</port>";
    private const int MaxShown = 4096;

    private readonly List<(PortUse Draft, PortUseSink Sink)> ports = new();
    private string? address;

    internal bool IsUp { get; private set; }

    /// <summary>Whether its ports were scanned, also where none is listed.</summary>
    internal bool IsScanned { get; private set; }

    internal void Read(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element)
        {
            return;
        }

        switch (reader.Name)
        {
            case "address" when reader.GetAttribute("addrtype") is "ipv4" or "ipv6":
                address ??= reader.GetAttribute("addr");
                break;
            case "status":
                IsUp = reader.GetAttribute("state") == "up";
                break;
            case "ports":
                IsScanned = true;
                break;
            case "port":
                IsScanned = true;
                AddPort(reader);
                break;
            case "state" when ports.Count > 0:
                ports[ports.Count - 1].Draft.State = reader.GetAttribute("state");
                break;
            case "service" when ports.Count > 0:
                SetService(ports[ports.Count - 1].Draft, reader);
                break;
        }
    }

    /// <summary>Reports the ports, whose address is now known.</summary>
    internal void Complete()
    {
        foreach ((PortUse draft, PortUseSink sink) in ports)
        {
            draft.LocalAddress = address;
            if (draft.State is string state && !ScanStates.Has(state))
            {
                sink.Fail($"'{state}' is not a state of a port");
            }
            else
            {
                sink.Add(draft);
            }
        }
    }

    private static void SetService(PortUse draft, XmlReader reader)
    {
        string? name = ScanStates.ServiceOf(reader.GetAttribute("name"));
        draft.Service = name is not null && reader.GetAttribute("tunnel") is string tunnel ? tunnel + "/" + name : name;
        string extra = reader.GetAttribute("extrainfo") is string info ? "(" + info + ")" : string.Empty;
        string version = string.Join(" ", Array.FindAll(
            new[] { reader.GetAttribute("product"), reader.GetAttribute("version"), extra, reader.GetAttribute("banner") },
            part => !string.IsNullOrEmpty(part)));
        draft.Comment = version.Length == 0 ? draft.Comment : version;
    }

    private void AddPort(XmlReader reader)
    {
        PortUseSink sink = SinkOf((IXmlLineInfo)reader);
        var draft = new PortUse { Role = PortUseRole.Scan };
        string? reason = ScanStates.SetPort(draft, reader.GetAttribute("portid") ?? string.Empty, reader.GetAttribute("protocol") ?? string.Empty);
        if (reason is null)
        {
            ports.Add((draft, sink));
        }
        else
        {
            sink.Fail(reason);
        }
    }

    // A scan can be one line; a use keeps only the element of its own port.
    private PortUseSink SinkOf(IXmlLineInfo place)
    {
        // The XML reader counts a carriage return within a line as a line break.
        string line = lines[Math.Min(place.LineNumber, lines.Count) - 1];
        int start = Math.Max(0, line.LastIndexOf('<', Math.Min(place.LinePosition, line.Length) - 1));
        int end = line.IndexOf('>', start) + 1;
        if (end > 1 && line[end - 2] != '/')
        {
            int close = line.IndexOf(PortEnd, end, Math.Min(MaxShown, line.Length - end), StringComparison.Ordinal);
            end = close < 0 ? end : close + PortEnd.Length;
        }

        return first.At(first.LineNumber + place.LineNumber - 1, end <= start ? line.Substring(start).TrimEnd() : line.Substring(start, end - start));
    }
}
