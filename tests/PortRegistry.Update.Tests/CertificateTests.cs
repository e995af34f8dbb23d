using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Update.Tests;

/// <summary>HTTPS: which certificates are trusted, and that nobody leads from it to plain HTTP.</summary>
public sealed class CertificateTests(Fixtures fixtures) : FailureTests(fixtures)
{
    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using X509Certificate2 certificate = SelfSigned();
        using var server = new RegistryServer((context, _) => RegistryServer.Send(context, Fixtures.Newer), certificate);

        ErrorRecord error = Failure(server.Registry);

        Assert.Equal("CertificateNotTrusted", Id(error));
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        Says(error, "is not trusted", "trust that authority on this machine");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void AllowInsecure_does_not_make_a_certificate_trusted()
    {
        using X509Certificate2 certificate = SelfSigned();
        using var server = new RegistryServer((context, _) => RegistryServer.Send(context, Fixtures.Newer), certificate);

        Assert.Equal("CertificateNotTrusted", Id(Failure(server.Registry, "-AllowInsecure")));
    }

    [Fact]
    public async Task A_certificate_of_an_authority_that_the_machine_trusts_is_trusted()
    {
        using X509Certificate2 certificate = SelfSigned();
        using var server = new RegistryServer((context, _) => RegistryServer.Send(context, Fixtures.Newer), certificate);

        (Engine.Tests.ShellProcess shell, _) = await UpdateTrusting(certificate, server.Registry, "-PassThru | ForEach-Object ToString");

        Assert.True(shell.ExitCode == 0, shell.Error);
        Assert.Contains("2 added, 1 removed, 1 changed", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-AllowInsecure")]
    public async Task A_redirect_from_https_to_plain_http_is_never_followed(string parameters)
    {
        using X509Certificate2 certificate = SelfSigned();
        using var plain = RegistryServer.Of(Fixtures.Newer);
        using var server = new RegistryServer((context, _) => RegistryServer.Redirect(context, plain.Registry), certificate);

        (Engine.Tests.ShellProcess shell, string error) = await UpdateTrusting(certificate, server.Registry, parameters);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("redirects from https to plain HTTP", error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(plain.Requests);
    }

    // Trusted authorities are read when a process starts, so this needs a new process.
    private static async Task<(Engine.Tests.ShellProcess Shell, string Error)> UpdateTrusting(X509Certificate2 certificate, string address, string parameters)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only on Linux does an environment variable name the authorities that a process trusts.");
        }

        string authority = Path.GetTempFileName();
        string home = Directory.CreateTempSubdirectory("PortRegistry-home-").FullName;
        try
        {
            await File.WriteAllTextAsync(authority, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
            Engine.Tests.ShellProcess shell = await Engine.Tests.ShellProcess.RunAsync(
                [$"Update-IanaRegistry -Uri '{address}' -ErrorAction Stop {parameters}"],
                environment: new Dictionary<string, string> { ["SSL_CERT_FILE"] = authority, [TestHome.Variable] = home });

            // The shell wraps lines at the width of its window.
            return (shell, string.Join(' ', shell.Error.Split([' ', '\n', '|'], StringSplitOptions.RemoveEmptyEntries)));
        }
        finally
        {
            File.Delete(authority);
            Directory.Delete(home, recursive: true);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=registry.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
