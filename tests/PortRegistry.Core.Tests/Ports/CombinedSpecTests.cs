using System.Globalization;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Ports;

/// <summary>Ports and transports put together from parts, as rules and objects give them.</summary>
public sealed class CombinedSpecTests
{
    [Theory]
    [InlineData("22", "22")]
    [InlineData("22|80-90", "22,80-90")]
    [InlineData("22,23|ssh", "22,23,ssh")]
    [InlineData("22|a!|80", "a!")]
    public void Ports_of_several_cells_make_one_list(string cells, string expected)
        => Assert.Equal(expected, PortSpec.ListOf(cells.Split('|').Select(PortSpec.Parse)).ToString());

    [Fact]
    public void No_ports_make_no_list() => Assert.Equal(PortSpecKind.Invalid, PortSpec.ListOf([]).Kind);

    [Theory]
    [InlineData("22", "any", "22")]
    [InlineData("22", "tcp", "22/tcp")]
    [InlineData("22/tcp", "tcp", "22/tcp")]
    [InlineData("22/tcp,udp", "udp", "22/udp")]
    [InlineData("22,80/tcp", "tcp", "22/tcp,80/tcp")]
    [InlineData("ssh", "udp", "ssh/udp")]
    [InlineData("a!", "tcp", "a!")]
    [InlineData("8", "icmp", "8/icmp")]
    public void The_transport_of_another_column_holds_for_every_item(string ports, string transport, string expected)
        => Assert.Equal(expected, PortSpec.Parse(ports).With(TransportSpec.Parse(transport)).ToString());

    [Fact]
    public void An_invalid_transport_makes_the_ports_invalid_and_says_why()
    {
        var transport = TransportSpec.Parse("x!");
        PortSpec spec = PortSpec.Parse("22").With(transport);
        Assert.Equal((PortSpecKind.Invalid, transport.Error), (spec.Kind, spec.Error));
    }

    [Theory]
    [InlineData("tcp", "udp", "tcp,udp")]
    [InlineData("tcp", "any", "any")]
    [InlineData("tcp", "gre", "tcp")]
    [InlineData("x!", "sctp,dccp", "sctp,dccp")]
    public void Any_of_several_transports_is_all_of_them(string one, string other, string expected)
        => Assert.Equal(expected, TransportSpec.Union([TransportSpec.Parse(one), TransportSpec.Parse(other)]).ToString());

    [Theory]
    [InlineData("-1", "Any")]
    [InlineData("0", "0")]
    [InlineData("22.00", "22")]
    [InlineData("65535", "65535")]
    public void A_decimal_that_is_a_whole_port_is_one(string number, string expected)
        => Assert.Equal(expected, new PortSpec(decimal.Parse(number, CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("-2")]
    [InlineData("-0.5")]
    [InlineData("22.5")]
    [InlineData("65535.1")]
    [InlineData("65536")]
    [InlineData("79228162514264337593543950335")]
    public void A_decimal_that_is_none_says_so_as_it_was_written(string number)
    {
        var spec = new PortSpec(decimal.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal((PortSpecKind.Invalid, number), (spec.Kind, spec.Text));
        Assert.Contains($"'{number}'", spec.Error);
    }
}
