using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <content>Comparisons of selectors with a value, a set or a map.</content>
internal sealed partial class NftablesRule
{
    /// <summary>Adds the condition that the selectors' values are in a set, or compare with it.</summary>
    private string? Match(List<NftablesSelector> selectors, NftablesSet set, string comparison, int start)
    {
        set.IsUsed = true;
        string? reason = set.Check(selectors.Count);
        if (reason is not null)
        {
            return reason;
        }

        var written = new WrittenCondition(tokens, start, at);
        if (selectors.Count > 1 && (comparison.Length > 0 || set.IsEmpty))
        {
            bool isEmpty = set.IsEmpty && comparison.Length == 0;
            foreach (PacketRule rule in rules)
            {
                Limit(rule, selectors);
                rule.MatchesNothing |= isEmpty;
                rule.AddCondition(written.ToString());
            }

            return null;
        }

        return selectors.Count == 1 ? MatchOne(selectors[0], set, comparison, ref written)
            : IsOfPortsAlone(selectors) ? MatchPorts(selectors, set, ref written)
            : MatchEach(selectors, set, ref written, null);
    }

    private string? MatchOne(NftablesSelector selector, NftablesSet set, string comparison, ref WrittenCondition written)
    {
        foreach (PacketRule rule in rules)
        {
            string? reason = Apply(rule, selector, set, comparison, ref written);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? Apply(PacketRule rule, NftablesSelector selector, NftablesSet set, string comparison, ref WrittenCondition written)
    {
        if (selector.Transport is not null)
        {
            rule.AddTransport(selector.Transport);
        }

        bool isEmpty = set.IsEmpty;
        if (isEmpty && comparison.Length == 0)
        {
            rule.MatchesNothing = true;
            return null;
        }

        switch (selector.Field)
        {
            case NftablesField.DestinationPort or NftablesField.SourcePort:
                PortSpec ports = set.Ports(comparison) ?? PortSpec.Any;
                if (ports.Kind == PortSpecKind.Invalid)
                {
                    return ports.Error!.TrimEnd('.');
                }

                if (!rule.TryAddPorts(selector.Field == NftablesField.DestinationPort, ports))
                {
                    rule.AddCondition(written.ToString());
                }
                return null;
            case NftablesField.Transport when comparison.Length == 0:
                return AddTransports(rule, set);
            case NftablesField.MessageType when comparison.Length == 0:
                if (!rule.TryAddMessages(MessagesOf(set, selector.Transport!)))
                {
                    rule.AddCondition(written.ToString());
                }
                return null;
            case NftablesField.State:
                rule.IsForKnownConnections |= AreKnown(set, comparison == "!=");
                rule.AddCondition(written.ToString());
                return null;
            case NftablesField.DestinationAddress or NftablesField.SourceAddress or NftablesField.InInterface or NftablesField.OutInterface when set.Elements.Count == 1:
                AddName(rule, selector.Field, set.Elements[0].Parts[0], ref written);
                return null;
            default:
                rule.AddCondition(written.ToString());
                return null;
        }
    }

    private static string? AddTransports(PacketRule rule, NftablesSet set)
    {
        var transports = new List<TransportSpec>();
        foreach (NftablesElement element in set.Elements)
        {
            TransportSpec transport = element.IsRest ? TransportSpec.Any : TransportSpec.Parse(element.Parts[0]);
            if (transport.Kind == TransportSpecKind.Invalid)
            {
                return transport.Error!.TrimEnd('.');
            }

            transports.Add(transport);
        }

        rule.AddTransports(transports);
        return null;
    }

    private static PortSpec MessagesOf(NftablesSet set, TransportSpec protocol)
    {
        var types = new List<PortSpec>();
        foreach (NftablesElement element in set.Elements)
        {
            types.Add(element.IsRest ? PortSpec.Any : PacketPorts.Message(element.Parts.Count > 1 ? element.Parts[0] + ":" + element.Parts[1] : element.Parts[0], protocol));
        }

        return PortSpec.ListOf(types);
    }

    // The bits without names: 1 invalid, 2 established, 4 related, 8 new.
    private static bool AreKnown(NftablesSet set, bool isNegated)
    {
        bool isKnown = false;
        foreach (NftablesElement element in set.Elements)
        {
            string state = element.Parts[0];
            bool isNumber = NftablesSet.TryReadNumber(state, out int bits);
            if (state is "new" or "*" || (isNumber && (bits & 8) != 0))
            {
                return isNegated;
            }

            isKnown |= state is "established" or "related" or "invalid" || (isNumber && (bits & 7) != 0);
        }

        return isKnown && !isNegated;
    }

    private static bool IsOfPortsAlone(List<NftablesSelector> selectors)
        => selectors.TrueForAll(selector => selector.Field is NftablesField.Transport or NftablesField.DestinationPort)
        || (selectors.Count == 2 && selectors[0].Field == NftablesField.MessageType && selectors[1].Field == NftablesField.MessageCode);

    // Transports and ports, or ICMP types and codes, which fit into one list.
    private string? MatchPorts(List<NftablesSelector> selectors, NftablesSet set, ref WrittenCondition written)
    {
        if (selectors[0].Field == NftablesField.MessageType)
        {
            PortSpec messages = MessagesOf(set, selectors[0].Transport!);
            foreach (PacketRule rule in rules)
            {
                Limit(rule, selectors);
                if (!rule.TryAddMessages(messages))
                {
                    rule.AddCondition(written.ToString());
                }
            }

            return null;
        }

        int port = selectors.FindIndex(selector => selector.Field == NftablesField.DestinationPort);
        int transport = selectors.FindIndex(selector => selector.Field == NftablesField.Transport);
        if (port < 0 || transport < 0 || selectors.Count > 2)
        {
            return MatchEach(selectors, set, ref written, null);
        }

        var items = new List<PortSpec>();
        var transports = new List<TransportSpec>();
        foreach (NftablesElement element in set.Elements)
        {
            TransportSpec over = element.IsRest ? TransportSpec.Any : TransportSpec.Parse(element.Parts[transport]);
            items.Add((element.IsRest ? PortSpec.Any : NftablesSet.PortsOf(element.Parts[port])).With(over));
            transports.Add(over);
        }

        PortSpec ports = PortSpec.ListOf(items);
        if (ports.Kind == PortSpecKind.Invalid)
        {
            return ports.Error!.TrimEnd('.');
        }

        foreach (PacketRule rule in rules)
        {
            Limit(rule, selectors);
            rule.AddTransports(transports);
            if (!rule.TryAddPorts(true, ports))
            {
                rule.AddCondition(written.ToString());
            }
        }

        return null;
    }

    // A rule for each element, since its parts belong together.
    private string? MatchEach(List<NftablesSelector> selectors, NftablesSet set, ref WrittenCondition written, Func<PacketRule, NftablesElement, string?>? use)
    {
        if (!table.TryCount((long)rules.Count * set.Elements.Count))
        {
            return $"the sets and maps of this text stand for more than {NftablesCount.Max} uses";
        }

        var each = new List<PacketRule>();
        string text = written.ToString();
        int end = text.IndexOfAny(SetStarts, 1);
        string head = end < 0 ? text : text.Substring(0, end).TrimEnd();
        foreach (NftablesElement element in set.Elements)
        {
            foreach (PacketRule rule in rules)
            {
                PacketRule one = rule.Clone();
                string? reason = ApplyElement(one, selectors, set, element, head, ref written) ?? use?.Invoke(one, element);
                if (reason is not null)
                {
                    return reason;
                }

                each.Add(one);
            }
        }

        rules = each;
        return null;
    }

    private static string? ApplyElement(PacketRule rule, List<NftablesSelector> selectors, NftablesSet set, NftablesElement element, string head, ref WrittenCondition written)
    {
        if (element.IsRest)
        {
            return ApplyRest(rule, selectors, set, head, ref written);
        }

        for (int i = 0; i < selectors.Count; i++)
        {
            var part = new NftablesSet().Be(element.Parts[i]);
            NftablesSelector selector = selectors[i];
            WrittenCondition own = selector.Field == NftablesField.Other ? new WrittenCondition(head + " " + string.Join(" . ", element.Parts)) : written;
            string? reason = Apply(rule, selector, part, string.Empty, ref own);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    // The element for all other keys: for ports, all other ports.
    private static string? ApplyRest(PacketRule rule, List<NftablesSelector> selectors, NftablesSet set, string head, ref WrittenCondition written)
    {
        PortSpec? others = selectors.Count == 1 && selectors[0].Field is NftablesField.DestinationPort or NftablesField.SourcePort ? set.OtherPorts() : null;
        if (others?.Kind == PortSpecKind.Invalid)
        {
            return others.Error!.TrimEnd('.');
        }

        Limit(rule, selectors);
        if (others is null)
        {
            rule.AddCondition(head + " *");
        }
        else
        {
            if (!rule.TryAddPorts(selectors[0].Field == NftablesField.DestinationPort, others))
            {
                rule.AddCondition(written.ToString());
            }
        }

        return null;
    }

    private string? Verdicts(List<NftablesSelector> selectors, NftablesSet map, int start)
    {
        map.IsUsed = true;
        var written = new WrittenCondition(tokens, start, at);
        return map.Check(selectors.Count) ?? MatchEach(selectors, map, ref written, (rule, element) =>
        {
            if (element.Value.Count == 0)
            {
                return $"the element '{string.Join(" . ", element.Parts)}' has no verdict";
            }

            rule.Action = NftablesToken.Print(element.Value, 0, element.Value.Count, quotes: false);
            if (element.Value.Count == 2 && element.Value[0].Text is "jump" or "goto")
            {
                rule.JumpTarget = element.Value[1].Text;
                return null;
            }

            return element.Value.Count == 1 && rule.Action is "accept" or "drop" or "continue" or "return" or "queue"
                ? null
                : $"'{rule.Action}' is no verdict of nft that is known here";
        });
    }
}
