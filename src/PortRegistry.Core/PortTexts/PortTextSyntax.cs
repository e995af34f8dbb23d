using System;

namespace PortRegistry;

/// <summary>
/// One of the syntaxes of a format, such as nmap's grepable lines or its XML: the lines that it claims, and their parser.
/// </summary>
internal sealed class PortTextSyntax
{
    private readonly Func<PortTextParser> create;

    internal PortTextSyntax(PortTextFormat format, string source, Func<PortTextLine, PortTextClaim> claim, Func<PortTextParser> create)
    {
        Format = format;
        Source = source;
        Claim = claim;
        this.create = create;
    }

    internal PortTextFormat Format { get; }

    /// <summary>The program or file, as users call it.</summary>
    internal string Source { get; }

    internal Func<PortTextLine, PortTextClaim> Claim { get; }

    internal PortTextParser Create() => create();
}
