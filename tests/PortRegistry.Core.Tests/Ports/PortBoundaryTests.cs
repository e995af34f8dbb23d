using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Ports;

/// <summary>Both sides of every border of ports, ranges and dates.</summary>
public sealed class PortBoundaryTests
{
    [Theory]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(131_072)]
    public void A_registry_finds_its_records_however_many_they_are(int count)
    {
        int[] ports = [.. Enumerable.Range(0, count).Select(row => count > 65_536 ? row / 2 : row)];

        AssertFound(ports, step: 1);
    }

    // More rows are examined for each port, so only some ports are looked up.
    [Theory]
    [InlineData(65_537)]
    [InlineData(131_072)]
    public void A_registry_out_of_order_finds_its_records_however_many_they_are(int count)
    {
        int[] ports = [.. Enumerable.Range(0, count).Select(row => row % 65_536)];

        AssertFound(ports, step: 1_285);
    }

    private static void AssertFound(int[] ports, int step)
    {
        string[] transports = ["tcp", "udp"];
        int[] seen = new int[PortRange.MaxPort + 1];
        ServiceRecord[] records = [.. ports.Select((port, row) => Sample.Row($"n{row}", $"{port}", transports[seen[port]++], ""))];
        ILookup<int, ServiceRecord> expected = records.ToLookup(record => record.FirstPort!.Value);
        IanaRegistry registry = IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(), records));
        registry.Validate();
        for (int port = 0; port <= PortRange.MaxPort; port += step)
        {
            Assert.Equal(expected[port], registry.Find(port));
            Assert.Equal(expected[port].FirstOrDefault(), registry.Find(port, TransportProtocol.tcp).First);
            Assert.Equal(expected[port].ElementAtOrDefault(1), registry.Find(port, TransportProtocol.udp).First);
        }
    }

    [Theory]
    [InlineData(0, PortClass.System)]
    [InlineData(1023, PortClass.System)]
    [InlineData(1024, PortClass.User)]
    [InlineData(49151, PortClass.User)]
    [InlineData(49152, PortClass.Dynamic)]
    [InlineData(65535, PortClass.Dynamic)]
    public void The_classes_begin_and_end_where_RFC_6335_says(int port, PortClass expected)
    {
        Assert.Equal(expected, PortRange.ClassOf(port));
        Assert.Equal(expected, new PortRange(port, 65535).Class);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(-1, -1)]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(65535, 65536)]
    [InlineData(65536, 65536)]
    [InlineData(65535, 65534)]
    public void A_range_that_leaves_the_ports_or_runs_backwards_is_none(int first, int last)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(first, last));

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("65535", 65535, 65535)]
    [InlineData("0-65535", 0, 65535)]
    [InlineData("0-0", 0, 0)]
    [InlineData("00022", 22, 22)]
    public void The_first_and_the_last_port_are_read(string text, int first, int last)
    {
        var range = PortRange.Parse(text);
        Assert.Equal((first, last, last - first + 1), (range.First, range.Last, range.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-5")]
    [InlineData("5-")]
    [InlineData("65536")]
    [InlineData("000022")]
    [InlineData("0-65536")]
    [InlineData("2-1")]
    [InlineData("1-2-3")]
    [InlineData("/")]
    [InlineData(":")]
    [InlineData(" 1")]
    [InlineData("1 -2")]
    public void What_is_not_quite_a_port_is_not_read(string text) => Assert.False(PortRange.TryParse(text, out _));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_range_contains_its_first_and_last_port_and_not_their_neighbors(int port, bool expected)
        => Assert.Equal(expected, new PortRange(10, 20).Contains(port));

    [Theory]
    [InlineData("1-9", false)]
    [InlineData("1-10", true)]
    [InlineData("20-30", true)]
    [InlineData("21-30", false)]
    [InlineData("12-13", true)]
    [InlineData("1-30", true)]
    public void Ranges_that_share_one_port_overlap_and_neighbors_do_not(string other, bool expected)
    {
        Assert.Equal(expected, new PortRange(10, 20).Overlaps(PortRange.Parse(other)));
        Assert.Equal(expected, PortRange.Parse(other).Overlaps(new PortRange(10, 20)));
    }

    [Theory]
    [InlineData("10-20", "10-20", "10-20")]
    [InlineData("10-20", "20-30", "20")]
    [InlineData("10-20", "1-10", "10")]
    [InlineData("10-20", "11-20", "11-20")]
    [InlineData("10-20", "10-19", "10-19")]
    [InlineData("4748-4748", "4748", "4748-4748")]
    [InlineData("4748-4748", "4748-5000", "4748-4748")]
    [InlineData("4748-4748", "4000-4748", "4748-4748")]
    public void A_range_that_lies_in_another_keeps_how_it_is_written(string range, string other, string expected)
        => Assert.Equal(expected, PortRange.Parse(range).Intersect(PortRange.Parse(other)).ToString());

    [Fact]
    public void Ranges_that_do_not_overlap_have_no_common_part()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(10, 20).Intersect(new PortRange(21, 30)));

    [Theory]
    [InlineData("0001-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-02-29")]
    [InlineData("2024-12")]
    [InlineData("2024-10-09")]
    public void The_first_and_last_of_years_months_and_days_are_dates(string text) => Assert.Equal(text, RegistryDate.Parse(text).ToString());

    [Theory]
    [InlineData("0000-01")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("2024-01-00")]
    [InlineData("2024-01-32")]
    [InlineData("2023-02-29")]
    [InlineData("2024-04-31")]
    [InlineData("2024-1-1")]
    [InlineData("2024/01")]
    [InlineData("2024-01/01")]
    [InlineData("202/-01")]
    [InlineData("202:-01")]
    [InlineData("2024-0:")]
    [InlineData("2024-01-0/")]
    public void What_is_just_beyond_a_date_is_none(string text) => Assert.False(RegistryDate.TryParse(text, out _));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(10000, 1, 0)]
    [InlineData(2024, 0, 1)]
    [InlineData(2024, 13, 1)]
    [InlineData(2024, 1, -1)]
    [InlineData(2024, 1, 32)]
    public void Numbers_that_are_no_date_make_none(int year, int month, int day)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RegistryDate(year, month, day));
}
