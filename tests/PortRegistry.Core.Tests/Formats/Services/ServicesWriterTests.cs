using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class ServicesWriterTests
{
    [Fact]
    public void Other_names_of_a_port_are_aliases_of_the_first_that_is_none_itself()
        => Assert.Equal(
            new[] { "who-is 43/tcp who_is nicname" },
            Lines(
                Sample.Row("who_is", "43", "tcp", "Alias", notes: "This entry is an alias to \"who-is\"."),
                Sample.Row("who-is", "43", "tcp", "Who # is\n that"),
                Sample.Row("nicname", "43", "tcp", "Other")));

    [Fact]
    public void The_description_is_a_comment_on_one_line()
        => Assert.EndsWith("# Who # is that\n", Written(Sample.Row("a", "1", "tcp", "Who # is\n that")));

    [Fact]
    public void A_range_is_a_line_for_each_of_its_ports()
        => Assert.Equal(new[] { "x11 6000/tcp", "x11 6001/tcp", "x11 6002/tcp" }, Lines(Sample.Row("x11", "6000-6002", "tcp", "X")));

    [Fact]
    public void A_record_without_a_transport_serves_tcp_and_udp()
        => Assert.Equal(new[] { "boe 6400/tcp", "boe 6400/udp" }, Lines(Sample.Row("boe", "6400", "", "")));

    [Fact]
    public void Lines_are_in_the_order_of_ports()
        => Assert.Equal(new[] { "b 1/tcp", "b 1/sctp", "a 2/tcp" }, Lines(Sample.Row("a", "2", "tcp", ""), Sample.Row("b", "1", "sctp", ""), Sample.Row("b", "1", "tcp", "")));

    [Fact]
    public void Rows_without_a_name_or_a_port_are_left_out()
        => Assert.Empty(Lines(Sample.Row("", "4", "tcp", "Unassigned"), Sample.Row("licor", "", "tcp", "LI-COR")));

    [Fact]
    public void A_name_with_a_blank_in_it_is_said_to_be_left_out()
    {
        string written = Written(Sample.Row("Newton Dock", "3679", "tcp", ""));
        Assert.Contains("# Not a name in this syntax: Newton Dock 3679/tcp\n", written, StringComparison.Ordinal);
        Assert.Empty(Lines(Sample.Row("Newton Dock", "3679", "tcp", "")));
    }

    [Fact]
    public void Every_line_is_what_getservent_takes()
    {
        foreach (string line in Lines(Sample.EveryKind.ToArray()))
        {
            Assert.Matches(@"^\S+ \d{1,5}/(tcp|udp|sctp|dccp)( \S+)*$", line);
        }
    }

    private static string Written(params ServiceRecord[] records) => WriteText(new RegistryDocument(Sample.Stamp, records), RegistryFormat.Services);

    // Without comments, and with single spaces.
    private static IEnumerable<string> Lines(params ServiceRecord[] records)
        => Written(records).Split('\n')
            .Select(line => string.Join(' ', line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
}
