using System.Runtime.CompilerServices;

namespace PortRegistry;

/// <summary>
/// The last section of a snapshot since version 1.1: eight bytes that tell a damaged file from a whole one. Every shell checks
/// the file that it opens, and to start a library of cryptography for it takes longer than the rest of the first look-up.
/// </summary>
internal static class SnapshotChecksum
{
    /// <summary>The length of the whole section.</summary>
    internal const int SectionLength = SnapshotFormat.SectionHeaderLength + Length;

    /// <summary>The length of the checksum.</summary>
    internal const int Length = 8;

    /// <summary>Whether a file ends with the section; those of version 1.0 do not.</summary>
    internal static bool IsIn(byte[] bytes)
    {
        int start = bytes.Length - SectionLength;
        return start >= SnapshotFormat.HeaderLength
            && SnapshotFormat.ReadUInt16(bytes, SnapshotFormat.MinorOffset) > 0
            && SnapshotFormat.ReadUInt32(bytes, start) == SnapshotFormat.ChecksumSection
            && SnapshotFormat.ReadUInt32(bytes, start + 4) == Length;
    }

    /// <summary>The checksum that a file ends with.</summary>
    internal static ulong Read(byte[] bytes)
        => SnapshotFormat.ReadUInt32(bytes, bytes.Length - Length) | ((ulong)SnapshotFormat.ReadUInt32(bytes, bytes.Length - 4) << 32);

    /// <summary>The checksum of the sections before this one: each number of four bytes is mixed in by a rotation and an odd factor.</summary>
    [MethodImpl(Compilation.Optimized)]
    internal static ulong Of(byte[] bytes)
    {
        int end = bytes.Length - SectionLength;
        int offset = SnapshotFormat.HeaderLength;
        ulong sum = 0;
        for (; offset + 4 <= end; offset += 4)
        {
            sum = Mix(sum, SnapshotFormat.ReadUInt32(bytes, offset));
        }

        for (; offset < end; offset++)
        {
            sum = Mix(sum, bytes[offset]);
        }

        return sum;
    }

    // The rotation carries the high bits down again, which a product alone only moves up and out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong sum, uint next) => unchecked((((sum << 23) | (sum >> 41)) ^ next) * 0x9E37_79B9_7F4A_7C15);
}
