using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;

namespace PortRegistry.Commands;

/// <summary>Makes requests, and sees to it that credentials and headers go to the host they were given for alone.</summary>
internal static class RequestFactory
{
    private static readonly string UserAgent = $"PortRegistry/{typeof(RequestFactory).Assembly.GetName().Version.ToString(3)} (PowerShell module)";

    private static readonly char[] LineBreaks = { '\r', '\n' };

    internal static HttpClientHandler CreateHandler(DownloadOptions options)
    {
        AllowCurrentTls();
        var handler = new HttpClientHandler
        {
            // Manually, so that limits apply to both.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };
        }
        else if (options.ProxyCredential is not null)
        {
            handler.DefaultProxyCredentials = options.ProxyCredential;
        }

        if (options.Credential is not null)
        {
            var origin = new Uri(options.Address.GetLeftPart(UriPartial.Authority));
            var credentials = new CredentialCache();
            foreach (string scheme in new[] { "Basic", "Digest", "NTLM", "Negotiate" })
            {
                credentials.Add(origin, scheme, options.Credential);
            }

            handler.Credentials = credentials;
        }

        return handler;
    }

    internal static HttpRequestMessage CreateRequest(DownloadOptions options, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        Set(request, "User-Agent", UserAgent);
        Set(request, "Accept", "application/xml, text/xml, text/csv, */*;q=0.5");
        Set(request, "Accept-Encoding", string.Join(", ", ResponseBody.Encodings));
        TrySet(request, "If-None-Match", options.Known?.ETag);
        TrySet(request, "If-Modified-Since", options.Known?.LastModified);
        if (RegistryAddress.SameOrigin(options.Address, address))
        {
            foreach (KeyValuePair<string, string> header in options.Headers)
            {
                Set(request, header.Key, header.Value);
            }
        }

        return request;
    }

    // Values from a server, which an older version may have stored although they cannot be sent; then the whole file is requested.
    private static void TrySet(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null && value.All(c => c is >= ' ' and <= '~'))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        try
        {
            request.Headers.Remove(name);
            if (value.IndexOfAny(LineBreaks) < 0 && request.Headers.TryAddWithoutValidation(name, value))
            {
                return;
            }
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            throw NotAHeader(name, exception);
        }

        throw NotAHeader(name, null);
    }

    // Windows PowerShell may still be set to TLS 1.0, which no server takes any more. Adding to the process's setting
    // is all that .NET Framework offers; everywhere else the system decides.
    private static void AllowCurrentTls()
    {
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal) && ServicePointManager.SecurityProtocol != 0)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }
    }

    private static DownloadException NotAHeader(string name, Exception? exception)
        => new(DownloadFailure.Address, $"'{name}' is not a header of a request, or its value has a line break. Correct -Headers.", exception);
}
