using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>
/// A registry in memory. Immutable and thread-safe. Records and texts are decoded from the snapshot on first use.
/// </summary>
public sealed partial class IanaRegistry
{
    private static readonly TextList<ParseIssue> NoIssues = new(Array.Empty<ParseIssue>());

    private readonly ServiceRecord?[] records;
    private readonly RegistryDocument? document;
    private Snapshot? snapshot;
    private RegistryStamp? stamp;
    private readonly ServiceDetails?[]? details;
    private PortIndex? portIndex;
    private NameIndex? nameIndex;
    private TextIndex? textIndex;
    private NameMeanings? meanings;
    private RecordList? recordList;
    private volatile bool isValid;

    private IanaRegistry(Snapshot snapshot, RegistryOrigin origin, string? path, RegistryRetrieval? retrieval)
    {
        this.snapshot = snapshot;
        Origin = origin;
        Path = path;
        Retrieval = retrieval;
        records = new ServiceRecord?[snapshot.RowCount];
        details = new ServiceDetails?[snapshot.DetailsCount];
    }

    private IanaRegistry(RegistryDocument document, RegistryOrigin origin, string? path, IReadOnlyList<ParseIssue> issues)
    {
        this.document = document;
        ParseIssues = new TextList<ParseIssue>(new List<ParseIssue>(issues));
        stamp = document.Stamp;
        Origin = origin;
        Path = path;
        records = new ServiceRecord?[document.Records.Count];
        for (int row = 0; row < records.Length; row++)
        {
            records[row] = document.Records[row];
        }
    }

    /// <summary>The metadata and the source of the registry.</summary>
    /// <exception cref="InvalidSnapshotException">The snapshot does not say it as it must; <see cref="Validate"/> finds that too.</exception>
    public RegistryStamp Stamp => stamp ??= Snapshot.ReadStamp(out _);

    /// <summary>The registry's title.</summary>
    public string Title => Stamp.Title;

    /// <summary>The registry's own "last updated" date; null where the source carried none.</summary>
    public RegistryDate? Updated => Stamp.Updated;

    /// <summary>Where the registry came from: the module, an update, a file or the history.</summary>
    public RegistryOrigin Origin { get; }

    /// <summary>Where the source file came from: an address or a file name; or null.</summary>
    public string? Source => Stamp.Source;

    /// <summary>SHA-256 of the source file, 64 lower-case hexadecimal digits; or null.</summary>
    public string? Sha256 => Stamp.SourceSha256;

    /// <summary>How many records the registry holds.</summary>
    public int RecordCount => records.Length;

    /// <summary>The snapshot's file, or null where it was never one.</summary>
    public string? Path { get; }

    /// <summary>When the source was fetched and last found to be current (UTC), and its ETag; null where it was not fetched.</summary>
    public RegistryRetrieval? Retrieval { get; }

    /// <summary>When the source was fetched (UTC); null where it was not.</summary>
    public DateTime? Retrieved => Retrieval?.Retrieved;

    /// <summary>When the source was last found to be current (UTC); null where it was not fetched.</summary>
    public DateTime? Checked => Retrieval?.Checked;

    /// <summary>The ETag that the server gave, or null.</summary>
    public string? ETag => Retrieval?.ETag;

    /// <summary>The time since the registry's own date, to now; null where it has no date.</summary>
    public TimeSpan? Age => Updated is RegistryDate date ? DateTime.UtcNow - date.ToDateTime() : null;

    /// <summary>The designated experts, or null.</summary>
    public string? Experts => Stamp.Experts;

    /// <summary>The registry's main note, which says what an assignment does not mean; or null.</summary>
    public string? Note => Stamp.Notes.Count == 0 ? null : Stamp.Notes[0].Text;

    /// <summary>What of the registry's file could not be read, or not for sure; empty for most files.</summary>
    public IReadOnlyList<ParseIssue> ParseIssues { get; } = NoIssues;

    /// <summary>Every record, in the registry's order.</summary>
    public IReadOnlyList<ServiceRecord> Records => recordList ??= new RecordList(this);

    /// <summary>Opens a snapshot. Its content is checked against its hash before anything is read from it.</summary>
    /// <param name="snapshot">The snapshot's bytes; kept, not copied, and not to be changed afterwards.</param>
    /// <param name="origin">Where the registry came from.</param>
    /// <param name="path">The snapshot's file, or null.</param>
    /// <param name="retrieval">When it was fetched, or null.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="ArgumentNullException">The bytes are null.</exception>
    /// <exception cref="InvalidSnapshotException">The bytes are not a whole snapshot of a version that can be read.</exception>
    public static IanaRegistry Open(byte[] snapshot, RegistryOrigin origin = RegistryOrigin.File, string? path = null, RegistryRetrieval? retrieval = null)
        => snapshot is null
            ? throw new ArgumentNullException(nameof(snapshot))
            : new IanaRegistry(PortRegistry.Snapshot.Open(snapshot), origin, path, retrieval);

    /// <summary>Opens a snapshot file. The file is read whole and closed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">Where the registry came from.</param>
    /// <param name="retrieval">When it was fetched, or null.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidSnapshotException">The file is not a whole snapshot of a version that can be read.</exception>
    public static IanaRegistry OpenFile(string path, RegistryOrigin origin = RegistryOrigin.File, RegistryRetrieval? retrieval = null)
        => Open(StoreFile.Read(path ?? throw new ArgumentNullException(nameof(path))), origin, path, retrieval);

    /// <summary>
    /// Creates a registry from records. They are compiled into a snapshot when the first look-up needs it, so not if the
    /// registry is only compared or exported.
    /// </summary>
    /// <param name="document">The registry as plain facts.</param>
    /// <param name="origin">Where the registry came from.</param>
    /// <param name="path">The file it was read from, or null.</param>
    /// <param name="issues">What of the file could not be read, or not for sure; null for nothing.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="ArgumentNullException">The document is null.</exception>
    public static IanaRegistry FromDocument(
        RegistryDocument document, RegistryOrigin origin = RegistryOrigin.File, string? path = null, IReadOnlyList<ParseIssue>? issues = null)
        => new(document ?? throw new ArgumentNullException(nameof(document)), origin, path, issues ?? Array.Empty<ParseIssue>());

    /// <summary>Reads the whole snapshot and throws at the first thing in it that is not as it must be.</summary>
    /// <exception cref="InvalidSnapshotException">Names the section and the offset.</exception>
    public void Validate()
    {
        if (!isValid)
        {
            Snapshot.Validate();
            isValid = true;
        }
    }

    /// <summary>The registry as plain facts, for a writer.</summary>
    /// <returns>Stamp and records.</returns>
    public RegistryDocument ToDocument() => new(Stamp, Records);

    /// <inheritdoc/>
    public override string ToString() => Updated is RegistryDate date ? $"{Title}, {date}" : Title;

    /// <summary>The same registry, known to have been fetched; the snapshot is shared.</summary>
    internal IanaRegistry With(RegistryRetrieval retrieval) => new(Snapshot, Origin, Path, retrieval);

    /// <summary>The snapshot's bytes, not to be changed.</summary>
    internal byte[] SnapshotBytes => Snapshot.Bytes;

    /// <summary>The hash in the header of the snapshot, in hexadecimal digits.</summary>
    internal string SnapshotHash => Snapshot.Hash;

    internal bool Holds(int row, int port, int transportCode) => Snapshot.RowHolds(row, port, transportCode);

    internal ServiceRecord Record(int row) => Volatile.Read(ref records[row]) ?? Decode(row);

    private ServiceRecord Decode(int row)
    {
        Snapshot opened = Snapshot;
        var record = new ServiceRecord(opened.RowPort(row), opened.RowTransport(row), Details(opened, opened.RowDetails(row)));
        return Interlocked.CompareExchange(ref records[row], record, null) ?? record;
    }

    private Snapshot Snapshot => snapshot ??= PortRegistry.Snapshot.Open(SnapshotWriter.Write(document!));

    private PortIndex Ports => portIndex ??= new PortIndex(Snapshot);

    private NameIndex Names => nameIndex ??= new NameIndex(Snapshot);

    private TextIndex Texts => textIndex ??= new TextIndex(Snapshot);

    private ServiceDetails Details(Snapshot opened, int id)
    {
        ServiceDetails? found = Volatile.Read(ref details![id]);
        if (found is not null)
        {
            return found;
        }

        found = opened.ReadDetails(id);
        return Interlocked.CompareExchange(ref details[id], found, null) ?? found;
    }
}
