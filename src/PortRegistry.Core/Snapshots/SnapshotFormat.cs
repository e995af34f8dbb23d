using System.Security.Cryptography;
using System.Text;

namespace PortRegistry;

/// <summary>
/// The layout of a snapshot, version 1, shared by writer and reader; docs/snapshot-format.md describes it. All numbers are
/// little-endian.
/// </summary>
internal static class SnapshotFormat
{
    internal const ushort Major = 1;
    internal const ushort Minor = 1;

    internal const int HeaderLength = 64;
    internal const int MajorOffset = 8;
    internal const int MinorOffset = 10;
    internal const int SectionCountOffset = 12;
    internal const int TotalLengthOffset = 16;
    internal const int ReservedOffset = 20;
    internal const int HashOffset = 32;
    internal const int HashLength = 32;

    internal const int SectionHeaderLength = 8;
    internal const uint StampSection = 'S' | ('T' << 8) | ('M' << 16) | ('P' << 24);
    internal const uint TextSection = 'T' | ('E' << 8) | ('X' << 16) | ('T' << 24);
    internal const uint DetailsSection = 'D' | ('E' << 8) | ('T' << 16) | ('L' << 24);
    internal const uint RowsSection = 'R' | ('O' << 8) | ('W' << 16) | ('S' << 24);
    internal const uint ChecksumSection = 'C' | ('S' << 8) | ('U' << 16) | ('M' << 24);

    /// <summary>Every sixteenth text has its offset in the table; the others are found by skipping from there.</summary>
    internal const int TextsPerBlock = 16;

    /// <summary>Count (4) and the width of an id (1) stand before the fixed-width rows of DETL and ROWS.</summary>
    internal const int TableHeaderLength = 5;

    /// <summary>The texts of a details row, by their place in it.</summary>
    internal const int NameText = 0;
    internal const int DescriptionText = 1;
    internal const int AssigneeText = 2;
    internal const int ContactText = 3;
    internal const int ReferenceText = 4;
    internal const int ServiceCodeText = 5;
    internal const int UnauthorizedUseText = 6;
    internal const int NotesText = 7;

    /// <summary>How many texts a details row has.</summary>
    internal const int DetailsTexts = 8;

    /// <summary>How many bytes of text the cells of all details rows hold at most: 128 MiB, twice what a file may have that is read.</summary>
    internal const long MaxCellsLength = 128L << 20;

    /// <summary>The two dates of a details row.</summary>
    internal const int DetailsDates = 2;
    internal const int DateWidth = 3;

    /// <summary>First port (2), last port (2) and flags (1) stand before the details id of a row.</summary>
    internal const int RowHeadLength = 5;
    internal const int TransportMask = 0x07;
    internal const int HasPortFlag = 0x08;
    internal const int WrittenRangeFlag = 0x10;
    internal const int KnownFlags = TransportMask | HasPortFlag | WrittenRangeFlag;

    /// <summary>A first byte that no text has, the name, then line ends that a text transfer would spoil.</summary>
    internal static readonly byte[] Magic = { 0x89, (byte)'P', (byte)'R', (byte)'S', 0x0D, 0x0A, 0x1A, 0x0A };

    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly TransportProtocol?[] Transports =
    {
        null,
        TransportProtocol.tcp,
        TransportProtocol.udp,
        TransportProtocol.dccp,
        TransportProtocol.sctp,
    };

    internal static int TransportCount => Transports.Length;

    internal static TransportProtocol? Transport(int flags) => Transports[flags & TransportMask];

    internal static int TransportCode(TransportProtocol? transport) => transport switch
    {
        TransportProtocol.tcp => 1,
        TransportProtocol.udp => 2,
        TransportProtocol.dccp => 3,
        TransportProtocol.sctp => 4,
        _ => 0,
    };

    internal static int DetailsRowLength(int idWidth) => (DetailsTexts * idWidth) + (DetailsDates * DateWidth);

    internal static int RowLength(int idWidth) => RowHeadLength + idWidth;

    /// <summary>The narrowest of 2, 3 and 4 bytes that holds every id below a count.</summary>
    internal static int IdWidth(int count) => count <= 0x1_0000 ? 2 : count <= 0x100_0000 ? 3 : 4;

    /// <summary>A section's four letters; what is no letter or digit, of a damaged id, as a question mark.</summary>
    internal static string SectionName(uint id)
        => new(new[] { Letter(id), Letter(id >> 8), Letter(id >> 16), Letter(id >> 24) });

    private static char Letter(uint id)
    {
        char letter = (char)(id & 0xFF);
        return letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter : '?';
    }

    internal static byte[] Hash(byte[] bytes, int length)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(bytes, HeaderLength, length - HeaderLength);
    }

    internal static int ReadId(byte[] bytes, int offset, int width)
    {
        int id = bytes[offset] | (bytes[offset + 1] << 8);
        if (width > 2)
        {
            id |= bytes[offset + 2] << 16;
        }

        return width > 3 ? id | (bytes[offset + 3] << 24) : id;
    }

    internal static uint ReadUInt32(byte[] bytes, int offset)
        => (uint)(bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24));

    internal static ushort ReadUInt16(byte[] bytes, int offset) => (ushort)(bytes[offset] | (bytes[offset + 1] << 8));
}
