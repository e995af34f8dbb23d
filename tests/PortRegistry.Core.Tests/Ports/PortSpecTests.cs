using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Ports;

public class PortSpecTests
{
    [Theory]
    [InlineData("443", 443, 443)]
    [InlineData("0", 0, 0)]
    [InlineData("65535", 65535, 65535)]
    [InlineData("00443", 443, 443)]
    [InlineData("000000443", 443, 443)]
    [InlineData("443.0", 443, 443)]
    [InlineData(" 443\t", 443, 443)]
    [InlineData("{443}", 443, 443)]
    [InlineData("{ 80-90 }", 80, 90)]
    [InlineData("5000-5010", 5000, 5010)]
    [InlineData("5000..5010", 5000, 5010)]
    [InlineData("5000:5010", 5000, 5010)]
    [InlineData("5000 - 5010", 5000, 5010)]
    [InlineData("5000 ..5010", 5000, 5010)]
    [InlineData("5000: 5010", 5000, 5010)]
    [InlineData("4748-4748", 4748, 4748)]
    [InlineData(":1023", 0, 1023)]
    [InlineData(": 1023", 0, 1023)]
    [InlineData("..1023", 0, 1023)]
    [InlineData("1024:", 1024, 65535)]
    [InlineData("1024-", 1024, 65535)]
    [InlineData("1024..", 1024, 65535)]
    [InlineData("1024 -", 1024, 65535)]
    [InlineData("0-65535", 0, 65535)]
    public void A_number_or_a_range_is_its_ports(string text, int first, int last)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(PortSpecKind.Range, spec.Kind);
        Assert.Equal((first, last), (spec.Range.First, spec.Range.Last));
        Assert.Same(TransportSpec.Any, spec.Transport);
        Assert.Equal(text, spec.Text);
        Assert.Null(spec.Error);
        Assert.Same(spec, Assert.Single(spec.Items));
    }

    [Theory]
    [InlineData("443/tcp", "443/tcp")]
    [InlineData("443/TCP", "443/tcp")]
    [InlineData("443/TCPv6", "443/tcp")]
    [InlineData("tcp/443", "443/tcp")]
    [InlineData("TCP:443", "443/tcp")]
    [InlineData("udp:5000-5010", "5000-5010/udp")]
    [InlineData("tcp/:1023", "0-1023/tcp")]
    [InlineData("443/6", "443/tcp")]
    [InlineData("53/17", "53/udp")]
    [InlineData("443/tcp,udp", "443/tcp,udp")]
    [InlineData("443/udp, TCP", "443/tcp,udp")]
    [InlineData("443/any", "443")]
    [InlineData("443/*", "443")]
    [InlineData("any/443", "443")]
    [InlineData("6000:6007/tcp", "6000-6007/tcp")]
    [InlineData("1024- tcp", "1024-65535/tcp")]
    [InlineData("1024: udp", "1024-65535/udp")]
    [InlineData("1024:/udp", "1024-65535/udp")]
    [InlineData("https/tcp", "https/tcp")]
    [InlineData("https/6", "https/tcp")]
    [InlineData("RPC/6", "RPC/tcp")]
    [InlineData("tcp/https", "https/tcp")]
    [InlineData("rdp/tcp", "rdp/tcp")]
    [InlineData("Any/udp", "Any/udp")]
    [InlineData("*/tcp", "Any/tcp")]
    [InlineData("RPC/tcp", "RPC/tcp")]
    [InlineData("500/esp", "500/esp")]
    public void A_transport_stands_after_a_slash_or_before_the_ports(string text, string canonical)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(canonical, spec.ToString());
        Assert.Equal(PortSpec.Parse(canonical), spec);
        Assert.Equal(text, spec.Text);
    }

    [Theory]
    [InlineData("80,443", "80", "443")]
    [InlineData("80, 443", "80", "443")]
    [InlineData("80;443", "80", "443")]
    [InlineData("80 443", "80", "443")]
    [InlineData("{80,443}", "80", "443")]
    [InlineData("{ 80, 443 }", "80", "443")]
    [InlineData("{ 22, 80-90 }", "22", "80-90")]
    [InlineData("22,80:90,443", "22", "80-90", "443")]
    [InlineData("22, :1023", "22", "0-1023")]
    [InlineData("1024-, 443", "1024-65535", "443")]
    [InlineData("ssh,https", "ssh", "https")]
    [InlineData("ssh, 443/tcp 53/udp", "ssh", "443/tcp", "53/udp")]
    [InlineData("ssh,443/tcp", "ssh", "443/tcp")]
    [InlineData("80/tcp,443", "80/tcp", "443")]
    [InlineData("80/any,443/tcp", "80", "443/tcp")]
    [InlineData("53/tcp,udp,80", "53/tcp,udp", "80")]
    [InlineData("80/tcp,udp/53", "80/tcp", "53/udp")]
    [InlineData("80,443/tcp", "80/tcp", "443/tcp")]
    [InlineData("80,443/tcp,udp", "80/tcp,udp", "443/tcp,udp")]
    [InlineData("80,6000:6007/udp", "80/udp", "6000-6007/udp")]
    [InlineData("{80,443}/tcp", "80/tcp", "443/tcp")]
    [InlineData("{ssh,443}/tcp", "ssh/tcp", "443/tcp")]
    [InlineData("{80,53/udp}/tcp", "80/tcp", "53/udp")]
    [InlineData("tcp:80,443", "80/tcp", "443/tcp")]
    [InlineData("RPC,RPC-EPMap", "RPC", "RPC-EPMap")]
    [InlineData("80,Any", "80", "Any")]
    [InlineData("3,389", "3", "389")]
    [InlineData("022, 080", "22", "80")]
    [InlineData("53/17, 443/6", "53/udp", "443/tcp")]
    public void A_list_has_items(string text, params string[] items)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(PortSpecKind.List, spec.Kind);
        Assert.Equal(items, spec.Items.Select(item => item.ToString()));
        Assert.Equal(spec, PortSpec.Parse(spec.ToString()));
        Assert.All(spec.Items, item => Assert.NotEqual(PortSpecKind.List, item.Kind));
    }

    [Theory]
    [InlineData("https")]
    [InlineData("HTTP")]
    [InlineData("3com-tsmux")]
    [InlineData("802-11-iapp")]
    [InlineData("9pfs")]
    [InlineData("whois++")]
    [InlineData("edi_service")]
    [InlineData("z39.50")]
    [InlineData("novell-lu6.2")]
    [InlineData("914c/g")]
    [InlineData("cl/1")]
    [InlineData("EtherNet/IP-1")]
    [InlineData("sql*net")]
    [InlineData("SQL*NET")]
    [InlineData("acmaint_transd")]
    [InlineData("LiebDevMgmt_DM")]
    [InlineData("tcp")]
    [InlineData("icmp")]
    public void A_name_of_any_shape_the_registry_has_is_a_service(string text)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(PortSpecKind.Service, spec.Kind);
        Assert.Equal(text, spec.ServiceName);
        Assert.Equal(text, spec.ToString());
        Assert.Equal(spec, PortSpec.Parse(text.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("914c/g/tcp", "914c/g")]
    [InlineData("sql*net/tcp", "sql*net")]
    [InlineData("whois++/tcp", "whois++")]
    public void Such_a_name_takes_a_transport_too(string text, string name)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(name, spec.ServiceName);
        Assert.Equal(TransportProtocol.tcp, Assert.Single(spec.Transport.Transports));
    }

    [Theory]
    [InlineData("Any")]
    [InlineData("ANY")]
    [InlineData("all")]
    [InlineData("*")]
    [InlineData("-1")]
    [InlineData("{*}")]
    public void Any_port_is_one_answer(string text)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(PortSpec.Any, spec);
        Assert.Equal("Any", spec.ToString());
        Assert.True(spec.IsEveryPort);
    }

    [Theory]
    [InlineData("0-65535", true)]
    [InlineData("1-65535", true)]
    [InlineData(":", false)]
    [InlineData("1:", true)]
    [InlineData("80,*", true)]
    [InlineData("2-65535", false)]
    [InlineData("80,443", false)]
    [InlineData("RPC", false)]
    [InlineData("Any/udp", true)]
    [InlineData("Any/icmp", false)]
    [InlineData("Any/gre", false)]
    [InlineData("80/tcp,Any/icmp", false)]
    public void A_range_over_everything_leaves_no_port_out(string text, bool every)
        => Assert.Equal(every, PortSpec.Parse(text).IsEveryPort);

    [Theory]
    [InlineData("8/icmp", "8")]
    [InlineData("3:4/icmp", "3:4")]
    [InlineData("icmp/8", "8")]
    [InlineData("ICMPv6:128", "128")]
    [InlineData("128/58", "128")]
    [InlineData("echo-request/icmp", "echo-request")]
    public void A_type_of_icmp_is_not_a_port(string text, string type)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(PortSpecKind.IcmpType, spec.Kind);
        Assert.Equal(type, spec.IcmpType);
        Assert.Equal(spec, PortSpec.Parse(spec.ToString()));
    }

    [Theory]
    [InlineData("tcp 443", "443/tcp")]
    [InlineData("TCP_443", "443/tcp")]
    [InlineData("tcp-443", "443/tcp")]
    [InlineData("TCP443", "443/tcp")]
    [InlineData("tcp_8080-8090", "8080-8090/tcp")]
    [InlineData("8443-tcp", "8443/tcp")]
    [InlineData("443_udp", "443/udp")]
    [InlineData("443 / tcp", "443/tcp")]
    [InlineData("53 tcp/udp", "53/tcp,udp")]
    [InlineData("53/tcp/udp", "53/tcp,udp")]
    [InlineData("tcp,udp:53", "53/tcp,udp")]
    [InlineData("TCP-UDP 53", "53/tcp,udp")]
    [InlineData("tcp any", "Any/tcp")]
    [InlineData("tcp https", "https/tcp")]
    [InlineData("https tcp", "https/tcp")]
    [InlineData("TCP port 443", "443/tcp")]
    [InlineData("port 443", "443")]
    [InlineData("https (443/tcp)", "443/tcp")]
    [InlineData("Remote Desktop (3389)", "3389")]
    [InlineData("SQL Server 2019 (1433)", "1433")]
    [InlineData("DNS over TLS (853/tcp)", "853/tcp")]
    [InlineData("TCP (443)", "443/tcp")]
    [InlineData("443 (https)", "443")]
    [InlineData("443 (TCP)", "443/tcp")]
    [InlineData("443/tcp (HTTPS)", "443/tcp")]
    [InlineData("eq www", "www")]
    [InlineData("eq 443", "443")]
    [InlineData("range 1024 65535", "1024-65535")]
    [InlineData("gt 1023", "1024-65535")]
    [InlineData("lt 1024", "0-1023")]
    [InlineData("tcp eq 443", "443/tcp")]
    [InlineData("443:1024-65535", "443")]
    [InlineData("80-443:1024-65535", "80-443")]
    [InlineData("80-443:1024", "80-443")]
    [InlineData("80:443", "80-443")]
    [InlineData("0.0.0.0:8080->80/tcp", "8080/tcp")]
    [InlineData("0.0.0.0:8080->80/tcp, [::]:8080->80/tcp", "8080/tcp")]
    [InlineData(":::8080-8081->80-81/udp", "8080-8081/udp")]
    [InlineData("tcp-id-port", "tcp-id-port")]
    [InlineData("dccp-udp", "dccp-udp")]
    public void What_firewalls_and_tickets_write_is_read(string text, string canonical)
    {
        PortSpec spec = PortSpec.Parse(text);

        Assert.Equal(canonical, spec.ToString());
        Assert.Equal(PortSpec.Parse(canonical), spec);
        Assert.Equal(text, spec.Text);
    }

    [Theory]
    [InlineData("TCP 80, 443; UDP 53", "80/tcp,443/tcp,53/udp")]
    [InlineData("TCP: 80, 443; UDP: 53, 123", "80/tcp,443/tcp,53/udp,123/udp")]
    [InlineData("80, 443 tcp", "80/tcp,443/tcp")]
    [InlineData("TCP-80,TCP-443", "80/tcp,443/tcp")]
    [InlineData("tcp 80-90, 443/udp, 22", "80-90/tcp,443/udp,22")]
    [InlineData("80 tcp/443", "80/any,443/tcp")]
    [InlineData("ports 80,443", "80,443")]
    [InlineData("http (80/tcp), https (443/tcp)", "80/tcp,443/tcp")]
    [InlineData("0.0.0.0:8080->80/tcp, 443/tcp", "8080/tcp,443/tcp")]
    [InlineData("eq 80 443", "80,443")]
    public void A_transport_before_ports_counts_up_to_the_next(string text, string items)
        => Assert.Equal(PortSpec.Parse(items), PortSpec.Parse(text));

    [Fact]
    public void The_transport_of_a_column_beside_it_narrows_a_specification()
    {
        Assert.Equal("443/tcp", PortSpec.Parse("443").With(new TransportSpec(6)).ToString());
        Assert.Equal("443/udp", PortSpec.Parse("443/tcp,udp").With(TransportSpec.Parse("UDP")).ToString());
        Assert.Equal("80/udp,ssh/udp", PortSpec.Parse("80,ssh").With(TransportSpec.Parse("UDP")).ToString());
        Assert.Equal(PortSpecKind.IcmpType, new PortSpec(8).With(TransportSpec.Parse("ICMPv4")).Kind);
        Assert.False(PortSpec.Parse("443/tcp").With(TransportSpec.Parse("udp")).Transport.Includes(null));
        PortSpec unreadable = new PortSpec(8).With(TransportSpec.Parse("tpc"));
        Assert.Equal(PortSpecKind.Invalid, unreadable.Kind);
        Assert.Equal("8", unreadable.Text);

        PortSpec same = PortSpec.Parse("80,443/tcp");
        Assert.Same(same, same.With(TransportSpec.Any));
    }

    [Fact]
    public void Numbers_make_specifications()
    {
        Assert.Equal(443, new PortSpec(443).Range.First);
        Assert.Equal(443, new PortSpec(443L).Range.First);
        Assert.Equal(443, new PortSpec(443.0).Range.First);
        Assert.Equal(443, new PortSpec(443m).Range.First);
        Assert.Equal(44, new PortSpec((byte)44).Range.First);
        Assert.Equal(443, new PortSpec((ushort)443).Range.First);
        Assert.Equal(7, new PortSpec('7').Range.First);
        Assert.Equal("6000-6063", new PortSpec(new PortRange(6000, 6063)).ToString());
        Assert.Equal(PortSpec.Any, new PortSpec(-1));
        Assert.Equal(PortSpec.Any, new PortSpec(-1L));
        Assert.Equal("443", new PortSpec(443).Text);
        Assert.Equal(PortSpec.Parse("443"), new PortSpec(443));
        Assert.Equal(PortSpec.Parse("443").GetHashCode(), new PortSpec(443).GetHashCode());
    }

    [Fact]
    public void A_number_that_is_no_port_is_invalid_and_says_so()
    {
        foreach (PortSpec spec in new[]
        {
            new PortSpec(65536), new PortSpec(-2), new PortSpec(int.MinValue), new PortSpec(long.MaxValue), new PortSpec(443.5),
            new PortSpec(1e300), new PortSpec(double.NegativeInfinity), new PortSpec(decimal.MaxValue),
        })
        {
            Assert.Equal(PortSpecKind.Invalid, spec.Kind);
            Assert.Contains(spec.Text, spec.Error, StringComparison.Ordinal);
            Assert.Equal(PortSpecKind.Invalid, PortSpec.Parse(spec.ToString()).Kind);
        }

        Assert.Equal(PortSpecKind.Invalid, new PortSpec(double.NaN).Kind);
        Assert.Equal("443.5", new PortSpec(443.5).Text);
    }

    [Fact]
    public void Equal_means_the_same_ports_and_not_the_same_letters()
    {
        Assert.Equal(PortSpec.Parse("5000..5010"), PortSpec.Parse("5000 - 5010"));
        Assert.Equal(PortSpec.Parse("HTTPS"), PortSpec.Parse("https"));
        Assert.Equal(PortSpec.Parse("HTTPS").GetHashCode(), PortSpec.Parse("https").GetHashCode());
        Assert.Equal(PortSpec.Parse("{80, 443}"), PortSpec.Parse("80 443"));
        Assert.Equal(PortSpec.Parse("80,443").GetHashCode(), PortSpec.Parse("80 443").GetHashCode());
        Assert.NotEqual(PortSpec.Parse("443"), PortSpec.Parse("443/tcp"));
        Assert.NotEqual(PortSpec.Parse("80,443"), PortSpec.Parse("443,80"));
        Assert.NotEqual(PortSpec.Parse("80"), PortSpec.Parse("http"));
        Assert.NotEqual(PortSpec.Parse("abc!"), PortSpec.Parse("abd!"));
    }
}
