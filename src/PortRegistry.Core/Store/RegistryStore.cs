using System;
using System.IO;

namespace PortRegistry;

/// <summary>
/// The registries of one machine's user: the bundled snapshot, and the one that an update has put into the data
/// directory. Reading never waits and never throws for what is in the data directory: a bad file there is a
/// <see cref="Problem"/>, and the bundled snapshot answers.
/// </summary>
public sealed class RegistryStore
{
    /// <summary>The snapshot's name in the data directory.</summary>
    public const string SnapshotFileName = "registry.snapshot";

    private readonly string bundledPath;
    private IanaRegistry? bundled;
    private volatile State? state;

    /// <summary>Makes a store; nothing is read until it is asked for.</summary>
    /// <param name="directory">The data directory; null where the user has none.</param>
    /// <param name="bundledPath">The snapshot that ships with the module.</param>
    public RegistryStore(string? directory, string bundledPath)
    {
        Directory = directory;
        this.bundledPath = bundledPath ?? throw new ArgumentNullException(nameof(bundledPath));
    }

    /// <summary>The data directory; null where the user has none.</summary>
    public string? Directory { get; }

    /// <summary>The updated snapshot's file, which need not exist; null without a data directory.</summary>
    public string? SnapshotPath => Directory is null ? null : Path.Combine(Directory, SnapshotFileName);

    /// <summary>The registry that ships with the module.</summary>
    /// <exception cref="IOException">The module's own file cannot be read: the module must be installed again.</exception>
    /// <exception cref="InvalidSnapshotException">The module's own file is damaged: the module must be installed again.</exception>
    public IanaRegistry Bundled => bundled ??= IanaRegistry.OpenFile(bundledPath, RegistryOrigin.Bundled);

    /// <summary>Why the updated snapshot is not in use although there is one, as a sentence that says what to do; else null.</summary>
    public string? Problem => Load().Problem;

    /// <summary>The registry in use: the updated one, or the bundled one where there is none or it cannot be read.</summary>
    public IanaRegistry Active => Load().Registry;

    private State Load()
    {
        FileMark mark = FileMark.Of(SnapshotPath);
        State? current = state;
        if (current is null || !current.Mark.Equals(mark))
        {
            current = Open(mark);
            state = current;
        }

        return current;
    }

    private State Open(FileMark mark)
    {
        if (!mark.Exists)
        {
            return new State(Bundled, mark, null);
        }

        try
        {
            return new State(IanaRegistry.OpenFile(SnapshotPath!, RegistryOrigin.Updated), mark, null);
        }
        catch (Exception exception) when (exception is InvalidSnapshotException or IOException or UnauthorizedAccessException)
        {
            return new State(
                Bundled,
                mark,
                $"The updated registry '{SnapshotPath}' cannot be used, so the one that came with the module answers. "
                + $"Run Update-IanaRegistry to replace it. {exception.Message}");
        }
    }

    private sealed class State
    {
        internal State(IanaRegistry registry, FileMark mark, string? problem)
        {
            Registry = registry;
            Mark = mark;
            Problem = problem;
        }

        internal IanaRegistry Registry { get; }

        internal FileMark Mark { get; }

        internal string? Problem { get; }
    }

    /// <summary>What tells one version of a file from the next without reading it.</summary>
    private readonly struct FileMark : IEquatable<FileMark>
    {
        private readonly long length;
        private readonly DateTime written;

        private FileMark(long length, DateTime written)
        {
            this.length = length;
            this.written = written;
        }

        internal bool Exists => length >= 0;

        public bool Equals(FileMark other) => length == other.length && written == other.written;

        public override bool Equals(object? obj) => obj is FileMark other && Equals(other);

        public override int GetHashCode() => length.GetHashCode() ^ written.GetHashCode();

        internal static FileMark Of(string? path)
        {
            if (path is null)
            {
                return new FileMark(-1, default);
            }

            var file = new FileInfo(path);
            return file.Exists ? new FileMark(file.Length, file.LastWriteTimeUtc) : new FileMark(-1, default);
        }
    }
}
