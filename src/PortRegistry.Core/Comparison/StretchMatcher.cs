using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// Finds ranges of unassigned ports of which only the ends moved: those that overlap a range of the other registry and are
/// otherwise equal. If a range was split, or several were joined, one part counts as the original range.
/// </summary>
internal sealed class StretchMatcher
{
    private readonly ServiceRecord?[] before;
    private readonly ServiceRecord?[] after;
    private readonly List<RegistryChange> changes = new();

    private StretchMatcher(ServiceRecord?[] before, ServiceRecord?[] after)
    {
        this.before = before;
        this.after = after;
    }

    /// <summary>Takes the stretches that moved their ends out of the records that are left, where they become null.</summary>
    internal static List<RegistryChange> Take(ServiceRecord?[] before, ServiceRecord?[] after)
    {
        var matcher = new StretchMatcher(before, after);
        ILookup<ServiceRecord, int> stretches = Stretches(after);
        foreach (IGrouping<ServiceRecord, int> alike in Stretches(before))
        {
            matcher.Match(alike.ToArray(), stretches[alike.Key].ToArray());
        }

        return matcher.changes;
    }

    private static ILookup<ServiceRecord, int> Stretches(ServiceRecord?[] records)
        => Enumerable.Range(0, records.Length)
            .Where(i => records[i] is { Status: AssignmentStatus.Unassigned, Port: not null })
            .OrderBy(i => records[i]!.FirstPort)
            .ToLookup(i => records[i]!, new AllButPort());

    // Both are sorted by first port, so a range that ends before the current one overlaps none that follow.
    private void Match(int[] were, int[] are)
    {
        var portsBefore = new Coverage(were.Select(i => before[i]!));
        var portsAfter = new Coverage(are.Select(i => after[i]!));
        var parts = new Queue<int>(are);
        foreach (int was in were)
        {
            ServiceRecord stretch = before[was]!;
            while (parts.Count > 0 && after[parts.Peek()]!.LastPort < stretch.FirstPort)
            {
                TakeAfter(parts.Dequeue(), portsBefore);
            }

            if (parts.Count > 0 && after[parts.Peek()]!.FirstPort <= stretch.LastPort)
            {
                int became = parts.Dequeue();
                changes.Add(new RegistryChange(stretch, after[became], isStretch: true));
                before[was] = null;
                after[became] = null;
            }
            else if (portsAfter.Shares(stretch))
            {
                changes.Add(new RegistryChange(stretch, null, isStretch: true));
                before[was] = null;
            }
        }

        foreach (int part in parts)
        {
            TakeAfter(part, portsBefore);
        }
    }

    private void TakeAfter(int part, Coverage portsBefore)
    {
        if (portsBefore.Shares(after[part]!))
        {
            changes.Add(new RegistryChange(null, after[part], isStretch: true));
            after[part] = null;
        }
    }

    /// <summary>The ports of stretches that go by first port.</summary>
    private sealed class Coverage
    {
        private readonly List<double> starts = new();
        private readonly List<int> ends = new();

        internal Coverage(IEnumerable<ServiceRecord> stretches)
        {
            foreach (PortRange ports in stretches.Select(stretch => stretch.Port!.Value))
            {
                starts.Add(ports.First);
                ends.Add(ends.Count > 0 && ends[ends.Count - 1] > ports.Last ? ends[ends.Count - 1] : ports.Last);
            }
        }

        // The highest end of all ranges that begin no later than this one ends. The search key lies between two ports, so it is never found.
        internal bool Shares(ServiceRecord stretch)
        {
            int behind = ~starts.BinarySearch(stretch.LastPort!.Value + 0.5);
            return behind > 0 && ends[behind - 1] >= stretch.FirstPort;
        }
    }

    private sealed class AllButPort : IEqualityComparer<ServiceRecord>
    {
        public bool Equals(ServiceRecord? x, ServiceRecord? y)
            => Enumerable.Range(0, RegistryColumns.Count)
                .All(column => column == (int)RegistryColumn.PortNumber || ServiceRecordComparer.SameCell(x!, y!, (RegistryColumn)column));

        public int GetHashCode(ServiceRecord obj) => CellText.Hash(obj.Description);
    }
}
