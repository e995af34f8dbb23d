using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using PortRegistry.Tests.Formats;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Files made to exhaust stack, memory or time: what chance hardly finds.</summary>
public sealed class HostileFileTests
{
    private const int Many = 50_000;
    private const int StackSize = 1 << 20;
    private const string Registry = "<registry xmlns=\"http://www.iana.org/assignments\"><record><name>a</name><number>1</number></record>";

    private static readonly string Titles = "<tr>" + string.Concat(RegistryColumns.Titles.Select(title => $"<th>{title}</th>")) + "</tr>";

    [Theory]
    [InlineData("<xref>", "</registry>")]
    [InlineData("<record><xref>", "</record></registry>")]
    [InlineData("<record><description>", "</description></record></registry>")]
    [InlineData("<record><assignee>", "</assignee></record></registry>")]
    public void References_inside_each_other_are_refused_before_they_use_up_the_stack(string start, string end)
    {
        string nested = string.Concat(Enumerable.Repeat("<xref type=\"rfc\">", Many));
        Assert.Contains("inside each other", Refused(Registry + start + nested + end), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "<xref type=\"rfc\" data=\"rfc1\"/>", "")]
    [InlineData("<record><name>b</name>", "<xref type=\"person\" data=\"A\"/>", "</record>")]
    [InlineData("<record><name>b</name>", "<xref type=\"rfc\">R</xref>", "</record>")]
    [InlineData("<record><name>b</name><assignee>", "<xref type=\"person\" data=\"A\"/>", "</assignee></record>")]
    [InlineData("<record><name>b</name><description>", "<xref type=\"rfc\">R</xref>", "</description></record>")]
    [InlineData("<record><name>b</name><description>", " \n <br/>", "</description></record>")]
    [InlineData("<record><name>b</name><description>", "<![CDATA[ ]]>", "</description></record>")]
    [InlineData("<note>", "<paragraph>a</paragraph>", "</note>")]
    [InlineData("", "<note>a</note>", "")]
    public void Many_elements_in_one_place_of_XML_cost_what_they_are_long(string start, string element, string end)
        => IsRead(Registry + start + string.Concat(Enumerable.Repeat(element, Many)) + end + "</registry>");

    [Fact]
    public void Elements_inside_each_other_attributes_and_namespaces_cost_what_they_are_long()
    {
        string attributes = string.Concat(Enumerable.Range(0, 500).Select(i => $" a{i}=\"\" xmlns:n{i}=\"u{i}\""));
        IsRead(Registry + string.Concat(Enumerable.Repeat("<b>", Many)) + string.Concat(Enumerable.Repeat("</b>", Many)) + "</registry>");
        IsRead(Registry + $"<people{attributes}><n1:a/></people></registry>");
    }

    [Theory]
    [InlineData("record", " a{0}=''")]
    [InlineData("record", " a{0}='>'")]
    [InlineData("people", " n:a{0}=''")]
    [InlineData("people", " xmlns:a{0}='u'")]
    public void An_element_of_very_many_attributes_is_refused_before_they_take_long(string element, string attribute)
    {
        var file = new StringBuilder(Registry).Append('<').Append(element).Append(" xmlns:n='n'");
        for (int i = 0; i < 2_000_000; i++)
        {
            file.AppendFormat(CultureInfo.InvariantCulture, attribute, i);
        }

        Assert.Contains("more than 1000 attributes", Refused(file.Append("/></registry>").ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<td>")]
    [InlineData("<tr><td>a<td>b")]
    [InlineData("<table>")]
    [InlineData("</table>")]
    [InlineData("<p>")]
    [InlineData("<dt>a<dd>b")]
    [InlineData("<!--")]
    [InlineData("<a b='")]
    [InlineData("<script></scrip")]
    [InlineData("<")]
    [InlineData("&#x41;&amp;&am")]
    public void Any_tag_many_times_is_read_or_refused_at_the_cost_of_its_length(string tag)
    {
        string many = string.Concat(Enumerable.Repeat(tag, Many));
        CostsItsLength($"<html><table>{Titles}<tr><td>{many}</table></html>");
        CostsItsLength($"<html>{many}<table>{Titles}</table></html>");
    }

    [Fact]
    public void A_text_with_lines_or_columns_beyond_measure_is_refused()
    {
        string fixture = Encoding.UTF8.GetString(RegistryFile.Fixture("every-kind.txt"));
        string row = "tcpmux             1";
        Assert.Contains("400000 lines", Refused(fixture.Replace(row, new string('\n', 400_000) + row, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("more than 4096 characters", Refused(fixture.Replace(row, new string(' ', 4096) + "x\n" + row, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name\n")]
    [InlineData("name\n\n")]
    [InlineData("\n\n\n\n\n\nname\n\n\n\n\n\n")]
    [InlineData("                   1         tcp\n\n")]
    public void Lines_that_could_be_shared_out_in_many_ways_cost_what_they_are_long(string lines)
    {
        string fixture = Encoding.UTF8.GetString(RegistryFile.Fixture("every-kind.txt"));
        string row = "tcpmux             1";
        CostsItsLength(fixture.Replace(row, string.Concat(Enumerable.Repeat(lines, Many / 5)) + row, StringComparison.Ordinal), memoryPerByte: 2000);
    }

    [Theory]
    [InlineData("x\n", 20_000, "More than 10000 rows")]
    [InlineData("x,99999,tcp,,,,,,,,,\n", 20_000, "More than 10000 rows")]
    [InlineData(",", 1_000_000, "cut off in this row")]
    [InlineData("\"", 999_999, "quotation mark")]
    [InlineData("\"\n", 999_999, "More than 10000 rows")]
    public void CSV_that_is_nothing_but_mistakes_is_refused(string row, int count, string reason)
        => Assert.Contains(reason, Refused(RegistryFile.Header + string.Concat(Enumerable.Repeat(row, count)), strict: false), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_reference_of_nothing_but_spaces_costs_what_it_is_long()
        => IsRead(RegistryFile.Header + "a,1,tcp,,,,,," + string.Concat(Enumerable.Repeat("[RFC ", 1000)) + "[RFC" + new string(' ', 500_000) + "1,,,\n");

    [Theory]
    [InlineData("\n")]
    [InlineData("a,1,tcp,,,,,,,,,\n")]
    public void A_small_gzip_file_of_a_huge_one_is_refused(string row)
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, (1 << 20) / row.Length)));
            gzip.Write(Encoding.UTF8.GetBytes(RegistryFile.Header));
            for (int i = 0; i < 70; i++)
            {
                gzip.Write(rows);
            }
        }

        Assert.InRange(bomb.Length, 1, 1 << 19);
        Assert.Contains("64 MiB", Refused(bomb.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_laid_over_each_other_without_measure_are_refused_when_compiled()
    {
        IEnumerable<ServiceRecord> ports = Enumerable.Range(0, 65_536).Select(port => Sample.Row("", port.ToString(CultureInfo.InvariantCulture), "", "Reserved"));
        var document = new RegistryDocument(new RegistryStamp(), [.. ports, .. Enumerable.Repeat(Sample.Row("a", "0-65535", "tcp", ""), 70)]);
        Assert.Equal("ROWS", Assert.Throws<InvalidSnapshotException>(() => RegistryCompiler.Compile(document)).Section);
    }

    [Fact]
    public void Many_records_of_one_port_cost_what_they_are()
    {
        ServiceRecord[] records = Enumerable.Range(0, Many).Select(i => Sample.Row($"n{i}", "80", "tcp", "")).ToArray();
        Watched(() => RegistryCompiler.Compile(new RegistryDocument(new RegistryStamp(), records)));
    }

    [Fact]
    public void A_text_that_a_snapshot_puts_in_every_cell_is_refused()
    {
        string text = new('x', 1 << 20);
        byte[] honest = SnapshotWriter.Write(new RegistryDocument(new RegistryStamp(), [Sample.Row(text, "1", "tcp", text)]));
        byte[] hostile = SnapshotBytes.Split(honest)
            .With("DETL", body => [.. BitConverter.GetBytes(1000), body[4], .. Enumerable.Repeat(body[5..], 1000).SelectMany(row => row)])
            .Join();
        var registry = IanaRegistry.Open(hostile);
        Assert.Equal("DETL", Assert.Throws<InvalidSnapshotException>(registry.Validate).Section);
    }

    [Theory]
    [InlineData("1,")]
    [InlineData("1-2;")]
    [InlineData("a/tcp,")]
    [InlineData("{")]
    [InlineData("tcp/")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("eq ")]
    [InlineData("tcp ")]
    [InlineData("not ")]
    [InlineData("port ")]
    [InlineData("443 (")]
    [InlineData("a (")]
    [InlineData("1->")]
    [InlineData("tcp,")]
    [InlineData("tcp/udp ")]
    [InlineData("1 tcp,")]
    [InlineData("a )")]
    public void A_list_of_ports_costs_what_it_is_long(string item)
    {
        string text = string.Concat(Enumerable.Repeat(item, Many)) + "1";
        long allocated = Watched(() => PortSpec.Parse(text).ToString());
        Assert.InRange(allocated, 0, 1_000_000 + (200L * text.Length));
    }

    [Fact]
    public void A_list_of_two_million_ports_is_read_from_left_to_right_once()
        => Watched(() => Assert.Equal(2_000_001, PortSpec.Parse(string.Concat(Enumerable.Repeat("1,", 2_000_000)) + "1").Items.Count));

    [Fact]
    public void A_long_text_of_JSON_costs_what_it_is_long()
        => Watched(() => Assert.Contains(
            "neither an array",
            RegistryFile.Refusal(Encoding.UTF8.GetBytes("{\"Title\":\"" + string.Concat(Enumerable.Repeat("a ", 8_000_000)) + "\"}")).Reason,
            StringComparison.Ordinal));

    [Theory]
    [InlineData("every-kind.csv")]
    [InlineData("every-kind.xml")]
    [InlineData("every-kind.xhtml")]
    [InlineData("every-kind.txt")]
    public void A_control_character_is_refused_wherever_it_stands(string fixture)
    {
        byte[] file = [.. RegistryFile.Fixture(fixture), .. Enumerable.Repeat((byte)'\n', 40_000)];
        foreach (byte control in new byte[] { 0, 7, 8, 0x1B, 0x7F })
        {
            foreach (int offset in new[] { 500, 1000, 5000, file.Length - 1 })
            {
                byte[] changed = (byte[])file.Clone();
                changed[offset] = control;
                Assert.NotEmpty(Refused(changed));
            }
        }
    }

    [Fact]
    public void A_control_character_written_as_a_reference_is_replaced()
    {
        string page = Encoding.UTF8.GetString(RegistryFile.Fixture("every-kind.xhtml"))
            .Replace("TCP Port Service Multiplexer", "a&#27;[31m&#x7;&#155;b", StringComparison.Ordinal);
        Assert.Equal("a\uFFFD[31m\uFFFD\uFFFDb", RegistryFile.Read(page).Document.Records[1].Description);
    }

    [Fact]
    public void A_search_for_a_NUL_finds_nothing()
        => Assert.All(
            new[] { "ssh\0", "\0", "a\0b", "\0s" },
            text => Assert.Empty(Sample.Registry.Search(new ServiceQuery { Text = text })));

    private static string Refused(string file, bool strict = true) => Refused(Encoding.UTF8.GetBytes(file), strict);

    private static string Refused(byte[] file, bool strict = true)
    {
        string reason = string.Empty;
        Watched(() => reason = RegistryFile.Refusal(file, strict).Reason);
        return reason;
    }

    private static void IsRead(string file)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(file);
        long allocated = Watched(() => RegistryFile.Read(bytes));
        Assert.InRange(allocated, 0, (1L << 21) + (100L * bytes.Length));
    }

    private static void CostsItsLength(string file, int memoryPerByte = 100)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(file);
        FuzzOutcome outcome = default;
        Watched(() => outcome = FuzzReaders.ReadFile(bytes));
        Assert.InRange(outcome.Allocated, 0, (1L << 21) + ((long)memoryPerByte * bytes.Length));
    }

    // With the stack size of Windows, and a timeout. Returns the allocated bytes.
    private static long Watched(Action action)
    {
        long allocated = 0;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    action();
                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            StackSize)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromMinutes(1)), "It takes more than a minute.");
        Assert.True(failure is null, failure?.ToString());
        return allocated;
    }
}
