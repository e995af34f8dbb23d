using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>Errors of audits.</content>
internal static partial class Errors
{
    internal static ErrorRecord PortNotResolved(PortResolution resolution, TransportSpec transport, PSObject target)
    {
        (string id, ErrorCategory category) = transport.Kind == TransportSpecKind.Invalid ? ("TransportNotValid", ErrorCategory.InvalidData)
            : resolution.Port!.Kind == PortSpecKind.Service ? ("ServiceNotFound", ErrorCategory.ObjectNotFound)
            : ("PortNotValid", ErrorCategory.InvalidData);
        var reasons = new List<string>();
        foreach (PortFinding finding in resolution.Findings)
        {
            if (finding.Id == PortFindingId.NotResolved)
            {
                reasons.Add(finding.Message);
            }
        }

        return Record(id, category, target, string.Join(" ", reasons));
    }

    internal static ErrorRecord PortNotSaid(PSObject target)
        => Record("PortNotSaid", ErrorCategory.InvalidData, target, "The object has neither a port nor a service name.");

    internal static ErrorRecord PortNotReadable(PortReadException exception, PSObject target)
        => Record(exception.IsMissing ? "PortPropertyNotFound" : exception.IsSideUnclear ? "PortSideNotClear" : "PortNotValid", ErrorCategory.InvalidData, target, exception.Message, exception.InnerException);

    internal static ErrorRecord TextNotReadable(ParseIssue issue, string machine)
        => Record(
            issue.Line == 0 ? "TextNotReadable" : "LineNotReadable",
            ErrorCategory.ParserError,
            issue,
            machine.Length == 0 ? issue.ToString() : $"{machine}: {issue}");

    internal static ErrorRecord ObjectNotResolved(PSObject target, string property)
        => Record(
            "ObjectNotResolved",
            ErrorCategory.InvalidData,
            target,
            $"The object of type '{target.TypeNames[0]}' has no property '{property}' with findings of a known severity. Pipe it through Resolve-IanaPort first, or name its property with -PropertyName.");

    internal static ErrorRecord NothingToReport(string path)
        => Record("NothingToReport", ErrorCategory.InvalidData, path, $"The input has no resolved object, so '{path}' was not written.");
}
