using System;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>The addresses that a registry may come from.</summary>
internal static class RegistryAddress
{
    /// <summary>The environment variable that names an internal mirror.</summary>
    internal const string Variable = "PORTREGISTRY_URI";

    private static readonly Regex User = new("(?<=^|//)[^/?#]*@", RegexOptions.CultureInvariant);

    /// <summary>IANA's XML.</summary>
    internal const string Iana = "https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml";

    /// <summary>The default address: that of the environment variable, otherwise IANA's.</summary>
    internal static string Default => Environment.GetEnvironmentVariable(Variable) is string mirror && mirror.Trim().Length > 0 ? mirror.Trim() : Iana;

    /// <summary>The address to ask: the given one, else the variable's, else IANA's.</summary>
    /// <exception cref="DownloadException">It is no address that can be asked.</exception>
    internal static Uri Of(Uri? given, bool allowInsecure)
    {
        string text = given?.OriginalString ?? Default;
        string origin = given is null && text != Iana ? $" It stands in the environment variable {Variable}." : string.Empty;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || !IsHttp(address))
        {
            throw new DownloadException(
                DownloadFailure.Address, $"'{Show(given)}' is not an address of the form https://host/file.{origin} For a file of this machine use -Path.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new DownloadException(
                DownloadFailure.Address, $"The address '{Plain(address)}' carries a user name.{origin} Leave it out and give -Credential.");
        }

        if (!IsAllowed(address, allowInsecure))
        {
            throw new DownloadException(
                DownloadFailure.Insecure, $"'{Plain(address)}' is plain HTTP, which anyone on the way can change.{origin} Use https, or -AllowInsecure if you trust the way.");
        }

        return address;
    }

    /// <summary>Whether a registry may be fetched from there: by https, or by http from this machine itself.</summary>
    internal static bool IsAllowed(Uri address, bool allowInsecure)
        => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (allowInsecure || address.IsLoopback));

    internal static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    internal static bool SameOrigin(Uri left, Uri right)
        => left.Scheme == right.Scheme && left.Port == right.Port && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address as it is shown.</summary>
    internal static string Show(Uri? given)
        => Uri.TryCreate(given?.OriginalString ?? Default, UriKind.Absolute, out Uri? address) ? Plain(address) : WithoutUser(given?.OriginalString ?? Default);

    // The text before the last @ of the host may be a password, even if the rest is malformed.
    private static string WithoutUser(string text) => User.Replace(text, string.Empty);

    /// <summary>The address as it is shown and kept: without a query, which may hold a key.</summary>
    internal static string Plain(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
