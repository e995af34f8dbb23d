using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>
/// One side of a rule of ufw: an address, then ports with their transport or the name of a profile, then additions: <c>192.168.0.1 22/tcp on eth0</c>, <c>Anywhere (v6)</c>, <c>80,443/tcp (WWW Full (v6))</c>.
/// </summary>
internal sealed class UfwSide
{
    private const string Anywhere = "Anywhere";

    private static readonly Regex On = new(@" on (\S+)$", RegexOptions.CultureInvariant);
    private static readonly Regex OfProfile = new(@"^(?<ports>(.* )?[0-9][0-9,:]*(/[a-z]+)?) \((?<name>.+)\)$", RegexOptions.CultureInvariant);
    private static readonly Regex Ports = new(@"^[0-9]+([,:][0-9]+)*(/[a-z0-9]+)?$", RegexOptions.CultureInvariant);


    // What ufw accepts as the name of a profile, which is no part of an address either.
    private static readonly Regex Name = new(@"^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 _.+-]*$", RegexOptions.CultureInvariant);

    internal TransportSpec Protocol { get; private set; } = TransportSpec.Any;

    internal PortSpec? Port { get; private set; }

    internal string Address { get; private set; } = Anywhere;

    internal string? Interface { get; private set; }

    internal string? Profile { get; private set; }

    /// <summary>Reads one side.</summary>
    /// <param name="text">The side, with single spaces between words.</param>
    /// <returns>The side, or the error.</returns>
    internal static (UfwSide Side, string? Error) Read(string text)
    {
        var side = new UfwSide();
        Match on = On.Match(text);
        if (on.Success)
        {
            side.Interface = on.Groups[1].Value;
            text = text.Substring(0, on.Index);
        }

        bool isV6 = text.IndexOf("(v6)", StringComparison.Ordinal) >= 0;
        text = text.Replace(" (v6)", string.Empty).Trim();
        Match named = OfProfile.Match(text);
        if (named.Success)
        {
            side.Profile = named.Groups["name"].Value;
            text = named.Groups["ports"].Value;
        }

        int blank = text.IndexOf(' ');
        string first = blank < 0 ? text : text.Substring(0, blank);
        if (first == Anywhere || first.StartsWith(Anywhere + "/", StringComparison.Ordinal) || IsAddress(first))
        {
            side.Address = side.ReadProtocol(first);
            text = blank < 0 ? string.Empty : text.Substring(blank + 1);
        }

        // ufw omits Anywhere if there are ports or a profile.
        if (text.Length > 0 && first.StartsWith(Anywhere, StringComparison.Ordinal))
        {
            return (side, $"'{text}' stands behind Anywhere, where ufw has nothing");
        }

        side.Address += isV6 && side.Address == Anywhere ? " (v6)" : string.Empty;
        return (side, side.ReadRest(text) ?? side.Protocol.Error?.TrimEnd('.'));
    }

    /// <summary>Whether a side that starts with the word is no profile: an address, ports, or anywhere.</summary>
    internal static bool IsStart(string word) => word.StartsWith(Anywhere, StringComparison.Ordinal) || IsAddress(word) || Ports.IsMatch(word);

    private static bool IsAddress(string word)
    {
        int slash = word.IndexOf('/');
        string address = slash < 0 ? word : word.Substring(0, slash);
        return (address.Split('.').Length == 4 || address.Split(':').Length > 2) && System.Net.IPAddress.TryParse(address, out _);
    }

    private string? ReadRest(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (Ports.IsMatch(text))
        {
            Port = PortSpec.Parse(ReadProtocol(text));
            return Port.Error?.TrimEnd('.');
        }

        // A part of Anywhere, or of the direction before it, is left where a row is cut.
        if (!Name.IsMatch(text) || text.Contains(Anywhere) || Anywhere.StartsWith(text, StringComparison.Ordinal) || text is "I" or "IN" or "O" or "OU" or "OUT" or "F" or "FW" or "FWD")
        {
            return $"'{text}' is neither an address, ports nor a profile";
        }

        Profile = text;
        Port = FirewallName.Profile(text).Port;
        return null;
    }

    // "10.0.0.1/gre" and "10.0.0.0/8": after the slash comes a protocol or a prefix length.
    private string ReadProtocol(string word)
    {
        int slash = word.LastIndexOf('/');
        if (slash < 0 || (slash + 1 < word.Length && word[slash + 1] is >= '0' and <= '9'))
        {
            return word;
        }

        Protocol = TransportSpec.Parse(slash + 1 < word.Length ? word.Substring(slash + 1) : word);
        return word.Substring(0, slash);
    }
}
