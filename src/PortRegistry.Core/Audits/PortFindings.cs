using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>The findings of one use of ports, and their sentences.</summary>
internal sealed class PortFindings(PortUsage usage)
{
    private const int Few = 16;
    private const int TextShown = 120;
    private const int AssumptionShown = 300;
    private const string WidespreadUse = "unassigned but widespread use";

    private readonly List<PortFinding> findings = new();
    private HashSet<(PortFindingId Id, string Message)>? known;

    internal static bool IsWidespreadUse(ServiceRecord record)
        => record.AssignmentNotes is string notes && notes.IndexOf(WidespreadUse, StringComparison.OrdinalIgnoreCase) >= 0;

    internal static string Quote(string text) => $"\"{OneLine(text).TrimEnd('.')}\"";

    internal static string OneLine(string text, int shown = TextShown)
    {
        string line = WhiteSpace.Collapse(text);
        return line.Length > shown ? line.Substring(0, shown - 1) + "…" : line;
    }

    internal PortFinding[] ToArray()
    {
        // A stable sort, so that findings of one severity stay in the order of the ports.
        var sorted = new PortFinding[findings.Count];
        int count = 0;
        for (PortFindingSeverity severity = PortFindingSeverity.High; count < sorted.Length; severity--)
        {
            foreach (PortFinding finding in findings)
            {
                if (finding.Severity == severity)
                {
                    sorted[count++] = finding;
                }
            }
        }

        return sorted;
    }

    internal void AddAll(IReadOnlyList<PortFinding> others)
    {
        foreach (PortFinding finding in others)
        {
            AddOnce(finding);
        }
    }

    /// <summary>
    /// Adds a finding, with the rule's condition and what is assumed, on which it depends. Of a port that a scan found closed
    /// there is none; of one that a rule blocks, those by which it may block another one than is meant.
    /// </summary>
    internal void Add(PortFindingId id, string message)
    {
        bool isOfNames = id is PortFindingId.NoPort or PortFindingId.OtherTransport or PortFindingId.HistoricAlias or PortFindingId.NameDiffers;
        if (!usage.IsBlocked || id == PortFindingId.NotResolved || (isOfNames && usage.Role != PortUseRole.Scan))
        {
            string condition = usage.Condition is null ? string.Empty : $" The rule has a condition: {OneLine(usage.Condition).TrimEnd('.')}.";
            string assumption = usage.Assumption is null ? string.Empty : " " + OneLine(usage.Assumption, AssumptionShown);
            AddOnce(new PortFinding(id, message + condition + assumption));
        }
    }

    /// <summary>Adds what a catalog has against ports; no other finding says the same.</summary>
    internal void Add(PortFindingId id, CatalogSentence sentence)
    {
        if (usage.Condition is null && usage.Assumption is null)
        {
            findings.Add(new PortFinding(id, sentence));
        }
        else
        {
            Add(id, sentence.ToString());
        }
    }

    /// <summary>Adds that every port is covered, unless a rule blocks them.</summary>
    internal void AddAny(PortSpec port)
    {
        if (!usage.IsBlocked)
        {
            PortSpec every = port.Items.FirstOrDefault(item => item.IsEveryPort) ?? port;
            Add(PortFindingId.AnyPort, $"{OneLine(every.ToString())} covers every port.");
        }
    }

    /// <summary>Adds that many ports are covered, unless a rule blocks them.</summary>
    internal void AddWide(PortSpec port, int count, string among)
    {
        if (!usage.IsBlocked)
        {
            Add(PortFindingId.WideRange, $"{OneLine(port.ToString())} is {PortCount.Print(count)} ports{among}.");
        }
    }

    /// <summary>Adds that a dynamic port is used, unless the system chose it or a rule blocks it.</summary>
    internal void AddDynamic(string sentence)
    {
        if (usage.Role is PortUseRole.Listener or PortUseRole.Rule or PortUseRole.Scan && !usage.IsBlocked)
        {
            string used = usage.Role switch
            {
                PortUseRole.Listener => "a listener uses it",
                PortUseRole.Scan => "a scan found it",
                _ => "a rule is for it",
            };
            Add(PortFindingId.DynamicPort, $"{sentence}, and {used}.");
        }
    }

    internal void AddAlias(ServiceRecord record)
        => Add(
            PortFindingId.HistoricAlias,
            record.AliasOf is string name ? $"{record.ServiceName} is a historic alias of {name}; use that name." : $"{record.ServiceName} is a historic name.");

    private void AddOnce(PortFinding added)
    {
        if (findings.Count < Few)
        {
            // Nearly every use ends here: a loop, since a predicate would be an object for each finding.
            foreach (PortFinding finding in findings)
            {
                if (finding.Id == added.Id && finding.Message == added.Message)
                {
                    return;
                }
            }
        }
        else
        {
            // A list may have all 65,536 ports one by one.
            known ??= new HashSet<(PortFindingId, string)>(findings.ConvertAll(finding => (finding.Id, finding.Message)));
            if (!known.Add((added.Id, added.Message)))
            {
                return;
            }
        }

        findings.Add(added);
    }
}
