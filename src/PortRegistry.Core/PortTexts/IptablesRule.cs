using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// Parses a rule of iptables. It becomes two rules if a condition applies to the port of either side.
/// </summary>
internal sealed class IptablesRule
{
    private const int MaxRules = 16;

    private readonly List<PacketRule> rules = new(1);
    private List<ShellWord> words = new();
    private List<string>? condition;
    private string? module;
    private string? target;
    private bool isModuleNamed;
    private bool isNegated;
    private int at;

    internal List<PacketRule> Rules => rules;

    /// <summary>The target, which may be a chain.</summary>
    internal string? Target => target;

    /// <summary>Reads the next rule; the rules of the one before are no longer there.</summary>
    internal string? Read(List<ShellWord> command, int start)
    {
        (words, at, condition, module, target, isModuleNamed, isNegated) = (command, start, null, null, null, false, false);
        rules.Clear();
        rules.Add(new PacketRule());
        for (; at < words.Count; at++)
        {
            ShellWord word = words[at];
            if (!word.IsQuoted && word.Text == "!")
            {
                isNegated = true;
                continue;
            }

            if (!word.IsOption)
            {
                return $"'{word.Text}' is the value of no option that is known here";
            }

            string? reason = ReadOption(IptablesOptions.CanonicalName(word.Text));
            if (reason is not null)
            {
                return reason;
            }

            isNegated = false;
        }

        EndModule();
        return isNegated ? "nothing stands behind '!'" : null;
    }

    private string? ReadOption(string option)
    {
        switch (option)
        {
            case "-4" or "-6" or "-v" or "-n" or "-x" or "--line-numbers" or "-w" or "-t" or "-c":
                at += option is "-t" ? 1 : option is "-c" ? 2 : option is "-w" && at + 1 < words.Count && int.TryParse(words[at + 1].Text, out _) ? 1 : 0;
                return null;
            case "-f":
                AddCondition(isNegated ? "! -f" : "-f");
                EndModule();
                return null;
        }

        bool isOfTarget = IsKnownForTarget(option);
        int count = isOfTarget ? IptablesOptions.OfTarget(option) : CountOf(option);
        if (count < 0)
        {
            return $"'{words[at].Text}' is no option of iptables that is known here";
        }

        if (at + 1 < words.Count && !words[at + 1].IsQuoted && words[at + 1].Text == "!" && count > 0)
        {
            isNegated = true;
            at++;
        }

        if (at + count >= words.Count)
        {
            return $"a value is missing behind '{option}'";
        }

        int first = at + 1;
        at += count;
        string value = count == 0 ? string.Empty : words[first].Text;
        if (isOfTarget)
        {
            return ReadTargetOption(option, value);
        }

        return ReadMatch(option, value, first, count);
    }

    private bool IsKnownForTarget(string option)
        => option.Length > 2 && (target is not null || CountOf(option) < 0) && IptablesOptions.OfTarget(option) >= 0 && !(option == "--to" && module == "string");

    private int CountOf(string option) => option switch
    {
        "-p" or "-s" or "-d" or "-i" or "-o" or "-j" or "-g" or "-m" or "--dport" or "--sport" or "--dports" or "--sports" or "--ports" or "--icmp-type" or "--icmpv6-type" => 1,
        "--set" => module == "set" ? 2 : 0,
        "--to" => module == "string" ? 1 : -1,
        "--mask" => 1,
        _ => IptablesOptions.OfMatch(option),
    };

    private string? ReadMatch(string option, string value, int first, int count)
    {
        switch (option)
        {
            case "-m":
                EndModule();
                (module, isModuleNamed) = (value, true);
                return null;
            case "-p":
                return ReadProtocol(value);
            case "--dport" or "--dports":
                return ReadPorts(option, value, true);
            case "--sport" or "--sports":
                return ReadPorts(option, value, false);
            case "--ports":
                return ReadEither(value, Written(option, value));
            case "--icmp-type" or "--icmpv6-type":
                return ReadMessages(option, value);
            case "-s" or "-d":
                ReadAddress(option, value);
                return null;
            case "-i" or "-o":
                ReadInterface(option, value);
                return null;
            case "-j" or "-g":
                ReadJump(value, option == "-g");
                return null;
            case "--comment":
                isModuleNamed = false;
                foreach (PacketRule rule in rules)
                {
                    rule.Comment = value;
                }

                return null;
        }

        bool isForKnown = option is "--ctstate" or "--state" ? IsKnown(value, isNegated) : option == "--syn" && isNegated;
        foreach (PacketRule rule in rules)
        {
            rule.IsForKnownConnections |= isForKnown;
        }

        string text = (isNegated ? "! " : string.Empty) + option;
        for (int i = first; i < first + count; i++)
        {
            text += " " + (words[i].IsQuoted ? "\"" + words[i].Text + "\"" : words[i].Text);
        }

        AddCondition(text);
        return null;
    }

    private string Written(string option, string value) => (isNegated ? "! " : string.Empty) + option + " " + value;

    private void AddCondition(string text) => (condition ??= new List<string>()).Add(text);

    // The options of a module are one condition: "-m recent --update --seconds 60". For some modules, the name alone is one.
    private void EndModule()
    {
        bool isByName = isModuleNamed && module is not ("tcp" or "udp" or "udplite" or "sctp" or "dccp" or "icmp" or "icmp6" or "icmpv6" or "ipv6-icmp" or "multiport" or "mport" or "comment");
        if (condition is not null || isByName)
        {
            string text = (module is null ? string.Empty : "-m " + module + " ") + string.Join(" ", condition ?? new List<string>());
            foreach (PacketRule rule in rules)
            {
                rule.AddCondition(text.Trim());
            }
        }

        (condition, module, isModuleNamed) = (null, null, false);
    }

    private void ReadAddress(string option, string value)
    {
        if (!isNegated && IsAnywhere(value))
        {
            return;
        }

        foreach (PacketRule rule in rules)
        {
            if (!rule.TryAddAddress(option == "-d", isNegated ? "! " + value : value))
            {
                rule.AddCondition(Written(option, value));
            }
        }
    }

    private void ReadInterface(string option, string value)
    {
        if (!isNegated && value == "+")
        {
            return;
        }

        foreach (PacketRule rule in rules)
        {
            if (!rule.TryAddInterface(option == "-i", isNegated ? "! " + value : value))
            {
                rule.AddCondition(Written(option, value));
            }
        }
    }

    private void ReadJump(string value, bool isGoto)
    {
        EndModule();
        target = value;
        foreach (PacketRule rule in rules)
        {
            rule.Action = isGoto ? "goto " + value : value;
            rule.IsRedirection = value is "DNAT" or "REDIRECT" or "TPROXY";
        }
    }

    internal static bool IsAnywhere(string address) => address is "0/0" or "0.0.0.0/0" or "::/0" or "0.0.0.0/0.0.0.0" or "anywhere" or "any";

    // States of packets that do not start a connection. Untracked and translated packets can.
    internal static bool IsKnown(string states, bool isNegated)
    {
        bool isKnown = false;
        foreach (string state in states.ToUpperInvariant().Split(','))
        {
            if (state == "NEW")
            {
                return isNegated;
            }

            isKnown |= state is "ESTABLISHED" or "RELATED" or "INVALID";
        }

        return isKnown && !isNegated;
    }

    private string? ReadProtocol(string value)
    {
        string name = value;
        bool isNot = isNegated;
        if (name.StartsWith("!", StringComparison.Ordinal))
        {
            (name, isNot) = (name.Substring(1), true);
        }

        TransportSpec protocol = name == "0" ? TransportSpec.Any : TransportSpec.Parse(name);
        if (protocol.Kind == TransportSpecKind.Invalid)
        {
            return $"'{value}' is not a protocol";
        }

        foreach (PacketRule rule in rules)
        {
            if (isNot)
            {
                rule.AddCondition("! -p " + name);
            }
            else
            {
                rule.AddTransport(protocol);
            }
        }

        return null;
    }

    private string? PortsOf(string value, out PortSpec ports)
    {
        bool isNot = isNegated || value.StartsWith("!", StringComparison.Ordinal);
        ports = isNot ? RuleText.Compare("!", PortSpec.Parse(value.TrimStart('!'))) : PortSpec.Parse(value);
        return ports.Kind == PortSpecKind.Invalid ? ports.Error!.TrimEnd('.') : null;
    }

    private string? ReadPorts(string option, string value, bool isDestination)
    {
        string? reason = PortsOf(value, out PortSpec ports);
        if (reason is not null)
        {
            return reason;
        }

        foreach (PacketRule rule in rules)
        {
            if (!rule.TryAddPorts(isDestination, ports))
            {
                rule.AddCondition(Written(option, value));
            }
        }

        return null;
    }

    private string? ReadEither(string value, string written)
        => PortsOf(value, out PortSpec ports) ?? AddEither(rules, ports, isNegated || value.StartsWith("!", StringComparison.Ordinal), written);

    /// <summary>Asks for the port of either side, which makes two rules of each; where negated, for that of neither.</summary>
    internal static string? AddEither(List<PacketRule> rules, PortSpec ports, bool isNegated, string written)
    {
        if (!isNegated && rules.Count >= MaxRules)
        {
            return "the rule asks more than four times for the port of either side; write it as several rules";
        }

        List<PacketRule> others = isNegated ? rules : rules.ConvertAll(rule => rule.Clone());
        Add(rules, true);
        Add(others, false);
        if (!isNegated)
        {
            rules.AddRange(others);
        }

        return null;

        void Add(List<PacketRule> to, bool isDestination)
        {
            foreach (PacketRule rule in to)
            {
                if (!rule.TryAddPorts(isDestination, ports))
                {
                    rule.AddCondition(written);
                }
            }
        }
    }

    private string? ReadMessages(string option, string value)
    {
        TransportSpec protocol = TransportSpec.Parse(option == "--icmp-type" ? "icmp" : "ipv6-icmp");
        bool isAny = value is "any" or "255";
        foreach (PacketRule rule in rules)
        {
            rule.AddTransport(protocol);
            if (isNegated || (!isAny && !rule.TryAddMessages(PacketPorts.Message(value.Replace('/', ':'), protocol))))
            {
                rule.AddCondition(Written(option, value));
            }
        }

        return null;
    }

    private string? ReadTargetOption(string option, string value)
    {
        (string? Address, string? Port) to = option switch
        {
            "--to-destination" or "--to-source" or "--to-dest" => PacketPorts.SplitAddress(value),
            "--to" => PacketPorts.SplitAddress(value),
            "--to-ports" or "--on-port" => (null, value),
            "--on-ip" => (value, null),
            _ => (null, null),
        };
        return Translate(to);
    }

    private string? Translate((string? Address, string? Port) to) => Translate(rules, to);

    internal static string? Translate(List<PacketRule> rules, (string? Address, string? Port) to)
    {
        int slash = to.Port?.IndexOf('/') ?? -1;
        PortSpec? ports = to.Port is null ? null : PortSpec.Parse(slash < 0 ? to.Port : to.Port.Substring(0, slash));
        if (ports?.Error is string error)
        {
            return error.TrimEnd('.');
        }

        foreach (PacketRule rule in rules)
        {
            rule.NatAddress = to.Address is null ? rule.NatAddress : rule.NatAddress is null ? to.Address : rule.NatAddress + ", " + to.Address;
            rule.NatPort = ports ?? rule.NatPort;
        }

        return null;
    }
}
