using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>What the registry of another day reports.</content>
internal static partial class Errors
{
    internal static ErrorRecord AsOfNotAlone(RegistryDate date, string parameter)
        => Record("AsOfNotAlone", ErrorCategory.InvalidArgument, date, $"-AsOf cannot be used with -{parameter}, because both select a version of the registry. Use one of them.");

    internal static ErrorRecord AsOfNotWhole(RegistryDate date)
        => Record("AsOfNotWhole", ErrorCategory.InvalidArgument, date, $"'{date}' is a month, and the registry may change during a month. Use a day, as yyyy-MM-dd.");

    internal static ErrorRecord AsOfBeforeHistory(RegistryDate date, RegistryDate start)
        => Record(
            "AsOfBeforeHistory",
            ErrorCategory.ObjectNotFound,
            date,
            $"The history of the registry begins with the version of {start}, after {date}. Name a later day, or read a file of that time.");

    internal static ErrorRecord KeywordWithoutHistory(PortSpec spec)
        => Record("KeywordWithoutHistory", ErrorCategory.InvalidArgument, spec.Text, $"'{spec.Text}' is a firewall keyword, which has no history in the registry. Use ports or service names.");

    internal static ErrorRecord HistoryNotReadable(Exception exception)
        => Record(
            "HistoryNotReadable",
            ErrorCategory.InvalidData,
            "registry.history",
            $"The bundled history of the registry cannot be used. Reinstall the module. {exception.Message}",
            exception);
}
