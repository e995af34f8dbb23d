using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Xunit;

namespace PortRegistry.Tests.Ports;

public class PortSpecPropertyTests
{
    private static readonly Gen<string> Transport = OneOf(
        "tcp", "UDP", "sctp", "dccp", "tcp,udp", "TCPv6", "any", "*", "6", "17", "gre", "icmp", "ICMPv6");

    private static readonly Gen<string> Operator = OneOf("-", ":", "..", " - ", " : ", ".. ");

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Int[0, 65535].Select(port => port.ToString(CultureInfo.InvariantCulture)),
        Gen.Select(Gen.Int[0, 32767], Operator, Gen.Int[32768, 65535]).Select((first, op, last) => $"{first}{op}{last}"),
        Gen.Select(Operator, Gen.Int[0, 65535]).Select((op, port) => op.Contains('-', StringComparison.Ordinal) ? $"{port}{op.Trim()}" : $"{op}{port}"),
        OneOf("https", "HTTP", "whois++", "edi_service", "914c/g", "802-11-iapp", "9pfs", "sql*net", "tcp"),
        OneOf("Any", "*", "RPC", "rpcepmap", "IPTLSIn", "Ply2Disc", "-1"));

    private static readonly Gen<string> Item = Gen.OneOf(
        Value,
        Gen.Select(Value, Transport).Select((value, transport) => $"{value}/{transport}"),
        Gen.Select(OneOf("tcp", "UDP", "icmp"), Gen.Int[0, 65535]).Select((transport, port) => $"{transport}/{port}"));

    // A name with a slash is no type of ICMP.
    private static readonly Gen<string> Written = Gen.OneOf(
        Item,
        Gen.Select(Item.Array[2, 5], OneOf(",", ", ", ";")).Select((items, comma) => string.Join(comma, items)),
        Gen.Select(Item.Array[1, 5], Transport).Select((items, transport) => "{ " + string.Join(", ", items) + " }"))
        .Where(text => !text.Contains("914c/g/icmp", StringComparison.OrdinalIgnoreCase));

    private static readonly Gen<string> NearlyWritten = Gen.Char["0123456789 -:.,;/*!{}atcpudhny+_\t٣é"].Array[0, 24].Select(c => new string(c));

    [Fact]
    public void What_is_written_by_the_grammar_is_read() => Written.Sample(text => PortSpec.TryParse(text, out _));

    [Fact]
    public void What_is_printed_reads_back_equal()
        => Written.Sample(text =>
        {
            PortSpec spec = PortSpec.Parse(text);
            PortSpec again = PortSpec.Parse(spec.ToString());
            return again.Equals(spec) && again.GetHashCode() == spec.GetHashCode() && again.ToString() == spec.ToString();
        });

    [Fact]
    public void Nearly_right_texts_never_throw_and_print_back_equal()
        => NearlyWritten.Sample(IsTotal, iter: 20_000);

    [Fact]
    public void No_text_throws() => Gen.String.Sample(IsTotal);

    [Fact]
    public void No_number_throws()
        => Gen.Select(Gen.Long, Gen.Double).Sample((whole, real)
            => (new PortSpec(whole).Kind == PortSpecKind.Invalid) == (whole is < -1 or > 65535)
            && new PortSpec(real).Text is not null
            && PortSpec.Parse(new PortSpec(whole).ToString()).Kind == new PortSpec(whole).Kind);

    [Fact]
    public void Every_transport_text_is_total_and_prints_back_equal()
        => Gen.OneOf(Gen.String, Gen.Char["tcpudsany,/+ 0123456789-*v"].Array[0, 12].Select(c => new string(c))).Sample(text =>
        {
            TransportSpec spec = TransportSpec.Parse(text);
            return TransportSpec.Parse(spec.ToString()).Equals(spec) && (spec.Kind == TransportSpecKind.Invalid) == (spec.Error is not null);
        });

    [Fact]
    public void Both_of_two_is_the_same_either_way_round()
        => Gen.Select(Transport, Transport).Sample((left, right)
            => TransportSpec.Parse(left).And(TransportSpec.Parse(right)).Equals(TransportSpec.Parse(right).And(TransportSpec.Parse(left))));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void The_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var texts = new[] { "443", "5000-5010/TCP", "RPCEPMAP", "iphttpsin", "TEREDO", "DICT,IMAP/tcp", "-1", "-2", "ANY/ICMP" };
        string[] expected = texts.Select(Describe).ToArray();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal(expected, texts.Select(Describe));
            Assert.Equal("-2", new PortSpec(-2).Text);
            Assert.Equal("443.5", new PortSpec(443.5).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Describe(string text) => PortSpec.Parse(text) is var spec ? $"{spec.Kind} {spec} {spec.Error}" : string.Empty;
    }

    [Fact]
    public void One_port_costs_no_more_than_its_object()
    {
        string[] texts = Enumerable.Range(1, 1000).Select(port => port.ToString(CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(BytesFor(1000, i => new PortSpec(i)), 0, 80);
        Assert.InRange(BytesFor(1000, i => PortSpec.Parse(texts[i])), 0, 80);
        Assert.InRange(BytesFor(1000, _ => PortSpec.Parse("443/tcp")), 0, 80);
        Assert.InRange(BytesFor(1000, _ => TransportSpec.Parse("tcp")), 0, 1);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static bool IsTotal(string text)
    {
        PortSpec spec = PortSpec.Parse(text);
        return (spec.Kind == PortSpecKind.Invalid) == (spec.Error is not null) && PortSpec.Parse(spec.ToString()).Equals(spec);
    }

    private static double BytesFor(int count, Func<int, object> make)
    {
        make(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            make(i);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
    }
}
