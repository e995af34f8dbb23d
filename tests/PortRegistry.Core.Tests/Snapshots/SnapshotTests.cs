using System;
using System.Collections.Generic;
using System.Linq;
using PortRegistry.Tests.Fuzz;
using Xunit;

namespace PortRegistry.Tests.Snapshots;

public sealed class SnapshotTests
{
    private static readonly byte[] Bytes = SnapshotWriter.Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind));

    [Fact]
    public void Every_record_and_the_stamp_survive()
    {
        IanaRegistry registry = IanaRegistry.Open(Bytes);
        registry.Validate();
        Assert.Equal(Sample.EveryKind, registry.Records);
        Assert.Equal(Sample.Stamp.Updated, registry.Updated);
        Assert.Equal(Sample.Stamp.Notes.Select(note => note.ToString()), registry.Stamp.Notes.Select(note => note.ToString()));
        Assert.Equal(Sample.Stamp.Footnotes.Single().Text, registry.Stamp.Footnotes.Single().Text);
        Assert.Equal((Sample.Stamp.Source, Sample.Stamp.SourceSha256, Sample.Stamp.Experts), (registry.Source, registry.Sha256, registry.Experts));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
        => Assert.Equal(Bytes, RegistryCompiler.Compile(new RegistryDocument(Sample.Stamp, Sample.EveryKind)).SnapshotBytes);

    [Fact]
    public void Every_flipped_bit_is_refused_or_changes_nothing()
    {
        for (int offset = 0; offset < Bytes.Length; offset++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] flipped = (byte[])Bytes.Clone();
                flipped[offset] ^= (byte)(1 << bit);
                InvalidSnapshotException? refused = Refusal(flipped);
                // A snapshot with another minor version opens: minor versions do not change what is known.
                Assert.True(refused is not null || offset is 10 or 11, $"offset {offset}, bit {bit}");
            }
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < Bytes.Length; length++)
        {
            Assert.NotNull(Refusal(Bytes[..length]));
        }
    }

    [Fact]
    public void Damage_under_a_right_hash_is_refused_or_gives_records_but_never_another_exception()
    {
        for (int offset = 64; offset < Bytes.Length; offset++)
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                byte[] damaged = (byte[])Bytes.Clone();
                damaged[offset] = value;
                SnapshotBytes.Rehash(damaged);
                InvalidSnapshotException? refused = Refusal(damaged);
                Assert.True(refused is null || (refused.Section.Length > 0 && refused.Offset <= Bytes.Length), $"offset {offset}");
            }
        }
    }

    [Theory]
    [InlineData("", 0UL)]
    [InlineData("01000000", 0x9E37_79B9_7F4A_7C15UL)]
    [InlineData("02", 0x3C6E_F372_FE94_F82AUL)]
    [InlineData("0100000001000000", 0xCA70_DA88_FC0E_D281UL)]
    public void The_checksum_is_the_one_described(string content, ulong sum)
        => Assert.Equal(sum, SnapshotChecksum.Of([.. new byte[64], .. Convert.FromHexString(content), .. new byte[SnapshotChecksum.SectionLength]]));

    [Fact]
    public void Damage_of_any_one_number_gives_another_checksum()
    {
        ulong sum = SnapshotChecksum.Of(Bytes);
        for (int offset = 64; offset + 4 <= Bytes.Length - SnapshotChecksum.SectionLength; offset += 4)
        {
            foreach (byte[] written in new byte[][] { [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [1, 2, 3, 4], [0x0D, 0x0A, 0x1A, 0x89] })
            {
                byte[] damaged = (byte[])Bytes.Clone();
                written.CopyTo(damaged, offset);
                Assert.Equal(damaged.AsSpan().SequenceEqual(Bytes), SnapshotChecksum.Of(damaged) == sum);
            }
        }
    }

    [Fact]
    public void A_bit_lost_in_two_places_gives_another_checksum()
    {
        ulong sum = SnapshotChecksum.Of(Bytes);
        for (int bit = 0; bit < 32; bit++)
        {
            for (int distance = 4; distance <= 256; distance += 4)
            {
                byte[] damaged = (byte[])Bytes.Clone();
                damaged[64 + (bit / 8)] ^= (byte)(1 << (bit % 8));
                damaged[64 + distance + (bit / 8)] ^= (byte)(1 << (bit % 8));
                Assert.NotEqual(sum, SnapshotChecksum.Of(damaged));
            }
        }
    }

    [Fact]
    public void A_hash_that_is_wrong_beside_a_right_checksum_is_found_by_validation()
    {
        byte[] damaged = (byte[])Bytes.Clone();
        damaged[40] ^= 1;
        InvalidSnapshotException refused = Assert.Throws<InvalidSnapshotException>(IanaRegistry.Open(damaged).Validate);
        Assert.Equal(("header", 32L), (refused.Section, refused.Offset));
    }

    [Fact]
    public void A_newer_minor_version_with_an_unknown_section_opens()
    {
        byte[] extra = { (byte)'X', (byte)'T', (byte)'R', (byte)'A', 3, 0, 0, 0, 1, 2, 3 };
        byte[] newer = Bytes.Concat(extra).ToArray();
        newer[10] = 9;
        newer[12] = 6;
        BitConverter.GetBytes(newer.Length).CopyTo(newer, 16);
        SnapshotBytes.Rehash(newer);
        Assert.Equal(Sample.EveryKind, IanaRegistry.Open(newer).Records);
    }

    [Fact]
    public void A_newer_major_version_is_refused_by_name()
    {
        byte[] newer = (byte[])Bytes.Clone();
        newer[8] = 2;
        Assert.Contains("format 2", Refusal(newer)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_may_stand_in_any_order_but_none_twice_or_missing()
    {
        List<(string Id, byte[] Body)> sections = SnapshotBytes.Split(Bytes).Sections;
        foreach (List<(string Id, byte[] Body)> order in new[] { sections.AsEnumerable().Reverse().ToList(), sections.Skip(1).Append(sections[0]).ToList() })
        {
            Assert.Equal(Sample.EveryKind, IanaRegistry.Open(Join(order)).Records);
        }

        for (int i = 0; i < sections.Count; i++)
        {
            Assert.NotNull(Refusal(Join(sections.Append(sections[i]).ToList())));
            Assert.NotNull(Refusal(Join(sections.Where((_, index) => index != i).ToList())));
        }
    }

    [Fact]
    public void An_empty_registry_is_a_registry()
    {
        var registry = RegistryCompiler.Compile(new RegistryDocument(new RegistryStamp(), Array.Empty<ServiceRecord>()));
        Assert.Empty(registry.Records);
        Assert.Equal(AssignmentStatus.Unassigned, registry.Answer(80, TransportSpec.Any).Single().Status);
        Assert.Null(registry.Updated);
    }

    [Fact]
    public void More_texts_than_two_bytes_can_number_are_kept()
    {
        var records = Enumerable.Range(0, 40_000).Select(i => Sample.Row($"n{i}", $"{i}", "tcp", $"d{i}")).ToList();
        Assert.Equal(records, RegistryCompiler.Compile(new RegistryDocument(new RegistryStamp(), records)).Records);
    }

    private static InvalidSnapshotException? Refusal(byte[] snapshot)
    {
        try
        {
            IanaRegistry registry = IanaRegistry.Open(snapshot);
            registry.Validate();
            Assert.Equal(registry.RecordCount, registry.Records.Count(record => record.ToString().Length > 0));
            Assert.All(registry.Search(new ServiceQuery { Text = "a" }), Assert.NotNull);
            Assert.All(registry.Answer(new PortRange(0, 65535), TransportSpec.Any), Assert.NotNull);
            return null;
        }
        catch (InvalidSnapshotException exception)
        {
            return exception;
        }
    }

    private static byte[] Join(List<(string, byte[])> sections)
    {
        SnapshotBytes snapshot = SnapshotBytes.Split(Bytes);
        snapshot.Sections.Clear();
        snapshot.Sections.AddRange(sections);
        return snapshot.Join();
    }
}
