using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A zone or policy of firewalld: the traffic to which it applies, and the uses of its lines.</summary>
internal sealed class FirewalldZone
{
    private readonly string? name;
    private readonly bool isDefault;
    private string? interfaces;
    private string? sources;
    private string[]? ingress;
    private string[]? egress;
    private PortUseSink? accepts;

    internal FirewalldZone(string? name, bool isDefault) => (this.name, this.isDefault) = (name, isDefault);

    /// <summary>The assumptions of each use.</summary>
    internal string[]? Assumption { get; set; }

    internal bool IsPolicy => ingress is not null || egress is not null;

    private string? Direction
        => !IsPolicy ? RuleText.In
        : Holds(ingress, "HOST") ? RuleText.Out
        : Holds(egress, "HOST") ? RuleText.In
        : RuleText.Forward;

    internal void SetInterfaces(string[] words) => interfaces = words.Length == 0 ? null : string.Join(" ", words);

    internal void SetSources(string[] words) => sources = words.Length == 0 ? null : string.Join(", ", words);

    internal void SetIngress(string[] words) => ingress = words;

    internal void SetEgress(string[] words) => egress = words;

    /// <summary>Reads the target, which applies if no rule does. The interfaces and sources follow in later lines.</summary>
    internal string? SetTarget(string target, PortUseSink sink)
    {
        switch (target)
        {
            case "ACCEPT":
                accepts = sink;
                return null;
            case "default" or "DROP" or "REJECT" or "%%REJECT%%" or "CONTINUE":
                return null;
            default:
                return $"'{target}' is no target of firewalld that is known";
        }
    }

    /// <summary>Reports the target as a use, once the zone is complete.</summary>
    internal void Flush()
    {
        if (accepts is not PortUseSink sink)
        {
            return;
        }

        accepts = null;
        if (Direction != RuleText.Out)
        {
            Add(sink, null, draft => RuleText.SetSides(draft, (null, PortSpec.Any), (null, null)));
        }
    }

    /// <summary>Reports a use of the zone.</summary>
    /// <param name="sink">Where it goes.</param>
    /// <param name="condition">Another condition, or null.</param>
    /// <param name="fill">Sets the other properties; the direction is set before.</param>
    internal void Add(PortUseSink sink, string? condition, Action<PortUse> fill)
    {
        Flush();

        // The zone has the traffic of its interfaces, and that of its sources over any interface.
        if (interfaces is not null && sources is not null)
        {
            AddOne(sink, interfaces, null, condition, fill);
            AddOne(sink, null, sources, condition, fill);
        }
        else
        {
            AddOne(sink, interfaces, sources, condition, fill);
        }
    }

    private static bool Holds(string[]? zones, string zone) => zones is not null && Array.IndexOf(zones, zone) >= 0;

    private void AddOne(PortUseSink sink, string? ofInterface, string? ofSources, string? condition, Action<PortUse> fill)
    {
        var draft = new PortUse { Role = PortUseRole.Rule, Action = "accept", Direction = Direction, Chain = name, InInterface = ofInterface, Assumption = Assumption };
        fill(draft);
        var conditions = new List<string>();
        if (ofSources is not null && draft.RemoteAddress is not null)
        {
            conditions.Add("source " + ofSources);
        }

        draft.RemoteAddress ??= ofSources;
        if (!IsPolicy && !isDefault && interfaces is null && sources is null)
        {
            conditions.Add("the text binds no interface or source to the zone");
        }

        AddZones(conditions, "from zone", ingress);
        AddZones(conditions, "to zone", egress);
        if (condition is not null)
        {
            conditions.Add(condition);
        }

        draft.Condition = conditions.Count == 0 ? null : conditions;
        sink.Add(draft);
    }

    private void AddZones(List<string> conditions, string way, string[]? zones)
    {
        if (IsPolicy && (zones is null || zones.Length == 0))
        {
            conditions.Add($"{way}: none");
        }
        else if (zones is not null && !Holds(zones, "ANY") && !Holds(zones, "HOST"))
        {
            conditions.Add($"{way} {string.Join(", ", zones)}");
        }
    }
}
