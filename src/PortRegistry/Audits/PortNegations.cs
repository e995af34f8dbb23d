using System;

namespace PortRegistry.Commands;

/// <summary>Rules for all but the ports or protocols that they name.</summary>
internal static class PortNegations
{
    private static readonly PortOwner[] Owners = { PortOwner.Unsaid, PortOwner.Local, PortOwner.Remote, PortOwner.Destination };

    /// <summary>Refuses an object whose ports, services or protocols are negated. Negated source ports are a condition, and are never looked up.</summary>
    /// <exception cref="PortReadException">They are.</exception>
    internal static void Refuse(PortItem item)
    {
        foreach (int place in item.Layout.Of(PortNameKind.SideWord))
        {
            if (item.Fields[place].Value is string word && PortNames.SideOf(word) == PortOwner.Source)
            {
                throw new PortReadException($"'{item.Fields[place].Name}' says that the ports are those of the source, and no port of a destination is named. Name the property to look up with -PortProperty of Resolve-IanaPort.", isMissing: true);
            }
        }

        foreach (PortOwner owner in Owners)
        {
            foreach (int place in item.Layout.Of(PortNameKind.Negation, owner))
            {
                if (PortValue.IsTrue(item.Fields[place].Value))
                {
                    throw new PortReadException($"'{item.Fields[place].Name}' says that all {NounOf(item.Fields[place].Name)} are meant but those that are named; say which are meant{Example(item.Fields[place].Name)}.");
                }
            }

            foreach (int place in item.Layout.Of(PortNameKind.BareNegation, owner))
            {
                if (PortValue.IsTrue(item.Fields[place].Value) && !HasAddress(item, owner))
                {
                    throw new PortReadException($"'{item.Fields[place].Name}' may say that all ports are meant but those that are named; say which are meant{Example("port")}, or name the property to look up with -PortProperty of Resolve-IanaPort.");
                }
            }
        }
    }

    /// <summary>Whether source ports are all but those that are named.</summary>
    internal static bool IsSourceNegated(PortItem item)
        => Array.Exists(item.Layout.Of(PortNameKind.Negation, PortOwner.Source), place => PortValue.IsTrue(item.Fields[place].Value));

    private static string NounOf(string name)
    {
        string normal = PortNames.Normalize(name);
        return normal.IndexOf("protocol", StringComparison.Ordinal) >= 0 ? "protocols" : normal.IndexOf("service", StringComparison.Ordinal) >= 0 ? "services" : "ports";
    }

    private static string Example(string name) => NounOf(name) == "ports" ? ", such as :21,23: for all but 22" : string.Empty;

    // Of a side with an address, that is what is negated: pfSense, OPNsense, Check Point and PAN-OS negate addresses alone.
    private static bool HasAddress(PortItem item, PortOwner owner)
    {
        foreach (PortField field in owner == PortOwner.Unsaid ? Array.Empty<PortField>() : item.Fields)
        {
            if (PortNames.SideOf(field.Name) == owner && PortNames.Find(field.Name).Kind is PortNameKind.None or PortNameKind.Prefix or PortNameKind.Ruled && field.Value is not null)
            {
                return true;
            }
        }

        return false;
    }
}
