using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>
/// <c>netsh advfirewall firewall show rule name=all</c>, also verbose, in English: each rule is its name, a line of
/// hyphens, and titles with values.
/// </summary>
internal sealed class NetshParser : PortTextParser
{
    private const string Name = "Rule Name";
    private const int RuleWidth = 70;

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        Name, "Enabled", "Direction", "Profiles", "Grouping", "LocalIP", "RemoteIP", "Protocol", "LocalPort", "RemotePort", "Edge traversal", "Action",
        "Description", "Program", "Service", "InterfaceTypes", "Security", "Rule source", "Authorized users", "Authorized computers", "Authorized remote users",
        "Authorized local principals", "Package SID", "Package family name", "Auth1", "RemoteMachineGroup", "RemoteUserGroup", "Bypass",
    };

    private NetshRule? rule;
    private string last = string.Empty;
    private bool isForeign;
    private bool hasForeignTitle;

    internal static PortTextClaim Claim(PortTextLine line)
        => line.Starts(Name + ":") || line.Text == "No rules match the specified criteria." ? PortTextClaim.Own
        : IsRuler(line.Text) ? PortTextClaim.Row
        : PortTextClaim.None;

    internal override string? Read(PortTextLine line, PortUseSink sink)
    {
        string text = line.Text;
        int colon = line.Raw.IndexOf(':');
        string title = colon < 0 || line.IsIndented ? string.Empty : line.Raw.Substring(0, colon);
        if (title == Name)
        {
            Complete();
            (rule, last, isForeign) = (new NetshRule(sink, Rest(line.Raw, colon)), title, false);
            return null;
        }

        if (isForeign)
        {
            return Aside;
        }

        if (IsRuler(text))
        {
            return rule is not null ? null : FailForeign(sink);
        }

        if (rule is null)
        {
            int end = colon < 0 ? line.Raw.IndexOf('\uFF1A') : colon;
            hasForeignTitle = end > 0 && !line.IsIndented && Rest(line.Raw, end).Length > 0;
            return text is "No rules match the specified criteria." or "Ok." ? null : hasForeignTitle ? Aside : "a rule of netsh starts with Rule Name:";
        }

        return ReadLine(line.Raw, text, title, colon, sink);
    }

    internal override void Complete()
    {
        rule?.Complete();
        rule = null;
    }

    private static bool IsRuler(string text) => text.Length == RuleWidth && text.Trim('-').Length == 0;

    private static new string Rest(string line, int colon) => line.Substring(colon + 1).Trim();

    // A line of hyphens below a title that is not English is reported once for the entire text.
    private string? FailForeign(PortUseSink sink)
    {
        if (!hasForeignTitle)
        {
            return "a line of hyphens of netsh stands below Rule Name:";
        }

        isForeign = true;
        sink.Fail(
            "the rules are those of netsh in another language than English; pass the objects of Get-NetFirewallRule, which are the same in every language, "
            + "or run netsh where Windows displays English");
        return null;
    }

    private string? ReadLine(string line, string text, string title, int colon, PortUseSink sink)
    {
        if (text == "Ok.")
        {
            Complete();
            return null;
        }

        // ICMP types follow the protocol on separate lines, and a description can have several lines.
        if (char.IsWhiteSpace(line[0]) && last == "Protocol")
        {
            return rule!.AddIcmpType(Words(line));
        }

        if (!Titles.Contains(title))
        {
            return last is "Description" ? null : title.Length > 0 ? $"'{title}' is no title of netsh's rules in English"
                : rule!.IsWhole ? Aside : "a line of a rule of netsh has a title, a colon and a value";
        }

        last = title;
        rule!.Set(title, Rest(line, colon));
        return null;
    }
}
