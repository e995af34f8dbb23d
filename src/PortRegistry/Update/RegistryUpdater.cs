using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// Downloads or reads a registry, validates, compiles and installs it. If any step fails, the registry in use stays as it is.
/// </summary>
internal sealed class RegistryUpdater(IanaCmdlet cmdlet, RegistryStore store, CancellationToken stop)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether to accept an older registry, and to contact the server even if it was contacted today.</summary>
    internal bool Force { get; set; }

    /// <summary>Whether to accept a registry that has lost many records.</summary>
    internal bool AllowShrink { get; set; }

    /// <summary>Whether to accept a registry that has many more records.</summary>
    internal bool AllowGrowth { get; set; }

    /// <summary>The minimum age of the last check for another one; at least a day.</summary>
    internal TimeSpan MaximumAge { get; set; }

    /// <summary>Updates from a server.</summary>
    /// <returns>What was done; null if the user declined.</returns>
    internal RegistryUpdate? FromServer(DownloadOptions options)
    {
        string address = RegistryAddress.Plain(options.Address);
        IanaRegistry active = LookAtActive();
        RegistryRetrieval? known = string.Equals(active.Retrieval?.Address, address, StringComparison.Ordinal) ? active.Retrieval : null;
        if (!Force && known is not null && IsRecent(known.Checked))
        {
            cmdlet.Say(string.Format(
                CultureInfo.InvariantCulture,
                "The registry was last checked on {0:yyyy-MM-dd HH:mm}; the server is contacted at most once a day. Use -Force to contact it now.",
                known.Checked.ToLocalTime()));
            return RegistryUpdate.Between(RegistryUpdateStatus.NotDue, active, active);
        }

        if (IsWhatIf)
        {
            // Only asking the server would tell what it has.
            cmdlet.ShouldProcess(
                $"Download '{address}', and replace {Describe(active)} if what it serves passes every check and is another registry.", null, "Update-IanaRegistry");
            return null;
        }

        options.Known = known;
        using var progress = new LongWork(cmdlet, "Updating the registry of ports");
        Download download = Fetch(options, progress);
        DateTime now = DateTime.UtcNow;
        var retrieval = new RegistryRetrieval(
            now, now, address, download.ETag ?? (download.Content is null ? known?.ETag : null), download.LastModified ?? (download.Content is null ? known?.LastModified : null));
        if (download.Content is null || string.Equals(Hash(download.Content), active.Sha256, StringComparison.Ordinal))
        {
            return NoteChecked(active, retrieval, download.Content is null);
        }

        progress.Show("Reading and compiling");
        return Replace(active, Read(download.Content, address, options.Timeout), retrieval);
    }

    /// <summary>Updates from a file.</summary>
    /// <param name="file">The file's path in the file system.</param>
    /// <returns>What was done; null if the user declined.</returns>
    internal RegistryUpdate? FromFile(string file)
    {
        if (!RegistryFile.TryRead(cmdlet, file, new RegistryReadOptions(strict: true, source: file), stop, out RegistryReadResult? read, out ErrorRecord? error))
        {
            cmdlet.ThrowTerminatingError(error!);
        }

        RegistryDocument document = Exact(read!);
        IanaRegistry active = LookAtActive();
        DateTime now = DateTime.UtcNow;
        var retrieval = new RegistryRetrieval(now, now);
        return string.Equals(document.Stamp.SourceSha256, active.Sha256, StringComparison.Ordinal)
            ? RegistryUpdate.Between(RegistryUpdateStatus.Current, active, active)
            : Replace(active, document, retrieval);
    }

    /// <summary>Goes back to the previous registry.</summary>
    /// <returns>What was done; null if the user declined.</returns>
    internal RegistryUpdate? Rollback()
    {
        IanaRegistry active = LookAtActive();
        IanaRegistry? previous = store.Previous;
        if (previous is null && active.Origin == RegistryOrigin.Updated)
        {
            // The first update replaced the bundled registry, which needs no copy.
            return GoBack(RegistryUpdateStatus.RolledBack, active, Describe(store.Bundled), store.Reset);
        }

        if (previous is null)
        {
            throw store.NothingPrevious();
        }

        previous.Validate();
        return GoBack(RegistryUpdateStatus.RolledBack, active, Describe(previous), store.Rollback);
    }

    /// <summary>Goes back to the bundled registry.</summary>
    /// <returns>What was done; null if the user declined.</returns>
    internal RegistryUpdate? Reset()
    {
        IanaRegistry active = LookAtActive();
        if (!store.HasUpdate)
        {
            cmdlet.WriteVerbose("There is no updated registry to reset. Nothing was changed.");
            return RegistryUpdate.Between(RegistryUpdateStatus.Current, active, active);
        }

        return GoBack(RegistryUpdateStatus.Reset, active, Describe(store.Bundled), store.Reset);
    }

    /// <summary>What was read from an exact format, which plain text is not.</summary>
    /// <exception cref="RegistryRefusedException">It is plain text.</exception>
    private static RegistryDocument Exact(RegistryReadResult read)
        => read.Format != RegistryFormat.Text
            ? read.Document
            : throw new RegistryRefusedException(
                RegistryRefusal.Inexact,
                "It is plain text, which lacks line breaks and is ambiguous for some descriptions.");

    private RegistryUpdate? GoBack(RegistryUpdateStatus status, IanaRegistry active, string target, Func<CancellationToken, IanaRegistry> go)
        => cmdlet.ShouldProcess($"Return from {Describe(active)} to {target}.", $"Return from {Describe(active)} to {target}?", "Update-IanaRegistry")
            ? Report(status, active, go(stop))
            : null;

    // Reading what a server sent must not take longer than the time limit for the response.
    private RegistryDocument Read(byte[] served, string address, TimeSpan limit)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(limit);
        using var content = new MemoryStream(served, writable: false);
        try
        {
            return Exact(FormatsLoader.Formats.Read(content, new RegistryReadOptions(strict: true, source: address), deadline.Token));
        }
        catch (InvalidRegistryException exception)
        {
            throw new InvalidRegistryException($"What '{address}' served is not the registry. {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw ResponseFailure.OfReading(address, limit, exception);
        }
    }

    private Download Fetch(DownloadOptions options, LongWork progress)
    {
        using var downloader = new RegistryDownloader(options, cmdlet.WriteVerbose, progress.Receive, stop);
        return downloader.Get();
    }

    private RegistryUpdate? NoteChecked(IanaRegistry active, RegistryRetrieval retrieval, bool isUnmodified)
    {
        cmdlet.WriteVerbose(isUnmodified ? "The server reports no change." : "The server's file is the source of the registry in use.");
        return cmdlet.ShouldProcess($"Note that {Describe(active)} is current.", $"Note that {Describe(active)} is current?", "Update-IanaRegistry")
            ? RegistryUpdate.Between(RegistryUpdateStatus.Current, active, store.NoteChecked(active, retrieval, stop))
            : null;
    }

    private RegistryUpdate? Replace(IanaRegistry active, RegistryDocument document, RegistryRetrieval retrieval)
    {
        IanaRegistry next = RegistryCompiler.Compile(document);
        RegistrySuccession.Check(active, next, Force, AllowShrink, AllowGrowth);
        RegistryUpdate expected = RegistryUpdate.Between(RegistryUpdateStatus.Updated, active, next);
        string change = string.Format(
            CultureInfo.InvariantCulture,
            "Replace {0} by {1}: {2:N0} added, {3:N0} removed, {4:N0} changed",
            Describe(active),
            Describe(next),
            expected.Added,
            expected.Removed,
            expected.Changed);
        if (!cmdlet.ShouldProcess(change + ".", change + "?", "Update-IanaRegistry"))
        {
            return null;
        }

        // Another shell may have updated in the meantime, so the registry in use is checked again under the lock.
        IanaRegistry before = active;
        IanaRegistry after = store.Install(
            next,
            retrieval,
            RegistrySuccession.IsOlder(active, next),
            found =>
            {
                before = found;
                RegistrySuccession.Check(found, next, Force, AllowShrink, AllowGrowth);
            },
            stop);
        bool wasThere = before.Origin == RegistryOrigin.Updated && before.Sha256 is not null && string.Equals(before.Sha256, next.Sha256, StringComparison.Ordinal);
        return Report(wasThere ? RegistryUpdateStatus.Current : RegistryUpdateStatus.Updated, before, after);
    }

    private RegistryUpdate Report(RegistryUpdateStatus status, IanaRegistry before, IanaRegistry after)
    {
        var update = RegistryUpdate.Between(status, before, after);
        cmdlet.WriteVerbose($"In use now: {Describe(after)}, in '{after.Path}'. {update}.");
        return update;
    }

    private IanaRegistry LookAtActive()
    {
        IanaRegistry active = store.Active;
        cmdlet.WriteVerbose($"In use: {Describe(active)}.");
        if (store.Problem is string problem)
        {
            cmdlet.WriteVerbose(problem);
        }

        return active;
    }

    private bool IsWhatIf
        => LanguagePrimitives.IsTrue(cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? asked) ? asked : cmdlet.GetVariableValue("WhatIfPreference"));

    private bool IsRecent(DateTime checkedAt)
    {
        // A time in the future comes from a clock that was wrong.
        TimeSpan age = DateTime.UtcNow - checkedAt;
        return age >= TimeSpan.Zero && age < (MaximumAge > Day ? MaximumAge : Day);
    }

    private static string Describe(IanaRegistry registry)
        => string.Format(
            CultureInfo.InvariantCulture,
            "the {0}registry of {1} ({2:N0} records)",
            registry.Origin == RegistryOrigin.Bundled ? "bundled " : string.Empty,
            registry.Updated?.ToString() ?? "no date",
            registry.RecordCount);

    private static string Hash(byte[] content)
    {
        using var sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(content)).Replace("-", string.Empty).ToLowerInvariant();
    }
}
