using System;
using Xunit;

namespace PortRegistry.Tests.Ports;

public class TransportSpecTests
{
    [Theory]
    [InlineData("tcp", "tcp")]
    [InlineData("Tcp", "tcp")]
    [InlineData(" UDP ", "udp")]
    [InlineData("TCPv6", "tcp")]
    [InlineData("udp6", "udp")]
    [InlineData("tcp46", "tcp")]
    [InlineData("SCTP", "sctp")]
    [InlineData("33", "dccp")]
    [InlineData("132", "sctp")]
    [InlineData("tcp,udp", "tcp,udp")]
    [InlineData("UDP/TCP", "tcp,udp")]
    [InlineData("tcp + udp", "tcp,udp")]
    [InlineData("6,17,132,33", "tcp,udp,sctp,dccp")]
    [InlineData("tcp,any", "any")]
    [InlineData("any", "any")]
    [InlineData("*", "any")]
    [InlineData("-1", "any")]
    [InlineData("256", "any")]
    [InlineData("All", "any")]
    [InlineData("", "any")]
    [InlineData(null, "any")]
    [InlineData("GRE", "gre")]
    [InlineData("50", "esp")]
    [InlineData("icmp6", "ipv6-icmp")]
    [InlineData("tcp-udp", "tcp,udp")]
    [InlineData("TCP_UDP", "tcp,udp")]
    [InlineData("TCP and UDP", "tcp,udp")]
    [InlineData("6(tcp)", "tcp")]
    [InlineData("tcp (6)", "tcp")]
    [InlineData("IPv4 TCP", "tcp")]
    [InlineData("IPv4+6 UDP", "udp")]
    [InlineData("TCP/IP", "tcp")]
    [InlineData("ipv4", "ipv4")]
    [InlineData("ipsec-esp", "esp")]
    [InlineData("ahp", "ah")]
    [InlineData("ip", "any")]
    public void A_transport_is_read_as_it_is_written_anywhere(string? text, string canonical)
    {
        TransportSpec spec = TransportSpec.Parse(text);

        Assert.Equal(canonical, spec.ToString());
        Assert.Equal(TransportSpec.Parse(canonical), spec);
        Assert.Equal(TransportSpec.Parse(canonical).GetHashCode(), spec.GetHashCode());
        Assert.Null(spec.Error);
    }

    [Theory]
    [InlineData("tpc")]
    [InlineData("HTTP")]
    [InlineData("T")]
    [InlineData("6(udp)")]
    [InlineData("IPv4/IPv6")]
    [InlineData("257")]
    [InlineData("-2")]
    [InlineData("6x")]
    [InlineData("99999999999")]
    [InlineData("tcp,icmp")]
    [InlineData("gre,esp")]
    [InlineData("any,icmp")]
    [InlineData(",")]
    [InlineData("-")]
    [InlineData("６")]
    public void What_is_no_transport_is_invalid_and_says_why(string text)
    {
        TransportSpec spec = TransportSpec.Parse(text);

        Assert.Equal(TransportSpecKind.Invalid, spec.Kind);
        Assert.EndsWith(".", spec.Error, StringComparison.Ordinal);
        Assert.Equal(text, spec.ToString());
        Assert.Equal(spec, TransportSpec.Parse(text));
        Assert.False(spec.Includes(null));
    }

    [Fact]
    public void Numbers_make_transports()
    {
        Assert.Equal("tcp", new TransportSpec(6).ToString());
        Assert.Equal("6", new TransportSpec(6).Text);
        Assert.Equal("udp", new TransportSpec(17L).ToString());
        Assert.Equal("dccp", new TransportSpec(TransportProtocol.dccp).Text);
        Assert.Equal(TransportSpec.Any, new TransportSpec(256));
        Assert.Equal(TransportSpec.Any, new TransportSpec(-1));
        Assert.Equal(47, new TransportSpec(47).ProtocolNumber);
        Assert.Equal(TransportSpecKind.Invalid, new TransportSpec(300).Kind);
        Assert.Equal(TransportSpecKind.Invalid, new TransportSpec(long.MinValue).Kind);
        Assert.Equal(TransportSpecKind.OtherProtocol, new TransportSpec((TransportProtocol)5).Kind);
    }

    [Fact]
    public void A_record_without_a_transport_answers_for_every_transport()
    {
        TransportSpec tcp = TransportSpec.Parse("tcp");

        Assert.True(tcp.Includes(null));
        Assert.True(tcp.Includes(TransportProtocol.tcp));
        Assert.False(tcp.Includes(TransportProtocol.udp));
        Assert.True(TransportSpec.Any.Includes(TransportProtocol.dccp));
        Assert.True(TransportSpec.Any.Includes(null));
        Assert.False(TransportSpec.Parse("gre").Includes(null));
        Assert.False(TransportSpec.Parse("gre").Includes(TransportProtocol.tcp));
    }

    [Theory]
    [InlineData("any", "tcp", "tcp")]
    [InlineData("tcp", "any", "tcp")]
    [InlineData("tcp,udp", "udp,sctp", "udp")]
    [InlineData("tcp", "udp", "none")]
    [InlineData("gre", "gre", "gre")]
    [InlineData("gre", "tcp", "none")]
    [InlineData("any", "gre", "gre")]
    [InlineData("tpc", "tcp", "tpc")]
    [InlineData("tcp", "tpc", "tpc")]
    public void Both_of_two_is_what_they_have_in_common(string left, string right, string both)
        => Assert.Equal(both, TransportSpec.Parse(left).And(TransportSpec.Parse(right)).ToString());

    [Theory]
    [InlineData("icmp", true)]
    [InlineData("ICMPv4", true)]
    [InlineData("ipv6-icmp", true)]
    [InlineData("58", true)]
    [InlineData("1", true)]
    [InlineData("tcp", false)]
    [InlineData("any", false)]
    [InlineData("igmp", false)]
    public void Icmp_is_recognized(string text, bool icmp) => Assert.Equal(icmp, TransportSpec.Parse(text).IsIcmp);

    [Fact]
    public void The_spellings_of_the_registry_are_shared_objects()
    {
        Assert.Same(TransportSpec.Parse("tcp"), TransportSpec.Parse("tcp"));
        Assert.Same(TransportSpec.Any, TransportSpec.Parse("any"));
        Assert.Same(PortSpec.Parse("443/TCP").Transport, PortSpec.Parse("80/6").Transport);
    }
}
