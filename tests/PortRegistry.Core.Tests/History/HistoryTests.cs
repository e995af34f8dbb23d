using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.History;

public class HistoryTests
{
    private static readonly ServiceRecord[] Others =
    [
        Row("imap", "143", "udp", "Mail\n\nbox", reference: "[RFC3501]"),
        Row("", "143", "udp", "Reserved", reference: "[RFC9051]"),
        Row("", "200-299", "", "Unassigned"),
        Row("nobody", "", "", "A name\r\nalone", notes: "Defined TXT keys:\n\tu=<user>"),
    ];

    [Fact]
    public void Each_version_is_rebuilt_as_it_was_compiled()
        => Gen.Select(Gen.Shuffle(EveryKind.Concat(Others).ToArray()), Gen.Int[0, EveryKind.Count + 4], (rows, count) => rows.Take(count).ToArray())
            .Array[1, 8]
            .Sample(
                versions =>
                {
                    RegistryDocument[] documents = [.. versions.Select((rows, i) => Version($"2020-01-{i + 1:00}", rows))];
                    IanaRegistry shipped = Shipped(documents[^1]);

                    RegistryHistory history = RegistryHistory.Open(HistoryCompiler.Compile(shipped, documents), shipped);

                    for (int i = 0; i < documents.Length; i++)
                    {
                        Assert.Equal(documents[i].Records, history.Rebuild(history.Versions[i]).Records);
                        Assert.Equal(documents[i].Stamp.Updated, history.Versions[i].Updated);
                    }
                },
                iter: 300);

    [Fact]
    public void The_head_of_each_version_is_kept_without_a_source()
    {
        RegistryDocument[] documents =
        [
            new(new RegistryStamp("A title", null, RegistryDate.Parse("2020-01-01"), "[RFC1]", "One\nTwo", [new(null, "A note.\n\nIts end.")], null, "somewhere", Digest('c')), EveryKind),
            new(new RegistryStamp("A title", "A category", RegistryDate.Parse("2020-02-01"), null, null, null, [new("1", "A footnote.")]), EveryKind),
        ];
        RegistryHistory history = Open(documents);

        RegistryStamp first = history.Versions[0].Stamp;
        RegistryStamp second = history.Versions[1].Stamp;

        Assert.Equal(("A title", null, "[RFC1]", "One\nTwo", null, null), (first.Title, first.Category, first.Reference, first.Experts, first.Source, first.SourceSha256));
        Assert.Equal("A note.\n\nIts end.", Assert.Single(first.Notes).ToString());
        Assert.Equal(("A category", "1: A footnote.", 0), (second.Category, Assert.Single(second.Footnotes).ToString(), second.Notes.Count));
        IanaRegistry opened = history.Open(history.Versions[0]);
        Assert.Equal((RegistryOrigin.History, null, null), (opened.Origin, opened.Sha256, opened.Path));
        Assert.Same(opened, history.Open(history.Versions[0]));
    }

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", 0)]
    [InlineData("2020-01-09", 0)]
    [InlineData("2020-01-10", 4)]
    [InlineData("2020-01-19", 4)]
    [InlineData("2020-01-20", 5)]
    [InlineData("2030-01-01", 5)]
    public void Of_a_date_the_last_published_version_is_in_force_and_a_stale_copy_never(string date, int? index)
    {
        string[] dates = ["2020-01-01", "2020-01-10", "2020-01-08", "2020-01-10", "2020-01-10", "2020-01-20", "2020-01-12"];
        RegistryHistory history = Open([.. dates.Select((day, i) => Version(day, [.. EveryKind, Row("of-" + i, "9000", "tcp", "")]))]);

        HistoryVersion? found = history.Find(RegistryDate.Parse(date));

        Assert.Equal(index, found is null ? null : history.Versions.ToList().IndexOf(found));
        Assert.Equal(("2020-01-01", "2020-01-20"), (history.Start.ToString(), history.End.ToString()));
    }

    [Fact]
    public void A_version_that_is_added_makes_the_history_that_was_compiled_whole()
    {
        RegistryDocument[] documents = [Version("2020-01-01", EveryKind), Version("2020-02-01", [.. EveryKind, Others[0]]), Version("2020-03-01", [.. EveryKind, Others[1]])];
        IanaRegistry shipped = Shipped(documents[2], 'b');

        byte[] whole = HistoryCompiler.Compile(shipped, documents);

        Assert.Equal(whole, HistoryCompiler.Add(Open(documents[..2]), shipped));
        Assert.Equal(3, RegistryHistory.Open(HistoryCompiler.Add(RegistryHistory.Open(whole, shipped), shipped), shipped).Versions.Count);
    }

    [Fact]
    public void A_change_says_when_it_came_and_when_it_ended()
    {
        RegistryHistory history = Open(
        [
            Version("2020-01-01", EveryKind),
            Version("2020-02-01", [.. EveryKind, Others[0]]),
            Version("2020-01-15", EveryKind),
            Version("2020-03-01", [.. EveryKind, Others[1]]),
        ]);

        Assert.Equal(
            ["2020-02-01 Added 143/udp: imap (Mail box)", "2020-03-01 DeAssigned 143/udp: imap (Reserved)"],
            history.Changes().Select(entry => entry.ToString()));
        Assert.Equal(
            [("2020-01-01", "2020-03-01"), ("2020-02-01", null)],
            history.Changes().Select(entry => (entry.Previous.ToString(), entry.Until?.ToString())));
        Assert.All(new[] { "143", "143/udp", "imap", "100-200", "IMAP,80" }, port => Assert.All(history.Changes(), entry => Assert.True(entry.IsOf(PortSpec.Parse(port)))));
        Assert.All(new[] { "143/tcp", "80", "imap/tcp", "200-300" }, port => Assert.All(history.Changes(), entry => Assert.False(entry.IsOf(PortSpec.Parse(port)))));
    }

    [Fact]
    public void A_registry_that_is_newer_than_the_history_adds_its_changes()
    {
        RegistryHistory history = Open([Version("2020-01-01", EveryKind), Version("2020-02-01", [.. EveryKind, Others[0]])]);

        IReadOnlyList<PortHistoryEntry> changes = history.Changes(Shipped(Version("2020-04-01", [.. EveryKind, Others[1]])));

        Assert.Equal(["2020-02-01", "2020-04-01"], changes.Select(entry => entry.Date.ToString()));
        Assert.Equal("2020-04-01", changes[0].Until?.ToString());
        Assert.Null(history.Changes()[0].Until);
    }

    internal static RegistryDocument Version(string date, IReadOnlyList<ServiceRecord> records) => new(new RegistryStamp(updated: RegistryDate.Parse(date)), records);

    internal static RegistryHistory Open(RegistryDocument[] documents)
    {
        IanaRegistry shipped = Shipped(documents[^1]);
        return RegistryHistory.Open(HistoryCompiler.Compile(shipped, documents), shipped);
    }

    internal static IanaRegistry Shipped(RegistryDocument document, char digit = 'a')
        => IanaRegistry.FromDocument(new RegistryDocument(document.Stamp.WithSource("test", Digest(digit)), document.Records));

    private static string Digest(char digit) => new(digit, 64);
}
