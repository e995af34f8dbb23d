using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary><c>/etc/services</c>: a name, a port with its transport, other names, and a comment.</summary>
internal sealed class ServicesParser : PortTextParser
{
    /// <summary>Why lines of docker cannot be read.</summary>
    internal const string OfDocker = "Ports of containers have no heading PORTS; 'docker ps' prints it without --format.";

    // docker ps --format prints lines of the same shape, until a container publishes a port or has several.
    private const int MaxHeld = 20;

    private static readonly Regex PortsOfDocker = new(@"\b[0-9]+->[0-9]+(-[0-9]+)?/(tcp|udp|sctp)\b|\b[0-9]+/(tcp|udp|sctp), ", RegexOptions.CultureInvariant);
    private static readonly Regex PortOfDocker = new(@"\b[0-9]+/(tcp|udp|sctp)\b", RegexOptions.CultureInvariant);
    private static readonly Regex Port = new("^(?<port>[0-9]+(-[0-9]+)?)/(?<transport>[A-Za-z][A-Za-z0-9/-]*)$", RegexOptions.CultureInvariant);

    // nmap's list has how often each port was found open, and Wireshark's writes "7/tcp/udp".
    private static readonly Regex Frequency = new(@"^[01]\.[0-9]+$", RegexOptions.CultureInvariant);
    private static readonly char[] NeverInName = { ':', ',', '=', '"', '\'', '(', ')', '<', '>', '{', '}', '|' };

    private static readonly string[] AlikeInDocker = { "The line is assumed to be of a file such as /etc/services: 'docker ps --format' prints containers and their exposed ports alike." };

    private readonly List<(PortUse Draft, PortUseSink Sink)> held = new();
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool isHolding = true;
    private bool isOfFile;
    private bool isOfDocker;

    internal static PortTextClaim Claim(PortTextLine line) => IsRow(line.Words) || IsPortAlone(line) ? PortTextClaim.Row : PortTextClaim.None;

    /// <summary>Whether a line has ports as docker writes them, published or several.</summary>
    internal static bool IsOfDocker(string text) => (text.IndexOf("->", StringComparison.Ordinal) > 0 || text.IndexOf(", ", StringComparison.Ordinal) > 0) && PortsOfDocker.IsMatch(text);

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        int hash = line.Raw.IndexOf('#');
        string text = hash < 0 ? line.Raw : line.Raw.Substring(0, hash);
        string[] words = Words(text);
        isOfFile |= hash >= 0 || IsTold;
        if (words.Length == 0)
        {
            return null;
        }

        if (isOfDocker)
        {
            return words.Length == 1 || PortOfDocker.IsMatch(text) ? null : Aside;
        }

        if (held.Count > 0 && IsOfDocker(text))
        {
            held[0].Sink.Fail($"line {sink.LineNumber} shows that it is of docker. " + OfDocker.TrimEnd('.'));
            held.Clear();
            isOfDocker = true;
            return null;
        }

        Match port = Port.Match(words.Length < 2 ? string.Empty : words[1]);
        if (!port.Success || !Array.TrueForAll(words, word => ReferenceEquals(word, words[1]) || IsName(word) || (!ReferenceEquals(word, words[0]) && Frequency.IsMatch(word))))
        {
            return "a line of /etc/services has a name and a port with its transport, such as ssh 22/tcp";
        }

        PortSpec number = PortSpec.Parse(port.Groups["port"].Value);
        TransportSpec protocol = TransportSpec.Parse(port.Groups["transport"].Value);
        if (number.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports)
        {
            return $"'{words[1]}' is not a port with its transport: tcp, udp, sctp or dccp";
        }

        string? comment = hash < 0 ? null : line.Raw.Substring(hash + 1).Trim();
        var draft = new PortUse
        {
            Role = PortUseRole.Name,
            LocalPort = number,
            Protocol = protocol,
            Service = words[0],
            Aliases = words.Skip(2).Where(word => !Frequency.IsMatch(word)).ToArray(),
            Comment = string.IsNullOrEmpty(comment) ? null : comment,
        };
        if (isHolding)
        {
            // docker prints a container in one line, with as many columns as for the others.
            isOfFile |= held.Count == MaxHeld || protocol.Text == "dccp" || !names.Add(words[0]) || (held.Count > 0 && held[0].Draft.Aliases?.Count != draft.Aliases?.Count);
            held.Add((draft, sink));
        }
        else
        {
            sink.Add(draft);
        }

        if (isOfFile)
        {
            Complete();
        }

        return null;
    }

    internal override void Complete()
    {
        isHolding = false;
        foreach ((PortUse draft, PortUseSink sink) in held)
        {
            draft.Assumption = isOfFile ? null : AlikeInDocker;
            sink.Add(draft);
        }

        held.Clear();
    }

    // "web-1 1/1 Running" counts pods: a file of names writes transports as names.
    private static bool IsRow(string[] words)
        => words.Length > 1 && Port.Match(words[1]) is { Success: true } port && IsName(words[0]) && (words.Length == 2 || words[2][0] == '#' || IsName(words[2]) || Frequency.IsMatch(words[2]))
        && TransportSpec.Parse(port.Groups["transport"].Value).Kind != TransportSpecKind.Invalid;

    private static bool IsName(string word) => word.IndexOfAny(NeverInName) < 0 && Array.Exists(word.ToCharArray(), char.IsLetter);
}
