using System.Globalization;

namespace PortRegistry;

/// <summary>The first 64 bytes of a snapshot.</summary>
internal static class SnapshotHeader
{
    /// <summary>Checks magic, version and length, and that the content is what was written.</summary>
    /// <exception cref="InvalidSnapshotException">The bytes are not a whole snapshot of a version that can be read.</exception>
    internal static void Check(byte[] bytes)
    {
        if (bytes.Length < SnapshotFormat.HeaderLength)
        {
            throw Invalid(bytes.Length, "The file ends inside the header.");
        }

        for (int i = 0; i < SnapshotFormat.Magic.Length; i++)
        {
            if (bytes[i] != SnapshotFormat.Magic[i])
            {
                throw Invalid(i, "The file does not begin as a registry snapshot.");
            }
        }

        int major = SnapshotFormat.ReadUInt16(bytes, SnapshotFormat.MajorOffset);
        if (major != SnapshotFormat.Major)
        {
            throw Invalid(
                SnapshotFormat.MajorOffset,
                string.Format(CultureInfo.InvariantCulture, "The snapshot is of format {0}; this version of the module reads format {1}.", major, SnapshotFormat.Major));
        }

        if (SnapshotFormat.ReadUInt32(bytes, SnapshotFormat.TotalLengthOffset) != (uint)bytes.Length)
        {
            throw Invalid(SnapshotFormat.TotalLengthOffset, "The file is not as long as its header says.");
        }

        for (int i = SnapshotFormat.ReservedOffset; i < SnapshotFormat.HashOffset; i++)
        {
            if (bytes[i] != 0)
            {
                throw Invalid(i, "A reserved byte of the header is not zero.");
            }
        }

        CheckContent(bytes);
    }

    private static void CheckContent(byte[] bytes)
    {
        if (!SnapshotChecksum.IsIn(bytes))
        {
            CheckHash(bytes);
        }
        else if (SnapshotChecksum.Of(bytes) != SnapshotChecksum.Read(bytes))
        {
            throw Invalid(bytes.Length - SnapshotChecksum.Length, "The content does not have the checksum that the file ends with.");
        }
    }

    /// <summary>Checks the hash, which <see cref="Check"/> does only where there is no checksum.</summary>
    /// <exception cref="InvalidSnapshotException">The content has another hash.</exception>
    internal static void CheckHash(byte[] bytes)
    {
        byte[] hash = SnapshotFormat.Hash(bytes, bytes.Length);
        for (int i = 0; i < SnapshotFormat.HashLength; i++)
        {
            if (hash[i] != bytes[SnapshotFormat.HashOffset + i])
            {
                throw Invalid(SnapshotFormat.HashOffset, "The content does not have the hash that the header says.");
            }
        }
    }

    internal static InvalidSnapshotException Invalid(int offset, string reason) => new("header", offset, reason);
}
