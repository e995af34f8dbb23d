using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>What the registry of another day reports.</content>
internal static partial class Errors
{
    internal static ErrorRecord AsOfNotAlone(RegistryDate date, string parameter)
        => Record("AsOfNotAlone", ErrorCategory.InvalidArgument, date, $"-AsOf names a version of the registry, and so does -{parameter}. Use one of them.");

    internal static ErrorRecord AsOfNotWhole(RegistryDate date)
        => Record("AsOfNotWhole", ErrorCategory.InvalidArgument, date, $"'{date}' is a month, in which the registry changed more than once. Name a day, as yyyy-MM-dd.");

    internal static ErrorRecord AsOfBeforeHistory(RegistryDate date, RegistryDate start)
        => Record(
            "AsOfBeforeHistory",
            ErrorCategory.ObjectNotFound,
            date,
            $"The history of the registry begins with the version of {start}, after {date}. Name a later day, or read a file of that time.");

    internal static ErrorRecord KeywordWithoutHistory(PortSpec spec)
        => Record("KeywordWithoutHistory", ErrorCategory.InvalidArgument, spec.Text, $"'{spec.Text}' is a word of firewalls for ports that the system chooses; the registry has no history of it. Name ports or services.");

    internal static ErrorRecord HistoryNotReadable(Exception exception)
        => Record(
            "HistoryNotReadable",
            ErrorCategory.InvalidData,
            "registry.history",
            $"The history of the registry that came with the module cannot be used. Install the module again. {exception.Message}",
            exception);
}
