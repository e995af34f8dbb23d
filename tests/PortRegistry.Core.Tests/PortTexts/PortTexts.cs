using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Reads a text and shows its uses as lines that a test can compare.</summary>
internal static class PortTexts
{
    internal static (List<PortUse> Uses, List<ParseIssue> Issues) Read(string text, PortTextFormat? format = null)
    {
        var uses = new List<PortUse>();
        var issues = new List<ParseIssue>();
        var reader = new PortTextReader(uses.Add, issues.Add, format);
        foreach (string line in text.Split('\n'))
        {
            reader.Read(line);
        }

        reader.Complete();
        return (uses, issues);
    }

    internal static string[] Sockets(string text)
        => Shown(text, use => Join(use.LineNumber, use.Role, use.State, use.Protocol, use.LocalAddress, use.LocalPort, use.RemoteAddress, use.RemotePort, use.Process, use.ProcessId));

    internal static string[] Rules(string text)
        => Shown(text, use => Join(use.Chain, use.Direction, use.Action, use.Protocol, use.LocalAddress, use.LocalPort, use.RemoteAddress, use.RemotePort, use.Interface, use.Service, use.Comment));

    internal static string[] Shown(string text, Func<PortUse, string> show)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);
        return uses.Select(show).Concat(issues.Select(issue => issue.ToString())).ToArray();
    }

    private static string Join(params object?[] values) => string.Join("|", values.Select(value => value?.ToString() ?? "-"));
}
