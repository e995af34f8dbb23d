using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>
/// What identifies an object in a row of a report: its machine, what uses the ports, its line, and as details all other
/// properties that have a value, whatever they are called, except what the row shows already.
/// </summary>
internal sealed class RowText
{
    private const int MaxNames = 3;

    // What does not identify fills up to the first; what does is cut where nobody reads any more.
    private const int Readable = 400;
    private const int Longest = 4000;

    private static readonly string[] Sources =
    {
        "pscomputername", "computername", "hostname", "host", "machinename", "machine", "computer", "devicename", "servername", "nodename", "vmname",
    };

    private static readonly string[] Names =
    {
        "displayname", "rulename", "name", "rule", "process", "processname", "chain", "group", "groupname", "service", "comment", "title",
    };

    // What PowerShell and CIM add to objects of others.
    private static readonly Regex Added = new(
        "^(ps(show)?computername|runspaceid|pssourcejobinstanceid|cim(class|instanceproperties|systemproperties))$", RegexOptions.CultureInvariant);

    // What puts other properties of a use together, or is said by its line.
    private static readonly Regex OfUse = new("^(port|portnumber|firstport|lastport|use|remote|interface|role|source|linenumber)$", RegexOptions.CultureInvariant);

    private static readonly Regex Identifying = new(
        "name|title|rule|policy|group|desc|comment|remark|note|label|tag|owner|ticket|cidr|addr|prefix|subnet|network|zone|interface|vpc|source|src|dest|dst|local|remote"
        + "|peer|selector|direction|gress|action|access|verdict|profile|priority|program|process|user|machine|computer|host|server|device|node|^from|^to|id$|^ip",
        RegexOptions.CultureInvariant);

    // Names that a caller may make up have no end.
    private const int MaxKept = 4096;

    private static readonly ConcurrentDictionary<string, (string Normal, bool IsAnswer, bool IsAdded, bool IsIdentifying)> Known = new(StringComparer.Ordinal);

    private readonly PortSpec port;
    private readonly string? lineOfUse;

    /// <summary>Reads an object that Resolve-IanaPort passed on.</summary>
    /// <param name="input">The object.</param>
    /// <param name="answer">The name of the property with the answer.</param>
    /// <param name="port">The ports that were looked up.</param>
    internal RowText(PSObject input, string answer, PortSpec port)
    {
        this.port = port;
        var fields = new List<(string Name, string Normal, bool IsIdentifying, object Value)>();
        foreach ((string name, object inside) in RowValue.FieldsOf(input))
        {
            (string normal, bool isAnswer, bool isAdded, bool isIdentifying) = Find(name);
            if (!isAnswer && (!isAdded || Array.IndexOf(Sources, normal) >= 0) && !AnswerColumns.IsOfAnswer(name, answer))
            {
                fields.Add((name, normal, isIdentifying, inside));
            }
        }

        var taken = new List<string> { "line", "pscomputername" };
        Line = fields.Find(field => field.Normal == "line" && RowValue.Scalar(field.Value) is not null).Value is object line ? PSObject.AsPSObject(line).ToString() : null;
        Source = Take(Sources, 1).FirstOrDefault();
        Name = string.Join(" ", Take(Names, MaxNames).Distinct());
        bool isUse = TransportReader.IsOfType(input, ".PortUse");
        lineOfUse = isUse ? Line : null;
        var value = new RowValue(IsShown);
        var details = new List<(bool IsIdentifying, string Text)>();
        foreach ((string name, string normal, bool isIdentifying, object inside) in fields)
        {
            if (!taken.Contains(normal) && !(isUse && OfUse.IsMatch(normal)) && value.TextOf(name, inside) is string text)
            {
                details.Add((isIdentifying, text.Length == 0 ? name : $"{name}: {text}"));
            }
        }

        Details = Joined(details);

        string? TextOf(string name)
        {
            foreach ((_, string normal, _, object inside) in fields)
            {
                if (normal == name && RowValue.Scalar(inside) is string text)
                {
                    return text;
                }
            }

            return null;
        }

        List<string> Take(string[] names, int count)
        {
            var texts = new List<string>();
            foreach (string name in names)
            {
                if (texts.Count < count && TextOf(name) is string text)
                {
                    texts.Add(text);
                    taken.Add(name);
                }
            }

            return texts;
        }
    }

    internal string? Source { get; }

    internal string Name { get; }

    internal string? Line { get; }

    internal string? Details { get; }

    private static (string Normal, bool IsAnswer, bool IsAdded, bool IsIdentifying) Find(string name)
    {
        if (Known.TryGetValue(name, out (string, bool, bool, bool) known))
        {
            return known;
        }

        if (Known.Count > MaxKept)
        {
            Known.Clear();
        }

        string normal = PortNames.Normalize(name);
        return Known.GetOrAdd(name, (normal, PortNames.Find(name).Kind == PortNameKind.Answer, Added.IsMatch(normal), Identifying.IsMatch(normal)));
    }

    private static string? Joined(List<(bool IsIdentifying, string Text)> details)
    {
        int length = details.Where(detail => detail.IsIdentifying).Sum(detail => detail.Text.Length);
        int left = 0;
        var shown = new List<string>();
        foreach ((bool isIdentifying, string text) in details)
        {
            if (length + (isIdentifying ? 0 : text.Length) > (isIdentifying ? Longest : Readable))
            {
                length -= isIdentifying ? text.Length : 0;
                left++;
                continue;
            }

            length += isIdentifying ? 0 : text.Length;
            shown.Add(text);
        }

        if (left > 0)
        {
            shown.Add($"… {left} more");
        }

        return shown.Count == 0 ? null : string.Join("; ", shown);
    }

    // A use's line says most of what its properties do, and the ports say themselves.
    private bool IsShown(string name, string text) => PortNames.Find(name).Kind switch
    {
        PortNameKind.Port or PortNameKind.First or PortNameKind.Last => IsPortShown(PortSpec.Parse(text)) || IsInLine(text),
        PortNameKind.Transport => IsTransportShown(TransportSpec.Parse(text)) || IsInLine(text),
        _ => IsInLine(text),
    };

    private bool IsPortShown(PortSpec said)
        => said.Items.All(item => item.IsEveryPort || port.Items.Any(shown => shown.Kind == PortSpecKind.Range && item.Kind == PortSpecKind.Range
            ? shown.Range.Contains(item.Range.First) && shown.Range.Contains(item.Range.Last)
            : shown.Equals(item.With(shown.Transport)) || (shown.IcmpType is string type && Array.IndexOf(type.Split(':'), item.Text) >= 0)));

    private bool IsTransportShown(TransportSpec said)
        => said.Kind == TransportSpecKind.Any || port.Items.Any(item => item.Transport.Equals(said));

    private bool IsInLine(string text)
    {
        for (int at = lineOfUse?.IndexOf(text, StringComparison.Ordinal) ?? -1; at >= 0; at = lineOfUse!.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            int end = at + text.Length;
            if ((at == 0 || !char.IsLetterOrDigit(lineOfUse![at - 1])) && (end == lineOfUse!.Length || !char.IsLetterOrDigit(lineOfUse[end])))
            {
                return true;
            }
        }

        return false;
    }
}
