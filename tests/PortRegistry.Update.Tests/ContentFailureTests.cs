using System.Linq;
using System.Management.Automation;
using System.Text;
using PortRegistry.Engine.Tests;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>Answers that arrive whole and are not the registry, or not one to take.</summary>
public sealed class ContentFailureTests(Fixtures fixtures) : FailureTests(fixtures)
{
    [Fact]
    public void A_captcha_page_is_not_the_registry()
    {
        byte[] page = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Verify you are human</body></html>");
        using var server = RegistryServer.Of(page, response => response.ContentType = "text/html");

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("RegistryNotValid", Id(error));
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Says(error, $"What '{server.Registry}' served is not the registry", "captcha");
        Assert.Single(server.Requests);
    }

    [Fact]
    public void The_progress_of_an_update_that_fails_ends()
    {
        using var server = RegistryServer.Of(Encoding.UTF8.GetBytes("not the registry"));

        ShellResult result = Session.Run($"Update-IanaRegistry -Uri '{server.Registry}'");

        Assert.Single(result.Errors);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void A_body_that_says_it_has_ten_gigabytes_is_not_begun()
    {
        using var server = new RegistryServer(async (context, _) =>
        {
            context.Response.ContentLength = 10_000_000_000;
            await context.Response.Body.WriteAsync(Fixtures.Newer);
        });

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ResponseTooLarge", Id(error));
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Says(error, "more than 64 MiB", "Check that the address is that of a registry file");
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_body_without_an_end_is_left_after_64_MiB()
    {
        byte[] mebibyte = new byte[1024 * 1024];
        int sent = 0;
        using var server = new RegistryServer(async (context, _) =>
        {
            // Until the client disconnects.
            for (; !context.RequestAborted.IsCancellationRequested; sent++)
            {
                await context.Response.Body.WriteAsync(mebibyte);
            }
        });

        Assert.Equal("ResponseTooLarge", Id(Failure(server.Registry)));
        Assert.True(sent >= 64);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public void A_bomb_is_left_before_it_unfolds(string encoding)
    {
        byte[] content = new byte[200 * 1024 * 1024];
        byte[] bomb = encoding == "gzip" ? Fixtures.Gzip(content) : Fixtures.Brotli(content);
        using var server = RegistryServer.Of(bomb, response => response.Headers.ContentEncoding = encoding);

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ResponseTooLarge", Id(error));
        Says(error, "Unpacked", "more than 64 MiB");
    }

    [Fact]
    public void A_bomb_in_a_file_that_is_itself_gzip_is_left_before_it_unfolds()
    {
        using var server = RegistryServer.Of(Fixtures.Gzip(Encoding.ASCII.GetBytes(new string(' ', 200 * 1024 * 1024))));

        Assert.Equal("RegistryNotValid", Id(Failure(server.Registry)));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public void A_packing_that_was_not_asked_for_is_an_error_that_names_it(string encoding)
    {
        using var server = RegistryServer.Of(Fixtures.Newer, response => response.Headers.ContentEncoding = encoding);

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ResponseNotReadable", Id(error));
        Says(error, encoding, "use -Path");
    }

    [Fact]
    public void A_body_that_is_not_the_gzip_it_says_is_an_error()
    {
        using var server = RegistryServer.Of(Fixtures.Newer, response => response.Headers.ContentEncoding = "gzip");

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("ResponseNotReadable", Id(error));
        Says(error, "cannot be unpacked as 'gzip'", "Try again");
    }

    [Fact]
    public void A_gzip_body_that_was_cut_off_before_it_was_sent_is_not_taken()
    {
        byte[] packed = Fixtures.Gzip(Fixtures.Newer);
        using var server = RegistryServer.Of(packed[..(packed.Length / 2)], response => response.Headers.ContentEncoding = "gzip");

        Assert.Contains(Id(Failure(server.Registry)), new[] { "ResponseNotReadable", "RegistryNotValid" });
    }

    [Fact]
    public void A_billion_laughs_are_not_laughed()
    {
        string entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        using var server = RegistryServer.Of(Fixtures.XmlWith($"<!DOCTYPE registry [<!ENTITY l0 \"lol\">{entities}]>", "&l9;"));

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("RegistryNotValid", Id(error));
        Says(error, "DTD");
    }

    [Fact]
    public void An_external_entity_is_not_fetched()
    {
        RegistryServer server = null!;
        using (server = new RegistryServer((context, _) => RegistryServer.Send(
            context,
            Fixtures.XmlWith($"<!DOCTYPE registry [<!ENTITY x SYSTEM \"{server.Address}/entity\">]>", "&x;"))))
        {
            Assert.Equal("RegistryNotValid", Id(Failure(server.Registry)));
            Assert.Equal("/registry.xml", Assert.Single(server.Requests).Path);
        }
    }

    [Fact]
    public void An_empty_body_is_not_the_registry()
    {
        using var server = RegistryServer.Of([]);

        Assert.Equal("RegistryNotValid", Id(Failure(server.Registry)));
    }

    [Fact]
    public void A_registry_with_half_its_rows_is_refused()
    {
        ErrorRecord error = Served("half.xml");

        Assert.Contains(Id(error), new[] { "RegistryShrunk", "RegistryIncomplete" });
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Says(error, "The new registry is refused");
    }

    [Fact]
    public void A_registry_with_half_its_rows_is_refused_even_where_it_may_shrink()
    {
        ErrorRecord error = Served("half.xml", "-AllowShrink -Force");

        Assert.Equal("RegistryIncomplete", Id(error));
        Says(error, "It has no record for port", "use the complete file");
    }

    [Fact]
    public void A_registry_that_lacks_one_port_is_refused()
        => Says(Served("gap.xml", "-AllowShrink"), "It has no record for port 4;");

    [Fact]
    public void A_registry_that_lost_names_is_refused()
    {
        ErrorRecord error = Served("renamed.xml");

        Assert.Equal("RegistryShrunk", Id(error));
        Says(error, "assignments of a name", "-AllowShrink");
    }

    [Fact]
    public void An_older_registry_is_refused()
    {
        ErrorRecord error = Served("older.xml");

        Assert.Equal("RegistryOlder", Id(error));
        Says(error, "older than the registry in use", "-Force");
    }

    [Theory]
    [InlineData("older.xml", "RegistryOlder")]
    [InlineData("gap.xml", "RegistryIncomplete")]
    [InlineData("renamed.xml", "RegistryShrunk")]
    public void A_file_of_this_machine_is_judged_as_a_servers_is(string name, string id)
    {
        ErrorRecord error = FailureOf($"Update-IanaRegistry -Path '{Fixtures.PathOf(name)}'");

        Assert.Equal(id, Id(error));
        Assert.Equal(Fixtures.PathOf(name), error.TargetObject);
    }

    private ErrorRecord Served(string name, string parameters = "")
    {
        using var server = RegistryServer.Of(Fixtures.Read(name));
        return Failure(server.Registry, parameters);
    }
}
