using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Where in an object with certain names its ports, its transport and the rest are. One serves all objects with these names.</summary>
internal sealed class PortLayout
{
    private const int Owners = (int)PortOwner.Inside + 1;
    private static readonly int[] None = Array.Empty<int>();
    private readonly string[] names;
    private readonly int[]?[] places;
    private readonly PortName[] known;
    private PSMemberInfo?[]? members;
    private PortField[]? buffer;
    private string? type;

    internal PortLayout(PortField[] fields)
    {
        names = Array.ConvertAll(fields, field => field.Name);
        var found = new List<(int Place, int Rank)>?[PlaceOf(PortNameKind.Answer, PortOwner.Inside) + 1];
        known = PortNames.FindAll(names);
        for (int i = 0; i < names.Length; i++)
        {
            PortName name = known[i];
            if (name.Kind != PortNameKind.None)
            {
                (found[PlaceOf(name.Kind, name.Owner)] ??= new List<(int, int)>()).Add((i, name.Rank));
                HasWrappers |= name.Kind is PortNameKind.Prefix or PortNameKind.Wrapper;
            }
        }

        places = Array.ConvertAll(found, list =>
        {
            list?.Sort((left, right) => left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : left.Place.CompareTo(right.Place));
            return list?.ConvertAll(place => place.Place).ToArray();
        });
        HasPorts = Array.Exists(
            new[] { PortOwner.Unsaid, PortOwner.Local, PortOwner.Remote, PortOwner.Destination, PortOwner.Outside, PortOwner.Inside },
            owner => Of(PortNameKind.Port, owner).Length + Of(PortNameKind.First, owner).Length + Of(PortNameKind.Last, owner).Length > 0);
        IsComposed = HasPorts && Array.Exists(names, name => name is "image" or "build");
        HasSourcePort = Of(PortNameKind.Port, PortOwner.Source).Length > 0;
        IsSeen = Of(PortNameKind.Seen).Length > 0;
        IsFilter = Array.Exists(names, name => PortNames.Normalize(name) is "chain" or "ipprotocol");
        IsRecord = Array.Exists(names, name => PortNames.Normalize(name) == "islisted");
        IsRuleAlone = IsFilter || Of(PortNameKind.Ruled).Length > 0;
        IsRuled = IsRuleAlone || Array.Exists(known, name => (name.Kind == PortNameKind.Wrapper && name.Transport is not null) || name.Kind is PortNameKind.Ruled or PortNameKind.First or PortNameKind.Last or PortNameKind.Direction
            or PortNameKind.IsOutbound or PortNameKind.Action);
        HasNegation = Array.Exists(known, name => name.Kind is PortNameKind.Negation or PortNameKind.BareNegation or PortNameKind.SideWord);
        IsScan = Array.Exists(names, name => PortNames.Normalize(name) is "state" || (PortNames.Normalize(name) is "status" && !Array.Exists(names, PortNames.IsOfTickets))) && Of(PortNameKind.Action).Length == 0;
        IsTranslated = Array.Exists(known, name => name.Kind == PortNameKind.Left || (name.Kind is PortNameKind.Port or PortNameKind.First && name.Owner is PortOwner.Outside or PortOwner.Inside));
        Others = OthersOf();
        IsWhole = IsSeen || Array.Exists(known, name => name.Kind is PortNameKind.Direction or PortNameKind.IsOutbound or PortNameKind.Action)
            || Array.Exists(names, name => PortNames.Normalize(name) is "kind" or "metadata");
        IsIdentified = Array.Exists(names, PortNames.IsIdentity);
        MayHaveEndPoints = !HasPorts && !HasSourcePort && Array.Exists(names, name => PortEndPoints.NameFor(name) is not null);
        IsRoleSaid = Array.Exists(known, name => name.IsRoleSaid);
    }

    /// <summary>Whether there is a name for ports at all.</summary>
    internal bool HasPorts { get; }

    /// <summary>Whether they are the names of a service of docker compose, whose ports are written 8080:80.</summary>
    internal bool IsComposed { get; }

    internal bool HasSourcePort { get; }

    /// <summary>Whether they are the names of a record of the registry, which has a row for port 0.</summary>
    internal bool IsRecord { get; }

    /// <summary>Whether there is a name that only a rule of a packet filter has.</summary>
    internal bool IsFilter { get; }

    /// <summary>Whether there is a name of what a rule is for, which outweighs a count of what it saw.</summary>
    internal bool IsRuleAlone { get; }

    /// <summary>Whether there is a name that only a rule has.</summary>
    internal bool IsRuled { get; }

    /// <summary>Whether there is a name that only a record of something seen has: a scan, a flow, a log.</summary>
    internal bool IsSeen { get; }

    /// <summary>Whether they are the names of a thing of its own, which is no part of the object around it.</summary>
    internal bool IsWhole { get; }

    /// <summary>Whether there is an id, which things of their own have, and services of a rule too.</summary>
    internal bool IsIdentified { get; }

    /// <summary>Whether there are addresses and no ports, so that the ports may stand with the addresses.</summary>
    internal bool MayHaveEndPoints { get; }

    /// <summary>Whether the names say who asked whom.</summary>
    internal bool IsRoleSaid { get; }

    /// <summary>Whether it may have the state that a scan found a port in; of a list of findings or tickets, a status is theirs.</summary>
    internal bool IsScan { get; }

    /// <summary>Whether there may be ports of both sides of a translation.</summary>
    internal bool IsTranslated { get; }

    /// <summary>The fields that may hold ports beside those that are read; none for most objects.</summary>
    internal int[] Others { get; }

    /// <summary>Whether a name may say that what is named is negated, or the source's.</summary>
    internal bool HasNegation { get; }

    /// <summary>Whether there may be objects whose properties count as its own.</summary>
    internal bool HasWrappers { get; }

    /// <summary>What the field at a place holds by its name.</summary>
    internal PortName NameAt(int place) => known[place];

    /// <summary>Whether two names differ in number alone: Azure has one range in the singular and several in the plural, others ports and ranges.</summary>
    internal bool IsPlural(int place, int singular) => StemOf(names[place]) == StemOf(names[singular]);

    /// <summary>Remembers an object that has these fields and no other members, so that others like it are known at less cost.</summary>
    internal void Learn(PSObject input)
    {
        if (InstanceNames.IsKnown && input.BaseObject is PSCustomObject && InstanceNames.ReadMembers(input, new PSMemberInfo?[names.Length]) == names.Length)
        {
            (members, buffer, type) = (new PSMemberInfo?[names.Length], new PortField[names.Length], InstanceNames.TypeOf(input));
        }
    }

    /// <summary>The fields of an object that has the same names and no others; they are written over for the next.</summary>
    internal PortField[]? FieldsOf(PSObject input)
    {
        if (buffer is null || input.BaseObject is not PSCustomObject || InstanceNames.ReadMembers(input, members!) != names.Length || InstanceNames.TypeOf(input) != type)
        {
            return null;
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (members![i] is not PSPropertyInfo property || !IsName(i, property.Name))
            {
                return null;
            }

            buffer[i] = new PortField(names[i], property);
        }

        return buffer;
    }

    internal bool Fits(PortField[] fields)
    {
        if (fields.Length != names.Length)
        {
            return false;
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (!IsName(i, fields[i].Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The places of the fields of a kind, best first.</summary>
    internal int[] Of(PortNameKind kind, PortOwner owner = PortOwner.Unsaid) => places[PlaceOf(kind, owner)] ?? None;

    private bool IsName(int place, string name) => ReferenceEquals(name, names[place]) || string.Equals(name, names[place], StringComparison.Ordinal);

    private static string StemOf(string name) => PortNames.Normalize(name).TrimEnd('s').Replace("portrange", "port");

    private int[] OthersOf()
    {
        var all = new List<int>();
        int count = 0;
        for (int i = 0; i < names.Length; i++)
        {
            bool isKnown = known[i].Kind is PortNameKind.Port or PortNameKind.First && known[i].Owner is PortOwner.Unsaid or PortOwner.Local or PortOwner.Destination or PortOwner.Outside;
            count += isKnown ? 1 : 0;
            if (isKnown || (known[i].Kind == PortNameKind.None && PortNames.MayHoldOthers(names[i])))
            {
                all.Add(i);
            }
        }

        return all.Count == count && count < 2 ? None : all.ToArray();
    }

    private static int PlaceOf(PortNameKind kind, PortOwner owner) => ((int)kind * Owners) + (int)owner;
}
