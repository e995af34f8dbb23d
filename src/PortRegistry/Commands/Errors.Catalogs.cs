using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>Errors of catalogs.</content>
internal static partial class Errors
{
    internal static ErrorRecord CatalogNotFound(string path)
        => Record("CatalogNotFound", ErrorCategory.ObjectNotFound, path, $"There is no file '{path}'. Check the path.");

    /// <summary>The error record for an exception of reading a catalog; null for an unexpected one.</summary>
    internal static ErrorRecord? OfCatalog(Exception exception, string path) => OfFile(exception, path, CatalogNotFound, CatalogNotValid, CatalogNotReadable);

    private static ErrorRecord CatalogNotReadable(string path, Exception exception)
        => Record("CatalogNotReadable", ErrorCategory.ReadError, path, $"The catalog '{path}' cannot be read. {exception.Message}", exception);

    private static ErrorRecord CatalogNotValid(string path, Exception exception)
        => Record("CatalogNotValid", ErrorCategory.InvalidData, path, $"The file '{path}' is not a catalog. {exception.Message}", exception);

    internal static ErrorRecord CatalogRowNotValid(string catalog, ParseIssue issue)
        => Record("CatalogRowNotValid", ErrorCategory.InvalidData, issue, $"An entry of '{catalog}' was left out. {issue}");

    internal static ErrorRecord CatalogRowNotValid(string catalog, PSObject row, string reason)
        => Record("CatalogRowNotValid", ErrorCategory.InvalidData, row, $"An entry of '{catalog}' was left out. {reason}");

    internal static ErrorRecord CatalogPortNotResolved(ParseIssue issue)
        => Record("CatalogPortNotResolved", ErrorCategory.ObjectNotFound, issue, issue.ToString());
}
