using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// A rule of firewalld's rich language: elements, each with its attributes.
/// <c>rule family="ipv4" source NOT address="10.0.0.0/8" port port="5432" protocol="tcp" accept</c>; its grammar is in
/// firewalld.richlanguage(5).
/// </summary>
internal sealed class FirewalldRichRule
{
    private static readonly Dictionary<string, string[]> Elements = new(StringComparer.Ordinal)
    {
        ["rule"] = new[] { "family", "priority" },
        ["source"] = new[] { "address", "mac", "ipset", "invert", "not" },
        ["destination"] = new[] { "address", "ipset", "invert", "not" },
        ["service"] = new[] { "name" },
        ["port"] = new[] { "port", "protocol" },
        ["source-port"] = new[] { "port", "protocol" },
        ["protocol"] = new[] { "value" },
        ["icmp-block"] = new[] { "name" },
        ["icmp-type"] = new[] { "name" },
        ["masquerade"] = Array.Empty<string>(),
        ["forward-port"] = new[] { "port", "protocol", "to-port", "to-addr" },
        ["tcp-mss-clamp"] = new[] { "value" },
        ["log"] = new[] { "prefix", "level", "limit" },
        ["nflog"] = new[] { "group", "prefix", "queue-size", "limit" },
        ["audit"] = new[] { "limit" },
        ["accept"] = new[] { "limit" },
        ["reject"] = new[] { "type", "limit" },
        ["drop"] = new[] { "limit" },
        ["mark"] = new[] { "set", "limit" },
    };

    // Each element with one of the attributes that it needs.
    private static readonly (string Element, string[] Any)[] Needed =
    {
        ("source", new[] { "address", "mac", "ipset" }), ("destination", new[] { "address", "ipset" }), ("service", new[] { "name" }), ("port", new[] { "port" }),
        ("port", new[] { "protocol" }), ("source-port", new[] { "port" }), ("source-port", new[] { "protocol" }), ("protocol", new[] { "value" }),
        ("icmp-block", new[] { "name" }), ("icmp-type", new[] { "name" }), ("forward-port", new[] { "port" }), ("forward-port", new[] { "protocol" }),
        ("forward-port", new[] { "to-port", "to-addr" }), ("mark", new[] { "set" }),
    };

    private readonly Dictionary<string, Dictionary<string, string>> elements = new(StringComparer.Ordinal);

    /// <summary>The action; for a rule without one, its logging.</summary>
    internal string Action
        => Has("accept") ? "accept" : Has("reject") ? "reject" : Has("drop") ? "drop" : Has("mark") ? "mark"
        : Has("log") || Has("nflog") ? "log" : Has("audit") ? "audit" : "accept";

    /// <summary>The rate limit, and the version of IP if no address implies it.</summary>
    internal string? Condition
    {
        get
        {
            string? limit = Of(Action, "limit") is string written && Action is not ("log" or "audit") ? "limit " + written : null;
            bool hasAddress = Of("source", "address") is not null || Of("destination", "address") is not null || Of("forward-port", "to-addr") is not null;
            string? family = hasAddress || Of("rule", "family") is not string name ? null : "family " + name;
            return family is null ? limit : limit is null ? family : family + "; " + limit;
        }
    }

    /// <summary>Whether it says what it is for: an element, an address, or a priority, with which it is for the rest.</summary>
    internal bool HasElement
        => Of("rule", "priority") is not (null or "0")
        || new List<string>(elements.Keys).Exists(name => name is not ("rule" or "log" or "nflog" or "audit" or "accept" or "reject" or "drop" or "mark"));

    internal string? Read(string text)
    {
        List<string>? words = Words(text);
        if (words is null)
        {
            return "a quote has no end";
        }

        Dictionary<string, string>? attributes = null;
        string element = string.Empty;
        bool inLimit = false;
        foreach (string word in words)
        {
            int sign = word.IndexOf('=');
            string name = sign < 0 ? word : word.Substring(0, sign);
            if (sign > 0)
            {
                name = inLimit && name == "value" ? "limit" : name;
                if (attributes is null || Array.IndexOf(Elements[element], name) < 0)
                {
                    return $"'{name}' is no attribute of '{element}' that is known";
                }

                attributes[name] = word.Substring(sign + 1);
                inLimit = false;
            }
            else if (name is "not" or "NOT" && element is "source" or "destination")
            {
                attributes!["not"] = "yes";
            }
            else if (name == "limit" && attributes is not null && Array.IndexOf(Elements[element], "limit") >= 0)
            {
                inLimit = true;
            }
            else if (!Elements.ContainsKey(name) || elements.ContainsKey(name) || (element.Length == 0) != (name == "rule"))
            {
                return $"'{word}' is no element of a rich rule that is known here";
            }
            else
            {
                element = name;
                elements[name] = attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            }
        }

        (string Element, string[] Any) lacking = Array.Find(Needed, need => Has(need.Element) && !Array.Exists(need.Any, name => !string.IsNullOrEmpty(Of(need.Element, name))));
        return lacking.Element is null ? null : $"'{lacking.Element}' has no {string.Join(" or ", lacking.Any)}";
    }

    internal bool Has(string element) => elements.ContainsKey(element);

    internal string? Of(string element, string attribute)
        => elements.TryGetValue(element, out Dictionary<string, string>? attributes) && attributes.TryGetValue(attribute, out string? value) ? value : null;

    /// <summary>The address of the source or destination, an ipset or a hardware address, marked if it is negated.</summary>
    internal string? AddressOf(string element)
    {
        string? address = Of(element, "address") ?? Of(element, "mac") ?? (Of(element, "ipset") is string set ? "ipset:" + set : null);
        bool isNegated = Of(element, "not") is not null || string.Equals(Of(element, "invert"), "true", StringComparison.OrdinalIgnoreCase);
        return address is not null && isNegated ? "! " + address : address;
    }

    // Words as a shell splits them: a word may contain quotes anywhere.
    private static List<string>? Words(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        char quote = '\0';
        bool isWord = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
                isWord = true;
            }
            else if (quote == '\0' ? c is '"' or '\'' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
                isWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                isWord = false;
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        if (isWord)
        {
            words.Add(word.ToString());
        }

        return quote == '\0' ? words : null;
    }
}
