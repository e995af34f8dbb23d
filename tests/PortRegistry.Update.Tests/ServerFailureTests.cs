using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Servers that do not give the file, at once.</summary>
public sealed class ServerFailureTests(Fixtures fixtures) : FailureTests(fixtures)
{
    [Theory]
    [InlineData(400, "Check the address")]
    [InlineData(401, "-Credential")]
    [InlineData(403, "check -Credential and -Headers")]
    [InlineData(404, "Check the address given with -Uri or in PORTREGISTRY_URI")]
    [InlineData(407, "-ProxyCredential")]
    [InlineData(410, "Check the address")]
    [InlineData(304, "did not ask whether")]
    [InlineData(206, "Try again later")]
    public void An_answer_that_will_not_change_is_not_asked_for_again(int code, string advice)
    {
        using var server = new RegistryServer((context, _) =>
        {
            context.Response.StatusCode = code;
            return Task.CompletedTask;
        });

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ServerRefused", Id(error));
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Equal(server.Registry, error.TargetObject.ToString());
        Says(error, $"'{server.Registry}' answered {code}", advice);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_server_that_asks_for_more_time_than_one_would_wait_is_not_waited_for()
    {
        using var server = new RegistryServer((context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = DateTime.UtcNow.AddHours(1).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ServerRefused", Id(error));
        Assert.Matches(@"answered 429 Too Many Requests\. It asks to wait 3[56][0-9]{2} seconds before the next request\. Try again later\.", error.Exception.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://registry.example/registry.xml", "AddressNotSecure", "-AllowInsecure")]
    [InlineData("ftp://registry.example/registry.xml", "AddressNotValid", "https://host/file")]
    [InlineData("file:///etc/services", "AddressNotValid", "use -Path")]
    [InlineData("registry.xml", "AddressNotValid", "use -Path")]
    [InlineData("https://name:secret@registry.example/registry.xml", "AddressNotValid", "give -Credential")]
    public void An_address_that_is_none_to_ask_is_refused_before_anything_is_sent(string address, string id, string advice)
    {
        ErrorRecord error = Failure(address);

        Assert.Equal(id, Id(error));
        Says(error, advice);
        Assert.DoesNotContain("secret", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ 'No header' = 'x' }")]
    [InlineData("@{ 'X-Token' = \"one`r`nX-Other: two\" }")]
    [InlineData("@{ 'Content-Type' = 'text/xml' }")]
    public void A_header_that_is_none_is_refused_before_anything_is_sent(string headers)
    {
        using var server = RegistryServer.Of(Fixtures.Newer);

        ErrorRecord error = Failure(server.Registry, $"-Headers {headers}");

        Assert.Equal("AddressNotValid", Id(error));
        Says(error, "Correct -Headers");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Redirects_in_a_circle_are_left()
    {
        using var server = new RegistryServer((context, _) => RegistryServer.Redirect(context, context.Request.Path == "/one" ? "/two" : "/one"));

        ErrorRecord error = Failure(server.Address + "/one");

        Assert.Equal("RedirectNotFollowed", Id(error));
        Says(error, "in a circle or more than 10 times", "Check the address");
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Redirects_without_an_end_are_left()
    {
        using var server = new RegistryServer((context, number) => RegistryServer.Redirect(context, $"/{number}"));

        Assert.Equal("RedirectNotFollowed", Id(Failure(server.Registry)));
        Assert.Equal(11, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://registry.example/registry.xml", "AddressNotSecure", "redirects to plain HTTP")]
    [InlineData("file:///etc/services", "RedirectNotFollowed", "an address of scheme 'file'")]
    [InlineData("ftp://registry.example/registry.xml", "RedirectNotFollowed", "an address of scheme 'ftp'")]
    [InlineData("", "RedirectNotFollowed", "does not say where to")]
    public void A_redirect_to_where_no_registry_may_come_from_is_not_followed(string location, string id, string reason)
    {
        using var server = new RegistryServer((context, _) => RegistryServer.Redirect(context, location));

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal(id, Id(error));
        Says(error, reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_server_that_speaks_something_else_is_a_failed_connection()
    {
        using var server = RegistryServer.OfRawBytes(Encoding.ASCII.GetBytes("220 mail.example ESMTP\r\n"));

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ConnectionFailed", Id(error));
        Says(error, $"There is no connection to '{server.Registry}'", "Check the network");
    }

    [Fact]
    public void A_host_that_does_not_listen_is_a_failed_connection()
    {
        string address;
        using (var server = RegistryServer.Of(Fixtures.Newer))
        {
            address = server.Registry;
        }

        ErrorRecord error = Failure(address);

        Assert.Equal("ConnectionFailed", Id(error));
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Says(error, address, "Check the network");
    }
}
