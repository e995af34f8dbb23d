using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What a rule of ufw is to or from: <c>192.168.0.1 22/tcp on eth0</c>, <c>Anywhere (v6)</c>, <c>80,443/tcp (WWW Full)</c>, <c>Nginx Full</c>.</summary>
internal sealed class UfwSide
{
    private const string Anywhere = "Anywhere";

    internal TransportSpec Protocol { get; private set; } = TransportSpec.Any;

    internal PortSpec? Port { get; private set; }

    internal string? Address { get; private set; }

    internal string? Interface { get; private set; }

    internal string? Profile { get; private set; }

    internal static UfwSide Read(List<string> words)
    {
        var side = new UfwSide();
        var rest = new List<string>();
        int depth = 0;
        var inside = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (depth > 0 || word[0] == '(')
            {
                depth += Count(word, '(') - Count(word, ')');
                inside.Add(word);
                continue;
            }

            if (word == "on" && i + 1 < words.Count)
            {
                side.Interface = words[++i];
                continue;
            }

            rest.Add(word);
        }

        string aside = string.Join(" ", inside);
        side.Profile = ProfileIn(aside);
        side.ReadRest(rest);
        side.Address ??= aside.IndexOf("(v6)", StringComparison.Ordinal) < 0 ? Anywhere : Anywhere + " (v6)";
        return side;
    }

    private static int Count(string word, char c) => word.Length - word.Replace(c.ToString(), string.Empty).Length;

    // "(v6)", "(out)", "(log)" and "(log-all)" are no profiles; "(WWW Full (v6))" is.
    private static string? ProfileIn(string inside)
    {
        string text = inside.Replace("(v6)", string.Empty).Replace("(log-all)", string.Empty).Replace("(log)", string.Empty).Replace("(out)", string.Empty).Trim();
        text = text.TrimStart('(').TrimEnd(')').Trim();
        return text.Length == 0 ? null : text;
    }

    private void ReadRest(List<string> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        if (words[0].StartsWith(Anywhere, StringComparison.Ordinal))
        {
            ReadProtocol(words[0]);
            words.RemoveAt(0);
        }
        else if (IsAddress(words[0]))
        {
            Address = ReadProtocol(words[0]);
            words.RemoveAt(0);
        }

        if (words.Count == 0)
        {
            return;
        }

        if (words.Count == 1 && words[0][0] is >= '0' and <= '9')
        {
            string ports = ReadProtocol(words[0]);
            Port = PortSpec.Parse(ports);
            return;
        }

        Profile = string.Join(" ", words);
        Port = FirewallProfiles.Find(Profile);
    }

    // "10.0.0.1/gre" and "10.0.0.0/8": what follows the slash is a protocol or the length of a prefix.
    private string ReadProtocol(string word)
    {
        int slash = word.LastIndexOf('/');
        if (slash < 0 || slash + 1 == word.Length || word[slash + 1] is >= '0' and <= '9')
        {
            return word;
        }

        Protocol = TransportSpec.Parse(word.Substring(slash + 1));
        return word.Substring(0, slash);
    }

    private static bool IsAddress(string word)
    {
        int dots = Count(word, '.');
        int colons = Count(word, ':');
        return dots == 3 || (colons >= 2 && word.IndexOf(',') < 0);
    }
}
