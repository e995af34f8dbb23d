using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>The ways in which a whole file arrives.</summary>
public sealed class TransferTests(Fixtures fixtures) : StoreTests(fixtures)
{
    private const string Arrived = "Updated +2 -1 ~1";

    [Fact]
    public void A_gzip_body_is_unpacked()
    {
        using var server = RegistryServer.Of(Fixtures.Gzip(Fixtures.Newer), response => response.Headers.ContentEncoding = "gzip");

        Assert.Equal(Arrived, Counts(Update(server.Registry)));
    }

    [Fact]
    public void A_brotli_body_is_unpacked()
    {
        using var server = RegistryServer.Of(Fixtures.Brotli(Fixtures.Newer), response => response.Headers.ContentEncoding = "br");

        Assert.Equal(Arrived, Counts(Update(server.Registry)));
    }

    [Fact]
    public void A_file_that_is_itself_gzip_is_unpacked()
    {
        using var server = RegistryServer.Of(Fixtures.Gzip(Fixtures.Newer));

        Assert.Equal(Arrived, Counts(Update(server.Registry + ".gz")));
    }

    [Fact]
    public void A_body_without_a_length_arrives_and_its_progress_counts_bytes()
    {
        using var server = new RegistryServer(async (context, _) => await context.Response.Body.WriteAsync(Fixtures.Newer));

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru");

        Assert.Equal(Arrived, Counts(Assert.Single(result.Output)));
        Assert.Contains(result.Progress, record => record.StatusDescription == "0 bytes received" && record.PercentComplete == -1);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_body_with_a_length_shows_how_much_of_it_has_come()
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}'");

        string all = Fixtures.Newer.Length.ToString("N0", CultureInfo.InvariantCulture);
        Assert.Contains(result.Progress, record => record.StatusDescription == $"0 of {all} bytes received" && record.PercentComplete == 0);
        Assert.Contains(result.Progress, record => record.StatusDescription == $"{all} of {all} bytes received" && record.PercentComplete == 100);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_slow_drip_arrives_as_long_as_something_comes()
    {
        byte[] content = Fixtures.Gzip(Fixtures.Newer);
        using var server = new RegistryServer(async (context, _) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            foreach (byte[] piece in content.Chunk((content.Length / 20) + 1))
            {
                await context.Response.Body.WriteAsync(piece);
                await context.Response.Body.FlushAsync();
                await Task.Delay(50);
            }
        });

        Assert.Equal(Arrived, Counts(Update(server.Registry)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public void What_fails_once_is_tried_again(int code)
    {
        using var server = new RegistryServer((context, number) => number == 1 ? Fail(context, code) : RegistryServer.Send(context, Fixtures.Newer));

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru -Verbose");

        Assert.Equal(Arrived, Counts(Assert.Single(result.Output)));
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains(result.Verbose, record => record.Message.Contains($"answered {code}", StringComparison.Ordinal) && record.Message.EndsWith("Attempt 2 of 4 follows in 1 s.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_that_breaks_is_tried_again_from_the_start()
    {
        using var server = new RegistryServer(async (context, number) =>
        {
            if (number == 1)
            {
                context.Response.ContentLength = Fixtures.Newer.Length;
                await context.Response.Body.WriteAsync(Fixtures.Newer.AsMemory(0, 100_000));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await RegistryServer.Send(context, Fixtures.Newer);
        });

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru -Verbose");

        Assert.Equal(Arrived, Counts(Assert.Single(result.Output)));
        Assert.Contains(result.Verbose, record => record.Message.Contains("broke off after", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_asks_to_wait_is_given_the_time_it_asks_for()
    {
        DateTime first = default;
        DateTime second = default;
        using var server = new RegistryServer((context, number) =>
        {
            if (number == 1)
            {
                first = DateTime.UtcNow;
                context.Response.Headers.RetryAfter = "3";
                return Fail(context, 429);
            }

            second = DateTime.UtcNow;
            return RegistryServer.Send(context, Fixtures.Newer);
        });

        ShellResult result = Run($"Update-IanaRegistry -Uri '{server.Registry}' -PassThru -Verbose");

        Assert.Equal(Arrived, Counts(Assert.Single(result.Output)));
        Assert.Contains(result.Verbose, record => record.Message.Contains("It asks to wait 3 seconds", StringComparison.Ordinal));
        Assert.True(second - first >= TimeSpan.FromSeconds(2.9), $"The second request came after {second - first}.");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_is_followed_and_the_address_that_was_asked_for_is_kept(int code)
    {
        using var server = new RegistryServer((context, _)
            => context.Request.Path == "/registry.xml" ? RegistryServer.Redirect(context, "there/it-is", code) : RegistryServer.Send(context, Fixtures.Newer));

        Assert.Equal(Arrived, Counts(Update(server.Registry)));
        Assert.Equal(["/registry.xml", "/there/it-is"], server.Requests.Select(request => request.Path));
        Assert.Equal(server.Registry, Active("Source"));
    }

    [Fact]
    public void A_server_named_by_its_address_of_IPv6_is_asked_and_followed()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 && HasLoopback6(), "This machine has no loopback address of IPv6.");
        using var server = new RegistryServer(
            (context, _) => context.Request.Path == "/registry.xml" ? RegistryServer.Redirect(context, $"http://[::1]:{context.Connection.LocalPort}/there") : RegistryServer.Send(context, Fixtures.Newer),
            host: IPAddress.IPv6Loopback);

        Assert.StartsWith("http://[::1]:", server.Registry, StringComparison.Ordinal);
        Assert.Equal(Arrived, Counts(Update(server.Registry)));
        Assert.Equal(["/registry.xml", "/there"], server.Requests.Select(request => request.Path));
        Assert.Equal(server.Registry, Active("Source"));
    }

    [Theory]
    [InlineData("http://[2001:db8::1]/registry.xml")]
    [InlineData("http://[fe80::1%25eth0]/registry.xml")]
    [InlineData("http://[::ffff:192.0.2.1]/registry.xml")]
    public void Plain_HTTP_to_an_address_of_IPv6_elsewhere_is_refused(string address)
        => Assert.StartsWith("AddressNotSecure", Assert.Single(Session.Run($"Update-IanaRegistry -Uri '{address}'").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void A_name_and_password_answer_the_servers_question()
    {
        using var server = new RegistryServer((context, _) => AskForName(context) ?? RegistryServer.Send(context, Fixtures.Newer));

        Assert.Equal(Arrived, Counts(Update(server.Registry, $"-Credential {Credential("reader", "pass word")}")));
        Assert.Equal(Basic("reader:pass word"), server.Requests[^1]["Authorization"]);
    }

    [Fact]
    public void Credentials_and_headers_stay_with_the_host_they_were_given_for()
    {
        using var other = new RegistryServer((context, number) => number == 1 ? AskForName(context)! : RegistryServer.Send(context, Fixtures.Newer));
        using var server = new RegistryServer((context, _) => AskForName(context) ?? RegistryServer.Redirect(context, other.Registry));

        Session.Run(
            $$"""
            Update-IanaRegistry -Uri '{{server.Registry}}' -Credential {{Credential("reader", "secret")}} -Headers @{ 'X-Token' = 'secret'; Authorization2 = 'secret' }
            """);

        Assert.Equal("secret", server.Requests[0]["X-Token"]);
        Assert.Contains(server.Requests, request => request["Authorization"] is not null);
        Assert.NotEmpty(other.Requests);
        Assert.All(other.Requests, request => Assert.DoesNotContain(request.Headers, header => header.Key == "Authorization" || header.Value.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_proxy_fetches_it_and_gets_its_own_credential_alone()
    {
        using var proxy = new RegistryServer((context, _) =>
        {
            if (context.Request.Headers.ProxyAuthorization.Count == 0)
            {
                context.Response.StatusCode = 407;
                context.Response.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
                return Task.CompletedTask;
            }

            return RegistryServer.Send(context, Fixtures.Newer);
        });

        PSObject update = Update(
            "http://registry.example/registry.xml",
            $"-AllowInsecure -Proxy '{proxy.Address}' -ProxyCredential {Credential("way", "out")}");

        Assert.Equal(Arrived, Counts(update));
        Assert.Equal("registry.example", proxy.Requests[^1]["Host"]);
        Assert.Equal(Basic("way:out"), proxy.Requests[^1]["Proxy-Authorization"]);
        Assert.Null(proxy.Requests[^1]["Authorization"]);
    }

    private static string Credential(string name, string password) => $"([pscredential]::new('{name}', [Net.NetworkCredential]::new('', '{password}').SecurePassword))";

    private static string Basic(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task Fail(HttpContext context, int code)
    {
        context.Response.StatusCode = code;
        return Task.CompletedTask;
    }

    private static Task? AskForName(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return null;
        }

        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"registry\"";
        return Task.CompletedTask;
    }

    private static bool HasLoopback6()
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
