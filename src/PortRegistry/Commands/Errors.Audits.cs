using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>Errors of audits.</content>
internal static partial class Errors
{
    internal static ErrorRecord PortNotResolved(PortResolution resolution, PSObject target)
    {
        (string id, ErrorCategory category) = resolution.Port.Kind switch
        {
            PortSpecKind.Service => ("ServiceNotFound", ErrorCategory.ObjectNotFound),
            PortSpecKind.Invalid when resolution.Port.Transport.Kind == TransportSpecKind.Invalid => ("TransportNotValid", ErrorCategory.InvalidData),
            _ => ("PortNotValid", ErrorCategory.InvalidData),
        };
        return Record(id, category, target, resolution.Findings[0].Message);
    }

    internal static ErrorRecord PortPropertyNotFound(PSObject target)
        => Record(
            "PortPropertyNotFound",
            ErrorCategory.InvalidData,
            target,
            $"The object of type '{target.TypeNames[0]}' has no property that is known to hold ports. Name it with -PortProperty.");

    internal static ErrorRecord TextNotReadable(ParseIssue issue)
        => Record(issue.Line == 0 ? "TextNotReadable" : "LineNotReadable", ErrorCategory.ParserError, issue, issue.ToString());

    internal static ErrorRecord ObjectNotResolved(PSObject target, string property)
        => Record(
            "ObjectNotResolved",
            ErrorCategory.InvalidData,
            target,
            $"The object of type '{target.TypeNames[0]}' has no property '{property}' with findings. Pipe it through Resolve-IanaPort first, or name its property with -PropertyName.");

    internal static ErrorRecord NothingToReport(string path)
        => Record("NothingToReport", ErrorCategory.InvalidData, path, $"No resolved object came in, so '{path}' was not written.");
}
