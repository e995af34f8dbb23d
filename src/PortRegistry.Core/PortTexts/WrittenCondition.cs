using System.Collections.Generic;

namespace PortRegistry;

/// <summary>A condition as its text has it: put together only where nothing else can say it, and once for all rules.</summary>
internal struct WrittenCondition
{
    private readonly IReadOnlyList<NftablesToken> tokens;
    private readonly int start;
    private readonly int end;
    private string? text;

    /// <summary>Makes it of tokens of nft, which stay as they are.</summary>
    internal WrittenCondition(IReadOnlyList<NftablesToken> tokens, int start, int end)
    {
        this.tokens = tokens;
        this.start = start;
        this.end = end;
    }

    /// <summary>Makes it of its text.</summary>
    internal WrittenCondition(string text)
        : this(System.Array.Empty<NftablesToken>(), 0, 0)
        => this.text = text;

    /// <inheritdoc/>
    public override string ToString() => text ??= NftablesToken.Print(tokens, start, end);
}
