using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests.Views;

public sealed class ViewTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Fact]
    public void The_table_names_each_column_after_the_property_it_shows()
    {
        string table = session.Text("Get-IanaPort 636 | Format-Table");
        Assert.Matches("(?m)^ +Port Transport ServiceName +Remark +Summary", table);
        Assert.Matches("(?m)^ +636 tcp +ldaps +ldap protocol over TLS/SSL \\(was sldap\\)", table);
        Assert.Matches("(?m)^ +636 udp +ldaps +ldap protocol", table);
    }

    [Fact]
    public void The_table_is_the_default_view()
        => Assert.Equal(session.Text("Get-IanaPort 22 | Format-Table"), session.Text("Get-IanaPort 22"));

    [Fact]
    public void A_description_of_several_lines_stays_on_one_and_inside_the_window()
    {
        string table = session.Text("Get-IanaPort 63, 6010", 80);
        Assert.All(table.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(session.Labels("Get-IanaPort 63, 6010").Length + 2, table.Trim('\n').Split('\n').Length);
    }

    [Fact]
    public void The_status_is_there_where_it_is_not_plainly_assigned()
        => Assert.Equal(
            new[] { "De-assigned", "Unassigned", "Historic", string.Empty, "Dynamic" },
            session.Values("2, 4, '63/tcp', 22, 60000 | Get-IanaPort -Transport tcp | ForEach-Object { if ($_.ServiceName -ne 'whoispp') { $_ } }", "Remark"));

    [Fact]
    public void The_list_shows_all_twelve_columns()
    {
        string list = session.Text("Get-IanaPort 9/dccp | Format-List");
        foreach (string column in new[]
        {
            "ServiceName", "Port", "Transport", "Description", "Assignee", "Contact", "RegistrationDate", "ModificationDate", "Reference", "ServiceCode", "UnauthorizedUse", "AssignmentNotes",
        })
        {
            Assert.Matches($"(?m)^{column} +:", list);
        }
    }

    [Fact]
    public void The_wide_view_shows_the_record_in_a_few_words()
        => Assert.Contains("ldaps 636/tcp", session.Text("Get-IanaPort 636 | Format-Wide"), StringComparison.Ordinal);

    [Fact]
    public void Objects_that_went_through_clixml_keep_their_properties_and_their_table()
    {
        const string Travel = "$there = [System.Management.Automation.PSSerializer]::Serialize(@(Get-IanaPort 853), 1); $back = [System.Management.Automation.PSSerializer]::Deserialize($there); ";
        Assert.Equal(session.Text("Get-IanaPort 853"), session.Text(Travel + "$back"));
        PSObject record = session.Output(Travel + "$back")[0];
        Assert.Equal("Deserialized.PortRegistry.ServiceRecord", record.TypeNames[0]);
        Assert.Equal(("853", "tcp", "domain-s", "RFC7858"), (record.Properties["Port"].Value, record.Properties["Transport"].Value.ToString(), record.Properties["ServiceName"].Value, ((System.Collections.IEnumerable)((PSObject)record.Properties["Reference"].Value).BaseObject).Cast<object>().First().ToString()));
    }

    [Fact]
    public void A_registry_travels_without_its_records()
    {
        string there = session.Labels("[System.Management.Automation.PSSerializer]::Serialize((Get-IanaRegistry))")[0];
        Assert.Contains($"<S N=\"Updated\">{session.Values("Get-IanaRegistry", "Updated")[0]}</S>", there, StringComparison.Ordinal);
        Assert.True(there.Length < 20_000, $"{there.Length} characters");
    }

    [Fact]
    public void The_registry_shows_its_provenance()
    {
        string facts = session.Labels("$r = Get-IanaRegistry; \"$($r.Updated) +$($r.RecordCount) +$($r.Origin)\"")[0];
        Assert.Matches("(?m)^Updated +RecordCount +Origin +Age +Source", session.Text("Get-IanaRegistry"));
        Assert.Matches($"(?m)^{facts} +\\d+ days?(: run)? +https://", session.Text("Get-IanaRegistry"));
        Assert.Matches($"(?m)^Updated +: {facts.Split(' ')[0]}", session.Text("Get-IanaRegistry | Format-List"));
    }

    [Theory]
    [InlineData(-0.5, "0 days")]
    [InlineData(-1.5, "1 day")]
    [InlineData(-89.5, "89 days")]
    [InlineData(-90.5, "90 days: run Update-IanaRegistry")]
    [InlineData(-400.5, "400 days: run Update-IanaRegistry")]
    public void A_registry_in_use_that_is_more_than_ninety_days_old_says_in_its_views_what_to_do(double days, string age)
    {
        foreach (string origin in new[] { "Bundled", "Updated", "File", "History" })
        {
            string shown = origin is "Bundled" or "Updated" ? age : age.Split(':')[0];
            string registry = string.Create(CultureInfo.InvariantCulture, $"[pscustomobject]@{{ PSTypeName = 'Deserialized.PortRegistry.IanaRegistry'; Updated = '2020-01-01'; Origin = '{origin}'; Age = [timespan]::FromDays({-days}) }}");
            Assert.Matches($"(?m)^Age +: {shown}$", session.Text(registry + " | Format-List").Replace("\r", string.Empty, StringComparison.Ordinal));
            Assert.Matches(string.Join(@"\s+", shown.Split(' ').Select(word => $"{word}")), session.Text(registry));
            Assert.Equal(shown.Contains("run", StringComparison.Ordinal), session.Text(registry).Contains("Update-IanaRegistry", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Catalogs_and_their_entries_are_tables_under_the_name_of_the_catalog()
    {
        const string Made = "$made = @{ Port = '3389/tcp'; Name = 'rdp'; Approved = 'no'; Owner = 'Operations'; Ticket = 'NET-1' } | Import-PortCatalog -Name own; ";

        Assert.Matches("(?m)^own +1 +True", session.Text(Made + "$made"));
        Assert.Matches("(?s)Catalog: own\\s.*3389/tcp +rdp +False +Operations", session.Text(Made + "$made.Entries"));
        Assert.Matches("(?m)^Properties +: .*Ticket.*NET-1", session.Text(Made + "$made.Entries | Format-List"));
        Assert.Contains("\"Ticket: NET-1\"", session.Labels(Made + "$made.Entries | ConvertTo-Csv")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_compare_as_what_they_are()
    {
        Assert.Equal(new[] { "True", "True", "True", "True" }, session.Labels("$r = @(Get-IanaPort 853)[1]; $r.Port -eq 853; $r.Port -gt 80; $r.ModificationDate -gt '2021-01-01'; [datetime]$r.ModificationDate -eq [datetime]'2022-04-01'"));
    }
}
