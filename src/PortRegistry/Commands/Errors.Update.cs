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
                    "The registry of {0} is {1:N0} days old, and {2:0.##} days are allowed. Run Update-IanaRegistry.",
                    registry.Updated,
                    Math.Floor(age.TotalDays),
                    maximumAge.TotalDays)
                : "The registry has no date, so its age is unknown. Run Update-IanaRegistry with IANA's XML.");

    /// <summary>The error record for an exception of an update; null for an unexpected one.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The address or file of the update, otherwise the data directory.</param>
    internal static ErrorRecord? OfUpdate(Exception exception, object target) => exception switch
    {
        DownloadException download => OfDownload(download, target),
        RegistryRefusedException refused => OfRefusal(refused, target),
        RegistryStoreException problem => OfStore(problem, target),
        InvalidRegistryException or InvalidSnapshotException => Record(
            "RegistryNotValid",
            ErrorCategory.InvalidData,
            target,
            exception.Message + Unchanged + " Check the address or the file. The usual cause is a login or captcha page instead of the file, or a truncated copy.",
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
            RegistryRefusal.Older => ("RegistryOlder", "The server may have sent a stale copy: try again later, or use -Force to accept it."),
            RegistryRefusal.Inexact => ("RegistryFormatNotExact", "Use IANA's XML or CSV. To use the text without installing it, use Import-IanaRegistry and -Registry."),
            RegistryRefusal.Shrunk => ("RegistryShrunk", "It is probably truncated: try again later, or use -AllowShrink to accept it."),
            RegistryRefusal.Future => ("RegistryInFuture", "Check this machine's clock. If it is right, the file is not IANA's."),
            RegistryRefusal.Grown => ("RegistryGrown", "It probably has more than the registry: check the address or the file, or use -AllowGrowth to accept it."),
            _ => ("RegistryIncomplete", "It is a part of the registry, truncated, or years old: use the complete file. To use this one without installing it, use Import-IanaRegistry and -Registry."),
        };
        return Record(id, ErrorCategory.InvalidData, target, $"The new registry is refused. {exception.Message} {advice}{Unchanged}", exception);
    }

    private static ErrorRecord OfStore(RegistryStoreException exception, object target)
    {
        (string id, ErrorCategory category, string advice) = exception.Problem switch
        {
            RegistryStoreProblem.NoDirectory => (
                "DataDirectoryMissing", ErrorCategory.ResourceUnavailable, "Set the environment variable PORTREGISTRY_HOME to the full path of a directory that this account can write to."),
            RegistryStoreProblem.Locked => ("DataDirectoryLocked", ErrorCategory.ResourceBusy, "Wait for the other update to finish, then try again."),
            RegistryStoreProblem.NothingPrevious => (
                "PreviousRegistryNotFound", ErrorCategory.ObjectNotFound, "Use -Reset to return to the bundled registry."),
            _ => (
                "DataDirectoryNotWritable", ErrorCategory.WriteError, "Free disk space, check its permissions, or set the environment variable PORTREGISTRY_HOME to the full path of another directory."),
        };
        return Record(id, category, target, $"{exception.Message} {advice}{Unchanged}", exception);
    }
}
