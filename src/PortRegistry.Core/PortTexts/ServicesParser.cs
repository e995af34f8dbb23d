namespace PortRegistry;

/// <summary><c>/etc/services</c>: a name, a port with its transport, other names, and a comment.</summary>
internal sealed class ServicesParser : PortTextParser
{
    // "web-1 1/1 Running" counts pods: a file of names writes transports as names.
    internal static bool IsRow(string[] words)
    {
        int slash = words.Length < 2 ? -1 : words[1].IndexOf('/');
        return slash > 0 && slash + 1 < words[1].Length && char.IsLetter(words[1][slash + 1])
            && IsDigits(words[1].Substring(0, slash)) && TransportSpec.Parse(words[1].Substring(slash + 1)).Kind != TransportSpecKind.Invalid;
    }

    internal static PortTextClaim Claim(PortTextLine line) => IsRow(line.Words) ? PortTextClaim.Row : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        int hash = line.Raw.IndexOf('#');
        string[] words = Words(hash < 0 ? line.Raw : line.Raw.Substring(0, hash));
        if (words.Length == 0)
        {
            return null;
        }

        int slash = words.Length < 2 ? -1 : words[1].IndexOf('/');
        if (slash < 1)
        {
            return "a line of /etc/services has a name and a port with its transport, such as ssh 22/tcp";
        }

        string written = words[1].Substring(0, slash);
        PortSpec port = PortSpec.Parse(IsDigits(written.Replace("-", string.Empty)) ? written : "!" + written);
        TransportSpec protocol = TransportSpec.Parse(words[1].Substring(slash + 1));
        if (port.Kind != PortSpecKind.Range || protocol.Kind != TransportSpecKind.Transports)
        {
            return $"'{words[1]}' is not a port with its transport: tcp, udp, sctp or dccp";
        }

        string? comment = hash < 0 ? null : line.Raw.Substring(hash + 1).Trim();
        sink.Add(new PortUseDraft
        {
            Role = PortUseRole.Name,
            LocalPort = port,
            Protocol = protocol,
            Service = words[0],
            Aliases = words.Length > 2 ? new System.ArraySegment<string>(words, 2, words.Length - 2) : null,
            Comment = string.IsNullOrEmpty(comment) ? null : comment,
        });
        return null;
    }
}
