using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Records;

public sealed class ServiceRecordTests
{
    [Theory]
    [InlineData("", "Unassigned [was netstat]", AssignmentStatus.Unassigned)]
    [InlineData("", "UNASSIGNED", AssignmentStatus.Unassigned)]
    [InlineData("", "Reserved - IANA", AssignmentStatus.Reserved)]
    [InlineData("", "any private mail system", AssignmentStatus.Private)]
    [InlineData("", "Decomissioned Port 04/14/00, ms", AssignmentStatus.Removed)]
    [InlineData("", "De-registered", AssignmentStatus.Removed)]
    [InlineData("", "Possibly used by Sun Solaris????", AssignmentStatus.Other)]
    [InlineData("", "", AssignmentStatus.Other)]
    [InlineData("remoteware-un", "RemoteWare Unassigned", AssignmentStatus.Assigned)]
    [InlineData("stun-behaviors", "Reserved for", AssignmentStatus.Assigned)]
    [InlineData("alias", "", AssignmentStatus.Assigned)]
    public void Only_rows_without_a_name_are_judged_by_their_text(string name, string description, AssignmentStatus status)
        => Assert.Equal(status, Sample.Row(name, "1", "tcp", description).Status);

    [Fact]
    public void An_alias_knows_its_service_and_the_service_its_alias()
    {
        ServiceRecord[] pair = Sample.Registry.Find(63).ToArray();
        Assert.Equal(("whoispp", null, "whois++"), (pair[0].ServiceName, pair[0].AliasOf, pair[0].Aliases.Single()));
        Assert.Equal(("whois++", "whoispp", 0), (pair[1].ServiceName, pair[1].AliasOf, pair[1].Aliases.Count));
        Assert.Equal((false, true), (pair[0].IsHistoric, pair[1].IsHistoric));
    }

    [Fact]
    public void A_remark_is_there_only_where_there_is_something_to_say()
        => Assert.Equal(
            new[] { "De-assigned", null, "Historic", "Unassigned" },
            new[] { Sample.EveryKind[1], Sample.EveryKind[4], Sample.EveryKind[8], Sample.EveryKind[2] }.Select(record => record.Remark));

    [Theory]
    [InlineData("Reserved", "De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz]", true)]
    [InlineData("Reserved", "Historic usage was acms. De-Assigned on 2020-12-29", true)]
    [InlineData("Reserved", "This entry has been removed on 2017-05-18.", true)]
    [InlineData("Reserved", "This entry is being removed\non 2013-05-24.", true)]
    [InlineData("Reserved", "port 3001 previously \"Removed on 2006-05-25\"", true)]
    [InlineData("Reserved", "Previously assigned to NETCONF over BEEP but released by [RFC9900]", true)]
    [InlineData("Reserved", "this port was previously updated on 2009-06-19", false)]
    [InlineData("Reserved", "(previous contact was [Christopher_Allen])", false)]
    [InlineData("Reserved", "", false)]
    [InlineData("Unassigned", "De-registered 08 June 2001", false)]
    [InlineData("Unassigned", "(Removed 2004-2-6)", false)]
    public void A_reserved_row_that_says_so_was_assigned_once(string description, string notes, bool isDeassigned)
    {
        ServiceRecord record = Sample.Row("", "1", "tcp", description, notes: notes);

        Assert.Equal((isDeassigned, isDeassigned ? "De-assigned" : description), (record.IsDeassigned, record.Remark));
    }

    [Theory]
    [InlineData("Message Send Protocol (historic)", "", "Historic")]
    [InlineData("Beacon", "This service name is no longer in use.", "Not in use")]
    [InlineData("De-Registered", "", "Removed")]
    [InlineData("Something", "This port was previously removed on 2007-04-05.", null)]
    [InlineData("Something", "Formerly was P2plus Application Server", null)]
    [InlineData("CodeWarrior HTI OnCE PowerTAP", "", null)]
    public void A_name_that_is_out_of_use_says_so_in_its_remark(string description, string notes, string? remark)
        => Assert.Equal((remark, false, remark == "Historic"), Told(Sample.Row("name", "1", "tcp", description, notes: notes)));

    private static (string? Remark, bool IsDeassigned, bool IsHistoric) Told(ServiceRecord record) => (record.Remark, record.IsDeassigned, record.IsHistoric);

    [Theory]
    [InlineData("RFC8765, Section 6.1", "https://www.rfc-editor.org/rfc/rfc8765")]
    [InlineData("draft-herbert-gue-02", "https://datatracker.ietf.org/doc/draft-herbert-gue-02")]
    [InlineData("RFC-ietf-anima-brski-prm-23", "https://datatracker.ietf.org/doc/draft-ietf-anima-brski-prm-23")]
    [InlineData("https://xahau.network", "https://xahau.network/")]
    public void A_reference_leads_to_its_address(string reference, string address)
        => Assert.Equal(address, Assert.Single(Sample.Row("a", "1", "tcp", "", reference: $"[{reference}]").ReferenceUri).ToString());

    [Theory]
    [InlineData("1")]
    [InlineData("n/a")]
    [InlineData("3GPP TS 24.379 v13.5.0s")]
    [InlineData("RFC editor")]
    public void Free_text_and_footnotes_lead_nowhere(string reference)
        => Assert.Empty(Sample.Row("a", "1", "tcp", "", reference: $"[{reference}]").ReferenceUri);

    [Fact]
    public void Bracketed_tokens_keep_brackets_inside_them_and_text_outside()
    {
        Assert.Equal(new[] { "a [b] c", "d" }, BracketedList.Parse("[a [b] c][d]"));
        Assert.Equal(new[] { "a", "loose", "b" }, BracketedList.Parse("[a] loose [b]"));
        Assert.Equal("[a][b]", BracketedList.Format(BracketedList.Parse("[a][b]")));
        Assert.Empty(BracketedList.Parse(null));
    }

    [Theory]
    [InlineData(RegistryColumn.PortNumber, "65536")]
    [InlineData(RegistryColumn.PortNumber, "10-9")]
    [InlineData(RegistryColumn.PortNumber, "١٢")]
    [InlineData(RegistryColumn.TransportProtocol, "TCP")]
    [InlineData(RegistryColumn.RegistrationDate, "08/15/2014")]
    [InlineData(RegistryColumn.ModificationDate, "2014-13")]
    [InlineData(RegistryColumn.ServiceCode, "-1")]
    public void A_cell_that_cannot_be_read_is_named_with_the_reason(RegistryColumn column, string text)
    {
        string?[] cells = { "a", "1", "tcp", null, null, null, null, null, null, null, null, null };
        cells[(int)column] = text;
        Assert.False(ServiceRecord.TryCreate(cells, out _, out RegistryColumn named, out string? reason));
        Assert.Equal(column, named);
        Assert.Contains(text, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_name_and_port_is_none()
        => Assert.False(ServiceRecord.TryCreate(new string?[12], out _, out _, out _));

    [Fact]
    public void The_cells_come_back_as_they_went_in()
    {
        string[] cells = { "x", "6000-6063", "dccp", "d\nd", "[a][b]", "[c]", "2009-03", "2026-08-17", "[RFC1]", "42", "u", "n" };
        Assert.True(ServiceRecord.TryCreate(cells, out ServiceRecord? record, out _, out _));
        Assert.Equal(cells, Enum.GetValues<RegistryColumn>().Select(column => record.GetCell(column)));
    }

    [Fact]
    public void Dates_compare_keep_their_precision_and_convert()
    {
        Assert.True(RegistryDate.Parse("2004-02") < RegistryDate.Parse("2004-02-01"));
        Assert.Equal(("2004-02", (int?)null), (RegistryDate.Parse("2004-02").ToString(), RegistryDate.Parse("2004-02").Day));
        Assert.Equal(new DateTime(2004, 2, 29), (DateTime)RegistryDate.Parse("2004-02-29"));
        Assert.Throws<FormatException>(() => RegistryDate.Parse("2005-02-29"));
    }

    [Theory]
    [InlineData("2005-02-29", "There is no day '2005-02-29': 2005-02 has the days 01 to 28.")]
    [InlineData("2005-04-00", "There is no day '2005-04-00': 2005-04 has the days 01 to 30.")]
    [InlineData("2005", "'2005' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.")]
    [InlineData("2005-13-01", "'2005-13-01' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.")]
    [InlineData("2005-01-1x", "'2005-01-1x' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.")]
    [InlineData("01/02/2005", "'01/02/2005' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.")]
    [InlineData("", "'' is not a date. Write a day as yyyy-MM-dd, for example 2020-01-31.")]
    public void A_text_that_is_no_date_is_refused_with_what_to_write(string text, string message)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => RegistryDate.Parse(text)).Message);

    [Fact]
    public void Port_ranges_compare_by_first_then_last_port()
        => Assert.Equal(
            new[] { "1-5", "2", "2-3", "10" },
            new[] { PortRange.Parse("10"), PortRange.Parse("2-3"), PortRange.Parse("2"), PortRange.Parse("1-5") }.Order().Select(range => range.ToString()));
}
