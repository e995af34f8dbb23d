using System;

namespace PortRegistry.Commands;

/// <summary>A service name with wildcards, plain or escaped, where a port could stand: <c>http*</c>, <c>ldap?/tcp</c>, <c>sql`*net</c>.</summary>
internal sealed class ServicePattern
{
    private ServicePattern(string name, TransportSpec transport)
    {
        Name = name;
        Transport = transport;
    }

    internal string Name { get; }

    internal TransportSpec Transport { get; }

    /// <summary>Takes a text that is no port apart, where it can be meant for names: it has a wildcard, or an escaped one, and a letter.</summary>
    internal static bool TryParse(string text, out ServicePattern? pattern)
    {
        int slash = text.LastIndexOf('/');
        TransportSpec transport = slash < 0 ? TransportSpec.Any : TransportSpec.Parse(text.Substring(slash + 1));
        bool hasTransport = slash >= 0 && transport.Kind == TransportSpecKind.Transports;
        string name = (hasTransport ? text.Substring(0, slash) : text).Trim();
        bool isPattern = name.Length <= SearchPatterns.MaxLength && (SearchPatterns.Wildcard(name) is not null || SearchPatterns.Literal(name) != name)
            && Array.Exists(name.ToCharArray(), char.IsLetter)
            && !Array.Exists(name.ToCharArray(), c => c == ',' || char.IsControl(c));
        pattern = isPattern ? new ServicePattern(name, hasTransport ? transport : TransportSpec.Any) : null;
        return isPattern;
    }
}
