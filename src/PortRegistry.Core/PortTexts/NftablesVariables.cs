using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The variables of <c>define</c>, substituted for <c>$name</c>.</summary>
internal sealed class NftablesVariables
{
    // Definitions that each contain another twice would grow exponentially.
    private const int MaxTokens = 1_000_000;

    private readonly Dictionary<string, List<NftablesToken>> values = new(StringComparer.Ordinal);
    private long total;

    /// <summary>Reads <c>define lan = { ... }</c>, in which variables are already substituted.</summary>
    internal string? Define(List<NftablesToken> statement, int verb)
    {
        if (verb + 1 >= statement.Count)
        {
            return "the name that it defines is missing";
        }

        string name = statement[verb + 1].Text;
        if (statement[verb].Is("undefine"))
        {
            values.Remove(name);
            return null;
        }

        if (verb + 3 >= statement.Count || !statement[verb + 2].Is("="))
        {
            return $"'=' and a value are missing behind '{name}'";
        }

        values[name] = statement.GetRange(verb + 3, statement.Count - verb - 3);
        return null;
    }

    /// <summary>Substitutes variables; returns an error if one is undefined.</summary>
    internal string? Expand(List<NftablesToken> statement)
    {
        int first = statement.FindIndex(IsName);
        if (first < 0)
        {
            return null;
        }

        var expanded = statement.GetRange(0, first);
        for (int i = first; i < statement.Count; i++)
        {
            if (!IsName(statement[i]))
            {
                expanded.Add(statement[i]);
                continue;
            }

            string name = statement[i].Text.Substring(statement[i].Text[0] == ':' ? 2 : 1);
            if (!values.TryGetValue(name, out List<NftablesToken>? value))
            {
                return $"the text does not define '{name}'";
            }

            if (value.Count > MaxTokens - total)
            {
                return $"the definitions of this text stand for more than {MaxTokens} words";
            }

            total += value.Count;

            if (statement[i].Text[0] == ':' && value.Count > 0)
            {
                expanded.Add(new NftablesToken(":" + value[0].Text, false));
                expanded.AddRange(value.GetRange(1, value.Count - 1));
            }
            else
            {
                expanded.AddRange(value);
            }
        }

        statement.Clear();
        statement.AddRange(expanded);
        return null;
    }

    // $port, and :$port behind "to".
    private static bool IsName(NftablesToken token)
        => !token.IsQuoted && token.Text.Length > 1 && (token.Text[0] == '$' || (token.Text.Length > 2 && token.Text[0] == ':' && token.Text[1] == '$'));
}
