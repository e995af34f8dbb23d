using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class FindIanaServiceTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Fact]
    public void Names_come_before_descriptions()
    {
        string[] names = session.Values("Find-IanaService ldap", "ServiceName");
        Assert.Equal(new[] { "ldap", "ldap", "ldaps", "ldaps" }, names.Take(4));
        Assert.Contains("ldap-admin", names);
    }

    [Fact]
    public void Words_in_a_description_are_found_without_regard_to_case()
        => Assert.Contains("rdp", session.Values("'REMOTE desktop' | Find-IanaService", "ServiceName"));

    [Theory]
    [InlineData("\"secure shell\"", "secure shell")]
    [InlineData("\"rfc 8011\" ipp", "RFC8011 ipp")]
    [InlineData("\"ssh\"", "ssh")]
    [InlineData("\"ssh", "ssh")]
    [InlineData("\"ssh*\"", "ssh*")]
    [InlineData("\u201Cssh\u201D", "ssh")]
    public void Quotation_marks_are_not_searched_for(string quoted, string same)
        => Assert.Equal(session.Labels($"'{same}' | Find-IanaService"), session.Labels($"[string]'{quoted}' | Find-IanaService"));

    [Fact]
    public void Quoted_words_stand_side_by_side()
    {
        Assert.NotEmpty(session.Output("Find-IanaService shell secure"));
        Assert.Empty(session.Output("Find-IanaService '\"shell secure\"'"));
        Assert.NotEmpty(session.Output("Find-IanaService '\"secure shell\" protocol'"));
    }

    [Theory]
    [InlineData("RFC8011")]
    [InlineData("rfc 8011")]
    [InlineData("[RFC8011]")]
    public void A_reference_is_found_as_people_write_it(string reference)
    {
        Assert.Contains("ipp", session.Values($"Find-IanaService -Reference '{reference}'", "ServiceName"));
    }

    [Fact]
    public void A_reference_is_whole()
        => Assert.DoesNotContain(session.Output("Find-IanaService -Reference RFC801"), record => record.Properties["Reference"].Value.ToString() == "RFC8011");

    [Fact]
    public void Tests_on_columns_all_hold_together()
    {
        Assert.Equal(new[] { "https", "https" }, session.Values("Find-IanaService -Name https -Description TLS -Assignee IESG", "ServiceName"));
        Assert.Empty(session.Output("Find-IanaService -Name https -Assignee nobody"));
        Assert.All(session.Values("Find-IanaService -HasUnauthorizedUse", "UnauthorizedUse"), use => Assert.NotEmpty(use));
        Assert.All(session.Values("Find-IanaService -ModifiedAfter 2026-01-01", "ModificationDate"), date => Assert.True(string.CompareOrdinal(date, "2026-01-01") > 0));
        Assert.All(session.Values("Find-IanaService -RegisteredAfter ([datetime]'2026-02-01') -Transport udp", "RegistrationDate"), date => Assert.True(string.CompareOrdinal(date, "2026-02-01") > 0));
    }

    [Fact]
    public void Wildcards_that_match_nothing_give_nothing()
        => Assert.Empty(session.Output("Find-IanaService -Name no-such-*"));

    [Fact]
    public void A_name_that_does_not_exist_is_an_error_that_suggests_the_nearest()
    {
        var error = Assert.Single(session.Run("Find-IanaService -Name htpp").Errors);
        Assert.Equal("ServiceNotFound,PortRegistry.Commands.FindIanaServiceCommand", error.FullyQualifiedErrorId);
        Assert.Contains("'http'", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dns", "domain")]
    [InlineData("whois", "nicname whoispp")]
    [InlineData("mssql", "ms-sql-s ms-sql-m")]
    [InlineData("postgres", "postgresql")]
    [InlineData("mongo", "mongodb")]
    [InlineData("etcd", "etcd-client etcd-server")]
    [InlineData("sshd", "ssh")]
    [InlineData("telnte", "telnet")]
    [InlineData("sqlserver", "ms-sql-s rsqlserver")]
    [InlineData("vnc", "")]
    [InlineData("cups", "")]
    [InlineData("lpd", "")]
    [InlineData("ssl", "")]
    [InlineData("tls", "")]
    [InlineData("owa", "")]
    [InlineData("teams", "")]
    [InlineData("idrac", "")]
    [InlineData("samba", "")]
    [InlineData("kafka", "")]
    public void A_name_that_people_type_leads_to_the_service_that_they_mean_or_to_none(string typed, string names)
    {
        string message = Assert.Single(session.Run($"Get-IanaPort {typed}").Errors).Exception.Message;
        string hint = message.Contains("Did you mean", StringComparison.Ordinal) ? message[message.IndexOf("Did you mean", StringComparison.Ordinal)..] : string.Empty;
        Assert.Equal(names, string.Join(' ', hint.Split('\'').Where((_, i) => i % 2 == 1)));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Port = 22; Protocol = 'tcp' } | Find-IanaService")]
    [InlineData("@{ Port = 22 } | Find-IanaService")]
    [InlineData("Get-IanaPort 22/tcp | Find-IanaService")]
    [InlineData("try { Find-IanaService ([pscustomobject]@{ Port = 22 }) } catch { Write-Error $_ }")]
    [InlineData("try { Find-IanaService ssh, @{ Port = 22 } } catch { Write-Error $_ }")]
    public void An_object_as_a_query_is_an_error_that_says_what_to_do(string command)
    {
        ShellResult result = session.Run(command);
        Assert.Contains("Get-IanaPort and Resolve-IanaPort read objects", Assert.Single(result.Errors).ToString());
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("22 | Find-IanaService -First 1")]
    [InlineData("[PortRegistry.PortSpec]'22/tcp' | Find-IanaService -First 1")]
    [InlineData("Find-IanaService ([System.Collections.ArrayList]@('ssh')) -First 1")]
    public void Numbers_ports_and_lists_of_texts_are_queries(string command)
        => Assert.Equal(new[] { "ssh 22/tcp" }, session.Labels(command));

    [Theory]
    [InlineData("Find-IanaService ''")]
    [InlineData("'  ' | Find-IanaService")]
    [InlineData("Find-IanaService $nothing")]
    public void A_query_without_a_word_is_an_error(string command)
    {
        ShellResult result = session.Run($"$nothing = ''; {command}");
        Assert.Equal("QueryEmpty,PortRegistry.Commands.FindIanaServiceCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_overlap()
    {
        string[] all = session.Labels("Find-IanaService ldap");
        Assert.Equal(all.Skip(2).Take(3), session.Labels("Find-IanaService ldap -Skip 2 -First 3"));
        Assert.Equal(all.Take(1), session.Labels("Find-IanaService ldap -First 1"));
        Assert.Empty(session.Output("Find-IanaService ldap -First 0"));
        Assert.Empty(session.Output($"Find-IanaService ldap -Skip {all.Length}"));
    }

    [Fact]
    public void The_total_count_comes_first_when_asked_for()
    {
        int count = session.Labels("Find-IanaService ldap").Length;
        string[] paged = session.Labels("$page = @(Find-IanaService ldap -First 1 -IncludeTotalCount); $page.Count; [string][ulong]$page[0]");
        Assert.Equal(new[] { "2", count.ToString(System.Globalization.CultureInfo.InvariantCulture) }, paged);
    }
}
