using System;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <content>Changes to the data directory. There is one writer at a time, and a killed one leaves nothing that matters.</content>
public sealed partial class RegistryStore
{
    private const int WriteAttempts = 10;
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Whether there is an updated registry, in use or not.</summary>
    internal bool HasUpdate => StoreFile.Exists(SnapshotPath);

    /// <summary>The registry that the last update replaced; null where there is none.</summary>
    /// <exception cref="RegistryStoreException">Its file is damaged or cannot be read.</exception>
    public IanaRegistry? Previous
    {
        get
        {
            string? path = PathOf(PreviousFileName);
            try
            {
                return path is not null && File.Exists(path) ? WithRetrieval(IanaRegistry.OpenFile(path, RegistryOrigin.Updated), ReadState()) : null;
            }
            catch (Exception exception) when (exception is InvalidSnapshotException or IOException or UnauthorizedAccessException)
            {
                throw new RegistryStoreException(
                    RegistryStoreProblem.NothingPrevious, $"The previous registry '{path}' cannot be used. {exception.Message}", exception);
            }
        }
    }

    /// <summary>
    /// Installs a registry in the data directory and keeps the one it replaces for <see cref="Rollback"/>. If the same
    /// registry is already installed, only the retrieval is recorded.
    /// </summary>
    /// <param name="registry">The registry; validated, unless it has been.</param>
    /// <param name="retrieval">When and where its source was fetched.</param>
    /// <param name="pin">Whether it is to stay in use although the module's own registry is newer.</param>
    /// <param name="approve">Called with the registry in use when no other writer can change it any more; throws to refuse.</param>
    /// <param name="cancellationToken">Stops it until the moment of the replacement.</param>
    /// <returns>The registry in use afterwards.</returns>
    /// <exception cref="ArgumentNullException">The registry is null.</exception>
    /// <exception cref="InvalidSnapshotException">The registry's snapshot is not valid, in any part.</exception>
    /// <exception cref="RegistryStoreException">The data directory cannot be written. The registry in use is unchanged.</exception>
    public IanaRegistry Install(
        IanaRegistry registry, RegistryRetrieval retrieval, bool pin, Action<IanaRegistry>? approve, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);

        registry.Validate();
        return Write(
            directory =>
            {
                IanaRegistry active = Active;
                approve?.Invoke(active);
                string? current = active.Origin == RegistryOrigin.Updated ? active.Sha256 : null;
                bool isSame = current is not null && string.Equals(current, registry.Sha256, StringComparison.Ordinal);
                if (!isSame)
                {
                    KeepAsPrevious(directory);
                }

                cancellationToken.ThrowIfCancellationRequested();
                Note(directory, registry, isSame ? Again(active, retrieval) : retrieval, pin || (isSame && IsPinned(registry)));
                if (!isSame)
                {
                    StoreFile.Replace(SnapshotPath!, registry.SnapshotBytes);
                }
            },
            cancellationToken);
    }

    /// <summary>Notes that a registry was found to be current.</summary>
    /// <param name="registry">The registry that was in use when the server was contacted.</param>
    /// <param name="retrieval">When and where, and the server's words for the next time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The registry in use afterwards.</returns>
    /// <exception cref="RegistryStoreException">The data directory cannot be written.</exception>
    public IanaRegistry NoteChecked(IanaRegistry registry, RegistryRetrieval retrieval, CancellationToken cancellationToken)
        => Write(
            directory => Note(directory, registry, Again(registry, retrieval), IsPinned(registry)),
            cancellationToken);

    /// <summary>Puts the previous registry in use again, and the present one in its place as the previous.</summary>
    /// <param name="cancellationToken">Stops it until the moment of the replacement.</param>
    /// <returns>The registry in use afterwards.</returns>
    /// <exception cref="RegistryStoreException">There is no previous registry, its file is damaged, or the data directory cannot be written.</exception>
    public IanaRegistry Rollback(CancellationToken cancellationToken)
        => Write(
            directory =>
            {
                IanaRegistry previous = Previous ?? throw NothingPrevious();
                cancellationToken.ThrowIfCancellationRequested();
                DateTime now = DateTime.UtcNow;
                previous.Validate();
                Note(directory, previous, previous.Retrieval ?? new RegistryRetrieval(now, now), pin: true);
                byte[]? present = ReadValid(SnapshotPath!);
                StoreFile.Replace(SnapshotPath!, previous.SnapshotBytes);
                if (present is null)
                {
                    File.Delete(previous.Path!);
                }
                else
                {
                    StoreFile.Replace(previous.Path!, present);
                }
            },
            cancellationToken);

    /// <summary>Takes the updated registry out of use; it is kept as the previous one, so that a rollback brings it back.</summary>
    /// <param name="cancellationToken">Stops it until the moment of the removal.</param>
    /// <returns>The bundled registry, in use afterwards.</returns>
    /// <exception cref="RegistryStoreException">The data directory cannot be written.</exception>
    public IanaRegistry Reset(CancellationToken cancellationToken)
        => HasUpdate
            ? Write(
                directory =>
                {
                    KeepAsPrevious(directory);
                    cancellationToken.ThrowIfCancellationRequested();
                    StoreFile.Remove(SnapshotPath!);
                },
                cancellationToken)
            : Active;

    internal RegistryStoreException NothingPrevious()
        => new(RegistryStoreProblem.NothingPrevious, Directory is null ? "There is no previous registry." : $"There is no previous registry in '{Directory}'.");

    private static byte[]? ReadValid(string path)
    {
        try
        {
            byte[] content = StoreFile.Read(path);
            IanaRegistry.Open(content).Validate();
            return content;
        }
        catch (Exception exception) when (exception is InvalidSnapshotException or UnauthorizedAccessException or IOException and not DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static RegistryRetrieval Again(IanaRegistry registry, RegistryRetrieval retrieval)
        => new(registry.Retrieved ?? retrieval.Retrieved, retrieval.Checked, retrieval.Address, retrieval.ETag, retrieval.LastModified);

    private bool IsPinned(IanaRegistry registry) => ReadState().Find(registry.Sha256)?.IsPinned == true;

    // A copy, not a move: the snapshot in use never leaves its place.
    private void KeepAsPrevious(string directory)
    {
        if (ReadValid(SnapshotPath!) is byte[] content)
        {
            StoreFile.Replace(Path.Combine(directory, PreviousFileName), content);
        }
    }

    private void Note(string directory, IanaRegistry registry, RegistryRetrieval retrieval, bool pin)
    {
        if (registry.Sha256 is string sha256)
        {
            StoreState state = ReadState().With(new StoreState.Entry(sha256, retrieval, pin, registry.SnapshotHash));
            StoreFile.Replace(Path.Combine(directory, StateFileName), state.ToBytes());
        }
    }

    private IanaRegistry Write(Action<string> write, CancellationToken cancellationToken)
    {
        string directory = Directory ?? throw new RegistryStoreException(
            RegistryStoreProblem.NoDirectory, DirectoryProblem ?? "This account has no home directory to keep a registry in.");
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using StoreLock held = StoreLock.Take(directory, LockTimeout, cancellationToken);
                write(directory);
                Volatile.Write(ref lookedAt, 0);
                return Active;
            }
            catch (Exception exception) when (attempt < WriteAttempts && exception is DirectoryNotFoundException or FileNotFoundException)
            {
                // Somebody removed or emptied the directory in the meantime; it is created again.
            }
            catch (TimeoutException exception)
            {
                throw new RegistryStoreException(RegistryStoreProblem.Locked, exception.Message, exception);
            }
            catch (Exception exception) when (exception is IOException and not RegistryStoreException or UnauthorizedAccessException)
            {
                throw new RegistryStoreException(
                    RegistryStoreProblem.NotWritable, $"The data directory '{directory}' cannot be written: {exception.Message}", exception);
            }
        }
    }
}
