using System;
using System.Collections;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>
/// The rules of network policies, as Kubernetes, Cilium, Calico and Antrea have them: one that says who, and names no ports,
/// is for every port.
/// </summary>
internal static class PolicyRules
{
    private static readonly Regex Peer = new(
        "^(from|to)(endpoints|entities|cidr|cidrset|nodes|groups|requires|fqdns)$|^(source|destination)(nets|notnets|selector|notselector|namespaceselector|serviceaccounts)$",
        RegexOptions.CultureInvariant);

    // What says what it is called and how it is logged, and restricts nothing.
    private static readonly Regex Harmless = new("^(name|action|log|enablelogging|loglabel|appliedto|metadata)$", RegexOptions.CultureInvariant);

    /// <summary>Whether it is the name of a list of such rules.</summary>
    internal static bool IsListOf(string name) => PortNames.Normalize(name) is "ingress" or "egress" or "ingressdeny" or "egressdeny";

    /// <summary>Whether an object cannot be but such a rule.</summary>
    internal static bool IsRule(PortField[] fields) => Array.Exists(fields, IsPeer);

    /// <summary>The ports of a rule that has none; null where it has some, or something else that may restrict it.</summary>
    internal static PortReading? Read(PortField[] fields)
    {
        string? action = null;
        foreach (PortField field in fields)
        {
            string name = PortNames.Normalize(field.Name);
            if (name == "action")
            {
                action = PortValue.TextOf(field.Value);
            }
            else if (!Harmless.IsMatch(name) && !IsPeer(field) && !IsEmpty(name, field.Value))
            {
                return null;
            }
        }

        return new PortReading(PortSpec.Any, TransportSpec.Any, new PortUsage(PortUseRole.Rule, PortUsageReader.IsBlocking(action)), action is not null);
    }

    private static bool IsPeer(PortField field)
    {
        string name = PortNames.Normalize(field.Name);
        return Peer.IsMatch(name) || (name is "from" or "to" && field.Value is IList list && IsOfObjects(list));
    }

    private static bool IsOfObjects(IList list)
    {
        foreach (object? item in list)
        {
            if (!PortField.IsBag(PortField.Bare(item)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEmpty(string name, object? value) => value is null || (name == "ports" && value is ICollection { Count: 0 });
}
