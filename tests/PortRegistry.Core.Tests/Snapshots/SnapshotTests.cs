using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
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
                Rehash(damaged);
                InvalidSnapshotException? refused = Refusal(damaged);
                Assert.True(refused is null || (refused.Section.Length > 0 && refused.Offset <= Bytes.Length), $"offset {offset}");
            }
        }
    }

    [Fact]
    public void A_newer_minor_version_with_an_unknown_section_opens()
    {
        byte[] extra = { (byte)'X', (byte)'T', (byte)'R', (byte)'A', 3, 0, 0, 0, 1, 2, 3 };
        byte[] newer = Bytes.Concat(extra).ToArray();
        newer[10] = 9;
        newer[12] = 5;
        BitConverter.GetBytes(newer.Length).CopyTo(newer, 16);
        Rehash(newer);
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
        List<byte[]> sections = Sections(Bytes);
        foreach (List<byte[]> order in new[] { sections.AsEnumerable().Reverse().ToList(), sections.Skip(1).Append(sections[0]).ToList() })
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

    internal static void Rehash(byte[] snapshot)
        => SHA256.HashData(snapshot.AsSpan(64)).CopyTo(snapshot, 32);

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

    private static List<byte[]> Sections(byte[] snapshot)
    {
        var sections = new List<byte[]>();
        for (int offset = 64; offset < snapshot.Length;)
        {
            int length = 8 + BitConverter.ToInt32(snapshot, offset + 4);
            sections.Add(snapshot[offset..(offset + length)]);
            offset += length;
        }

        return sections;
    }

    private static byte[] Join(List<byte[]> sections)
    {
        byte[] joined = Bytes[..64].Concat(sections.SelectMany(section => section)).ToArray();
        joined[12] = (byte)sections.Count;
        BitConverter.GetBytes(joined.Length).CopyTo(joined, 16);
        Rehash(joined);
        return joined;
    }
}
