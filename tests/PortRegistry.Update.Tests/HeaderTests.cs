using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>No value of a header, whatever it is, ends in an exception that is none of ours, or reaches the terminal.</summary>
public sealed partial class HeaderTests(Fixtures fixtures) : UpdateTests(fixtures)
{
    private static readonly string[] Ids =
    [
        "ConnectionFailed", "RequestTimedOut", "ServerRefused", "RedirectNotFollowed", "AddressNotSecure", "ResponseTooLarge", "ResponseNotReadable", "RegistryNotValid",
    ];

    // One byte for each character, as in HTTP.
    private static readonly string[] Extremes =
    [
        "", " ", "0", "00", "-0", "-1", "1", "+1", "1.5", "1e309", "NaN", "2147483647", "2147483648", "4294967296", "9223372036854775807", "99999999999999999999999999",
        "\"", "\"\"", "W/", "W/\"", "W/\"\u00ff\"", "*", ",", ",,,;;;===", "\u001b[2K\u001b[G", "\u009b2J", "\u0007\b\u007f", "\u00e2\u0080\u00ae", "\t\t", "\0",
        "gzip", "gzip, gzip", "br", "identity", "deflate", "chunked", "chunked, chunked", "gzip, chunked", "x;q=\"", "bytes 0-1/*", "text/xml; charset=\"", "text/xml; charset=utf-99",
        "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 99 Foo 99999 99:99:99 GMT", "Sat, 01-Jan-00 00:00:00 GMT", "2026-11-28T00:00:00Z",
        "/", "//", "///", "?", "#", "..", "../../../etc/passwd", "%", "%00", "%ff%fe", ":", "::", "http:", "http://", "http://[", "http://[::1", "http://[::1%25lo]/", "http://\u00fc/",
        "http://xn--/", "http://a:b@127.0.0.1:1/", "http://127.0.0.1:99999/", "http://127.0.0.1:0/", "https://", "file:///etc/passwd", "data:,x", "javascript:0", "\\\\server\\share",
        "Basic", "Basic realm=\"", "Negotiate", "Negotiate !", "Digest qop=", "NTLM TlRMTVNTUAACAAAA",
        new('x', 9000),
    ];

    [Theory]
    [InlineData("Content-Length", "200 OK")]
    [InlineData("Transfer-Encoding", "200 OK")]
    [InlineData("Content-Encoding", "200 OK")]
    [InlineData("Content-Type", "200 OK")]
    [InlineData("Content-Range", "206 Partial Content")]
    [InlineData("ETag", "200 OK")]
    [InlineData("Last-Modified", "200 OK")]
    [InlineData("ETag", "304 Not Modified")]
    [InlineData("Date", "200 OK")]
    [InlineData("Connection", "200 OK")]
    [InlineData("Trailer", "200 OK")]
    [InlineData("Set-Cookie", "200 OK")]
    [InlineData("Location", "302 Found")]
    [InlineData("Retry-After", "429 Too Many Requests")]
    [InlineData("Retry-After", "404 Not Found")]
    [InlineData("WWW-Authenticate", "401 Unauthorized")]
    [InlineData("Proxy-Authenticate", "407 Proxy Authentication Required")]
    public void A_header_of_any_value_ends_in_an_error_of_ours(string header, string status)
    {
        string length = header is "Content-Length" or "Transfer-Encoding" ? string.Empty : "Content-Length: 1\r\n";

        // Each retry takes a second, so several shells run in parallel.
        Parallel.ForEach(Extremes.Chunk(10), new ParallelOptions { MaxDegreeOfParallelism = 8 }, values =>
        {
            using ShellSession session = new ShellSession().ImportModule();
            foreach (string value in values)
            {
                Check(session, $"{header}: {value}", $"HTTP/1.1 {status}\r\n{length}{header}: {value}\r\n\r\nx");
            }
        });
    }

    [Fact]
    public void A_length_beside_another_or_beside_chunks_ends_in_an_error_of_ours()
    {
        foreach (string lengths in new[] { "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 1, 1", "Transfer-Encoding: chunked\r\nContent-Length: 1", "Content-Length: 1\r\nTransfer-Encoding: gzip" })
        {
            foreach (string body in new[] { "x", "1\r\nx\r\n0\r\n\r\n", "-1\r\nx", "ffffffffffffffffffff\r\nx", "7fffffff\r\nx", "1;a=\u001b\r\nx\r\n0\r\nA: \u001b\r\n\r\n" })
            {
                Check(Session, $"{lengths} {body}", $"HTTP/1.1 200 OK\r\n{lengths}\r\n\r\n{body}");
            }
        }
    }

    [Fact]
    public void A_first_line_of_any_kind_ends_in_an_error_of_ours()
    {
        foreach (string line in new[]
        {
            "", " ", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 200", "HTTP/9.9 200 OK", "HTTP/0.9 200 OK", "HTTP/1.1 000 X", "HTTP/1.1 99 X", "HTTP/1.1 999 X", "HTTP/1.1 -20 X", "HTTP/1.1 2000 X",
            "HTTP/1.1 404 \u001b[2K\u001b[G\u009b\u0007", "HTTP/1.1 404 \u00e2\u0080\u00ae", "HTTP/1.1 503 " + new string('y', 9000), "HTTP/1.1 100 Continue", "HTTP/1.1 101 Switching", "HTTP/2 200", "GET / HTTP/1.1", "\0",
        })
        {
            Check(Session, line, line + "\r\nContent-Length: 1\r\n\r\nx");
        }
    }

    // The retry gets 404.
    private static void Check(ShellSession session, string what, string answer)
    {
        using RegistryServer server = RegistryServer.OfRawBytes(Encoding.Latin1.GetBytes(answer), "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray());

        ShellResult result = session.Run($"Update-IanaRegistry -Uri '{server.Registry}' -Force -TimeoutSec 20 -Verbose");

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.True(Ids.Contains(error.FullyQualifiedErrorId.Split(',')[0]), $"{what}: {error.FullyQualifiedErrorId}: {error.Exception}");
        IEnumerable<string> told = [error.ToString(), error.Exception.Message, .. result.Verbose.Select(record => record.Message), .. result.Progress.Select(record => record.StatusDescription)];
        Assert.All(told, text => Assert.False(Control().IsMatch(text), $"{what}: {text}"));
    }

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Control();
}
