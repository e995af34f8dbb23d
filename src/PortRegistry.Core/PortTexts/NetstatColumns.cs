using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>The columns after the addresses of a socket of <c>netstat</c>, which depend on the system.</summary>
internal sealed class NetstatColumns
{
    // Programs and security contexts have at most some hundred characters; longer ones would cause excessive backtracking.
    private const int MaxLength = 4096;

    // net-tools truncates addresses to this width, including the port; BSD and macOS truncate the address before the dot, then everything.
    private const int LinuxWidth = 23;
    private const int BsdAddress = 16;
    private const int BsdWidth = 22;

    // The width with -A, which also prints memory addresses.
    private const int NarrowAddress = 12;
    private const int NarrowWidth = 18;

    // The states of -t and the templates of -y.
    private static readonly string[] OffloadWords =
    {
        "InHost", "Offloaded", "Offloading", "Uploading", "Internet", "InternetCustom", "Datacenter", "DatacenterCustom", "Compat", "Automatic", "Not",
    };

    private static readonly Regex Timer = new(@" ?\S+ \([0-9.,]+/-?[0-9]+/-?[0-9]+\)$", RegexOptions.CultureInvariant);
    private static readonly Regex Program = new(@"(^| )(-|(?<id>[0-9]+)/(?<name>.*))$", RegexOptions.CultureInvariant);
    private static readonly Regex SecurityContext = new(@" +[\w.]+:[\w.]+:[\w.]+(:\S+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex User = new(@"^(?<state>.*?) ?\S+ [0-9]+$", RegexOptions.CultureInvariant);
    private static readonly Regex ProcessWithId = new(@"^(?<name>\S.*?):(?<id>[0-9]+)( |$)", RegexOptions.CultureInvariant);

    private int idColumn = -1;
    private bool hasProcess;

    /// <summary>Finds the column of the process in a heading of macOS.</summary>
    internal void ReadHeading(string[] words)
    {
        int state = Array.IndexOf(words, "(state)");
        hasProcess = Array.IndexOf(words, "process:pid") > 0;
        int id = Array.IndexOf(words, hasProcess ? "process:pid" : "pid");
        idColumn = state > 0 && id > state ? id - state - 1 : -1;
    }

    /// <summary>The endpoint, marked if netstat may have truncated it.</summary>
    internal static SocketEndpoint Whole(string written, SocketEndpoint endpoint, string protocol, bool isNarrow)
    {
        bool isName = endpoint.Port.Kind == PortSpecKind.Service;
        if (!endpoint.IsDotted)
        {
            // BusyBox, the only netstat that prints tcp and udp for IPv6, truncates the end of the endpoint; net-tools, that of the address.
            bool isOfBusyBox = endpoint.Address.IndexOf(':') >= 0 && protocol is "tcp" or "udp";
            return written.Length != LinuxWidth || IsIPv4(endpoint.Address) ? endpoint
                : isOfBusyBox ? endpoint.WithUnknownPort($"'{written}' may be cut at its end, where the port is; 'netstat -W' prints it whole.").Cut()
                : endpoint.Cut();
        }

        // A truncated address is followed by the complete port; a longer one is truncated with the port.
        int width = isNarrow ? NarrowWidth : BsdWidth;
        int most = isNarrow ? NarrowAddress : BsdAddress;
        if (written.Length == width && (isName || endpoint.Address.Length > most))
        {
            endpoint = endpoint.WithUnknownPort($"'{endpoint.Port.Text}' may be the start of a longer {(isName ? "name" : "number")}, which netstat cuts; 'netstat -n' without -A prints it whole.");
        }

        return endpoint.Address.Length == most || endpoint.Address.Length == BsdAddress ? endpoint.Cut() : endpoint;
    }

    /// <summary>Windows: a state (none for udp), with -o the PID, and with -t or -y the state of an offload or a template.</summary>
    internal static string? ReadWindows(string[] rest, PortUse draft)
    {
        int at = 0;
        if (at < rest.Length && !IsNumber(rest[at]))
        {
            draft.State = rest[at++];
        }

        if (at < rest.Length && IsNumber(rest[at]))
        {
            draft.ProcessId = Number(rest[at++]);
        }

        return at == rest.Length || Array.IndexOf(OffloadWords, rest[at]) >= 0
            ? null
            : $"'{rest[at]}' stands where no column of netstat is known";
    }

    /// <summary>Linux: a state (none for udp), with -e user and inode, with -p PID and program or "-", with -o a timer.</summary>
    internal static string? ReadLinux(string[] rest, PortUse draft)
    {
        string text = string.Join(" ", rest);
        if (text.Length > MaxLength)
        {
            return "what stands behind its addresses is longer than netstat prints it";
        }

        text = Timer.Replace(text, string.Empty);
        text = SecurityContext.Replace(text, string.Empty);
        int slash = text.IndexOf('/');
        int start = slash < 0 ? -1 : text.LastIndexOf(' ', slash) + 1;
        Match program = Program.Match(start < 0 ? text : text.Substring(start));
        if (program.Success)
        {
            if (program.Groups["id"].Success)
            {
                draft.ProcessId = Number(program.Groups["id"].Value);
                string name = program.Groups["name"].Value;
                int colon = name.IndexOf(':');
                draft.Process = (colon > 0 ? name.Substring(0, colon) : name).Trim();
            }

            text = text.Substring(0, Math.Max(start, 0) + program.Index).Trim();
        }

        Match user = User.Match(text);
        text = user.Success ? user.Groups["state"].Value : text;
        draft.State = text.Length == 0 ? null : text;

        // A state may be two words: POSLEDNÍ ACK.
        return text.IndexOf(' ') < 0 || Array.TrueForAll(text.ToCharArray(), c => char.IsUpper(c) || c is ' ' or '_') ? null : $"'{text}' stands where netstat has a state in capitals";
    }

    /// <summary>BSD and macOS: a state of TCP, and with -v on macOS columns of numbers with the process.</summary>
    internal string? ReadBsd(string[] rest, PortUse draft)
    {
        int at = 0;
        if (rest.Length > 0 && char.IsLetter(rest[0][0]) && rest[0].IndexOf(':') < 0)
        {
            draft.State = rest[at++];
        }

        int id = at + idColumn;
        if (idColumn < 0 || id >= rest.Length)
        {
            return null;
        }

        if (!hasProcess)
        {
            draft.ProcessId = Number(rest[id]);
            return null;
        }

        Match process = ProcessWithId.Match(string.Join(" ", rest, id, rest.Length - id));
        if (process.Success)
        {
            (draft.Process, draft.ProcessId) = (process.Groups["name"].Value, Number(process.Groups["id"].Value));
        }

        return null;
    }

    private static bool IsIPv4(string address) => address.Split('.').Length == 4 && System.Net.IPAddress.TryParse(address, out _);

    private static bool IsNumber(string text) => Number(text) is not null;

    private static int? Number(string text)
        => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}
