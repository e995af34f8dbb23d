using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Reads a text and shows its uses as lines that a test can compare.</summary>
internal static class PortTexts
{
    /// <summary>Reads a text. One whose format is found and that is of one format must read alike where the format is given.</summary>
    internal static (List<PortUse> Uses, List<ParseIssue> Issues) Read(string text, PortTextFormat? format = null)
    {
        (List<PortUse> Uses, List<ParseIssue> Issues) found = ReadOnce(text, format);
        PortTextFormat[] formats = found.Uses.Select(use => use.Source).Distinct().ToArray();
        if (format is null && formats.Length == 1 && found.Issues.Count == 0)
        {
            (List<PortUse> Uses, List<ParseIssue> Issues) given = ReadOnce(text, formats[0]);
            Assert.Equal(found.Uses.Select(All).Concat(found.Issues.Select(issue => issue.ToString())), given.Uses.Select(All).Concat(given.Issues.Select(issue => issue.ToString())));
        }

        return found;
    }

    // Only the given format removes the assumption that a line of names is of a file.
    private static string All(PortUse use)
        => Join(typeof(PortUse).GetProperties().Where(property => property.Name != nameof(PortUse.Assumption) || use.Source != PortTextFormat.Services).Select(property => property.GetValue(use) is IReadOnlyList<string> list ? string.Join(";", list) : property.GetValue(use)).ToArray());

    internal static (List<PortUse> Uses, List<ParseIssue> Issues) ReadOnce(string text, PortTextFormat? format)
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
