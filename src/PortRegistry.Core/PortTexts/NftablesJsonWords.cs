using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Writes statements and expressions of <c>nft -j</c> in the language of nft.</summary>
internal sealed class NftablesJsonWords(List<NftablesToken> tokens)
{
    // Words that mean something to nft where they stand without quotes.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { ".", "-", "/", "and", "or", "xor", "lshift", "rshift", "set", "map", "vmap" };

    internal string? Statements(object? list)
    {
        foreach (object? statement in list as List<object?> ?? new List<object?>())
        {
            if (statement is not Dictionary<string, object?> { Count: > 0 } members)
            {
                return "a statement is an object";
            }

            KeyValuePair<string, object?> one = First(members);
            string? reason = Statement(one.Key, one.Value);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Elements between braces.</summary>
    internal string? Set(object? elements)
    {
        Add("{");
        string? reason = elements is List<object?> list ? Listed(list) : Element(elements);
        Add("}");
        return reason;
    }

    internal string? Expression(object? value)
    {
        switch (value)
        {
            case NftablesToken number:
                tokens.Add(number);
                return null;
            case bool exists:
                Add(exists ? "exists" : "missing");
                return null;
            case string text:
                tokens.Add(new NftablesToken(text, !IsPlain(text)));
                return null;
            case List<object?> list:
                return Listed(list);
            case Dictionary<string, object?> { Count: > 0 } members:
                KeyValuePair<string, object?> one = First(members);
                return Expression(one.Key, one.Value);
            default:
                return "a value is missing";
        }
    }

    private static KeyValuePair<string, object?> First(Dictionary<string, object?> members)
    {
        Dictionary<string, object?>.Enumerator of = members.GetEnumerator();
        of.MoveNext();
        return of.Current;
    }

    private void Add(params string[] words)
    {
        foreach (string word in words)
        {
            // A missing member has no equivalent in the language.
            tokens.Add(new NftablesToken(word, word.Length == 0));
        }
    }

    private string? Listed(List<object?> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                Add(",");
            }

            string? reason = Element(list[i]);
            if (reason is not null)
            {
                return reason;
            }
        }

        return null;
    }

    // Of a map, a key and its value.
    private string? Element(object? element)
    {
        if (element is not List<object?> { Count: 2 } pair)
        {
            return Expression(element);
        }

        string? reason = Expression(pair[0]);
        Add(":");
        return reason ?? (pair[1] is Dictionary<string, object?> { Count: > 0 } members && First(members) is var one && IsVerdict(one.Key) ? Statement(one.Key, one.Value) : Expression(pair[1]));
    }

    // Words that need no quotes; operators of the language would.
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/' or '*' or '@'))
            {
                return false;
            }
        }

        return text.Length > 0 && !Keywords.Contains(text);
    }

    private static bool IsVerdict(string key) => key is "accept" or "drop" or "continue" or "return" or "jump" or "goto";

    private string? Statement(string key, object? value)
    {
        var members = value as Dictionary<string, object?>;
        switch (key)
        {
            case "match" when members is not null:
                string sign = Text(members, "op");
                string? left = Expression(Member(members, "left"));
                if (sign is not ("==" or "in") || (sign == "==" && Member(members, "left") is Dictionary<string, object?> masked && masked.ContainsKey("&")))
                {
                    Add(sign);
                }

                return left ?? Expression(Member(members, "right"));
            case "accept" or "drop" or "continue" or "return" or "notrack" or "counter" or "last" or "log" or "queue" or "synproxy" or "reject":
                Add(key);
                return null;
            case "jump" or "goto" when members is not null:
                Add(key);
                tokens.Add(new NftablesToken(Text(members, "target"), true));
                return null;
            case "vmap" when members is not null:
                string? reason = Expression(Member(members, "key"));
                Add("vmap");
                return reason ?? Expression(Member(members, "data"));
            case "mangle" when members is not null:
                string? mangled = Expression(Member(members, "key"));
                Add("set");
                return mangled ?? Expression(Member(members, "value"));
            case "limit" or "quota":
                Add(key);
                if (value is string name)
                {
                    Add("name", name);
                    return null;
                }

                if (members is not null && key == "limit")
                {
                    Add("rate");
                }

                if (members is not null && members.TryGetValue("inv", out object? inverted) && inverted is true)
                {
                    Add("over");
                }

                if (members is null)
                {
                    return $"'{key}' has no value";
                }

                if (key == "quota")
                {
                    AddWords(members, "val", "val_unit");
                    return null;
                }

                bool isOfBytes = members.ContainsKey("rate_unit") && Text(members, "rate_unit") != "packets";
                Add(isOfBytes ? new[] { Text(members, "rate"), Text(members, "rate_unit") + "/" + Text(members, "per") } : new[] { Text(members, "rate") + "/" + Text(members, "per") });
                if (Text(members, "burst") is { Length: > 0 } burst && burst != "0")
                {
                    Add("burst", burst, members.ContainsKey("burst_unit") ? Text(members, "burst_unit") : "packets");
                }

                return null;
            case "ct count" when members is not null:
                Add("ct", "count");
                if (members.TryGetValue("inv", out object? over) && over is true)
                {
                    Add("over");
                }

                Add(Text(members, "val"));
                return null;
            case "ct helper" or "ct timeout" or "ct expectation":
                Add("ct", key.Substring(3), "set");
                return Expression(value);
            case "snat" or "dnat" or "masquerade" or "redirect" or "tproxy":
                return Nat(key, members);
            case "set" or "map" when members is not null && members.ContainsKey("set"):
                return Dynamic(members);
            case "flow" when members is not null:
                Add("flow", Text(members, "op"), Text(members, "flowtable"));
                return null;
            case "dup" or "fwd" when members is not null:
                Add(key, "to");
                return Expression(Member(members, members.ContainsKey("addr") ? "addr" : "dev"));
            case "xt":
                return NftablesToken.HiddenReason(members is null ? "xt" : Text(members, "name"));
            default:
                return $"'{key}' is no statement of nft that is known here";
        }
    }

    private string? Nat(string key, Dictionary<string, object?>? members)
    {
        Add(key);
        object? address = members is null ? null : Member(members, "addr");
        object? port = members is null ? null : Member(members, "port");
        if (address is null && port is null)
        {
            return null;
        }

        Add("to");
        string? reason = address is null ? null : Expression(address);
        if (port is not null)
        {
            Add(":");
            reason ??= Expression(port);
        }

        return reason;
    }

    private string? Dynamic(Dictionary<string, object?> members)
    {
        Add(Text(members, "op"), Text(members, "set"), "{");
        string? reason = Expression(Member(members, "elem"));
        if (reason is null && Member(members, "stmt") is object statements)
        {
            reason = Statements(statements);
        }

        Add("}");
        return reason;
    }

    private string? Expression(string key, object? value)
    {
        var members = value as Dictionary<string, object?>;
        var list = value as List<object?>;
        switch (key)
        {
            case "set":
                return Set(value);
            case "concat" when list is not null:
                return Joined(list, ".");
            case "&" when list is { Count: 2 } && list[1] is List<object?> bits:
                string? field = Expression(list[0]);
                Add("&", "(");
                field ??= Joined(bits, "|");
                Add(")");
                return field;
            case "&" or "|" or "^" or "<<" or ">>" when list is not null:
                return Joined(list, key);
            case "range" when list is { Count: 2 }:
                Add(Word(list[0]) + "-" + Word(list[1]));
                return null;
            case "prefix" when members is not null:
                Add(Text(members, "addr") + "/" + Text(members, "len"));
                return null;
            case "elem" when members is not null:
                return Expression(Member(members, "val"));
            case "map" when members is not null:
                string? reason = Expression(Member(members, "key"));
                Add("map");
                return reason ?? Expression(Member(members, "data"));
            case "payload" when members is not null && members.ContainsKey("base"):
                Add("@" + Text(members, "base"), ",", Text(members, "offset"), ",", Text(members, "len"));
                return null;
            case "payload" when members is not null:
                Add(Text(members, "protocol"), Text(members, "field"));
                return null;
            case "meta" when members is not null:
                Add("meta", Text(members, "key"));
                return null;
            case "ct" when members is not null:
                Add("ct");
                AddWords(members, "dir", "family");
                Add(Text(members, "key").Split(' '));
                return null;
            case "rt" when members is not null:
                Add("rt");
                AddWords(members, "family", "key");
                return null;
            case "socket" when members is not null:
                Add("socket", Text(members, "key"));
                return null;
            case "osf":
                Add("osf", "name");
                return null;
            case "exthdr" when members is not null:
                Add(members.ContainsKey("field") ? Text(members, "name") : "exthdr", members.ContainsKey("field") ? Text(members, "field") : Text(members, "name"));
                return null;
            case "tcp option" or "ip option" or "sctp chunk" when members is not null:
                Add(key.Split(' '));
                AddWords(members, "name", "field");
                return null;
            case "fib" when members is not null:
                Add("fib");
                string? flags = Joined(Member(members, "flags") as List<object?> ?? new List<object?> { Member(members, "flags") }, ".", isWord: true);
                Add(Text(members, "result"));
                return flags;
            case "numgen" when members is not null:
                Add("numgen", Text(members, "mode"), "mod", Text(members, "mod"));
                return null;
            case "symhash" when members is not null:
                Add("symhash", "mod", Text(members, "mod"));
                return null;
            case "jhash" when members is not null:
                Add("jhash");
                string? hashed = Expression(Member(members, "expr"));
                Add("mod", Text(members, "mod"));
                return hashed;
            default:
                return $"'{key}' is no expression of nft that is known here";
        }
    }

    private string? Joined(List<object?> list, string sign, bool isWord = false)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                Add(sign);
            }

            if (isWord)
            {
                Add(Word(list[i]));
            }
            else if (Expression(list[i]) is string reason)
            {
                return reason;
            }
        }

        return null;
    }

    private void AddWords(Dictionary<string, object?> members, params string[] names)
    {
        foreach (string name in names)
        {
            if (Text(members, name) is { Length: > 0 } word)
            {
                Add(word);
            }
        }
    }

    private static object? Member(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) ? value : null;

    private static string Text(Dictionary<string, object?> members, string name) => Word(Member(members, name));

    private static string Word(object? value) => value as string ?? (value is NftablesToken number ? number.Text : string.Empty);
}
