using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Changes snapshots behind their hash: what only ill will does, since every accident breaks the hash.</summary>
internal sealed class SnapshotMutator
{
    private static readonly uint[] OddNumbers = [0, 1, 2, 15, 16, 17, 127, 128, 255, 256, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];

    private readonly Random random;
    private readonly Mutator bytes;

    internal SnapshotMutator(Random random)
    {
        this.random = random;
        bytes = new Mutator(random, ["STMP", "TEXT", "DETL", "ROWS", "\u0001", "\0\0", "ÿÿ"]);
    }

    internal byte[] Change(byte[] snapshot, byte[] other)
    {
        SnapshotBytes parts = SnapshotBytes.Split(snapshot);
        for (int count = 1 + random.Next(3); count > 0; count--)
        {
            ChangeParts(parts, other);
        }

        byte[] changed = parts.Join();
        switch (random.Next(8))
        {
            case 0:
                // Wrong lengths and counts, with a correct hash.
                WriteNumber(changed, random.Next(Math.Min(changed.Length, 128)));
                SnapshotBytes.Rehash(changed);
                break;
            case 1:
                changed = bytes.Change(changed, other);
                SnapshotBytes.Rehash(changed);
                break;
        }

        return changed;
    }

    private void ChangeParts(SnapshotBytes parts, byte[] other)
    {
        List<(string Id, byte[] Body)> sections = parts.Sections;
        if (sections.Count == 0)
        {
            return;
        }

        int at = random.Next(sections.Count);
        (string id, byte[] body) = sections[at];
        switch (random.Next(14))
        {
            case 0:
                sections.RemoveAt(at);
                break;
            case 1:
                sections.Insert(random.Next(sections.Count), sections[at]);
                break;
            case 2:
                (sections[0], sections[at]) = (sections[at], sections[0]);
                break;
            case 3:
                sections.Add(("XTRA", body));
                break;
            case 4:
                sections[at] = (id, body[..random.Next(body.Length + 1)]);
                break;
            case 5:
                sections[at] = (id, [.. body, .. Enumerable.Repeat((byte)random.Next(256), random.Next(20))]);
                break;
            case 6:
                parts.Header[8 + random.Next(4)] = (byte)random.Next(3);
                break;
            case 7 when SnapshotBytes.Split(other).Sections.Find(section => section.Id == id).Body is byte[] theirs:
                sections[at] = (id, theirs);
                break;
            case < 11:
                sections[at] = (id, bytes.Change(body, other));
                break;
            default:
                WriteNumber(body, random.Next(Math.Max(1, body.Length)));
                break;
        }
    }

    private void WriteNumber(byte[] into, int at)
    {
        uint number = OddNumbers[random.Next(OddNumbers.Length)];
        BitConverter.GetBytes(number).AsSpan(0, Math.Min(1 << random.Next(3), Math.Max(0, into.Length - at))).CopyTo(into.AsSpan(Math.Min(at, into.Length)));
    }
}
