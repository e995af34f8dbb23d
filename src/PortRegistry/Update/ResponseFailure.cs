using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace PortRegistry.Commands;

/// <summary>Says what a failed request means and what to do about it, and whether another attempt is worth it.</summary>
internal static class ResponseFailure
{
    internal static DownloadException OfStatus(HttpResponseMessage response, string address)
    {
        int code = (int)response.StatusCode;
        TimeSpan? wait = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - DateTimeOffset.UtcNow;
        string answer = $"'{address}' answered {code} {response.ReasonPhrase}.";
        if (wait is TimeSpan asked && asked > TimeSpan.Zero)
        {
            answer += $" It asks to wait {Math.Ceiling(asked.TotalSeconds):0} seconds before the next request.";
        }

        string message = $"{answer} {Advice(code)}";
        return code is 408 or 429 or 500 or 502 or 503 or 504
            ? DownloadException.Transient(DownloadFailure.Status, message, retryAfter: wait)
            : new DownloadException(DownloadFailure.Status, message);
    }

    internal static DownloadException OfTimeout(string address, TimeSpan limit, Exception exception)
        => DownloadException.Transient(
            DownloadFailure.Timeout,
            $"'{address}' gave no complete answer within {limit.TotalSeconds:0} seconds. Try again later, or allow more time with -TimeoutSec.",
            exception);

    internal static DownloadException OfReading(string address, TimeSpan limit, Exception exception)
        => new(
            DownloadFailure.Timeout,
            $"What '{address}' served could not be read within {limit.TotalSeconds:0} seconds. Check that the address is that of a registry file, or allow more time with -TimeoutSec.",
            exception);

    internal static DownloadException OfStall(string address, TimeSpan limit, Exception exception)
        => DownloadException.Transient(
            DownloadFailure.Timeout,
            $"'{address}' sent nothing for {limit.TotalSeconds:0} seconds. Try again later.",
            exception);

    internal static DownloadException OfCut(string address, long received, long? promised, Exception? exception = null)
        => DownloadException.Transient(
            DownloadFailure.Connection,
            string.Format(
                CultureInfo.InvariantCulture,
                promised is null ? "The answer of '{0}' broke off after {1:N0} bytes. Try again later." : "The answer of '{0}' broke off after {1:N0} of {2:N0} bytes. Try again later.",
                address,
                received,
                promised),
            exception);

    internal static DownloadException OfException(Exception exception, string address)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
            {
                return new DownloadException(
                    DownloadFailure.Certificate,
                    $"The certificate of '{address}' is not trusted, or no secure connection can be agreed on: {inner.Message} "
                    + "Check the address and this machine's clock; for a certificate of your own authority, trust that authority on this machine.",
                    exception);
            }
        }

        string cause = exception.GetBaseException() is IOException or WebException or HttpRequestException ? exception.Message : exception.GetBaseException().Message;
        cause = cause.EndsWith(".", StringComparison.Ordinal) ? cause : cause + ".";
        string advice = cause.IndexOf("407", StringComparison.Ordinal) >= 0
            ? Advice((int)HttpStatusCode.ProxyAuthenticationRequired)
            : "Check the network, and -Proxy where one is needed.";
        return DownloadException.Transient(DownloadFailure.Connection, $"There is no connection to '{address}': {cause} {advice}", exception);
    }

    private static string Advice(int code) => code switch
    {
        401 => "Give a name and password with -Credential, or a token with -Headers.",
        403 => "The server does not let you have it; check -Credential and -Headers.",
        404 or 410 => "Check the address given with -Uri or in PORTREGISTRY_URI.",
        407 => "The proxy asks for a name and password: give -ProxyCredential or -ProxyUseDefaultCredentials.",
        304 => "The request did not ask whether anything changed, so the server or a cache in front of it is at fault.",
        >= 400 and < 500 and not (408 or 429) => "Check the address.",
        _ => "Try again later.",
    };
}
