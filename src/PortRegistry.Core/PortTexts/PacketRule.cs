using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// A rule of a packet filter: conditions, all of which must be met, and an action. A condition that the properties cannot
/// express is kept as text.
/// </summary>
internal sealed class PacketRule
{
    private const int MaxDescription = 200;

    private PacketTransports transports;
    private PacketSide destination;
    private PacketSide source;
    private PortSpec? messages;
    private List<string>? conditions;

    internal string? InInterface { get; private set; }

    internal string? OutInterface { get; private set; }

    internal string? Action { get; set; }

    /// <summary>The chain to which it jumps.</summary>
    internal string? JumpTarget { get; set; }

    internal string? NatAddress { get; set; }

    internal PortSpec? NatPort { get; set; }

    internal string? Comment { get; set; }

    /// <summary>The assumptions of what its text does not say.</summary>
    internal string[]? Assumption { get; set; }

    /// <summary>Whether the rule excludes packets of new connections.</summary>
    internal bool IsForKnownConnections { get; set; }

    /// <summary>Whether it has a condition on ports that a list of ports cannot express.</summary>
    internal bool HasPortCondition { get; set; }

    /// <summary>Whether it matches no packet: two conditions exclude each other, or a set is empty.</summary>
    internal bool MatchesNothing { get; set; }

    /// <summary>Whether the rule redirects the packets, so that it counts even without ports.</summary>
    internal bool IsRedirection { get; set; }

    /// <summary>For a policy, the rules of its chain that may decide every packet before it, and those that return to it; otherwise null.</summary>
    internal List<PacketRule>? Before { get; set; }

    /// <summary>Whether it affects which packets reach the policy of its chain.</summary>
    internal bool BearsOnPolicy => IsReturn || (IsForAll && JumpTarget is null && Assumption is null && (Is("accept") || Is("drop") || Is("reject")));

    /// <summary>Whether it matches every packet.</summary>
    internal bool IsForAll
        => !transports.IsLimited && destination.Ports is null && destination.Address is null && source.Ports is null && source.Address is null
        && messages is null && conditions is null && InInterface is null && OutInterface is null && !MatchesNothing;

    internal PacketRule Clone()
    {
        var clone = (PacketRule)MemberwiseClone();
        clone.conditions = conditions is null ? null : new List<string>(conditions);
        return clone;
    }

    internal void AddCondition(string text) => (conditions ??= new List<string>()).Add(text);

    internal void AddTransports(IReadOnlyList<TransportSpec> anyOf) => MatchesNothing |= !transports.TryLimit(anyOf);

    internal void AddTransport(TransportSpec transport) => MatchesNothing |= !transports.TryLimit(transport);

    /// <summary>Adds a condition on ports; false if it cannot be combined with earlier ones, such as a name, and is to be kept as written.</summary>
    internal bool TryAddPorts(bool isDestination, PortSpec ports)
    {
        ref PacketSide side = ref isDestination ? ref destination : ref source;
        if (side.Ports is null)
        {
            side.Ports = ports;
        }
        else if (!PacketPorts.TryJoin(side.Ports, ports, out PortSpec? both))
        {
            return false;
        }
        else
        {
            MatchesNothing |= both is null;
            side.Ports = both ?? side.Ports;
        }

        return true;
    }

    /// <summary>Adds a condition on types of messages; false if there is one already, so that it is to be kept as written.</summary>
    internal bool TryAddMessages(PortSpec types)
    {
        bool isFirst = messages is null;
        messages ??= types;
        return isFirst;
    }

    /// <summary>Adds a condition on an address; false as for messages.</summary>
    internal bool TryAddAddress(bool isDestination, string address)
    {
        ref PacketSide side = ref isDestination ? ref destination : ref source;
        bool isFirst = side.Address is null;
        side.Address ??= address;
        return isFirst;
    }

    /// <summary>Adds a condition on an interface; false as for messages.</summary>
    internal bool TryAddInterface(bool isIn, string name)
    {
        bool isFirst = (isIn ? InInterface : OutInterface) is null;
        InInterface = isIn ? InInterface ?? name : InInterface;
        OutInterface = isIn ? OutInterface : OutInterface ?? name;
        return isFirst;
    }

    /// <summary>The rule as a use; null if it does not affect ports.</summary>
    /// <param name="direction">The direction of its packets; null if it is unknown.</param>
    /// <param name="place">The table and the chain.</param>
    internal PortUse? ToDraft(string? direction, string place)
    {
        bool saysPorts = destination.Ports is not null || source.Ports is not null || HasPortCondition;
        if (MatchesNothing || IsNeverReached || (!saysPorts && messages is null && !OpensEveryPort()))
        {
            return null;
        }

        var draft = new PortUse
        {
            Role = PortUseRole.Rule,
            Protocol = transports.ToSpec(),
            Action = Action,
            Direction = direction,
            Chain = place,
            InInterface = InInterface,
            OutInterface = OutInterface,
            NatAddress = NatAddress,
            NatPort = NatPort,
            Condition = conditions,
            Comment = Comment,
            Assumption = Assumption,
        };

        // Outgoing packets from a local port go to any port, which is not an open port of this machine.
        PortSpec? toPort = destination.Ports ?? messages ?? (direction == RuleText.Out && saysPorts ? null : PortSpec.Any);
        RuleText.SetSides(draft, (destination.Address, toPort), (source.Address, source.Ports));
        return draft;
    }

    /// <summary>Its conditions in short.</summary>
    internal string Describe()
    {
        var parts = new List<string>();
        Add(string.Empty, transports.IsLimited ? transports.ToSpec() : null);
        Add("dport ", destination.Ports);
        Add("sport ", source.Ports);
        Add("type ", messages);
        Add("from ", source.Address);
        Add("to ", destination.Address);
        Add("in ", InInterface);
        Add("out ", OutInterface);
        parts.AddRange(conditions ?? new List<string>());
        string text = string.Join(", ", parts);
        return text.Length > MaxDescription ? text.Substring(0, MaxDescription) + "…" : text;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                parts.Add(name + value);
            }
        }
    }

    private bool IsReturn => Is("return");

    private bool IsNeverReached => Before?.Find(rule => !rule.MatchesNothing) is { IsReturn: false };

    private bool Is(string action) => string.Equals(action, Action, StringComparison.OrdinalIgnoreCase);

    private bool OpensEveryPort()
        => (Is("accept") || IsRedirection)
        && !IsForKnownConnections
        && InInterface != "lo"
        && OutInterface != "lo"
        && transports.HasPorts;

    private struct PacketSide
    {
        internal string? Address;
        internal PortSpec? Ports;
    }
}
