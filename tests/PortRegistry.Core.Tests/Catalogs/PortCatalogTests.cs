using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Catalogs;

/// <summary>What catalogs are read from, and what of them cannot be read.</summary>
public sealed class PortCatalogTests
{
    private const string Csv = "Port,Transport,Name,Approved,Note,Ticket\n443,\"tcp,udp\",https,yes,the shop,NET-1\n23,tcp,telnet,no,clear text,\n8000-8010,tcp,app,,,NET-2\n";

    private readonly List<string> issues = [];

    [Fact]
    public void Csv_is_read_by_its_headings_and_further_columns_are_kept()
    {
        PortCatalog catalog = Read(Csv);

        Assert.Empty(issues);
        Assert.Equal(["443/tcp,443/udp", "23/tcp", "8000-8010/tcp"], catalog.Entries.Select(entry => string.Join(",", Places(entry))));
        Assert.Equal([true, false, null], catalog.Entries.Select(entry => entry.Approved));
        Assert.Equal(["https", "telnet", "app"], catalog.Entries.Select(entry => entry.Name));
        Assert.Equal("NET-1", catalog.Entries[0].Properties["Ticket"]);
        Assert.Empty(catalog.Entries[1].Properties);
        Assert.Equal([2, 3, 4], catalog.Entries.Select(entry => entry.LineNumber));
        Assert.True(catalog.HasApproval);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_of_a_csv_is_that_of_its_heading(char separator)
        => Assert.Equal("telnet", Read($"Port{separator}Protocol{separator}Service\n23{separator}tcp{separator}telnet").Entries.Single().Name);

    [Theory]
    [InlineData("#TYPE Selected.System.Management.Automation.PSCustomObject\r\nPort\r\n22\r\n", 3)]
    [InlineData("\uFEFFLocal Port\n22\n", 2)]
    [InlineData("local_port\r\n22", 2)]
    public void What_programs_put_around_a_csv_is_no_part_of_it(string text, int line)
    {
        PortCatalogEntry entry = Assert.Single(Read(text).Entries);

        Assert.Equal(("22", line), (entry.Port.ToString(), entry.LineNumber));
        Assert.Empty(issues);
    }

    [Theory]
    [InlineData("[22, \"443/tcp\"]", "22 443/tcp")]
    [InlineData("[{\"Port\":443.0},{\"Port\":4.43E+02},{\"Port\":\"8443.0\"}]", "443 443 8443")]
    public void Numbers_and_texts_of_json_are_ports(string text, string ports)
    {
        Assert.Equal(ports, string.Join(' ', Read(text).Entries.Select(entry => entry.Port)));
        Assert.Empty(issues);
    }

    [Fact]
    public void Two_members_of_one_name_are_an_error()
    {
        Assert.Empty(Read("[{\"Port\":22,\"Port\":23}]").Entries);
        Assert.Contains("'Port' is there twice", Assert.Single(issues), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Port,Name,,\n22,ssh,,\n80,http,,\n")]
    [InlineData("Port,Name\n22,ssh,,\n80,http, \n")]
    public void Empty_columns_at_the_end_are_no_columns(string text)
    {
        Assert.Equal(["ssh", "http"], Read(text).Entries.Select(entry => entry.Name));
        Assert.Empty(issues);
    }

    [Fact]
    public void Values_under_no_heading_are_kept_by_their_place()
        => Assert.Equal(["a", "b"], Read("Port,,\n22,a,b\n").Entries.Single().Properties.OrderBy(cell => cell.Key).Select(cell => cell.Value));

    [Fact]
    public void Utf16_is_read()
    {
        var builder = new PortCatalogBuilder("utf16.csv");
        new RegistryFormats().ReadCatalog(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Port,Name\n22,über\n")]), builder, Fail, CancellationToken.None);

        Assert.Equal("über", builder.Build().Entries.Single().Name);
    }

    [Theory]
    [InlineData("Port,Approved\n70000,yes\n22,yes\n", "Line 2: '70000'")]
    [InlineData("Port,Approved\n22,maybe\n22,yes\n", "Line 2: 'maybe' under Approved")]
    [InlineData("Port,Transport\n22,quux\n22,tcp\n", "Line 2: 'quux'")]
    [InlineData("Port,Name\n,ssh\n22,ssh\n", "Line 2: The row has no port")]
    [InlineData("Port,Name\n22,ssh,more\n22,ssh\n", "Line 2: The row has 3 cells, and the heading 2")]
    [InlineData("Port,Local Port\n22,23\n22,22\n", "Line 2: 'Local Port' contradicts another column")]
    [InlineData("Port,Approved,Allowed\n22,yes,no\n22,yes,y\n", "Line 2: 'Allowed' contradicts another column")]
    [InlineData("Port,Approved,Allowed\n22,yes,soon\n22,,y\n", "Line 2: 'Allowed' contradicts another column")]
    public void A_row_that_is_no_entry_is_an_issue_with_its_line_and_the_others_are_read(string text, string issue)
    {
        Assert.Single(Read(text).Entries);
        Assert.StartsWith(issue, Assert.Single(issues), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Owner\nssh,me\n", "no column for ports: it has Name, Owner. Name the one with the ports Port.")]
    [InlineData("22,ssh,yes\n", "no column for ports: it has 22, ssh, yes.")]
    [InlineData("{\"a\":[{\"Port\":1}],\"b\":[{\"Port\":2}]}", "an array of objects")]
    [InlineData("Port,port\n22,23\n", "there twice")]
    [InlineData("", "is empty")]
    [InlineData("{\"a\":1}", "an array of objects")]
    [InlineData("[{\"Port\":22}", "JSON is cut off")]
    [InlineData("[{\"Port\":22}]]", "something follows the end")]
    [InlineData("[{\"Port\":22}}", "',' is missing")]
    [InlineData("{\"a\":[{\"Port\":22}],\"b\":[]}", "one array of them")]
    public void A_file_that_is_no_catalog_is_refused_with_the_reason(string text, string reason)
        => Assert.Contains(reason, Assert.Throws<InvalidRegistryException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Json_is_read_as_an_array_or_as_the_one_array_of_an_object()
    {
        const string Array = """[{"Port":[80,443],"Protocol":"tcp","Name":"web","Approved":true,"Port owner":"Web team"},{"Port":"ssh","Approved":null},{"Port":"99999"}]""";

        PortCatalog catalog = Read(Array);
        Assert.Equal(["80/tcp,443/tcp", "ssh"], catalog.Entries.Select(entry => entry.Port.ToString()));
        Assert.Equal([true, null], catalog.Entries.Select(entry => entry.Approved));
        Assert.Equal("Web team", catalog.Entries[0].Properties["Port owner"]);
        Assert.StartsWith("Entry 3: ", Assert.Single(issues), StringComparison.Ordinal);
        Assert.Equal(2, Read($"{{\"made\":\"today\",\"by\":{{\"team\":[1,2]}},\"entries\":{Array}}}").Count);
    }

    [Fact]
    public void A_value_of_json_that_is_an_object_is_its_text_or_what_it_holds()
    {
        PortCatalogEntry entry = Assert.Single(Read("[{\"Port\":{\"Kind\":\"Range\",\"Text\":\"22/tcp\"},\"Tags\":{\"Site\":\"A\",\"Ids\":[1,2]}}]").Entries);

        Assert.Equal("22/tcp", entry.Port.ToString());
        Assert.Equal("@{Site=A; Ids=1, 2}", entry.Properties["Tags"]);
    }

    [Theory]
    [InlineData("""{"Port":22,"Approved":true}""", "22")]
    [InlineData("""{"Port":[80,443],"Name":"web"}""", "80,443")]
    [InlineData("""{"entries":[{"Port":22}],"tags":["a"]}""", "22")]
    [InlineData("""{"Ports":[{"Port":22}]}""", "22")]
    public void Json_of_one_entry_needs_no_array_and_other_arrays_are_no_entries(string text, string port)
        => Assert.Equal(port, Assert.Single(Read(text).Entries).Port.ToString());

    [Theory]
    [InlineData("Service,Port/Protocol,Approved?,Owner\nssh,22/tcp,yes,Operations\n")]
    [InlineData("SERVICE NAME,port number,Proto,Allowed,Owner\nssh,22,TCP,Y,Operations\n")]
    [InlineData("Port(s);Protocol;Service;Approved (Y/N);Owner\n22;6;ssh;y;Operations\n")]
    public void A_list_of_somebody_else_is_read_by_what_its_headings_mean(string text)
    {
        PortCatalogEntry entry = Assert.Single(Read(text).Entries);

        Assert.Equal(("ssh", "22/tcp", true, "Operations"), (entry.Name, entry.Port.ToString(), entry.Approved, entry.Owner));
        Assert.Empty(entry.Properties);
    }

    [Theory]
    [InlineData("Port,Approved,Expires\n22,yes,2026-06-30\n")]
    [InlineData("Port;Approved;Valid until\n22;yes;2026-06-30T23:59:59Z\n")]
    [InlineData("Port\tApproved\tExpiry Date\n22\tyes\t2026-06-30 00:00:00\n")]
    [InlineData("""[{"Port":22,"Approved":true,"expiresOn":"2026-06-30T12:00:00+02:00"}]""")]
    [InlineData("""[{"Port":22,"Approved":true,"Expires":{"Year":2026,"Month":6,"Day":30}}]""")]
    public void The_last_day_of_an_approval_is_a_day_as_it_stands(string text)
    {
        PortCatalogEntry entry = Assert.Single(Read(text).Entries);

        Assert.Empty(issues);
        Assert.Equal(new RegistryDate(2026, 6, 30), entry.Expires);
        Assert.Empty(entry.Properties);
    }

    [Theory]
    [InlineData("01/02/2027")]
    [InlineData("31.12.2026")]
    [InlineData("2026-06")]
    [InlineData("2026-06-31")]
    [InlineData("2026-06-30x")]
    [InlineData("2026-06-30 noon")]
    [InlineData("46203")]
    [InlineData("soon")]
    public void An_end_of_an_approval_that_is_no_day_is_an_error_and_no_approval(string expires)
    {
        Assert.Equal(80, Assert.Single(Read($"Port,Approved,Expires\n22,yes,{expires}\n80,yes,\n").Entries).PortNumber);
        Assert.Equal($"Line 2: '{expires}' under Expires is not a day. Write it as yyyy-MM-dd, and leave the cell empty where the approval does not end.", Assert.Single(issues));
    }

    [Fact]
    public void A_port_of_another_transport_than_its_column_is_an_error()
    {
        Assert.Equal(["22/tcp", "8/icmp"], Read("Port,Transport,Approved\n22/tcp,tcp,yes\n23/tcp,udp,yes\n8,icmp,yes\n").Entries.Select(entry => entry.Port.ToString()));
        Assert.Equal("Line 3: The port '23/tcp' and the transport 'udp' contradict each other. Write the transport once.", Assert.Single(issues));
    }

    [Fact]
    public void Two_ends_of_an_approval_that_differ_are_an_error()
    {
        Assert.Empty(Read("Port,Approved,Expires,Valid until\n22,yes,2026-06-30,2027-06-30\n").Entries);
        Assert.Contains("'Valid until' contradicts", Assert.Single(issues), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_that_is_nested_without_an_end_is_refused()
        => Assert.Throws<InvalidRegistryException>(() => Read(new string('[', 100_000)));

    [Fact]
    public void The_syntax_of_services_is_read_with_its_names()
    {
        PortCatalog catalog = Read("# comment\nx11-1\t\t6001/tcp\t\t# second display\nwhois 43/tcp nicname\n");

        Assert.Equal(["x11-1 6001/tcp", "whois 43/tcp"], catalog.Entries.Select(entry => $"{entry.Name} {entry.Port}"));
        Assert.Equal(["nicname"], catalog.Entries[1].Aliases);
        Assert.Equal("second display", catalog.Entries[0].Description);
        Assert.False(catalog.HasApproval);
    }

    [Fact]
    public void The_lists_of_nmap_and_of_Wireshark_are_read_with_their_names()
    {
        PortCatalog catalog = Read("ssh\t22/tcp\t0.182286\t# Secure Shell Login\nunknown\t4/tcp\t0.000477\necho\t7/tcp/udp\t# Echo\nx11\t6000-6063/tcp\n");

        Assert.Empty(issues);
        Assert.Equal(["ssh 22/tcp (test)", "4/tcp (test)", "echo 7/tcp,udp (test)", "x11 6000-6063/tcp (test)"], catalog.Entries.Select(entry => entry.ToString()));
        Assert.All(catalog.Entries, entry => Assert.Empty(entry.Aliases));
    }

    [Theory]
    [InlineData("ssh 22/tcp # a\u0007b\nweb 80/tcp\n")]
    [InlineData("Port,Name\n22,a\u009bb\n80,web\n")]
    [InlineData("[{\"Port\":22,\"Name\":\"a\\u202eb\"},{\"Port\":80}]")]
    public void A_row_with_a_control_character_is_left_out_with_the_reason_and_the_rest_goes_on(string text)
    {
        Assert.Equal(80, Assert.Single(Read(text).Entries).Port.Range.First);
        Assert.Contains("has a control character", Assert.Single(issues), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_comments_before_the_heading_cost_what_they_are_long()
        => Assert.Equal(2_000_002, Assert.Single(Read(string.Concat(Enumerable.Repeat("#\n", 2_000_000)) + "Port\n22\n").Entries).LineNumber);

    private static IEnumerable<string> Places(PortCatalogEntry entry)
        => entry.Port.Items.SelectMany(item => item.Transport.Transports.Select(transport => $"{item.Range}/{transport}"));

    private PortCatalog Read(string text)
    {
        var builder = new PortCatalogBuilder("test");
        new RegistryFormats().ReadCatalog(new MemoryStream(Encoding.UTF8.GetBytes(text)), builder, Fail, CancellationToken.None);
        return builder.Build();
    }

    private void Fail(ParseIssue issue) => issues.Add(issue.ToString());
}
