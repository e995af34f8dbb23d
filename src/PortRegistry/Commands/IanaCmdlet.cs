using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>What every cmdlet of the module has: the registry to ask, and a token that Ctrl+C cancels.</summary>
public abstract partial class IanaCmdlet : PSCmdlet, IDisposable
{
    private const int FreshDays = 90;

    private static readonly string[] HostTag = { "PSHOST" };
    private static string? reportedProblem;
    private bool isAgeReported;
    private bool? isVerbose;
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Canceled when the pipeline is stopped.</summary>
    protected CancellationToken StopToken => stopping.Token;

    /// <summary>Writes a sentence; what it quotes is shown as it may be shown.</summary>
    /// <param name="text">The sentence.</param>
    public new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.Of(text));

    /// <summary>Writes a warning; what it quotes is shown as it may be shown.</summary>
    /// <param name="text">The warning.</param>
    public new void WriteWarning(string text) => base.WriteWarning(VisibleText.Of(text));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended while it was being stopped.
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True where called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            stopping.Dispose();
        }
    }

    /// <summary>The registry a parameter names; the active one where it names none.</summary>
    /// <param name="source">The parameter's value, or null.</param>
    /// <returns>The registry.</returns>
    internal IanaRegistry OpenRegistry(RegistrySource? source)
    {
        IanaRegistry registry = source is null ? Active() : source.Open(this, StopToken);
        TellOf(registry);
        return registry;
    }

    /// <summary>The file of a path, wildcards taken literally. The cmdlet ends if it is not in the file system.</summary>
    internal string FileOf(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (!IsFileSystem(provider))
        {
            ThrowTerminatingError(Errors.PathNotFile(path));
        }

        return file;
    }

    internal static bool IsFileSystem(ProviderInfo provider) => string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase);

    /// <summary>The files of a path; one that there is not, or wildcards that match none, are an error.</summary>
    private protected IReadOnlyList<string> FilesOf(string path, bool isLiteral, Func<string, ErrorRecord> notFound)
    {
        ErrorRecord error;
        try
        {
            ProviderInfo provider;
            IReadOnlyList<string> files = isLiteral
                ? new[] { SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _) }
                : GetResolvedProviderPathFromPSPath(path, out provider);
            bool isFile = IsFileSystem(provider);
            if (isFile && files.Count > 0)
            {
                return files;
            }

            error = isFile ? notFound(path) : Errors.PathNotFile(path);
        }
        catch (SessionStateException exception)
        {
            error = exception is ItemNotFoundException ? notFound(path) : new ErrorRecord(exception.ErrorRecord, exception);
        }

        WriteError(error);
        return Array.Empty<string>();
    }

    /// <summary>Says with -Verbose which registry it is that answers.</summary>
    private protected void TellOf(IanaRegistry registry)
    {
        if (IsVerbose)
        {
            WriteVerbose($"The registry asked is {registry} ({registry.Origin}{(registry.Path is null ? string.Empty : ", " + registry.Path)}).");
        }
    }

    /// <summary>Says with -Verbose what a filter left out, where it left something out.</summary>
    private protected void TellLeftOut(int count, string what)
    {
        if (count > 0)
        {
            WriteVerbose($"Left out: {count} {what}.");
        }
    }

    /// <summary>Whether somebody reads what -Verbose says: to say it may cost more than to answer.</summary>
    private protected bool IsVerbose => isVerbose ??= MyInvocation.BoundParameters.TryGetValue("Verbose", out object? asked)
        ? asked is SwitchParameter { IsPresent: true } or true
        : GetVariableValue("VerbosePreference") is ActionPreference and not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>What a switch says where it was given, <c>-Name:$false</c> too; null where it was not.</summary>
    private protected bool? Asked(string name, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(name) ? value.ToBool() : null;

    private protected IanaRegistry Active()
    {
        IanaRegistry registry = ActiveRegistry.Store.Look(out string? problem);
        if (problem is not null && !string.Equals(Interlocked.Exchange(ref reportedProblem, problem), problem, StringComparison.Ordinal))
        {
            WriteWarning(problem);
        }

        if (!isAgeReported && IsVerbose && StaleDays(registry) is int days)
        {
            isAgeReported = true;
            WriteVerbose(Stale(registry, days));
        }

        return registry;
    }

    /// <summary>How many days old a registry is, where that is more than ninety.</summary>
    private protected static int? StaleDays(IanaRegistry registry)
        => registry.Age is TimeSpan age && age.TotalDays > FreshDays ? (int)age.TotalDays : null;

    private protected static string Stale(IanaRegistry registry, int days)
        => $"The registry in use is of {registry.Updated}, {days} days old. Run Update-IanaRegistry for the newest, or update the module.";

    /// <summary>Warns of a file whose layout leaves cells in doubt.</summary>
    /// <param name="file">The file.</param>
    /// <param name="issues">What reading it found.</param>
    internal void WriteDoubts(string file, IReadOnlyList<ParseIssue> issues)
    {
        ParseIssue[] doubts = issues.Where(issue => issue.Kind == ParseIssueKind.Doubtful).ToArray();
        if (doubts.Length > 0)
        {
            WriteWarning($"'{file}': plain text leaves {doubts.Length} cells in doubt, which may have a line of their neighbor's. The registry's ParseIssues name them; IANA's XML and CSV leave none. The first: {doubts[0]}");
        }
    }

    /// <summary>Shows a sentence in the shell that is no output, as Write-Host does; -InformationAction Ignore silences it.</summary>
    internal void Say(string message) => WriteInformation(new HostInformationMessage { Message = message }, HostTag);

    private protected void WriteAll<T>(IEnumerable<T> items)
    {
        foreach (T item in items)
        {
            if (Stopping)
            {
                return;
            }

            WriteObject(item);
        }
    }
}
