using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Registry;

public sealed class NameMeaningTests
{
    private static readonly IanaRegistry Registry = IanaRegistry.FromDocument(new RegistryDocument(
        new RegistryStamp(),
        [
            Sample.Row("nicname", "43", "tcp", "Who Is"),
            Sample.Row("nicname", "43", "udp", "Who Is"),
            Sample.Row("domain", "53", "tcp", "Domain Name Server"),
            Sample.Row("dnt", "1053", "tcp", "Distant Network Tool"),
            Sample.Row("netbios-ns", "137", "udp", "NETBIOS Name Service"),
            Sample.Row("ldaps", "636", "tcp", "ldap protocol over TLS/SSL (was sldap)"),
            Sample.Row("ms-sql-s", "1433", "tcp", "Microsoft-SQL-Server"),
            Sample.Row("ms-sql-m", "1434", "tcp", "Microsoft-SQL-Monitor"),
            Sample.Row("rfbc", "", "tcp", "Remote Frame Buffer Client (Used by VNC viewers in listen-mode)"),
            Sample.Row("nvc", "2000", "tcp", "Another Thing"),
            Sample.Row("call-home", "4334", "tcp", "Call Home (TLS)"),
            Sample.Row("call-back", "4335", "tcp", "Call Back (TLS)"),
            Sample.Row("file", "59", "tcp", "File Access"),
            Sample.Row("filex", "2003", "tcp", "Exchange of Files"),
            Sample.Row("old_name", "2001", "tcp", "Legacy", notes: "This entry is an alias to \"new-name\"."),
            .. Enumerable.Range(1, 5).Select(i => Sample.Row($"many-other-{i}", $"{3000 + i}", "tcp", "")),
        ]));

    [Theory]
    [InlineData("dns", "domain")]
    [InlineData("WHOIS", "nicname")]
    [InlineData("who-is", "nicname")]
    [InlineData("mssql", "ms-sql-s ms-sql-m")]
    [InlineData("ms_sql", "ms-sql-s ms-sql-m")]
    [InlineData("netbios", "netbios-ns")]
    [InlineData("sldap", "ldaps")]
    [InlineData("sqlserver", "ms-sql-s")]
    [InlineData("SQL Server", "ms-sql-s")]
    [InlineData("domaind", "domain")]
    public void A_word_leads_to_the_service_that_the_registrys_texts_call_so(string asked, string names)
        => Assert.Equal(names, string.Join(' ', Registry.SuggestNames(asked)));

    [Theory]
    [InlineData("vnc")]
    [InlineData("legacy")]
    [InlineData("server")]
    [InlineData("tls")]
    [InlineData("dnx")]
    [InlineData("fylex")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("!")]
    public void No_hint_is_given_where_the_texts_say_nothing_and_no_name_is_near(string asked)
        => Assert.Empty(Registry.SuggestNames(asked));

    [Fact]
    public void Near_a_short_name_only_widely_known_ones_count_and_near_an_abbreviation_none()
    {
        Assert.Equal("file", Assert.Single(Registry.SuggestNames("flie")));
        Assert.Empty(Registry.SuggestNames("fild2"));
        Assert.Empty(Registry.SuggestNames("nvx"));
    }
}
