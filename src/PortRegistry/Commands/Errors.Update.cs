using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <content>What an update reports. Each leaves the registry in use as it was.</content>
internal static partial class Errors
{
    private const string Unchanged = " The registry in use is unchanged.";

    internal static ErrorRecord RegistryTooOld(IanaRegistry registry, TimeSpan maximumAge)
        => Record(
            "RegistryTooOld",
            ErrorCategory.InvalidResult,
            registry,
            registry.Age is TimeSpan age
                ? string.Format(
                    CultureInfo.InvariantCulture,
                    "The registry is of {0}, {1:N0} days old; {2:0.##} days are allowed. Run Update-IanaRegistry.",
                    registry.Updated,
                    Math.Floor(age.TotalDays),
                    maximumAge.TotalDays)
                : "The registry carries no date, so its age is not known. Run Update-IanaRegistry with IANA's XML.");

    /// <summary>The error record for what an update threw; null for what it does not throw on purpose.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="target">The address or file it was to update from, else the data directory.</param>
    internal static ErrorRecord? OfUpdate(Exception exception, object target) => exception switch
    {
        DownloadException download => OfDownload(download, target),
        RegistryRefusedException refused => OfRefusal(refused, target),
        RegistryStoreException problem => OfStore(problem, target),
        InvalidRegistryException or InvalidSnapshotException => Record(
            "RegistryNotValid",
            ErrorCategory.InvalidData,
            target,
            exception.Message + Unchanged + " Check the address or the file; a login or captcha page instead of the file, or a copy that is cut off, is the usual cause.",
            exception),
        IOException or UnauthorizedAccessException => OfStore(new RegistryStoreException(exception.Message, exception), target),
        _ => null,
    };

    private static ErrorRecord OfDownload(DownloadException exception, object target)
    {
        (string id, ErrorCategory category) = exception.Failure switch
        {
            DownloadFailure.Address => ("AddressNotValid", ErrorCategory.InvalidArgument),
            DownloadFailure.Insecure => ("AddressNotSecure", ErrorCategory.SecurityError),
            DownloadFailure.Timeout => ("RequestTimedOut", ErrorCategory.OperationTimeout),
            DownloadFailure.Certificate => ("CertificateNotTrusted", ErrorCategory.SecurityError),
            DownloadFailure.Status => ("ServerRefused", ErrorCategory.ResourceUnavailable),
            DownloadFailure.Redirect => ("RedirectNotFollowed", ErrorCategory.SecurityError),
            DownloadFailure.TooLarge => ("ResponseTooLarge", ErrorCategory.LimitsExceeded),
            DownloadFailure.Encoding => ("ResponseNotReadable", ErrorCategory.InvalidData),
            _ => ("ConnectionFailed", ErrorCategory.ConnectionError),
        };
        return Record(id, category, target, exception.Message + Unchanged, exception);
    }

    private static ErrorRecord OfRefusal(RegistryRefusedException exception, object target)
    {
        (string id, string advice) = exception.Refusal switch
        {
            RegistryRefusal.Older => ("RegistryOlder", "A stale copy may have been served: try again later, or use -Force to take it all the same."),
            RegistryRefusal.Inexact => ("RegistryFormatNotExact", "Use IANA's XML or CSV; Import-IanaRegistry reads the text, and -Registry asks it alone."),
            RegistryRefusal.Shrunk => ("RegistryShrunk", "It is probably cut off: try again later, or use -AllowShrink to take it all the same."),
            RegistryRefusal.Future => ("RegistryInFuture", "Check this machine's clock; where it is right, the file is not IANA's."),
            RegistryRefusal.Grown => ("RegistryGrown", "It is probably not the registry alone: check the address or the file, or use -AllowGrowth to take it all the same."),
            _ => ("RegistryIncomplete", "It is a part of the registry, cut off, or years old: use the whole file, or ask that one alone with Import-IanaRegistry and -Registry."),
        };
        return Record(id, ErrorCategory.InvalidData, target, $"The new registry is refused. {exception.Message} {advice}{Unchanged}", exception);
    }

    private static ErrorRecord OfStore(RegistryStoreException exception, object target)
    {
        (string id, ErrorCategory category, string advice) = exception.Problem switch
        {
            RegistryStoreProblem.NoDirectory => (
                "DataDirectoryMissing", ErrorCategory.ResourceUnavailable, "Set the environment variable PORTREGISTRY_HOME to the full path of a directory that this account may write."),
            RegistryStoreProblem.Locked => ("DataDirectoryLocked", ErrorCategory.ResourceBusy, "Let the other update end, then try again."),
            RegistryStoreProblem.NothingPrevious => (
                "PreviousRegistryNotFound", ErrorCategory.ObjectNotFound, "Use -Reset to go back to the registry that came with the module."),
            _ => (
                "DataDirectoryNotWritable", ErrorCategory.WriteError, "Free space, or see to its permissions, or set the environment variable PORTREGISTRY_HOME to the full path of another directory."),
        };
        return Record(id, category, target, $"{exception.Message} {advice}{Unchanged}", exception);
    }
}
