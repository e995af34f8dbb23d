using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>
/// The registries of a user of this machine: the bundled snapshot, and the one that an update has installed in the data
/// directory. Thread-safe; any number of processes may read and write a data directory. Reading never waits, and never
/// throws because of a file in the data directory: that is a <see cref="Problem"/>, and the bundled snapshot is used. What
/// another process installs is noticed after a millisecond at the latest.
/// </summary>
public sealed partial class RegistryStore
{
    /// <summary>The snapshot's name in the data directory.</summary>
    public const string SnapshotFileName = "registry.snapshot";

    private const string PreviousFileName = "registry.previous.snapshot";
    private const string StateFileName = "registry.state";
    private const int ReadAttempts = 20;

    // Look-ups of a script follow each other in microseconds, of which asking for the files would take most.
    private static readonly long FreshTicks = Stopwatch.Frequency / 1000;
    private readonly object opening = new();
    private readonly string bundledPath;
    private IanaRegistry? bundled;
    private RegistryHistory? history;
    private RegistryStamp? bundledStamp;
    private volatile View? view;
    private long lookedAt;

    /// <summary>Makes a store, which reads nothing before it is needed.</summary>
    /// <param name="directory">The data directory; null where the user has none.</param>
    /// <param name="bundledPath">The snapshot that ships with the module.</param>
    /// <param name="directoryProblem">Why there is no data directory, as a sentence, where the user has named one that cannot be.</param>
    public RegistryStore(string? directory, string bundledPath, string? directoryProblem = null)
    {
        Directory = directory;
        DirectoryProblem = directoryProblem;
        this.bundledPath = bundledPath ?? throw new ArgumentNullException(nameof(bundledPath));
    }

    /// <summary>The data directory, which need not exist; null where the user has none.</summary>
    public string? Directory { get; }

    /// <summary>Why there is no data directory, where the user has named one that cannot be; else null.</summary>
    internal string? DirectoryProblem { get; }

    /// <summary>The updated snapshot's file, which need not exist; null without a data directory.</summary>
    public string? SnapshotPath => PathOf(SnapshotFileName);

    /// <summary>The registry that ships with the module.</summary>
    /// <exception cref="IOException">The module's own file cannot be read: the module must be installed again.</exception>
    /// <exception cref="InvalidSnapshotException">The module's own file is damaged: the module must be installed again.</exception>
    public IanaRegistry Bundled => bundled ??= IanaRegistry.OpenFile(bundledPath, RegistryOrigin.Bundled);

    /// <summary>The earlier versions of the registry that ships with the module, from the file beside it; opened on first use.</summary>
    /// <exception cref="IOException">The module's own file cannot be read: the module must be installed again.</exception>
    /// <exception cref="InvalidSnapshotException">The bundled registry is damaged: the module must be installed again.</exception>
    /// <exception cref="InvalidHistoryException">The bundled history is damaged: the module must be installed again.</exception>
    public RegistryHistory History => history ??= RegistryHistory.OpenFile(Path.ChangeExtension(bundledPath, ".history"), Bundled);

    /// <summary>Why the updated snapshot is not in use although there is one, as a sentence that says what to do; else null.</summary>
    public string? Problem => Look().Problem;

    /// <summary>
    /// The registry in use: the updated one, or the bundled one if there is none, if it cannot be read, or if the module has
    /// since been replaced by one whose registry is newer than the day of the update.
    /// </summary>
    public IanaRegistry Active => Look().Registry;

    /// <summary>The registry in use, with <see cref="Problem"/> as of the same moment.</summary>
    internal IanaRegistry Look(out string? problem)
    {
        View found = Look();
        problem = found.Problem;
        return found.Registry;
    }

    private string? PathOf(string fileName) => Directory is null ? null : Path.Combine(Directory, fileName);

    private View Look()
    {
        long now = Stopwatch.GetTimestamp();
        if (view is View recent && now - Volatile.Read(ref lookedAt) < FreshTicks)
        {
            return recent;
        }

        Mark(out FileMark snapshot, out FileMark state);
        View found = view is View current && current.IsOf(snapshot, state) ? current : OpenOnce();
        Volatile.Write(ref lookedAt, now);
        return found;
    }

    // What one thread opens, another that comes at the same time waits for: it takes less time than to open it twice.
    private View OpenOnce()
    {
        lock (opening)
        {
            Mark(out FileMark snapshot, out FileMark state);
            return view is View current && current.IsOf(snapshot, state) ? current : view = Open();
        }
    }

    // Most users have no data directory: one system call rather than two.
    private void Mark(out FileMark snapshot, out FileMark state)
    {
        bool mayExist = System.IO.Directory.Exists(Directory);
        snapshot = mayExist ? FileMark.Of(SnapshotPath) : FileMark.None;
        state = mayExist ? FileMark.Of(PathOf(StateFileName)) : FileMark.None;
    }

    // The marks are taken first, so that a file that is replaced afterwards is noticed the next time.
    private View Open()
    {
        for (int attempt = 1; ; attempt++)
        {
            Mark(out FileMark snapshot, out FileMark state);
            View found = Open(snapshot, state, out bool isReadable);
            if (isReadable || attempt == ReadAttempts)
            {
                return found;
            }

            // Windows may refuse a file while it is being replaced.
            Thread.Sleep(1);
        }
    }

    private View Open(FileMark snapshot, FileMark state, out bool isReadable)
    {
        isReadable = true;
        try
        {
            IanaRegistry? updated = snapshot.Exists ? IanaRegistry.OpenFile(SnapshotPath!, RegistryOrigin.Updated) : null;

            // Read after the snapshot, because the state of a registry is written before it.
            StoreState known = ReadState();
            if (updated is not null)
            {
                Check(updated, known);
            }

            bool isInUse = updated is not null && !IsOutdated(updated, known, snapshot);
            return new View(WithRetrieval(isInUse ? updated! : Bundled, known), snapshot, state, snapshot.Exists ? null : DirectoryProblem);
        }
        catch (Exception exception) when (snapshot.Exists && exception is InvalidSnapshotException or IOException or UnauthorizedAccessException)
        {
            isReadable = exception is InvalidSnapshotException;
            return new View(
                WithRetrieval(Bundled, ReadState()),
                snapshot,
                state,
                $"The updated registry '{SnapshotPath}' cannot be used, so the one that came with the module answers. "
                + $"Run Update-IanaRegistry to replace it, or Update-IanaRegistry -Reset to remove it. {exception.Message}");
        }
    }

    // An update validates what it installs; only a file with different bytes is validated now.
    private static void Check(IanaRegistry updated, StoreState known)
    {
        if (known.Find(updated.Sha256)?.Snapshot != updated.SnapshotHash)
        {
            updated.Validate();
        }

        if (RegistrySuccession.IsInTheFuture(updated))
        {
            throw new InvalidSnapshotException("STMP", 0, $"It is dated {updated.Updated}, which is in the future; check this machine's clock too.");
        }
    }

    // The day of the update counts, not the registry's own date: a user who chose an older registry keeps it.
    private bool IsOutdated(IanaRegistry updated, StoreState known, FileMark snapshot)
    {
        StoreState.Entry? entry = known.Find(updated.Sha256);
        if (entry?.IsPinned == true || BundledDate() is not RegistryDate shipped || updated.Updated >= shipped)
        {
            return false;
        }

        RegistryDate day = entry?.Retrieval.Retrieved ?? snapshot.Written;
        return day < shipped;
    }

    private RegistryDate? BundledDate()
    {
        try
        {
            // Opened only for its date and not kept: the updated registry is the one in use.
            return (bundledStamp ??= (bundled ?? IanaRegistry.OpenFile(bundledPath, RegistryOrigin.Bundled)).Stamp).Updated;
        }
        catch (Exception exception) when (exception is InvalidSnapshotException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private StoreState ReadState()
    {
        try
        {
            return PathOf(StateFileName) is string path && File.Exists(path) ? StoreState.Parse(StoreFile.Read(path)) : StoreState.Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return StoreState.Empty;
        }
    }

    private static IanaRegistry WithRetrieval(IanaRegistry registry, StoreState known)
        => !known.IsEmpty && known.Find(registry.Sha256) is StoreState.Entry entry ? registry.With(entry.Retrieval) : registry;

    /// <summary>What was found at one moment.</summary>
    private sealed class View
    {
        private readonly FileMark snapshot;
        private readonly FileMark state;

        internal View(IanaRegistry registry, FileMark snapshot, FileMark state, string? problem)
        {
            Registry = registry;
            this.snapshot = snapshot;
            this.state = state;
            Problem = problem;
        }

        internal IanaRegistry Registry { get; }

        internal string? Problem { get; }

        internal bool IsOf(FileMark snapshotNow, FileMark stateNow) => snapshot.Equals(snapshotNow) && state.Equals(stateNow);
    }

    /// <summary>What tells one version of a file from the next without reading it.</summary>
    private readonly struct FileMark : IEquatable<FileMark>
    {
        internal static readonly FileMark None = new(-1, default);

        private readonly long length;

        private FileMark(long length, DateTime written)
        {
            this.length = length;
            Written = written;
        }

        internal bool Exists => length >= 0;

        internal DateTime Written { get; }

        public bool Equals(FileMark other) => length == other.length && Written == other.Written;

        public override bool Equals(object? obj) => obj is FileMark other && Equals(other);

        public override int GetHashCode() => length.GetHashCode() ^ Written.GetHashCode();

        internal static FileMark Of(string? path)
        {
            if (path is not null)
            {
                try
                {
                    var file = new FileInfo(path);
                    if (file.Exists)
                    {
                        return new FileMark(file.Length, file.LastWriteTimeUtc);
                    }

                    // A directory cannot be used and must be reported; -1 is nothing at all.
                    if ((int)file.Attributes != -1)
                    {
                        return new FileMark(0, default);
                    }
                }
                catch (IOException)
                {
                    // Replaced or removed just now.
                }
            }

            return None;
        }
    }
}
