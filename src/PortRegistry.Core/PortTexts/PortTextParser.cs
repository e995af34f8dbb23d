using System;

namespace PortRegistry;

/// <summary>Reads the lines of one format.</summary>
internal abstract class PortTextParser
{
    internal abstract PortTextFormat Format { get; }

    /// <summary>Reads a line that is not blank and gives its uses to the sink, none for a line that is knowingly skipped.</summary>
    /// <returns>Null, or why the line cannot be read, to follow "cannot be read: ".</returns>
    internal abstract string? Read(string line, PortUseSink sink);

    internal static PortTextParser Create(PortTextFormat format) => format switch
    {
        PortTextFormat.Ss => new SsParser(),
        PortTextFormat.Netstat => new NetstatParser(),
        PortTextFormat.Nftables => new NftablesParser(),
        PortTextFormat.Iptables => new IptablesParser(),
        PortTextFormat.Ufw => new UfwParser(),
        PortTextFormat.Firewalld => new FirewalldParser(),
        PortTextFormat.Nmap => new NmapParser(),
        PortTextFormat.Services => new ServicesParser(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    private protected static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private protected static bool IsDigits(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private protected static int? Number(string text) => IsDigits(text) && text.Length < 10 ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
