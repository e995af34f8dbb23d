using System;
using System.Collections.Generic;
using System.Linq;
using PortRegistry.Tests.Fuzz;
using Xunit;

namespace PortRegistry.Tests.Snapshots;

/// <summary>Damage behind a right hash, section by section. Each is refused by its place, or changes no answer.</summary>
public sealed class SnapshotDamageTests
{
    private static readonly byte[] Whole = SnapshotWriter.Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind));

    public static TheoryData<string> Sections { get; } = ["STMP", "TEXT", "DETL", "ROWS"];

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_lengthened_section_is_refused_by_its_name(string section)
    {
        foreach (byte[] extra in new byte[][] { [0], [1], [0xFF], [0, 0, 0, 0, 0, 0, 0], new byte[1000] })
        {
            InvalidSnapshotException refused = Refused(Split().With(section, body => [.. body, .. extra]));
            Assert.Equal(section, refused.Section);
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_shortened_by_any_length_is_refused_by_its_name(string section)
    {
        int length = Split().Sections.Find(one => one.Id == section).Body.Length;
        for (int kept = 0; kept < length; kept++)
        {
            InvalidSnapshotException refused = Refused(Split().With(section, body => body[..kept]));
            Assert.Equal(section, refused.Section);
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_that_begins_too_late_is_refused(string section)
    {
        for (int cut = 1; cut < 8; cut++)
        {
            Refused(Split().With(section, body => body[cut..]));
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_that_stands_twice_or_not_at_all_is_refused(string section)
    {
        SnapshotBytes twice = Split();
        twice.Sections.Add(twice.Sections.Find(one => one.Id == section));
        Assert.Equal(section, Refused(twice).Section);
        Assert.Contains("twice", Refused(twice).Message, StringComparison.Ordinal);

        SnapshotBytes without = Split();
        without.Sections.RemoveAll(one => one.Id == section);
        Assert.Contains($"The section {section} is missing", Refused(without).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_in_any_order_give_the_same_answers()
    {
        SnapshotBytes whole = Split();
        foreach (List<(string Id, byte[] Body)> order in Orders(whole.Sections))
        {
            SnapshotBytes reordered = Split();
            reordered.Sections.Clear();
            reordered.Sections.AddRange(order);
            AssertSame(reordered.Join());
        }
    }

    [Fact]
    public void Sections_under_each_others_names_are_refused()
    {
        foreach (List<(string Id, byte[] Body)> order in Orders(Split().Sections).Skip(1))
        {
            SnapshotBytes renamed = Split();
            for (int i = 0; i < order.Count; i++)
            {
                renamed.Sections[i] = (order[i].Id, renamed.Sections[i].Body);
            }

            Refused(renamed);
        }
    }

    [Fact]
    public void Every_wrong_byte_of_the_magic_is_refused_at_its_offset()
    {
        for (int offset = 0; offset < 8; offset++)
        {
            byte[] wrong = (byte[])Whole.Clone();
            wrong[offset] ^= 0x20;
            InvalidSnapshotException refused = Refused(wrong);
            Assert.Equal(("header", offset), (refused.Section, refused.Offset));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(65535)]
    public void Another_major_version_is_refused_by_its_number(int major)
    {
        byte[] other = (byte[])Whole.Clone();
        BitConverter.GetBytes((ushort)major).CopyTo(other, 8);
        InvalidSnapshotException refused = Refused(other);
        Assert.Equal(("header", 8L), (refused.Section, refused.Offset));
        Assert.Contains($"format {major}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(65535)]
    public void A_newer_minor_version_may_have_more_sections_anywhere_and_a_longer_stamp(int minor)
    {
        for (int place = 0; place <= 4; place++)
        {
            SnapshotBytes newer = Split().With("STMP", body => [.. body, 1, 2, 3]);
            BitConverter.GetBytes((ushort)minor).CopyTo(newer.Header, 10);
            newer.Sections.Insert(place, ("XTRA", [1, 2, 3, 4, 5]));
            newer.Sections.Insert(place, ("NONE", []));
            AssertSame(newer.Join());
        }
    }

    [Fact]
    public void Lengths_and_counts_of_the_header_that_do_not_fit_are_refused()
    {
        foreach (int offset in new[] { 12, 16, 20, 24, 28 })
        {
            foreach (uint number in new uint[] { 0, 1, 3, 5, 0x7FFF_FFFF, 0xFFFF_FFFF })
            {
                byte[] wrong = (byte[])Whole.Clone();
                BitConverter.GetBytes(number).CopyTo(wrong, offset);
                Assert.True(wrong.AsSpan().SequenceEqual(Whole) || Refused(wrong).Section == "header", $"{number} at {offset}");
            }
        }
    }

    [Fact]
    public void A_section_longer_than_the_file_is_refused_where_its_length_stands()
    {
        int offset = SnapshotBytes.HeaderLength;
        foreach ((string id, byte[] body) in Split().Sections)
        {
            foreach (uint length in new[] { (uint)Whole.Length, 0x7FFF_FFFFu, 0x8000_0000u, 0xFFFF_FFFFu })
            {
                byte[] wrong = (byte[])Whole.Clone();
                BitConverter.GetBytes(length).CopyTo(wrong, offset + 4);
                SnapshotBytes.Rehash(wrong);
                InvalidSnapshotException refused = Refused(wrong);
                Assert.Equal((id, offset + 4), (refused.Section, refused.Offset));
            }

            offset += 8 + body.Length;
        }
    }

    [Fact]
    public void A_damaged_section_id_is_shown_as_letters_and_question_marks()
    {
        SnapshotBytes damaged = Split();
        damaged.Sections.Insert(0, ("\u001B[2J", [1, 2, 3]));
        byte[] bytes = damaged.Join();
        BitConverter.GetBytes(uint.MaxValue).CopyTo(bytes, SnapshotBytes.HeaderLength + 4);
        SnapshotBytes.Rehash(bytes);
        Assert.Equal("??2J", Refused(bytes).Section);
    }

    private static SnapshotBytes Split() => SnapshotBytes.Split(Whole);

    private static InvalidSnapshotException Refused(SnapshotBytes snapshot) => Refused(snapshot.Join());

    private static InvalidSnapshotException Refused(byte[] snapshot)
    {
        InvalidSnapshotException refused = Assert.Throws<InvalidSnapshotException>(() => IanaRegistry.Open(snapshot).Validate());
        Assert.InRange(refused.Offset, 0, snapshot.Length);
        Assert.Contains($"({refused.Section}, offset {refused.Offset})", refused.Message, StringComparison.Ordinal);
        return refused;
    }

    private static void AssertSame(byte[] snapshot)
    {
        IanaRegistry registry = IanaRegistry.Open(snapshot);
        registry.Validate();
        Assert.Equal(Sample.EveryKind, registry.Records);
        Assert.Equal(Sample.Stamp.Experts, registry.Experts);
    }

    private static IEnumerable<List<T>> Orders<T>(IReadOnlyList<T> items)
        => items.Count == 0
            ? [[]]
            : items.SelectMany((item, index) => Orders(items.Where((_, other) => other != index).ToList()).Select(rest => (List<T>)[item, .. rest]));
}
