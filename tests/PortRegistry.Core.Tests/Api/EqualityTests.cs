using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace PortRegistry.Tests.Api;

/// <summary>What is equal is equal in every way there is to ask, and what has an order has one order.</summary>
public sealed class EqualityTests
{
    public static TheoryData<object, object, object[]> Values => new()
    {
        { new PortRange(22), PortRange.Parse("22-22"), [new PortRange(21), new PortRange(22, 23), new PortRange(21, 22)] },
        { new PortRange(0, 65535), PortRange.Parse("0-65535"), [new PortRange(0, 65534), new PortRange(1, 65535), new PortRange(0)] },
        { RegistryDate.Parse("2024-02-29"), new RegistryDate(2024, 2, 29), [RegistryDate.Parse("2024-02"), RegistryDate.Parse("2024-02-28"), RegistryDate.Parse("2023-02-28")] },
        { RegistryDate.Parse("2004-12"), new RegistryDate(2004, 12), [RegistryDate.Parse("2004-12-01"), RegistryDate.Parse("2005-01"), RegistryDate.Parse("2004-11-30")] },
        { PortSpec.Parse("22/tcp"), PortSpec.Parse("tcp/22"), [PortSpec.Parse("22"), PortSpec.Parse("22/udp"), PortSpec.Parse("23/tcp"), PortSpec.Parse("22-23/tcp")] },
        { PortSpec.Parse("ssh"), PortSpec.Parse("SSH"), [PortSpec.Parse("ssh/tcp"), PortSpec.Parse("ssl"), PortSpec.Parse("22")] },
        { PortSpec.Parse("80,443"), PortSpec.Parse("80, 443"), [PortSpec.Parse("443,80"), PortSpec.Parse("80,443,22"), PortSpec.Parse("80")] },
        { PortSpec.Parse("RPC"), PortSpec.Parse("rpc"), [PortSpec.Parse("RPC-EPMap"), PortSpec.Parse("Any")] },
        { PortSpec.Parse("a!"), PortSpec.Parse("a!"), [PortSpec.Parse("b!"), PortSpec.Parse("A!")] },
        { TransportSpec.Parse("tcp,udp"), TransportSpec.Parse("UDP, TCP"), [TransportSpec.Any, TransportSpec.Parse("tcp"), TransportSpec.Parse("gre")] },
        { TransportSpec.Parse("gre"), TransportSpec.Parse("47"), [TransportSpec.Parse("esp"), TransportSpec.Parse("tcp")] },
        { TransportSpec.Parse("x!"), TransportSpec.Parse("x!"), [TransportSpec.Parse("y!"), TransportSpec.Any] },
        { Sample.Registry.Find(22), Sample.Registry.Find(22), [Sample.Registry.Find(22, TransportProtocol.tcp), Sample.Registry.Find(63)] },
        { Sample.Row("a", "1", "tcp", "A"), Sample.Row("a", "1", "tcp", "A"), [Sample.Row("a", "1", "tcp", "B"), Sample.Row("a", "1", "udp", "A"), Sample.Row("a", "", "tcp", "A")] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Equal_values_are_equal_in_every_way_and_others_in_none(object value, object same, object[] others)
    {
        Assert.Equal(value.GetHashCode(), same.GetHashCode());
        Assert.Equal([true], Answers(value, same).Distinct());
        Assert.False(value.Equals(null));
        Assert.False(value.Equals("something else"));
        Assert.All(
            others,
            other =>
            {
                Assert.Equal([false], Answers(value, other).Distinct());
                Assert.Equal([false], Answers(other, value).Distinct());
            });
    }

    public static TheoryData<string, string[]> Orders => new()
    {
        { nameof(PortRange), ["0", "0-1", "1", "1-65535", "2-3", "65535"] },
        { nameof(RegistryDate), ["0001-01", "1999-12-31", "2000-01", "2000-01-01", "2000-01-31", "2000-02", "9999-12-31"] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Comparison_and_its_four_operators_say_one_order(string type, string[] texts)
    {
        object[] ascending = [.. texts.Select(text => type == nameof(PortRange) ? (object)PortRange.Parse(text) : RegistryDate.Parse(text))];
        for (int left = 0; left < ascending.Length; left++)
        {
            Assert.True(((IComparable)ascending[left]).CompareTo(null) > 0);
            Assert.Throws<ArgumentException>(() => ((IComparable)ascending[left]).CompareTo("something else"));
            for (int right = 0; right < ascending.Length; right++)
            {
                Assert.Equal(left.CompareTo(right), Math.Sign(((IComparable)ascending[left]).CompareTo(ascending[right])));
                Assert.Equal(left < right, Operator(ascending[left], ascending[right], "op_LessThan"));
                Assert.Equal(left > right, Operator(ascending[left], ascending[right], "op_GreaterThan"));
                Assert.Equal(left <= right, Operator(ascending[left], ascending[right], "op_LessThanOrEqual"));
                Assert.Equal(left >= right, Operator(ascending[left], ascending[right], "op_GreaterThanOrEqual"));
            }
        }
    }

    private static IEnumerable<bool> Answers(object left, object right)
    {
        yield return left.Equals(right);
        yield return (bool)left.GetType().GetMethod("Equals", [left.GetType()])!.Invoke(left, [right])!;
        if (left.GetType().GetMethod("op_Equality") is not null)
        {
            yield return Operator(left, right, "op_Equality");
            yield return !Operator(left, right, "op_Inequality");
        }
    }

    private static bool Operator(object left, object right, string name)
        => (bool)left.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [left, right])!;
}
