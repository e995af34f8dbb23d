using System;
using System.Net.Http;

namespace PortRegistry.Commands;

/// <summary>Follows redirects by hand: never from https to http, never to anything but HTTP.</summary>
internal static class Redirects
{
    internal static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>The address that a response redirects to.</summary>
    /// <exception cref="DownloadException">A registry may not come from there.</exception>
    internal static Uri Next(Uri address, HttpResponseMessage response, bool allowInsecure)
    {
        string shown = RegistryAddress.Plain(address);
        Uri location = response.Headers.Location
            ?? throw new DownloadException(DownloadFailure.Redirect, $"'{shown}' redirects, but does not say where to. Check the address.");
        if (!Uri.TryCreate(address, location, out Uri? next))
        {
            throw new DownloadException(DownloadFailure.Redirect, $"'{shown}' redirects to something that is not an address. Check the address.");
        }

        if (!RegistryAddress.IsHttp(next))
        {
            throw new DownloadException(DownloadFailure.Redirect, $"'{shown}' redirects to an address of scheme '{next.Scheme}', from which no registry is taken. Check the address.");
        }

        if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
        {
            throw new DownloadException(
                DownloadFailure.Redirect,
                $"'{shown}' redirects from https to plain HTTP, '{RegistryAddress.Plain(next)}', which is never followed. Name an https address of the file itself.");
        }

        return RegistryAddress.IsAllowed(next, allowInsecure)
            ? next
            : throw new DownloadException(
                DownloadFailure.Insecure,
                $"'{shown}' redirects to plain HTTP, '{RegistryAddress.Plain(next)}', which anyone on the way can change. Use https, or -AllowInsecure if you trust the way.");
    }

    internal static DownloadException TooMany(Uri address, int limit)
        => new(
            DownloadFailure.Redirect,
            $"'{RegistryAddress.Plain(address)}' redirects in a circle or more than {limit} times. Check the address, and whether the server wants you to log in.");
}
