using System;

namespace PortRegistry;

/// <summary>
/// One of the syntaxes of a format, such as nmap's grepable lines or its XML: the lines that it claims, and their parser.
/// </summary>
internal sealed class PortTextSyntax(PortTextFormat format, string source, Func<PortTextLine, PortTextClaim> claim, Func<PortTextParser> create)
{
    internal PortTextFormat Format { get; } = format;

    /// <summary>The program or file, as users call it.</summary>
    internal string Source { get; } = source;

    internal Func<PortTextLine, PortTextClaim> Claim { get; } = claim;

    internal PortTextParser Create() => create();
}
