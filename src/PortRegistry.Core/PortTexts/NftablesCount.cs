namespace PortRegistry;

/// <summary>How many uses the elements of sets and maps give: every rule gives every element, so that a text could say far more than it holds.</summary>
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
