using System;
using System.Collections.Generic;
using System.Linq;
using Key = System.ValueTuple<string?, PortRegistry.PortRange?, PortRegistry.TransportProtocol?>;

namespace PortRegistry;

/// <summary>Finds which record of one registry became which of another, in the steps that <see cref="RegistryComparison.Compare"/> names.</summary>
internal sealed class RecordMatcher
{
    // The most pairs of one step and key that are compared cell by cell. No registry has had more; beyond it, records are
    // paired in order, which keeps the time near linear for any input.
    private const int MaxWeighedPairs = 10_000;

    private static readonly RegistryColumn[] TellingColumns =
    {
        RegistryColumn.Description,
        RegistryColumn.Assignee,
        RegistryColumn.Contact,
        RegistryColumn.RegistrationDate,
        RegistryColumn.ModificationDate,
        RegistryColumn.Reference,
        RegistryColumn.ServiceCode,
        RegistryColumn.UnauthorizedUse,
        RegistryColumn.AssignmentNotes,
    };

    // Null where a record is paired.
    private readonly ServiceRecord?[] before;
    private readonly ServiceRecord?[] after;
    private readonly List<RegistryChange> changes = new();

    private RecordMatcher(ServiceRecord[] before, ServiceRecord[] after)
    {
        this.before = before;
        this.after = after;
    }

    internal static List<RegistryChange> Match(IReadOnlyList<ServiceRecord> reference, IReadOnlyList<ServiceRecord> difference)
    {
        (ServiceRecord[] before, ServiceRecord[] after) = WithoutSame(reference, difference);
        var matcher = new RecordMatcher(before, after);
        matcher.Pair(Identity, Identity);
        matcher.Pair(PlaceOfName, PlaceOfNameOrReservation);
        matcher.Pair(NameAndTransport, NameAndTransport);
        matcher.changes.AddRange(StretchMatcher.Take(matcher.before, matcher.after));
        return matcher.changes
            .Concat(matcher.before.Where(record => record is not null).Select(record => new RegistryChange(record, null)))
            .Concat(matcher.after.Where(record => record is not null).Select(record => new RegistryChange(null, record)))
            .ToList();
    }

    private static Key? Identity(ServiceRecord record) => new(Name(record), record.Port, record.Transport);

    private static Key? PlaceOfName(ServiceRecord record)
        => record.ServiceName is not null && record.Port is not null ? new Key(null, record.Port, record.Transport) : null;

    private static Key? PlaceOfNameOrReservation(ServiceRecord record)
        => record.Status is AssignmentStatus.Reserved or AssignmentStatus.Removed && record.Port is not null
            ? new Key(null, record.Port, record.Transport)
            : PlaceOfName(record);

    private static Key? NameAndTransport(ServiceRecord record)
        => record.ServiceName is not null ? new Key(Name(record), null, record.Transport) : null;

    private static string? Name(ServiceRecord record) => record.ServiceName is string name ? CellText.OneLine(name) : null;

    private static (ServiceRecord[] Before, ServiceRecord[] After) WithoutSame(
        IReadOnlyList<ServiceRecord> reference,
        IReadOnlyList<ServiceRecord> difference)
    {
        var left = new Dictionary<ServiceRecord, int>(reference.Count, ServiceRecordComparer.Instance);
        foreach (ServiceRecord record in reference)
        {
            left.TryGetValue(record, out int count);
            left[record] = count + 1;
        }

        bool Take(ServiceRecord record)
        {
            if (!left.TryGetValue(record, out int count) || count == 0)
            {
                return false;
            }

            left[record] = count - 1;
            return true;
        }

        ServiceRecord[] after = difference.Where(record => !Take(record)).ToArray();
        return (reference.Where(Take).ToArray(), after);
    }

    private static ILookup<Key, int> Index(ServiceRecord?[] records, Func<ServiceRecord, Key?> keyOf)
        => Enumerable.Range(0, records.Length)
            .Select(i => (Key: records[i] is ServiceRecord record ? keyOf(record) : null, Index: i))
            .Where(entry => entry.Key is not null)
            .ToLookup(entry => entry.Key!.Value, entry => entry.Index);

    private void Pair(Func<ServiceRecord, Key?> keyBefore, Func<ServiceRecord, Key?> keyAfter)
    {
        ILookup<Key, int> candidates = Index(after, keyAfter);
        foreach (IGrouping<Key, int> group in Index(before, keyBefore))
        {
            foreach ((int was, int became) in Closest(group.ToArray(), candidates[group.Key].ToArray()))
            {
                changes.Add(new RegistryChange(before[was], after[became]));
                before[was] = null;
                after[became] = null;
            }
        }
    }

    private List<(int Was, int Became)> Closest(int[] were, int[] are)
    {
        if (were.Length * (long)are.Length is 1 or > MaxWeighedPairs)
        {
            return were.Zip(are, (was, became) => (was, became)).ToList();
        }

        var pairs = new List<(int Was, int Became)>();
        var taken = new HashSet<int>();
        foreach ((int was, int became) in were
            .SelectMany(_ => are, (was, became) => (was, became))
            .OrderByDescending(pair => Likeness(before[pair.was]!, after[pair.became]!)))
        {
            // Reference records are counted from 0 up and the others from -1 down, so that one set holds both.
            if (!taken.Contains(was) && !taken.Contains(~became))
            {
                taken.Add(was);
                taken.Add(~became);
                pairs.Add((was, became));
            }
        }

        return pairs;
    }

    // A cell that is empty in both does not indicate that they are the same record.
    private static int Likeness(ServiceRecord was, ServiceRecord became)
        => TellingColumns.Count(column => was.GetCell(column) is not null && ServiceRecordComparer.SameCell(was, became, column));
}
