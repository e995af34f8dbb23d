using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>Compiles versions of the registry into a history, and lets it out only after it was read back and found equal.</summary>
public static class HistoryCompiler
{
    /// <summary>Compiles a whole history.</summary>
    /// <param name="shipped">The registry that ships with the history, from which the last version is made.</param>
    /// <param name="documents">The versions in the order in which they were published; read once, and never two kept but side by side.</param>
    /// <returns>The history's bytes.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The registry's source has no SHA-256, or there is no version.</exception>
    /// <exception cref="InvalidHistoryException">What was read back is not what was written.</exception>
    public static byte[] Compile(IanaRegistry shipped, IEnumerable<RegistryDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(shipped);

        var versions = new List<HistoryVersion>();
        RegistryDocument? last = null;
        foreach (RegistryDocument document in documents ?? throw new ArgumentNullException(nameof(documents)))
        {
            if (last is not null)
            {
                versions.Add(Version(last, document.Records));
            }

            last = document;
        }

        if (last is null)
        {
            throw new ArgumentException("There is no version.", nameof(documents));
        }

        versions.Add(Version(last, shipped.Records));
        return Write(shipped, versions);
    }

    /// <summary>Adds a version to a history: the registry that is to ship from now on.</summary>
    /// <param name="history">The history.</param>
    /// <param name="shipped">The registry that ships with the new history, and is its last version.</param>
    /// <returns>The new history's bytes.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The registry's source has no SHA-256.</exception>
    /// <exception cref="InvalidHistoryException">What was read back is not what was written.</exception>
    public static byte[] Add(RegistryHistory history, IanaRegistry shipped)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(shipped);

        List<HistoryVersion> versions = history.Versions.ToList();
        RegistryDocument last = history.Rebuild(versions[versions.Count - 1]);
        versions[versions.Count - 1] = Version(last, shipped.Records);
        if (last.Stamp.Updated != shipped.Updated || versions[versions.Count - 1].Edits.Count > 0)
        {
            versions.Add(Version(shipped.ToDocument(), shipped.Records));
        }

        return Write(shipped, versions);
    }

    private static HistoryVersion Version(RegistryDocument document, IReadOnlyList<ServiceRecord> later)
    {
        List<HistoryEdit> edits = HistoryDiff.Between(later, document.Records);
        return HistoryEdit.Apply(later.ToArray(), edits).SequenceEqual(document.Records)
            ? new HistoryVersion(document.Stamp, edits)
            : throw new InvalidHistoryException($"The version of {document.Stamp.Updated} cannot be made from the one after it.");
    }

    private static byte[] Write(IanaRegistry shipped, List<HistoryVersion> versions)
    {
        byte[] history = HistoryWriter.Write(shipped.Sha256 ?? throw new ArgumentException("The registry's source has no SHA-256.", nameof(shipped)), versions);
        IReadOnlyList<HistoryVersion> read = RegistryHistory.Open(history, shipped).Versions;
        for (int i = 0; i < versions.Count; i++)
        {
            if (i >= read.Count || !Same(read[i], versions[i]))
            {
                throw new InvalidHistoryException($"The version of {versions[i]} reads back otherwise.");
            }
        }

        return history;
    }

    private static bool Same(HistoryVersion read, HistoryVersion written)
        => read.Stamp.Title == written.Stamp.Title
        && read.Stamp.Category == written.Stamp.Category
        && read.Updated == written.Updated
        && read.Stamp.Reference == written.Stamp.Reference
        && read.Stamp.Experts == written.Stamp.Experts
        && Same(read.Stamp.Notes, written.Stamp.Notes)
        && Same(read.Stamp.Footnotes, written.Stamp.Footnotes)
        && read.Edits.Count == written.Edits.Count
        && read.Edits.Zip(written.Edits, (left, right) => left.Kind == right.Kind && left.Row == right.Row && left.Columns == right.Columns && left.Cells.SequenceEqual(right.Cells)).All(same => same);

    private static bool Same(IReadOnlyList<RegistryNote> read, IReadOnlyList<RegistryNote> written)
        => read.Select(note => (note.Title, note.Text)).SequenceEqual(written.Select(note => (note.Title, note.Text)));
}
