using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Ports;

public class PortSpecErrorTests
{
    [Theory]
    [InlineData(null, "no port;")]
    [InlineData("", "no port;")]
    [InlineData(" \t", "no port;")]
    [InlineData("{}", "no port;")]
    [InlineData("{ }", "no port;")]
    [InlineData("65536", "0 to 65535")]
    [InlineData("99999999999999999999", "0 to 65535")]
    [InlineData("80-65536", "0 to 65535")]
    [InlineData("-2", "below 0")]
    [InlineData("-1023", "below 0")]
    [InlineData("-", "range")]
    [InlineData(":", "range")]
    [InlineData("..", "range")]
    [InlineData("80 - http", "range")]
    [InlineData("443: https", "range")]
    [InlineData("443- https", "range")]
    [InlineData("1024: any", "range")]
    [InlineData("80, 443: https", "range")]
    [InlineData("4.43E+02", "spreadsheets")]
    [InlineData("2027-01-22", "spreadsheets")]
    [InlineData("22.01.2027", "spreadsheets")]
    [InlineData("2027-01-22T00:00:00", "spreadsheets")]
    [InlineData("443.00", "neither a port")]
    [InlineData("443.5", "neither a port")]
    [InlineData("70000.0", "neither a port")]
    [InlineData(".0", "neither a port")]
    [InlineData("8e+03", "spreadsheets")]
    [InlineData("80,4,43E+02", "spreadsheets")]
    [InlineData("22-Jan", "spreadsheets")]
    [InlineData("Mar-03/tcp", "spreadsheets")]
    [InlineData("1-Dez", "spreadsheets")]
    [InlineData("5010-5000", "write 5000-5010")]
    [InlineData("1-2-3", "neither a port")]
    [InlineData("1.2.3.4", "neither a port")]
    [InlineData("10.0.0.1:443", "write the port alone")]
    [InlineData("[::1]:443", "write the port alone")]
    [InlineData("*:443", "write the port alone")]
    [InlineData("localhost:443/tcp", "write the port alone")]
    [InlineData("abc!", "neither a port")]
    [InlineData("http-", "neither a port")]
    [InlineData("ssh..telnet", "neither a port")]
    [InlineData("_http", "neither a port")]
    [InlineData("!22", "which ports are meant")]
    [InlineData("!= 22", "which ports are meant")]
    [InlineData("http*", "wildcard")]
    [InlineData("*http", "wildcard")]
    [InlineData("htt?", "wildcard")]
    [InlineData("**", "wildcard")]
    [InlineData("443/tpc", "not a transport")]
    [InlineData("443/", "not a transport")]
    [InlineData("443/80", "not a transport")]
    [InlineData("80/443", "not a transport")]
    [InlineData("80,", "between two separators")]
    [InlineData("80,,443", "between two separators")]
    [InlineData(",80", "between two separators")]
    [InlineData("{80", "brace")]
    [InlineData("80}", "brace")]
    [InlineData("{{80}}", "brace")]
    [InlineData("{80}x", "brace")]
    [InlineData("{80}/xyz", "not a transport")]
    [InlineData("٤٤٣", "digits 0 to 9")]
    [InlineData("４４３", "digits 0 to 9")]
    [InlineData("8０", "digits 0 to 9")]
    [InlineData("5000–5010", "neither a port")]
    [InlineData("80,abc!,443", "'abc!'")]
    [InlineData("tcp/tcp-tcp/1", "neither a port")]
    [InlineData("udp/tcp443", "neither a port")]
    [InlineData("eq eq 22", "gt 1023")]
    [InlineData("neq 22", "which ports are meant")]
    [InlineData("not 22", "which ports are meant")]
    [InlineData("except 22", "which ports are meant")]
    [InlineData("any but 22", "which ports are meant")]
    [InlineData("all except ssh", "which ports are meant")]
    [InlineData("1-1023 without telnet", "which ports are meant")]
    [InlineData("above 1023", "which ports are meant")]
    [InlineData("less than 1024", "which ports are meant")]
    [InlineData("neq (22)", "'neq'")]
    [InlineData("all but ssh (22)", "'but'")]
    [InlineData("tcp not (22)", "'not'")]
    [InlineData("gt (1023)", "'gt'")]
    [InlineData("(neq 22)", "neither a port")]
    [InlineData("443 (neq 22)", "parentheses")]
    [InlineData("6(tcp)", "6/tcp for port 6")]
    [InlineData("17 (UDP)", "17/UDP for port 17")]
    [InlineData("TCP (6)", "6/TCP for port 6")]
    [InlineData("GRE (47)", "the protocol GRE")]
    [InlineData("47 (GRE)", "the protocol GRE")]
    [InlineData("TCP 443 (8443)", "parentheses")]
    [InlineData("1/17", "write 1/udp or 1-17")]
    [InlineData("17/17", "write 17/udp or 17-17")]
    [InlineData("80, 6/6", "write 6/tcp or 6-6")]
    [InlineData("22/58", "write 22/ipv6-icmp or 22-58")]
    [InlineData("8,080", "separator of thousands")]
    [InlineData("1,024-65,535", "separator of thousands")]
    [InlineData("1 024", "separator of thousands")]
    [InlineData("gt 65535", "gt 1023")]
    [InlineData("lt 0", "lt 1024")]
    [InlineData("range 80", "range 1024 65535")]
    [InlineData("range 90 80", "write 80-90")]
    [InlineData("range ftp ssh", "port's number")]
    [InlineData("80 tcp 443", "before it or after it")]
    [InlineData("443 (8443)", "parentheses")]
    [InlineData("HTTP (80, 443)", "parentheses")]
    [InlineData("443 (not used)", "parentheses")]
    [InlineData("x->80/tcp", "published port")]
    [InlineData("80->x", "published port")]
    public void What_cannot_be_read_is_invalid_and_says_why(string? text, string why)
    {
        Assert.False(PortSpec.TryParse(text, out PortSpec spec));

        Assert.Equal(PortSpecKind.Invalid, spec.Kind);
        Assert.Contains(why, spec.Error, StringComparison.Ordinal);
        Assert.EndsWith(".", spec.Error, StringComparison.Ordinal);
        Assert.Equal(text ?? string.Empty, spec.Text);
        Assert.Equal(spec, PortSpec.Parse(spec.ToString()));
        Assert.Same(spec, Assert.Single(spec.Items));
    }

    [Fact]
    public void A_message_does_not_repeat_a_text_without_end()
        => Assert.True(PortSpec.Parse(new string('a', 100_000) + "!").Error!.Length < 300);

    [Fact]
    public void A_long_list_is_read_whole()
    {
        PortSpec spec = PortSpec.Parse(string.Join(",", Enumerable.Range(0, 65536)));

        Assert.Equal(65536, spec.Items.Count);
        Assert.Equal(65535, spec.Items[65535].Range.Last);
    }
}
