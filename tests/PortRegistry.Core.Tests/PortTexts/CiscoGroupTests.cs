using System;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>
/// Object groups in configurations, after the command references:
/// https://www.cisco.com/c/en/us/td/docs/security/asa/asa922/configuration/firewall/asa-922-firewall-config/access-objects.html and
/// https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/sec_data_acl/configuration/xe-17/sec-data-acl-xe-17-book/sec-object-group-acl.html.
/// </summary>
public class CiscoGroupTests
{
    private const string Web = """
        object-group service WEB tcp
         description the web
         port-object eq https
         port-object range 8000 8010
        object-group service MORE tcp
         port-object eq www
         group-object WEB

        """;

    [Fact]
    public void Groups_of_ports_are_read_on_either_side()
        => Assert.Equal(
            ["tcp|80,443,8000-8010|-|any", "tcp|22|80,443,8000-8010|any", "tcp|443,8000-8010|-|object-group HOSTS", "tcp|443,8000-8010|-|object-group HOSTS"],
            Entries(Web + """
                object-group network DMZ
                 network-object 192.0.2.0 255.255.255.0
                access-list out extended permit tcp any any object-group MORE
                access-list out extended permit tcp any object-group MORE any eq ssh
                access-list out extended permit tcp object-group HOSTS object-group DMZ object-group WEB log
                access-list out extended permit tcp object-group HOSTS any object-group WEB
                """));

    [Fact]
    public void Groups_of_services_and_protocols_are_read_by_protocol()
        => Assert.Equal(
            [
                "tcp|443,8080|-|any", "tcp,udp|53|-|any", "udp|1024-65535|123|any", "icmp|echo/icmp|-|any",
                "tcp|8080|-|any",
                "udp|53|-|any", "tcp|53|-|any",
                "icmp|echo/icmp,3:4/icmp|-|any",
                "tcp|Any|-|any",
                "udp|161-162|-|any", "tcp|161-162|-|any",
            ],
            Entries("""
                object service ALT
                 service tcp destination eq 8080
                object-group service MIX
                 service-object tcp destination eq https
                 service-object tcp-udp destination eq domain
                 service-object udp source eq ntp destination gt 1023
                 service-object icmp echo
                 service-object esp
                 service-object object ALT
                object-group protocol BOTH
                 protocol-object udp
                 protocol-object tcp
                object-group icmp-type PING
                 icmp-object echo
                 icmp-object 3 4
                object-group service ALL
                 service-object tcp
                 service-object tcp destination eq 22
                object-group service SNMP tcp-udp
                 port-object range snmp snmptrap
                access-list out extended permit object-group MIX any any
                access-list out extended permit object ALT any any
                access-list out extended permit object-group BOTH any any eq domain
                access-list out extended permit icmp any any object-group PING
                access-list out extended permit object-group ALL any any
                access-list out extended permit object-group BOTH any any object-group SNMP
                """));

    [Fact]
    public void Groups_of_ios_and_nxos_are_read()
        => Assert.Equal(
            ["tcp|80,443,0-19|-|object-group CLIENTS", "udp|5000-5010|-|object-group CLIENTS", "tcp|22|1024-65535|object-group CLIENTS", "tcp|8080|-|any", "udp|25,110-119|-|addrgroup CLIENTS"],
            Entries("""
                object-group service BASE
                 tcp lt 20
                !
                object-group service SVC
                 description clients
                 tcp eq www
                 tcp 443
                 udp range 5000 5010
                 tcp source gt 1023 eq 22
                 group-object BASE
                !
                ip access-list extended IN
                 ! what clients use
                 10 permit object-group SVC object-group CLIENTS any
                # added later
                 20 permit tcp any any eq 8080
                !
                object-group ip port MAIL
                  10 eq 25
                  20 range 110 119
                ip access-list nx
                  10 permit udp addrgroup CLIENTS any portgroup MAIL
                """));

    [Fact]
    public void Prompts_and_hit_counts_do_not_hide_a_group()
        => Assert.Equal(
            ["tcp|443|-|any"],
            Entries("""
                ciscoasa(config)# object-group service WEB tcp (hitcnt=3)
                ciscoasa(config-service-object-group)# port-object eq 443 (hitcnt=3)
                ciscoasa(config-service-object-group)# exit
                ciscoasa(config)# access-list out extended permit tcp any any object-group WEB
                """));

    [Fact]
    public void A_group_is_that_of_the_same_configuration()
        => Assert.Equal(
            ["tcp|443|-|any", "Line 5: 'access-list out extended permit tcp any any object-group WEB' cannot be read: 'object-group WEB' is not defined in the text above it."],
            Entries("""
                object-group service WEB tcp
                 port-object eq 443
                access-list out extended permit tcp any any object-group WEB
                hostname other
                access-list out extended permit tcp any any object-group WEB
                """));

    [Theory]
    [InlineData("object-group service A tcp\n group-object A\n port-object eq 80", "permit tcp any any object-group A", "contains itself")]
    [InlineData("object-group service A tcp\n group-object B\nobject-group service B tcp\n group-object A", "permit tcp any any object-group A", "contains itself")]
    [InlineData("object-group service A tcp\n group-object B\n port-object eq 80", "permit tcp any any object-group A", "'object-group B' is not defined")]
    [InlineData("object-group service A tcp\n port-object eq frob", "permit tcp any any object-group A", "'frob' behind eq")]
    [InlineData("object-group service A tcp\n port-object eq 80\n no port-object eq 81", "permit tcp any any object-group A", "'no' is not understood")]
    [InlineData("object-group service A\n service-object tcp destination eq 80 and", "permit object-group A any any", "'and' is not understood")]
    [InlineData("object-group service A tcp", "permit tcp any any object-group A", "has no members")]
    [InlineData("object-group service A tcp\n port-object eq 80\nno object-group service A tcp", "permit tcp any any object-group A", "is not defined")]
    [InlineData("object-group service A tcp\n port-object eq 80", "permit udp any any object-group A", "is for another transport")]
    [InlineData("object-group service A tcp\n port-object eq 80", "permit object-group A any any", "is a group of ports")]
    [InlineData("object-group network A\n host 192.0.2.1", "permit object-group A any any", "is not for protocols and ports")]
    [InlineData("object-group service A\n service-object tcp destination eq 80", "permit object-group A any any eq 443", "the group has ports")]
    [InlineData("object-group service A\n service-object udp\n service-object icmp", "permit object-group A any any eq 443", "not every protocol of the group")]
    [InlineData("object-group service A tcp\n group-object B\nobject-group service B\n service-object udp destination eq 80", "permit tcp any any object-group A", "is of another kind")]
    [InlineData("object-group service A tcp\n port-object eq 80\n description other\n port-object eq 81", "permit tcp any any object-group A", "a description stands below members")]
    [InlineData("object-group service A\n service-object tcp destination eq 80\n protocol-object udp", "permit object-group A any any", "'protocol-object' is not of such a group")]
    [InlineData("object-group protocol A\n protocol-object tcp\n port-object eq 80", "permit object-group A any any", "'port-object' is not of such a group")]
    public void A_group_that_is_not_clear_is_an_error_of_the_entry(string groups, string entry, string reason)
    {
        string text = $"{groups}\naccess-list out extended {entry}\naccess-list out extended permit tcp any any eq 22";
        (var uses, var issues) = Read(text);

        Assert.Equal(22, Assert.Single(uses).PortNumber);
        Assert.Contains(reason, Assert.Single(issues).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_without_its_group_is_an_error()
        => Assert.Contains(
            "the line that says to which group it belongs",
            Assert.Single(Read("access-list out extended permit tcp any any eq 22\n port-object eq 80").Issues).Reason,
            StringComparison.Ordinal);

    [Fact]
    public void Groups_of_groups_are_read_in_linear_time()
    {
        string text = string.Concat(Enumerable.Range(1, 30).Select(i => $"object-group service G{i} tcp\n port-object eq {i}\n" + string.Concat(Enumerable.Repeat($" group-object G{i - 1}\n", i == 1 ? 0 : 3))));
        PortUse use = Assert.Single(Read(text + "access-list out extended permit tcp any any object-group G30").Uses);

        Assert.Equal(30, use.LocalPort!.Items.Count);
    }

    private static string[] Entries(string text)
        => Shown(text, use => $"{use.Protocol}|{use.LocalPort}|{use.RemotePort?.ToString() ?? "-"}|{use.RemoteAddress}");
}
