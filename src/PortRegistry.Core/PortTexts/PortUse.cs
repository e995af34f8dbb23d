using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace PortRegistry;

/// <summary>
/// A use of ports that another program reported as text: a socket, a firewall rule, a port found by a scan, or a name of a
/// port. Immutable. What the text does not say is null.
/// </summary>
public sealed class PortUse : IComparable<PortUse>, IComparable
{
    private const int NoPort = -1;

    // Nearly every use is of one port: a number takes less space than the object that it is made from.
    private PortSpec? localPort;
    private int plainPort = NoPort;
    private TextList<string>? condition;
    private TextList<string>? assumption;
    private TextList<string>? aliases;

    // A parser sets the properties, until it gives the use to its sink.
    internal PortUse()
    {
    }

    /// <summary>The machine's own port or ports with their transport, such as <c>22/tcp</c>; null if the text does not say.</summary>
    public PortSpec? Port => LocalPort?.With(Protocol);

    /// <summary>The machine's own port as a number; null unless it is a single port.</summary>
    public int? PortNumber => LocalPort?.Number;

    /// <summary>The first of the machine's own ports as a number; null if the text has no numbers.</summary>
    public int? FirstPort => LocalPort?.First;

    /// <summary>The last of the machine's own ports as a number, equal to the first for one port; null if the text has no numbers.</summary>
    public int? LastPort => LocalPort?.Last;

    /// <summary>The state of a socket or a scanned port, or what a rule does: <see cref="State"/>, else <see cref="Action"/>.</summary>
    public string? Use => State ?? Action;

    /// <summary>The transports; any if the text names none.</summary>
    public TransportSpec Protocol { get; internal set; } = TransportSpec.Any;

    /// <summary>The machine's own address, without brackets, with its zone (<c>fe80::1%eth0</c>) if it has one; for a scan, the host.</summary>
    public string? LocalAddress { get; internal set; }

    /// <summary>The machine's own port or ports; null for a rule for outgoing traffic that does not name them.</summary>
    public PortSpec? LocalPort
    {
        get => plainPort == NoPort ? localPort : new PortSpec(new PortRange(plainPort));
        internal set => (localPort, plainPort) = (value, NoPort);
    }

    /// <summary>The other side, address and port: <c>192.0.2.9:443</c>, <c>[2001:db8::1]:443</c>; null for any address and port.</summary>
    public string? Remote
    {
        get
        {
            bool isAnyone = RemoteAddress is null or "0.0.0.0" or "::" or "*";
            string? address = isAnyone ? null : RemoteAddress;
            if (RemotePort is null || RemotePort.Kind == PortSpecKind.Any)
            {
                return address;
            }

            return $"{(address is null ? "*" : address.IndexOf(':') < 0 ? address : $"[{address}]")}:{RemotePort}";
        }
    }

    /// <summary>The other side's address.</summary>
    public string? RemoteAddress { get; internal set; }

    /// <summary>The other side's port or ports.</summary>
    public PortSpec? RemotePort { get; internal set; }

    /// <summary>The state of a socket or of a scanned port, as the text has it: <c>LISTEN</c>, <c>ESTAB</c>, <c>open</c>.</summary>
    public string? State { get; internal set; }

    /// <summary>The name of the process, or of each that shares the socket, once.</summary>
    public string? Process { get; internal set; }

    /// <summary>The id of the process, of the first where several share the socket.</summary>
    public int? ProcessId { get; internal set; }

    /// <summary>What a rule does, as the text has it: <c>accept</c>, <c>DROP</c>, <c>ALLOW</c>, <c>jump web</c>.</summary>
    public string? Action { get; internal set; }

    /// <summary>The direction of a rule's packets: <c>In</c>, <c>Out</c> or <c>Forward</c>.</summary>
    public string? Direction { get; internal set; }

    /// <summary>The table and chain of a rule, or its zone.</summary>
    public string? Chain { get; internal set; }

    /// <summary>The network interface of a rule: the outgoing one for outgoing packets, otherwise the incoming one; the other if that is not given.</summary>
    public string? Interface => Direction == RuleText.Out ? OutInterface ?? InInterface : InInterface ?? OutInterface;

    /// <summary>The network interface on which a rule's packets arrive; <c>! eth0</c> is every other.</summary>
    public string? InInterface { get; internal set; }

    /// <summary>The network interface on which a rule's packets leave.</summary>
    public string? OutInterface { get; internal set; }

    /// <summary>The new address of a rule with network address translation: <c>192.0.2.9</c>, <c>192.0.2.9-192.0.2.12</c>; null if the address stays.</summary>
    public string? NatAddress { get; internal set; }

    /// <summary>The new port or ports of a rule with network address translation; null if the port stays.</summary>
    public PortSpec? NatPort { get; internal set; }

    /// <summary>
    /// The conditions of a rule that no other property shows, as in the text: <c>ct state new</c>, <c>-m set --match-set
    /// banned src</c>. A rule with a condition applies to fewer packets than the other properties show.
    /// </summary>
    [AllowNull]
    public IReadOnlyList<string> Condition
    {
        get => condition ?? TextList<string>.Empty;
        internal set => condition = ListOf(value);
    }

    /// <summary>
    /// What the other properties assume because the text does not say it: that a port name is IANA's, although the program
    /// took it from the machine's services file, or a transport that follows only from the state.
    /// </summary>
    [AllowNull]
    public IReadOnlyList<string> Assumption
    {
        get => assumption ?? TextList<string>.Empty;
        internal set => assumption = ListOf(value);
    }

    /// <summary>The name of the service in the text, or the firewall's name of a set of ports.</summary>
    public string? Service { get; internal set; }

    /// <summary>The other names of the service in the text, such as the aliases of <c>/etc/services</c>.</summary>
    [AllowNull]
    public IReadOnlyList<string> Aliases
    {
        get => aliases ?? TextList<string>.Empty;
        internal set => aliases = ListOf(value);
    }

    /// <summary>The comment in the text.</summary>
    public string? Comment { get; internal set; }

    /// <summary>How the port is used.</summary>
    public PortUseRole Role { get; internal set; }

    /// <summary>The format it was read from.</summary>
    public PortTextFormat Source { get; private set; }

    /// <summary>The line's number in the text, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The line.</summary>
    public string Line { get; private set; } = string.Empty;

    /// <summary>Ports, transport and the rest in one line: <c>LISTEN 0.0.0.0 22/tcp sshd</c>.</summary>
    /// <returns>A short text.</returns>
    public override string ToString()
    {
        string port = (LocalPort ?? RemotePort)?.ToString() ?? "-";
        string transport = Protocol.Kind == TransportSpecKind.Any ? string.Empty : "/" + Protocol;
        return VisibleText.Of(string.Join(" ", Words(State ?? Action, LocalAddress, port + transport, Process ?? Service)));
    }

    /// <summary>Compares by port, the machine's own before the other side's, then by transport, then by process or service.</summary>
    /// <param name="other">The other use.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int CompareTo(PortUse? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byPort = Compare(Port, other.Port);
        byPort = byPort != 0 ? byPort : Compare(RemotePort, other.RemotePort);
        return byPort != 0 ? byPort : StringComparer.OrdinalIgnoreCase.Compare(Process ?? Service, other.Process ?? other.Service);
    }

    /// <summary>Ends the building of the use, which does not change any more.</summary>
    internal void End(PortTextFormat source, int lineNumber, string line)
    {
        (Source, LineNumber, Line) = (source, lineNumber, line);
        if (PortAssumptions.OfNames(this) is string names)
        {
            Assumption = new List<string>(Assumption) { names };
        }

        (localPort, plainPort) = localPort?.PlainPort is int port ? (null, port) : (localPort, NoPort);
    }

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        PortUse other => CompareTo(other),
        _ => throw new ArgumentException("A use of ports compares with uses of ports.", nameof(obj)),
    };

    // What has no port of its own comes last.
    private static int Compare(PortSpec? left, PortSpec? right)
        => left is null ? right is null ? 0 : 1 : right is null ? -1 : left.CompareTo(right);

    // The list of the parser is kept, and must not change afterwards.
    private static TextList<string>? ListOf(IReadOnlyList<string>? items) => items is null || items.Count == 0 ? null : new TextList<string>((IList<string>)items);

    private static IEnumerable<string> Words(params string?[] words)
    {
        foreach (string? word in words)
        {
            if (!string.IsNullOrEmpty(word))
            {
                yield return word!;
            }
        }
    }
}
