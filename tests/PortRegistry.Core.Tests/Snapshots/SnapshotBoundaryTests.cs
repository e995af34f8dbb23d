using System;
using System.Collections.Generic;
using System.Linq;
using PortRegistry.Tests.Fuzz;
using Xunit;

namespace PortRegistry.Tests.Snapshots;

/// <summary>The last value that a snapshot may hold in each place, and the first that it may not, behind a right hash.</summary>
public sealed class SnapshotBoundaryTests
{
    private const int TableHead = 5;
    private const int IdWidth = 2;
    private const int RowLength = 5 + IdWidth;
    private const int DetailsTexts = 8;
    private const int DatesLength = 6;
    private const int Flags = 4;
    private const byte HasPort = 0x08;
    private const byte Written = 0x10;
    private static readonly byte[] Whole = SnapshotWriter.Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind));

    [Fact]
    public void The_last_details_are_found_and_those_behind_them_refused_where_the_row_names_them()
    {
        ushort count = CountOf("DETL");
        Accepts(WithRow(row => BitConverter.GetBytes((ushort)(count - 1)).CopyTo(row, 5)));
        Assert.Equal(("ROWS", 5), Refusal(WithRow(row => BitConverter.GetBytes(count).CopyTo(row, 5))));
    }

    [Fact]
    public void The_last_text_is_found_and_the_one_behind_it_refused_where_the_details_name_it()
    {
        ushort count = CountOf("TEXT");
        Accepts(WithDescription((ushort)(count - 1)));
        (string section, int offset) = Refusal(WithDescription(count));
        Assert.Equal(("DETL", IdWidth), (section, offset));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(7, false)]
    [InlineData(0x20, false)]
    [InlineData(0x80, false)]
    public void Four_transports_and_none_are_known(byte flags, bool accepted)
    {
        SnapshotBytes changed = WithRow(row => row[Flags] = (byte)(HasPort | flags));
        Assert.True(accepted ? Accepts(changed) : Refusal(changed) == ("ROWS", Flags));
    }

    [Theory]
    [InlineData(22, 22, false, true)]
    [InlineData(22, 22, true, true)]
    [InlineData(22, 23, true, true)]
    [InlineData(0, 65535, true, true)]
    [InlineData(22, 23, false, false)]
    [InlineData(22, 21, true, false)]
    [InlineData(22, 21, false, false)]
    [InlineData(65535, 0, true, false)]
    public void A_row_has_one_port_or_a_range_that_runs_forwards(int first, int last, bool written, bool accepted)
    {
        SnapshotBytes changed = WithRow(row =>
        {
            BitConverter.GetBytes((ushort)first).CopyTo(row, 0);
            BitConverter.GetBytes((ushort)last).CopyTo(row, 2);
            row[Flags] = (byte)(HasPort | (written ? Written : 0));
        });
        Assert.True(accepted ? Accepts(changed) : Refusal(changed) == ("ROWS", 0));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Ids_of_two_three_and_four_bytes_say_the_same_and_others_nothing(int width, bool accepted)
    {
        SnapshotBytes changed = SnapshotBytes.Split(Whole)
            .With("ROWS", body => Widen(body, width, 5, 1, 0))
            .With("DETL", body => Widen(body, width, 0, DetailsTexts, DatesLength));
        if (accepted)
        {
            Assert.True(Accepts(changed));
            Assert.Equal(Sample.EveryKind, IanaRegistry.Open(changed.Join()).Records);
        }
        else
        {
            Assert.Contains("width of an id", Assert.Throws<InvalidSnapshotException>(() => IanaRegistry.Open(changed.Join())).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    public void A_text_of_any_length_is_kept(int length)
    {
        ServiceRecord record = Sample.Row("a", "1", "tcp", new string('x', length));
        Assert.Equal([record], IanaRegistry.Open(SnapshotWriter.Write(new RegistryDocument(Sample.Stamp, [record]))).Records);
    }

    [Theory]
    [InlineData(0xFFFE, 2)]
    [InlineData(0xFFFF, 2)]
    [InlineData(0x1_0000, 3)]
    public void Ids_are_as_narrow_as_the_number_of_texts_allows(int texts, int width)
    {
        // Each name is a text, and the missing text is one more.
        ServiceRecord[] records = [.. Enumerable.Range(0, texts).Select(i => Sample.Row($"n{i:x}", "", "", ""))];
        SnapshotBytes snapshot = SnapshotBytes.Split(SnapshotWriter.Write(new RegistryDocument(Sample.Stamp, records)));
        Assert.Equal(texts + 1, BitConverter.ToInt32(snapshot.Sections.Find(one => one.Id == "TEXT").Body));
        Assert.Equal(width, snapshot.Sections.Find(one => one.Id == "DETL").Body[4]);
    }

    [Fact]
    public void No_text_but_the_first_is_empty()
    {
        SnapshotBytes changed = SnapshotBytes.Split(Whole).With("TEXT", body => [.. body[..^LastTextLength(body)], 0]);
        Assert.Contains("alone is empty", Assert.Throws<InvalidSnapshotException>(IanaRegistry.Open(changed.Join()).Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_has_a_port_or_a_name()
    {
        // The first row of the sample has a port and no name.
        Assert.Null(Sample.EveryKind[0].ServiceName);
        Assert.Equal(("ROWS", 0), Refusal(WithRow(row => Array.Clear(row, 0, TableHead))));
    }

    [Theory]
    [InlineData("AZaz", "AZaz")]
    [InlineData("09BY", "09BY")]
    [InlineData("@[`{", "????")]
    [InlineData("/:^~", "????")]
    public void A_damaged_section_is_named_by_its_letters_and_digits(string id, string shown)
    {
        SnapshotBytes damaged = SnapshotBytes.Split(Whole);
        damaged.Sections.Insert(0, (id, []));
        byte[] bytes = damaged.Join();
        BitConverter.GetBytes(uint.MaxValue).CopyTo(bytes, SnapshotBytes.HeaderLength + 4);
        SnapshotBytes.Rehash(bytes);
        Assert.Equal(shown, Assert.Throws<InvalidSnapshotException>(() => IanaRegistry.Open(bytes)).Section);
    }

    private static ushort CountOf(string section)
        => BitConverter.ToUInt16(SnapshotBytes.Split(Whole).Sections.Find(one => one.Id == section).Body);

    // With its length before it.
    private static int LastTextLength(byte[] body)
    {
        int count = BitConverter.ToInt32(body);
        int length = 0;
        for (int at = 4 + ((count + 15) / 16 * 4); at < body.Length; at += length)
        {
            length = body[at] < 0x80 ? 1 + body[at] : 2 + (body[at] & 0x7F) + (body[at + 1] << 7);
        }

        return length;
    }

    // The first row, which has a port.
    private static SnapshotBytes WithRow(Action<byte[]> change)
        => SnapshotBytes.Split(Whole).With("ROWS", body =>
        {
            byte[] row = body[TableHead..(TableHead + RowLength)];
            change(row);
            return [.. body[..TableHead], .. row, .. body[(TableHead + RowLength)..]];
        });

    // In the first details, the text after the name.
    private static SnapshotBytes WithDescription(ushort id)
        => SnapshotBytes.Split(Whole).With("DETL", body =>
        {
            BitConverter.GetBytes(id).CopyTo(body, TableHead + IdWidth);
            return body;
        });

    private static byte[] Widen(byte[] body, int width, int before, int ids, int after)
    {
        int length = before + (ids * IdWidth) + after;
        IEnumerable<byte> rows = body.Skip(TableHead).Chunk(length).SelectMany(row =>
            row.Take(before)
                .Concat(row.Skip(before).Take(ids * IdWidth).Chunk(IdWidth).SelectMany(id => id.Concat(new byte[4]).Take(width)))
                .Concat(row.Skip(length - after)));
        return [.. body[..4], (byte)width, .. rows];
    }

    private static bool Accepts(SnapshotBytes changed)
    {
        var registry = IanaRegistry.Open(changed.Join());
        registry.Validate();
        return registry.Records.All(record => record.ToString().Length > 0);
    }

    // The offset of the error in the first row of its section.
    private static (string Section, int Offset) Refusal(SnapshotBytes changed)
    {
        int start = SnapshotBytes.HeaderLength;
        InvalidSnapshotException refused = Assert.Throws<InvalidSnapshotException>(() => IanaRegistry.Open(changed.Join()).Validate());
        foreach ((string id, byte[] body) in changed.Sections.TakeWhile(section => section.Id != refused.Section))
        {
            start += 8 + body.Length;
        }

        return (refused.Section, (int)refused.Offset - start - 8 - TableHead);
    }
}
