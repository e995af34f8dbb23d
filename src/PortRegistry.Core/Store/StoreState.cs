using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PortRegistry;

/// <summary>
/// When and from where each registry in the data directory was fetched: lines of <c>key: value</c>, a block for each
/// registry, identified by the SHA-256 of its source. Since the block of a registry is written before its snapshot,
/// every snapshot that a reader finds has a block.
/// </summary>
internal sealed class StoreState
{
    private const int MaxEntries = 8;
    private const int MaxLength = 64 * 1024;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private readonly List<Entry> entries;

    private StoreState(List<Entry> entries) => this.entries = entries;

    internal static StoreState Empty { get; } = new(new List<Entry>());

    internal bool IsEmpty => entries.Count == 0;

    /// <summary>Reads the file's bytes. What cannot be read is left out: only the registry itself must be right.</summary>
    internal static StoreState Parse(byte[] content)
    {
        var entries = new List<Entry>();
        var block = new Dictionary<string, string>(StringComparer.Ordinal);
        string text = content.Length > MaxLength ? string.Empty : Encoding.UTF8.GetString(content);
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || line[0] == '#')
            {
                continue;
            }

            string key = line.Substring(0, colon);
            if (key == "registry")
            {
                AddTo(entries, block);
                block.Clear();
            }

            block[key] = line.Substring(colon + 2).TrimEnd('\r');
        }

        AddTo(entries, block);
        return new StoreState(entries);
    }

    internal byte[] ToBytes()
    {
        var text = new StringBuilder("# When and where the registries of this directory were fetched. Written by Update-IanaRegistry.\n");
        foreach (Entry entry in entries)
        {
            RegistryRetrieval retrieval = entry.Retrieval;
            text.Append('\n');
            Append(text, "registry", entry.Sha256);
            Append(text, "address", retrieval.Address);
            Append(text, "retrieved", retrieval.Retrieved.ToString(TimeFormat, CultureInfo.InvariantCulture));
            Append(text, "checked", retrieval.Checked.ToString(TimeFormat, CultureInfo.InvariantCulture));
            Append(text, "etag", retrieval.ETag);
            Append(text, "last-modified", retrieval.LastModified);
            Append(text, "pinned", entry.IsPinned ? "yes" : null);
            Append(text, "snapshot", entry.Snapshot);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal Entry? Find(string? sha256)
        => sha256 is null ? null : entries.Find(entry => string.Equals(entry.Sha256, sha256, StringComparison.Ordinal));

    /// <summary>This state with an entry put first, in the place of the one it had for that registry.</summary>
    internal StoreState With(Entry entry)
    {
        var changed = new List<Entry> { entry };
        changed.AddRange(entries.FindAll(other => !string.Equals(other.Sha256, entry.Sha256, StringComparison.Ordinal)));
        if (changed.Count > MaxEntries)
        {
            changed.RemoveRange(MaxEntries, changed.Count - MaxEntries);
        }

        return new StoreState(changed);
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        // A line break in a value would start another entry; headers and addresses cannot contain one.
        if (value is not null && value.IndexOf('\n') < 0 && value.IndexOf('\r') < 0)
        {
            text.Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static void AddTo(List<Entry> entries, Dictionary<string, string> block)
    {
        if (block.TryGetValue("registry", out string? sha256) && Time(block, "retrieved") is DateTime retrieved && Time(block, "checked") is DateTime @checked)
        {
            var retrieval = new RegistryRetrieval(retrieved, @checked, Value(block, "address"), Value(block, "etag"), Value(block, "last-modified"));
            entries.Add(new Entry(sha256, retrieval, Value(block, "pinned") == "yes", Value(block, "snapshot")));
        }
    }

    private static string? Value(Dictionary<string, string> block, string key) => block.TryGetValue(key, out string? value) ? value : null;

    private static DateTime? Time(Dictionary<string, string> block, string key)
        => DateTime.TryParseExact(
            Value(block, key), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
            ? time
            : null;

    /// <summary>What is known of one registry.</summary>
    internal sealed class Entry
    {
        internal Entry(string sha256, RegistryRetrieval retrieval, bool isPinned, string? snapshot)
        {
            Snapshot = snapshot;
            Sha256 = sha256;
            Retrieval = retrieval;
            IsPinned = isPinned;
        }

        /// <summary>SHA-256 of the registry's source.</summary>
        internal string Sha256 { get; }

        internal RegistryRetrieval Retrieval { get; }

        /// <summary>The hash in the header of the snapshot that was validated when it was installed; null where none was.</summary>
        internal string? Snapshot { get; }

        /// <summary>Whether it was chosen although it is older than the one before: then no bundled one takes its place.</summary>
        internal bool IsPinned { get; }
    }
}
