using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace PortRegistry.Tests.Fuzz;

/// <summary>
/// A snapshot taken apart into its header and sections, to be put together again with lengths and hash right. The checksum is
/// left out, as in a file of version 1.0.
/// </summary>
internal sealed class SnapshotBytes
{
    internal const int HeaderLength = 64;
    private const int SectionHeaderLength = 8;

    private SnapshotBytes(byte[] header, List<(string Id, byte[] Body)> sections)
    {
        Header = header;
        Sections = sections;
    }

    /// <summary>The first 64 bytes; counts, length and hash in it are set anew by <see cref="Join"/>.</summary>
    internal byte[] Header { get; }

    /// <summary>The sections, in order, by their four letters.</summary>
    internal List<(string Id, byte[] Body)> Sections { get; }

    /// <summary>Takes a valid snapshot apart.</summary>
    internal static SnapshotBytes Split(byte[] snapshot)
    {
        var sections = new List<(string, byte[])>();
        for (int offset = HeaderLength; offset < snapshot.Length;)
        {
            int length = BitConverter.ToInt32(snapshot, offset + 4);
            int start = offset + SectionHeaderLength;
            string id = Encoding.Latin1.GetString(snapshot, offset, 4);
            if (id != "CSUM")
            {
                sections.Add((id, snapshot[start..(start + length)]));
            }

            offset = start + length;
        }

        return new SnapshotBytes(snapshot[..HeaderLength], sections);
    }

    /// <summary>Puts header and sections together.</summary>
    internal byte[] Join()
    {
        byte[] snapshot =
        [
            .. Header,
            .. Sections.SelectMany(section => (byte[])[.. Encoding.Latin1.GetBytes(section.Id), .. BitConverter.GetBytes(section.Body.Length), .. section.Body]),
        ];
        BitConverter.GetBytes(Sections.Count).CopyTo(snapshot, 12);
        BitConverter.GetBytes(snapshot.Length).CopyTo(snapshot, 16);
        Rehash(snapshot);
        return snapshot;
    }

    /// <summary>Changes the body of a section.</summary>
    internal SnapshotBytes With(string id, Func<byte[], byte[]> change)
    {
        int index = Sections.FindIndex(section => section.Id == id);
        Sections[index] = (id, change((byte[])Sections[index].Body.Clone()));
        return this;
    }

    /// <summary>Sets the checksum, where there is one, and the hash that the content has.</summary>
    internal static void Rehash(byte[] snapshot)
    {
        if (snapshot.Length >= HeaderLength)
        {
            if (SnapshotChecksum.IsIn(snapshot))
            {
                BitConverter.GetBytes(SnapshotChecksum.Of(snapshot)).CopyTo(snapshot, snapshot.Length - 8);
            }

            SHA256.HashData(snapshot.AsSpan(HeaderLength)).CopyTo(snapshot, 32);
        }
    }
}
