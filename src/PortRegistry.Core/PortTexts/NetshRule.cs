using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Builds a rule of netsh from its titles and values.</summary>
internal sealed class NetshRule(PortUseSink sink, string name)
{
    // Titles of conditions, and the value that means no condition.
    private static readonly (string Title, string Usual)[] Narrowing =
    {
        ("Enabled", "Yes"), ("Profiles", "Domain,Private,Public"), ("InterfaceTypes", "Any"), ("Security", "NotRequired"), ("Authorized users", "Any"),
        ("Authorized computers", "Any"), ("Authorized remote users", "Any"), ("Authorized local principals", "Any"), ("Package SID", "Any"),
        ("Package family name", "Any"), ("RemoteMachineGroup", "Any"), ("RemoteUserGroup", "Any"),
    };

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly List<PortSpec> types = new();

    /// <summary>Whether it has its last line.</summary>
    internal bool IsWhole => values.ContainsKey("Action");

    internal void Set(string title, string value) => values[title] = value;

    /// <summary>Reads <c>Type    Code</c> or <c>8       Any</c>.</summary>
    internal string? AddIcmpType(string[] words)
    {
        if (words.Length == 2 && words[0] == "Type")
        {
            return null;
        }

        TransportSpec protocol = TransportSpec.Parse(ValueOf("Protocol"));
        if (words.Length != 2 || !protocol.IsIcmp)
        {
            return $"'{string.Join(" ", words)}' is not a type of ICMP with its code";
        }

        PortSpec type = words[0] == "Any" ? PortSpec.Any.With(protocol) : PortSpec.Parse(words[1] == "Any" ? $"{words[0]}/{protocol}" : $"{words[0]}:{words[1]}/{protocol}");
        if (type.Kind == PortSpecKind.Invalid)
        {
            return type.Error!.TrimEnd('.');
        }

        types.Add(type);
        return null;
    }

    /// <summary>Reports the complete rule.</summary>
    internal void Complete()
    {
        string? reason = ReasonNotRead();
        if (reason is not null)
        {
            sink.Fail(reason);
            return;
        }

        TransportSpec protocol = TransportSpec.Parse(ValueOf("Protocol"));
        bool isOut = ValueOf("Direction") == "Out";
        PortSpec? local = PortsOf("LocalPort");
        PortSpec? remote = PortsOf("RemotePort");
        if (protocol.IsIcmp)
        {
            local = types.Count > 0 ? PortSpec.ListOf(types) : PortSpec.Any.With(protocol);
        }
        else if (protocol.Kind == TransportSpecKind.OtherProtocol)
        {
            (local, remote) = (null, null);
        }
        else if (isOut)
        {
            (local, remote) = (NotAny(local), local is null || NotAny(local) is null ? remote ?? PortSpec.Any : remote);
        }
        else
        {
            (local, remote) = (local ?? PortSpec.Any, NotAny(remote));
        }

        sink.Add(new PortUse
        {
            Role = PortUseRole.Rule,
            Protocol = protocol,
            LocalAddress = ValueOf("LocalIP"),
            LocalPort = local,
            RemoteAddress = ValueOf("RemoteIP"),
            RemotePort = remote,
            Action = ValueOf("Action"),
            Direction = isOut ? RuleText.Out : RuleText.In,
            Chain = ValueOf("Grouping"),
            Process = NameOf("Program"),
            Service = NameOf("Service"),
            Condition = Conditions(),
            Comment = name.Length == 0 ? null : name,
        });
    }

    private List<string> Conditions()
    {
        var conditions = new List<string>();
        foreach ((string title, string usual) in Narrowing)
        {
            if (ValueOf(title) is string value && value != usual)
            {
                conditions.Add($"{title}: {value}");
            }
        }

        return conditions;
    }

    private static PortSpec? NotAny(PortSpec? ports) => ports is { Kind: PortSpecKind.Any } ? null : ports;

    private string? ReasonNotRead()
    {
        // A protocol with ports has lines for them.
        bool hasPorts = TransportSpec.Parse(ValueOf("Protocol")).Kind == TransportSpecKind.Transports;
        string ports = ValueOf("Direction") == "Out" ? "RemotePort" : "LocalPort";
        foreach (string title in new[] { "Direction", "Protocol", "Action", ports })
        {
            if (ValueOf(title) is null && (hasPorts || title != ports))
            {
                return $"the rule has no {title}";
            }
        }

        return ValueOf("Direction") is not ("In" or "Out") ? $"'{ValueOf("Direction")}' is not a direction: In or Out"
            : ValueOf("Action") is not ("Allow" or "Block" or "Bypass") ? $"'{ValueOf("Action")}' is not an action: Allow, Block or Bypass"
            : (TransportSpec.Parse(ValueOf("Protocol")).Error ?? PortsOf("LocalPort")?.Error ?? PortsOf("RemotePort")?.Error)?.TrimEnd('.');
    }

    private string? ValueOf(string title) => values.TryGetValue(title, out string? value) && value.Length > 0 ? value : null;

    private string? NameOf(string title) => ValueOf(title) is string value && value != "Any" ? value : null;

    private PortSpec? PortsOf(string title) => ValueOf(title) is string text ? PortSpec.Parse(text) : null;
}
