using System;
using System.IO;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.History;

public class ShippedHistoryTests
{
    private static readonly IanaRegistry Bundled = ShippedHistory.Bundled;
    private static readonly RegistryHistory Shipped = ShippedHistory.History;

    [Fact]
    public void The_history_that_ships_begins_in_2015_ends_with_the_registry_that_ships_and_is_small()
    {
        Assert.Equal(RegistryDate.Parse("2015-05-04"), Shipped.Start);
        Assert.Equal(Bundled.Updated, Shipped.End);
        Assert.Equal(Bundled.Records, Shipped.Rebuild(Shipped.Versions[^1]).Records);
        Assert.Equal(Bundled.Note, Shipped.Open(Shipped.Versions[^1]).Note);
        Assert.InRange(new FileInfo(ShippedHistory.Path).Length, 1, 40 * 1024);
    }

    [Fact]
    public void Each_version_that_ships_has_a_row_for_nearly_every_port_below_the_dynamic_ones()
    {
        foreach (HistoryVersion version in Shipped.Versions.Where((_, i) => i % 60 == 0))
        {
            RegistryDocument document = Shipped.Rebuild(version);

            Assert.InRange(document.Records.Count, 13_600, 20_000);
            Assert.InRange(document.Records.Where(record => record.Port is not null).SelectMany(record => Enumerable.Range(record.FirstPort!.Value, record.LastPort!.Value - record.FirstPort.Value + 1)).Distinct().Count(), 49_100, 49_152);
        }
    }

    [Theory]
    [InlineData("143/udp", "2021-02-22 DeAssigned 143/udp: imap (Reserved)")]
    [InlineData("imap", "2021-02-22 DeAssigned 143/udp: imap (Reserved)")]
    [InlineData("2/tcp", "2025-02-13 DeAssigned 2/tcp: compressnet (De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz])")]
    public void The_history_that_ships_says_who_lost_a_port_and_when(string port, string line)
        => Assert.Contains(line, Shipped.Changes().Where(entry => entry.IsOf(PortSpec.Parse(port))).Select(entry => entry.ToString()));

    [Fact]
    public void The_changes_that_ship_are_oldest_first_and_lead_from_the_first_version_to_the_last()
    {
        Assert.Equal(Shipped.Changes().OrderBy(entry => entry.Date), Shipped.Changes());
        int added = Shipped.Changes().Sum(entry => (entry.Before is null ? 1 : 0) - (entry.After is null ? 1 : 0));
        Assert.Equal(Bundled.RecordCount - Shipped.Rebuild(Shipped.Find(Shipped.Start)!).Records.Count, added);
    }

    [Fact]
    public void A_row_that_lost_its_name_and_kept_the_note_of_an_alias_is_no_alias()
    {
        ServiceRecord[] rows = Shipped.Versions
            .Where(version => version.Updated is { Year: 2016, Month: 5 })
            .SelectMany(version => Shipped.Rebuild(version).Records.Where(record => record.PortNumber == 2640 && record.ServiceName is null))
            .ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((AssignmentStatus.Reserved, null, false, "Reserved"), (row.Status, row.AliasOf, row.IsHistoric, row.Remark)));
    }

    [IanaTheory]
    [InlineData("2015-05-04")]
    [InlineData("2020-01-01")]
    [InlineData("2026-02-13")]
    [InlineData("2026-06-17")]
    public void A_version_of_the_history_that_ships_is_the_one_that_IANA_published(string day)
    {
        RegistryDocument published = ReadReal(day, "xml").Document;

        IanaRegistry rebuilt = Shipped.Open(Shipped.Find(RegistryDate.Parse(day))!);

        Assert.Equal(published.Records, rebuilt.Records);
        Assert.Equal((published.Stamp.Title, published.Stamp.Updated, published.Stamp.Experts), (rebuilt.Title, rebuilt.Updated, rebuilt.Experts));
    }
}
