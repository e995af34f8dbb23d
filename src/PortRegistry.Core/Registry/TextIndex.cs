using System;

namespace PortRegistry;

/// <summary>Every distinct text of a registry in one string, so that a search is one scan.</summary>
internal sealed class TextIndex
{
    private readonly string all;
    private readonly int[] starts;

    internal TextIndex(Snapshot snapshot)
    {
        starts = new int[snapshot.TextCount + 1];
        all = snapshot.AllTexts(starts);
    }

    /// <summary>Marks the texts that hold a part, without regard to case.</summary>
    internal bool[] Find(string part)
    {
        bool[] found = new bool[starts.Length - 1];
        int id = 0;
        int at = part.Length == 0 ? -1 : all.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            id = TextAt(at, id);
            found[id] = true;
            at = all.IndexOf(part, starts[id + 1], StringComparison.OrdinalIgnoreCase);
        }

        return found;
    }

    private int TextAt(int position, int from)
    {
        int id = Array.BinarySearch(starts, from, starts.Length - from, position);
        return id >= 0 ? id : ~id - 1;
    }
}
