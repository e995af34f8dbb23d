using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>Every error that the module reports: its stable id, its category, its target and what to do about it.</summary>
internal static partial class Errors
{
    private const int MaxMessage = 4000;

    private static readonly Regex DayLike = new(@"(^|[/\\])[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?$", RegexOptions.CultureInvariant);

    internal static ErrorRecord PortNotValid(PortSpec spec)
        => Record("PortNotValid", ErrorCategory.InvalidArgument, spec.Text, spec.Error ?? $"'{spec.Text}' is a message type of ICMP, which has no ports.");

    internal static ErrorRecord TransportDiffers(PortSpec spec, TransportSpec asked)
        => Record("PortNotValid", ErrorCategory.InvalidArgument, spec.Text, $"'{spec}' is not a port of {asked}. Use its own transport, or omit -Transport.");

    internal static ErrorRecord TransportNotValid(TransportSpec spec)
        => Record(
            "TransportNotValid",
            ErrorCategory.InvalidArgument,
            spec.Text,
            spec.Error ?? $"'{spec.Text}' has no ports in the registry. The transports with ports are tcp, udp, sctp and dccp.");

    internal static ErrorRecord ServiceNotFound(string serviceName, IReadOnlyList<string> near)
        => Record(
            "ServiceNotFound",
            ErrorCategory.ObjectNotFound,
            serviceName,
            near.Count == 0
                ? $"The registry has no service named '{serviceName}'. Use wildcards, or Find-IanaService to search descriptions too."
                : $"The registry has no service named '{serviceName}'. Did you mean {string.Join(" or ", Quoted(near))}?");

    /// <summary>The error record for an exception of reading a registry file; null for an unexpected one.</summary>
    internal static ErrorRecord? OfRegistryFile(Exception exception, string path) => OfFile(exception, path, RegistryFileNotFound, RegistryFileNotValid, RegistryFileNotReadable);

    /// <summary>Whether a file could not be read or written; .NET reports an invalid character in a path as an ArgumentException.</summary>
    internal static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    internal static ErrorRecord RegistryFileNotFound(string path)
        => Record(
            "RegistryFileNotFound",
            ErrorCategory.ObjectNotFound,
            path,
            $"There is no file '{path}'. Check the path{(DayLike.IsMatch(path) ? "; a day of the registry is written yyyy-MM-dd, as in 2020-01-31" : string.Empty)}.");

    private static ErrorRecord RegistryFileNotReadable(string path, Exception exception)
        => Record("RegistryFileNotReadable", ErrorCategory.ReadError, path, $"The file '{path}' cannot be read. {exception.Message}", exception);

    private static ErrorRecord RegistryFileNotValid(string path, Exception exception)
        => Record(
            "RegistryFileNotValid",
            ErrorCategory.InvalidData,
            path,
            $"The file '{path}' is not a valid registry. {exception.Message}",
            exception);

    internal static ErrorRecord RowNotValid(string path, ParseIssue issue)
        => Record("RowNotValid", ErrorCategory.InvalidData, issue, $"A row of '{path}' was skipped. {issue}");

    internal static ErrorRecord PathNotFile(string path)
        => Record("PathNotFile", ErrorCategory.InvalidArgument, path, $"'{path}' is not a file system path. Use the path of a file.");

    internal static ErrorRecord PathIsFolder(string path)
        => Record("PathNotFile", ErrorCategory.InvalidArgument, path, $"'{path}' is a folder. Use the path of a file.");

    internal static ErrorRecord PathIsDevice(string path)
        => Record("PathNotFile", ErrorCategory.InvalidArgument, path, $"'{path}' is a device, a pipe or a socket, and is not replaced. Use the path of a file.");

    internal static ErrorRecord FormatNotKnown(string path)
        => Record(
            "FormatNotKnown",
            ErrorCategory.InvalidArgument,
            path,
            $"'{path}' does not end in the extension of a format. Use -Format, or a name that ends in .csv, .xml, .html, .txt, .json, .services or .snapshot.");

    internal static ErrorRecord FormatNotText(RegistryFormat format)
        => Record("FormatNotText", ErrorCategory.InvalidArgument, format, $"The format {format} is not text. Write it to a file with -Path.");

    internal static ErrorRecord FolderNotFound(string path)
        => Record("FolderNotFound", ErrorCategory.ObjectNotFound, path, $"The folder of '{path}' does not exist. Create it first.");

    internal static ErrorRecord RegistryFileExists(string path)
        => Record("RegistryFileExists", ErrorCategory.ResourceExists, path, $"The file '{path}' already exists. Omit -NoClobber to replace it.");

    internal static ErrorRecord RegistryFileReadOnly(string path)
        => Record("RegistryFileReadOnly", ErrorCategory.PermissionDenied, path, $"The file '{path}' is read-only. Use -Force to replace it.");

    internal static ErrorRecord RegistryFileNotWritable(string path, Exception exception)
        => Record("RegistryFileNotWritable", ErrorCategory.WriteError, path, $"The file '{path}' cannot be written. {exception.Message}", exception);

    internal static ErrorRecord SeveralRegistries(PSObject second)
        => Record("SeveralRegistries", ErrorCategory.InvalidArgument, second, $"A file holds one registry, or records of one, but the input also has '{second}'. Export each separately.");

    internal static ErrorRecord NoInput(string expected, string outcome)
        => Record("NoInput", ErrorCategory.ObjectNotFound, string.Empty, $"The pipeline is empty; {expected} was expected. {outcome}");

    internal static ErrorRecord NoRecordToExport(string target)
        => Record("NoRecordToExport", ErrorCategory.ObjectNotFound, target, "There are no records to export. Nothing was written.");

    internal static ErrorRecord InputNotExportable(PSObject input)
        => Record(
            "InputNotExportable",
            ErrorCategory.InvalidType,
            input,
            $"An object of type '{input.TypeNames[0]}' is neither a record, nor a registry, nor a file of one. Nothing was written."
                + (input.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal)
                    ? " Objects from a file or another process are copies of the properties of records: look the records up again with Get-IanaPort, or store them with Export-IanaRegistry."
                    : string.Empty));

    internal static ErrorRecord QueryEmpty(string text)
        => Record("QueryEmpty", ErrorCategory.InvalidArgument, text, "There is no word to search for. Leave out -Query to find every record.");

    internal static ErrorRecord WordLooksLikeParameter(string word)
        => Record(
            "ParameterNotFound",
            ErrorCategory.InvalidArgument,
            word,
            $"There is no parameter '{word}'. To search for a word that starts with a hyphen, pipe it in.");

    private static ErrorRecord? OfFile(
        Exception exception, string path, Func<string, ErrorRecord> notFound, Func<string, Exception, ErrorRecord> notValid, Func<string, Exception, ErrorRecord> notReadable) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => notFound(path),
        InvalidRegistryException or InvalidSnapshotException => notValid(path, exception),
        UnauthorizedAccessException when Directory.Exists(path) => PathIsFolder(path),
        _ => IsOfFile(exception) ? notReadable(path, exception) : null,
    };

    private static ErrorRecord Record(string id, ErrorCategory category, object target, string message, Exception? inner = null)
        => new(new RegistryCommandException(VisibleText.Of(Shortened(message)), inner), id, category, target);

    // What a message quotes may have millions of characters.
    private static string Shortened(string message)
        => message.Length <= MaxMessage ? message : message.Substring(0, MaxMessage / 2) + " … " + message.Substring(message.Length - (MaxMessage / 2));

    private static IEnumerable<string> Quoted(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            yield return $"'{name}'";
        }
    }
}
