using System;
using System.Collections;
using System.Collections.Generic;
using System.Net;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>Ports that stand with the address, as in <c>192.0.2.1:443</c>, in objects that have no property for them.</summary>
internal static class PortEndPoints
{
    private const int MaxItems = 1000;

    // IIS: *:8080:www.example.com
    private const string Binding = "bindingInformation";

    private static readonly Regex Address = new(
        "^(?:(?<local>local|l)|(?<remote>remote|peer|foreign|r)|(?<source>source|src|s|client|orig)|(?<destination>destination|dest|dst|d|server|target|resp))?"
        + "(?:listen|bind)?(?<noun>ip|ipv4|ipv6|ipaddress|ipaddr|address|addr|host|endpoint|socket|listen|bind|targets|bindinginformation)?(?::port|andport)?$",
        RegexOptions.CultureInvariant);

    // A host's name and not a part of an IPv6 address, a time or an address of hardware.
    private static readonly Regex Host = new("^(?=.*[G-Zg-z.])[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant);

    // 192.0.2.0/24:443, 192.0.2.1 443 and 192.0.2.1:https, and no address of hardware.
    private static readonly Regex Ending = new("^[^:]+(:[^:]*)?[: ][0-9]{1,5}\\s*$|^[^:]*[0-9.][^:]*:[A-Za-z][A-Za-z0-9-]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Link = new("://[^/]*:[0-9]{1,5}", RegexOptions.CultureInvariant);
    private static readonly Regex Line = new("^(message|msg|info|details|raw|rawmessage|rawlog|logmessage|payload)$", RegexOptions.CultureInvariant);

    /// <summary>What a port at the address of this name would be called; null where the name is not one of addresses.</summary>
    internal static string? NameFor(string name)
    {
        Match match = name.Length < 64 ? Address.Match(PortNames.Normalize(name)) : Match.Empty;
        return !match.Success || match.Length < 2 ? null
            : match.Groups["local"].Success ? "LocalPort"
            : match.Groups["remote"].Success ? "RemotePort"
            : match.Groups["source"].Success ? "SourcePort"
            : match.Groups["destination"].Success ? "DestinationPort"
            : "Port";
    }

    /// <summary>The fields and the ports that stand with their addresses; null where there are none.</summary>
    internal static PortField[]? AddTo(PortField[] fields)
    {
        List<PortField>? all = null;
        foreach (PortField field in fields)
        {
            object? value = field.Value;
            value = value is string text && field.Name == Binding && text.LastIndexOf(':') is int end and > 0 ? text.Substring(0, end) : value;
            if (NameFor(field.Name) is string name && PortsOf(value) is object ports)
            {
                (all ??= new List<PortField>(fields)).Add(new PortField(name, ports, field.Path));
            }
        }

        return all?.ToArray();
    }

    /// <summary>A property that says more than an address, or has a line of a log, so that the ports may stand there.</summary>
    internal static string? MayHold(PortField[] fields)
        => Array.Find(fields, field => field.Value is string text && (Line.IsMatch(PortNames.Normalize(field.Name)) ? text.Length > 0
            : NameFor(field.Name) is string name ? name != "SourcePort" && Ending.IsMatch(text) && !IPAddress.TryParse(text, out _)
            : Link.IsMatch(text))).Name;

    private static object? PortsOf(object? value)
    {
        if (value is string text && text.IndexOf(',') < 0)
        {
            return PortOf(text);
        }

        var ports = new List<string>();
        foreach (object? item in value is string list ? list.Split(',') : value as IList ?? Array.Empty<object>())
        {
            if (ports.Count == MaxItems || PortField.Bare(item) is not string one || PortOf(one) is not string port)
            {
                return null;
            }

            ports.Add(port);
        }

        return ports.Count == 0 ? null : ports;
    }

    /// <summary>The port beside an address; null where there is none.</summary>
    internal static string? PortOf(string text)
    {
        int colon = text.LastIndexOf(':');
        string port = text.Substring(colon + 1).Trim();
        if (colon < 0 || port.Length is 0 or > 5 || !Array.TrueForAll(port.ToCharArray(), c => c is >= '0' and <= '9'))
        {
            return null;
        }

        string address = text.Substring(0, colon).Trim();
        bool isAddress = address.Length > 2 && address[0] == '[' ? address[address.Length - 1] == ']' && IPAddress.TryParse(address, out _) : address is "" or "*" || Host.IsMatch(address);
        return isAddress ? port : null;
    }
}
