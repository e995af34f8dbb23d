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
    public void A_word_leads_to_the_service_that_the_registrys_texts_call_so(string asked, string names)
        => Assert.Equal(names, string.Join(' ', Registry.SuggestNames(asked)));

    [Theory]
    [InlineData("vnc")]
    [InlineData("legacy")]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("!")]
    public void No_hint_is_given_where_the_texts_say_nothing_and_no_name_is_near(string asked)
        => Assert.Empty(Registry.SuggestNames(asked));

    [Fact]
    public void Initials_count_for_System_Ports_alone_and_a_near_name_comes_after_all_meanings()
        => Assert.Equal("dnt", Assert.Single(Registry.SuggestNames("dnx")));
}
