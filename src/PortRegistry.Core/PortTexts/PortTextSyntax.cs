using System;

namespace PortRegistry;

/// <summary>
/// One of the ways in which a format is written, such as nmap's grepable lines or its XML: which lines it claims, and
/// what reads them.
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

    /// <summary>What prints it or holds it, as a user calls it.</summary>
    internal string Source { get; }

    internal Func<PortTextLine, PortTextClaim> Claim { get; }

    internal PortTextParser Create() => create();
}
