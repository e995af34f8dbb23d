namespace PortRegistry.Formats;

/// <summary>The terms above the table in IANA's web page and plain text.</summary>
internal static class HeadTerms
{
    internal const string Title = "Title";
    internal const string Category = "Category";
    internal const string Updated = "Last Updated";
    internal const string Experts = "Expert(s)";
    internal const string Reference = "Reference";
    internal const string Note = "Note";
    internal const string Formats = "Available Formats";
}
