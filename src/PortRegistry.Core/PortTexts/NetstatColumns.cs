using System;
using System.Text.RegularExpressions;

namespace PortRegistry;

/// <summary>What stands behind the addresses of a socket of <c>netstat</c>: the columns of each system.</summary>
internal sealed class NetstatColumns
{
    // Programs and security contexts have some hundred characters; the expressions below try many ways to share out more.
    private const int MaxLength = 4096;

    // net-tools cut addresses to this with the port; BSD and macOS cut the address before its dot, and then all.
    private const int LinuxWidth = 23;
    private const int BsdAddress = 16;
    private const int BsdWidth = 22;

    // The same with -A, which needs room for addresses of memory.
    private const int NarrowAddress = 12;
    private const int NarrowWidth = 18;

    private static readonly Regex Timer = new(@" ?\S+ \([0-9.,]+/-?[0-9]+/-?[0-9]+\)$", RegexOptions.CultureInvariant);
    private static readonly Regex Program = new(@"(^| )(-|(?<id>[0-9]+)/(?<name>.*))$", RegexOptions.CultureInvariant);
    private static readonly Regex SecurityContext = new(@" +[\w.]+:[\w.]+:[\w.]+(:\S+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex User = new(@"^(?<state>.*?) ?\S+ [0-9]+$", RegexOptions.CultureInvariant);
    private static readonly Regex ProcessWithId = new(@"^(?<name>\S.*?):(?<id>[0-9]+)( |$)", RegexOptions.CultureInvariant);

    private int idColumn = -1;
    private bool hasProcess;

    /// <summary>Learns from a heading where macOS has the process.</summary>
    internal void ReadHeading(string[] words)
    {
        int state = Array.IndexOf(words, "(state)");
        hasProcess = Array.IndexOf(words, "process:pid") > 0;
        int id = Array.IndexOf(words, hasProcess ? "process:pid" : "pid");
        idColumn = state > 0 && id > state ? id - state - 1 : -1;
    }

    /// <summary>The endpoint with a word where its program may have cut it, so that nobody takes a part for the whole.</summary>
    internal static SocketEndpoint Whole(string written, SocketEndpoint endpoint, string protocol, bool isNarrow)
    {
        bool isName = endpoint.Port.Kind == PortSpecKind.Service;
        if (!endpoint.IsDotted)
        {
            // BusyBox, which alone writes tcp and udp for IPv6, cuts the end of the whole, and net-tools that of the address.
            bool isOfBusyBox = endpoint.Address.IndexOf(':') >= 0 && protocol is "tcp" or "udp";
            return written.Length != LinuxWidth || IsIPv4(endpoint.Address) ? endpoint
                : isOfBusyBox ? endpoint.WithUnknownPort($"'{written}' may be cut at its end, where the port is; 'netstat -W' prints it whole.").Cut()
                : endpoint.Cut();
        }

        // An address that is cut is followed by the whole port; a longer one is cut with the port.
        int width = isNarrow ? NarrowWidth : BsdWidth;
        int most = isNarrow ? NarrowAddress : BsdAddress;
        if (written.Length == width && (isName || endpoint.Address.Length > most))
        {
            endpoint = endpoint.WithUnknownPort($"'{endpoint.Port.Text}' may be the start of a longer {(isName ? "name" : "number")}, which netstat cuts; 'netstat -n' without -A prints it whole.");
        }

        return endpoint.Address.Length == most || endpoint.Address.Length == BsdAddress ? endpoint.Cut() : endpoint;
    }

    /// <summary>Windows: a state (none for udp), with -o the PID, and with -t or -y the state of an offload or a template.</summary>
    internal static string? ReadWindows(string[] rest, PortUseDraft draft)
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

        return at == rest.Length || rest[at] is "InHost" or "Offloaded" or "Offloading" or "Uploading" or "Internet" or "InternetCustom" or "Datacenter" or "DatacenterCustom" or "Compat" or "Automatic" or "Not"
            ? null
            : $"'{rest[at]}' stands where no column of netstat is known";
    }

    /// <summary>Linux: a state (none for udp), with -e user and inode, with -p PID and program or "-", with -o a timer.</summary>
    internal static string? ReadLinux(string[] rest, PortUseDraft draft)
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
        return null;
    }

    /// <summary>BSD and macOS: a state of TCP, and with -v on macOS columns of numbers with the process.</summary>
    internal string? ReadBsd(string[] rest, PortUseDraft draft)
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
