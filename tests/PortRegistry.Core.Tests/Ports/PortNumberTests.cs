using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Ports;

public sealed class PortNumberTests
{
    public static TheoryData<IConvertible> SinglePorts => new() { new PortRange(22), PortRange.Parse("22-22"), PortSpec.Parse("22"), PortSpec.Parse("22/tcp") };

    public static TheoryData<IConvertible> NoSinglePorts => new()
    {
        new PortRange(22, 23), PortSpec.Parse("22-23"), PortSpec.Parse("22,23"), PortSpec.Any, PortSpec.Parse("ssh"), PortSpec.Parse("RPC-EPMap"), PortSpec.Parse("8/icmp"), PortSpec.Parse("a!"),
    };

    [Theory]
    [MemberData(nameof(SinglePorts))]
    public void One_port_is_a_number_of_every_type_that_can_hold_it(IConvertible port)
    {
        foreach (Type type in new[] { typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal) })
        {
            Assert.Equal(Convert.ChangeType(22, type, CultureInfo.InvariantCulture), Convert.ChangeType(port, type, CultureInfo.InvariantCulture));
        }

        Assert.Throws<InvalidCastException>(() => Convert.ChangeType(port, typeof(DateTime), CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(NoSinglePorts))]
    public void What_is_not_one_port_refuses_to_be_a_number(IConvertible port)
    {
        InvalidCastException refusal = Assert.Throws<InvalidCastException>(() => Convert.ToInt32(port, CultureInfo.InvariantCulture));
        Assert.Contains(port.ToString()!, refusal.Message);
    }

    [Fact]
    public void A_number_that_is_too_small_for_a_port_says_so()
        => Assert.Throws<OverflowException>(() => Convert.ToByte(new PortRange(443), CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("22", 22, true)]
    [InlineData("22/tcp", 22, true)]
    [InlineData("22", 23, false)]
    [InlineData("22-23", 22, false)]
    [InlineData("22,23", 22, false)]
    [InlineData("Any", -1, false)]
    public void A_port_equals_its_number_whatever_its_transport(string port, int number, bool isEqual)
    {
        PortSpec spec = PortSpec.Parse(port);
        Assert.All(new object[] { number, (long)number, (double)number, (decimal)number }, value => Assert.Equal(isEqual, spec.Equals(value)));
        Assert.False(spec.Equals((object)TransportProtocol.tcp));
    }

    [Theory]
    [InlineData("22/tcp", 1024, -1)]
    [InlineData("22/tcp", 22, 0)]
    [InlineData("8000-8010", 8000, 1)]
    [InlineData("8000-8010", 9000, -1)]
    [InlineData("65535", 65536, -1)]
    [InlineData("0", -1, 1)]
    [InlineData("0", -2, 1)]
    [InlineData("80,443", 80, 1)]
    [InlineData("80,443", 81, -1)]
    [InlineData("Any", 65536, 1)]
    [InlineData("ssh", 65536, 1)]
    [InlineData("RPC-EPMap", 65536, 1)]
    [InlineData("x!", 65536, 1)]
    public void Against_a_number_a_port_sorts_whatever_its_transport_and_what_has_no_number_comes_last(string port, int number, int order)
    {
        Assert.Equal(order, Math.Sign(PortSpec.Parse(port).CompareTo(new PortSpec(number))));
        Assert.Equal(-order, Math.Sign(new PortSpec(number).CompareTo(PortSpec.Parse(port))));
    }

    [Fact]
    public void Specs_sort_by_port_then_transport_and_what_has_no_number_comes_last()
    {
        string[] ascending = ["9", "22", "22/tcp", "22/udp", "80", "80,443", "443", "8000", "8000-8010", "http", "ssh/tcp", "ssh/udp", "RPC", "8/icmp", "Any", "a!"];
        List<PortSpec> mixed = ascending.Select(PortSpec.Parse).OrderBy(spec => spec.GetHashCode()).ToList();
        mixed.Sort();
        Assert.Equal(ascending, mixed.Select(spec => spec.ToString()));
        foreach (PortSpec left in mixed)
        {
            foreach (PortSpec right in mixed)
            {
                Assert.Equal(-Math.Sign(left.CompareTo(right)), Math.Sign(right.CompareTo(left)));
                Assert.Equal(left.Equals(right), left.CompareTo(right) == 0);
            }
        }
    }

    [Theory]
    [InlineData("22/tcp", 22, 22, 22)]
    [InlineData("8000-8010", null, 8000, 8010)]
    [InlineData("80,443,22", null, 22, 443)]
    [InlineData("Any", null, 0, 65535)]
    [InlineData("80,https", null, null, null)]
    [InlineData("RPC-EPMap", null, null, null)]
    [InlineData("a!", null, null, null)]
    public void The_first_and_the_last_port_are_numbers_where_all_ports_are(string port, int? number, int? first, int? last)
    {
        PortSpec spec = PortSpec.Parse(port);
        Assert.Equal((number, first, last), (spec.Number, spec.First, spec.Last));
    }

    [Fact]
    public void Records_sort_by_port_then_transport_then_name_and_those_without_a_port_come_last()
    {
        ServiceRecord[] ascending =
        [
            Sample.Row("b", "22", "", "B"), Sample.Row("b", "22", "tcp", "B"), Sample.Row("c", "22", "tcp", "C"), Sample.Row("a", "22", "udp", "A"),
            Sample.Row("a", "22-23", "tcp", "A"), Sample.Row("a", "100", "tcp", "A"), Sample.Row("a", "", "", "A"), Sample.Row("a", "", "tcp", "A"),
        ];
        Assert.Equal(ascending, ascending.Reverse().Order());
        Assert.True(((IComparable)ascending[0]).CompareTo(null) > 0);
        Assert.Throws<ArgumentException>(() => ((IComparable)ascending[0]).CompareTo(22));
    }

    [Fact]
    public void A_records_lists_read_as_their_items()
    {
        ServiceRecord record = Sample.Row("a", "22", "tcp", "A", reference: "[RFC4251][RFC6335]");
        Assert.Equal("RFC4251; RFC6335", record.Reference.ToString());
        Assert.Equal("https://www.rfc-editor.org/rfc/rfc4251; https://www.rfc-editor.org/rfc/rfc6335", record.ReferenceUri.ToString());
        Assert.Equal(string.Empty, record.Contact.ToString());
    }
}
