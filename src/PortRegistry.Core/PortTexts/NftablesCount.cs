namespace PortRegistry;

/// <summary>Limits the uses from elements of sets and maps: each rule multiplies its elements, so a short text could have very many.</summary>
internal sealed class NftablesCount
{
    /// <summary>No ruleset has more.</summary>
    internal const int Max = 1_000_000;

    private long uses;

    internal bool TryAdd(long more)
    {
        bool fits = more <= Max - uses;
        uses += fits ? more : 0;
        return fits;
    }
}
