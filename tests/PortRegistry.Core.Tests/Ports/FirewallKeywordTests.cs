using System;
using Xunit;

namespace PortRegistry.Tests.Ports;

/// <summary>The values that Microsoft documents for New-NetFirewallRule, netsh advfirewall and rule strings of group policy.</summary>
public class FirewallKeywordTests
{
    [Theory]
    [InlineData("RPC", "RPC", 49152, 65535, TransportProtocol.tcp, null)]
    [InlineData("RPCEPMap", "RPC-EPMap", 135, 135, TransportProtocol.tcp, "epmap")]
    [InlineData("RPC-EPMap", "RPC-EPMap", 135, 135, TransportProtocol.tcp, "epmap")]
    [InlineData("IPHTTPS", "IPHTTPS", 443, 443, TransportProtocol.tcp, "https")]
    [InlineData("IPHTTPSIn", "IPHTTPSIn", 443, 443, TransportProtocol.tcp, "https")]
    [InlineData("IPTLSIn", "IPHTTPSIn", 443, 443, TransportProtocol.tcp, "https")]
    [InlineData("IPHTTPSOut", "IPHTTPSOut", 443, 443, TransportProtocol.tcp, "https")]
    [InlineData("IPTLSOut", "IPHTTPSOut", 443, 443, TransportProtocol.tcp, "https")]
    [InlineData("Teredo", "Teredo", 3544, 3544, TransportProtocol.udp, "teredo")]
    [InlineData("PlayToDiscovery", "PlayToDiscovery", null, null, TransportProtocol.udp, null)]
    [InlineData("Ply2Disc", "PlayToDiscovery", null, null, TransportProtocol.udp, null)]
    public void A_keyword_is_one_typed_answer(string text, string name, int? first, int? last, TransportProtocol transport, string? service)
    {
        foreach (string spelling in new[] { text, text.ToUpperInvariant(), text.ToLowerInvariant() })
        {
            PortSpec spec = PortSpec.Parse(spelling);

            Assert.Equal(PortSpecKind.Keyword, spec.Kind);
            Assert.Equal(name, spec.Keyword);
            Assert.Equal(name, spec.ToString());
            Assert.Equal(PortSpec.Parse(name), spec);
            Assert.Equal((first, last), (spec.FirewallKeyword!.Ports?.First, spec.FirewallKeyword.Ports?.Last));
            Assert.Equal((transport, service), (spec.FirewallKeyword.Transport, spec.FirewallKeyword.ServiceName));
            Assert.EndsWith(".", spec.FirewallKeyword.Meaning, StringComparison.Ordinal);
        }
    }

    // Get-Help New-NetFirewallRule -Parameter LocalPort, -Protocol and -IcmpType, with the examples there.
    [Theory]
    [InlineData("Any", PortSpecKind.Any)]
    [InlineData("80", PortSpecKind.Range)]
    [InlineData("5000-5010", PortSpecKind.Range)]
    [InlineData("0-65535", PortSpecKind.Range)]
    [InlineData("80,443,5000-5010", PortSpecKind.List)]
    [InlineData("PlayToDiscovery", PortSpecKind.Keyword)]
    [InlineData("RPCEPMap", PortSpecKind.Keyword)]
    [InlineData("IPHTTPSIn", PortSpecKind.Keyword)]
    [InlineData("IPHTTPSOut", PortSpecKind.Keyword)]
    [InlineData("Teredo", PortSpecKind.Keyword)]
    [InlineData("RPC", PortSpecKind.Keyword)]
    public void Every_documented_port_value_is_read(string text, PortSpecKind kind) => Assert.Equal(kind, PortSpec.Parse(text).Kind);

    [Theory]
    [InlineData("TCP", TransportSpecKind.Transports, "tcp")]
    [InlineData("UDP", TransportSpecKind.Transports, "udp")]
    [InlineData("ICMPv4", TransportSpecKind.OtherProtocol, "icmp")]
    [InlineData("ICMPv6", TransportSpecKind.OtherProtocol, "ipv6-icmp")]
    [InlineData("Any", TransportSpecKind.Any, "any")]
    [InlineData("6", TransportSpecKind.Transports, "tcp")]
    [InlineData("17", TransportSpecKind.Transports, "udp")]
    [InlineData("1", TransportSpecKind.OtherProtocol, "icmp")]
    [InlineData("58", TransportSpecKind.OtherProtocol, "ipv6-icmp")]
    [InlineData("41", TransportSpecKind.OtherProtocol, "ipv6")]
    [InlineData("47", TransportSpecKind.OtherProtocol, "gre")]
    [InlineData("2", TransportSpecKind.OtherProtocol, "igmp")]
    [InlineData("255", TransportSpecKind.OtherProtocol, "255")]
    [InlineData("256", TransportSpecKind.Any, "any")]
    public void Every_documented_protocol_value_is_read(string text, TransportSpecKind kind, string canonical)
    {
        TransportSpec spec = TransportSpec.Parse(text);

        Assert.Equal(kind, spec.Kind);
        Assert.Equal(canonical, spec.ToString());
    }
}
