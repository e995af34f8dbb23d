using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// Every version of the registry that IANA has published since May 2015, each rebuilt from the one after it, and the last
/// from the bundled registry. Immutable and thread-safe.
/// </summary>
public sealed class RegistryHistory
{
    // A version and its indexes take some megabytes; a session uses one or two dates.
    private const int MaxKept = 4;

    private readonly IanaRegistry shipped;
    private readonly HistoryVersion[] versions;
    private readonly List<(HistoryVersion Version, IanaRegistry Registry)> kept = new();
    private IReadOnlyList<PortHistoryEntry>? changes;

    private RegistryHistory(HistoryVersion[] versions, IanaRegistry shipped)
    {
        this.versions = versions;
        this.shipped = shipped;
        FindInForce(versions);
    }

    /// <summary>Every version, in the order in which they were published.</summary>
    public IReadOnlyList<HistoryVersion> Versions => versions;

    /// <summary>The date of the first version.</summary>
    public RegistryDate Start => versions.First(version => version.IsInForce).Updated!.Value;

    /// <summary>The date of the last version.</summary>
    public RegistryDate End => versions.Last(version => version.IsInForce).Updated!.Value;

    /// <summary>Opens a history.</summary>
    /// <param name="history">The history's bytes.</param>
    /// <param name="shipped">The registry that ships with it.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidHistoryException">The bytes are not a whole history of a version that can be read, or belong to another registry.</exception>
    public static RegistryHistory Open(byte[] history, IanaRegistry shipped)
    {
        ArgumentNullException.ThrowIfNull(shipped);

        HistoryVersion[] versions = HistoryReader.Read(history ?? throw new ArgumentNullException(nameof(history)), out string baseSha256);
        if (!string.Equals(baseSha256, shipped.Sha256, StringComparison.Ordinal))
        {
            throw new InvalidHistoryException($"The history belongs to the registry whose source has the SHA-256 {baseSha256}, and not to that of {shipped.Updated}.");
        }

        return versions.Any(version => version.Updated is not null)
            ? new RegistryHistory(versions, shipped)
            : throw new InvalidHistoryException("The history has no version with a date.");
    }

    /// <summary>Opens a history file. The file is read whole and closed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shipped">The registry that ships with it.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidHistoryException">The file is not a whole history of a version that can be read, or belongs to another registry.</exception>
    public static RegistryHistory OpenFile(string path, IanaRegistry shipped)
        => path is null ? throw new ArgumentNullException(nameof(path))
        : shipped is null ? throw new ArgumentNullException(nameof(shipped))
        : Open(StoreFile.Read(path), shipped);

    /// <summary>The version in force on a date: of those not after it the newest, and the last published of its date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The version; null for a date before the first.</returns>
    public HistoryVersion? Find(RegistryDate date) => Array.FindLast(versions, version => version.IsInForce && version.Updated <= date);

    /// <summary>Puts a version together: cells, order and head as IANA published them.</summary>
    /// <param name="version">One of <see cref="Versions"/>.</param>
    /// <returns>The version as plain facts.</returns>
    /// <exception cref="ArgumentException">The version is of another history.</exception>
    /// <exception cref="InvalidHistoryException">The history's edits do not fit.</exception>
    public RegistryDocument Rebuild(HistoryVersion version)
    {
        int index = Array.IndexOf(versions, version);
        if (index < 0)
        {
            throw new ArgumentException("The version is of another history.", nameof(version));
        }

        ServiceRecord[] records = shipped.Records.ToArray();
        for (int i = versions.Length - 1; i >= index; i--)
        {
            records = Earlier(records, versions[i], null);
        }

        return new RegistryDocument(version.Stamp, records);
    }

    /// <summary>A version as a registry to ask; the last few asked for are kept.</summary>
    /// <param name="version">One of <see cref="Versions"/>.</param>
    /// <returns>The registry, whose origin is the history.</returns>
    /// <exception cref="ArgumentException">The version is of another history.</exception>
    /// <exception cref="InvalidHistoryException">The history's edits do not fit.</exception>
    public IanaRegistry Open(HistoryVersion version)
    {
        lock (kept)
        {
            int known = kept.FindIndex(entry => entry.Version == version);
            IanaRegistry registry = known >= 0 ? kept[known].Registry : IanaRegistry.FromDocument(Rebuild(version), RegistryOrigin.History);
            if (known >= 0 || kept.Count == MaxKept)
            {
                kept.RemoveAt(Math.Max(known, 0));
            }

            kept.Add((version, registry));
            return registry;
        }
    }

    /// <summary>Every change from one version in force to the next, oldest first.</summary>
    /// <returns>The changes, each dated by the version that brought it.</returns>
    /// <exception cref="InvalidHistoryException">The history's edits do not fit.</exception>
    public IReadOnlyList<PortHistoryEntry> Changes() => changes ??= PortHistoryEntry.Link(FindChanges());

    /// <summary>Every change from one version in force to the next, and from the last to a newer registry.</summary>
    /// <param name="current">The registry in use.</param>
    /// <returns>The changes, oldest first.</returns>
    /// <exception cref="ArgumentNullException">The registry is null.</exception>
    /// <exception cref="InvalidHistoryException">The history's edits do not fit.</exception>
    public IReadOnlyList<PortHistoryEntry> Changes(IanaRegistry current)
    {
        RegistryDate? updated = (current ?? throw new ArgumentNullException(nameof(current))).Updated;
        if (!(updated > End))
        {
            return Changes();
        }

        IReadOnlyList<ServiceRecord> last = Rebuild(Find(End)!).Records;
        return PortHistoryEntry.Link(FindChanges()
            .Concat(RegistryComparison.Compare(last, current.Records).Select(change => new PortHistoryEntry(change, End, updated!.Value)))
            .ToList());
    }

    private static ServiceRecord[] Earlier(ServiceRecord[] records, HistoryVersion version, EditedRows? edited)
        => version.Edits.Count == 0 ? records : HistoryEdit.Apply(records, version.Edits, edited);

    private static void FindInForce(HistoryVersion[] versions)
    {
        HistoryVersion? newest = null;
        foreach (HistoryVersion version in versions)
        {
            version.IsInForce = version.Updated is RegistryDate date && !(date < newest?.Updated);
            if (version.IsInForce)
            {
                if (newest?.Updated == version.Updated)
                {
                    newest!.IsInForce = false;
                }

                newest = version;
            }
        }
    }

    // Backwards, as versions are rebuilt; all edits between two versions in force are one step.
    private List<PortHistoryEntry> FindChanges()
    {
        var found = new List<PortHistoryEntry>();
        ServiceRecord[] records = shipped.Records.ToArray();
        EditedRows edited = new();
        HistoryVersion? later = null;
        for (int i = versions.Length - 1; i >= 0; i--)
        {
            records = Earlier(records, versions[i], edited);
            if (!versions[i].IsInForce)
            {
                continue;
            }

            if (later is not null)
            {
                found.AddRange(RegistryComparison.Compare(edited.Earlier, edited.Later)
                    .Reverse()
                    .Select(change => new PortHistoryEntry(change, versions[i].Updated!.Value, later.Updated!.Value)));
            }

            later = versions[i];
            edited = new EditedRows();
        }

        found.Reverse();
        return found;
    }
}
