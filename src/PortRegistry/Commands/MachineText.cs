using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>The text of one machine, as remoting marks its strings; of all strings without a mark, one text too.</summary>
internal sealed class MachineText
{
    /// <summary>The property by which remoting says what machine an object is from.</summary>
    internal const string NameProperty = "PSComputerName";

    /// <summary>The type whose view has a column for the machine.</summary>
    private const string UseOfMachine = "PortRegistry.PortUse#Machine";

    /// <summary>Makes a text without lines.</summary>
    /// <param name="name">The machine's name; empty where the strings have none.</param>
    /// <param name="found">Called with each use.</param>
    /// <param name="failed">Called with each line that cannot be read.</param>
    /// <param name="format">The format; null to find it from the text.</param>
    internal MachineText(string name, Action<MachineText, PortUse> found, Action<MachineText, ParseIssue> failed, PortTextFormat? format)
    {
        Name = name;
        Reader = new PortTextReader(
            use =>
            {
                Uses++;
                found(this, use);
            },
            issue => failed(this, issue),
            format);
    }

    internal string Name { get; }

    internal PortTextReader Reader { get; }

    internal PortTextFormat? Told { get; set; }

    internal int Lines { get; private set; }

    internal int Uses { get; private set; }

    /// <summary>The machine that remoting says a string is from; null where it says none.</summary>
    internal static string? NameOf(PSObject? item)
        => item is not null && InstanceNames.MayHaveMembers(item) && item.Properties[NameProperty]?.Value is object name ? LanguagePrimitives.ConvertTo<string>(name) : null;

    /// <summary>Reads a line, or each line of a text.</summary>
    internal void Read(string text)
    {
        if (text.IndexOf('\n') < 0)
        {
            ReadLine(text);
            return;
        }

        foreach (string line in text.Split('\n'))
        {
            ReadLine(line);
        }
    }

    /// <summary>Where a line is: <c>web01, line 5</c>.</summary>
    internal string Place(int line) => Name.Length == 0 ? $"Line {line}" : $"{Name}, line {line}";

    /// <summary>A use with the machine that it is of, where there is one.</summary>
    internal object Marked(PortUse use)
    {
        if (Name.Length == 0)
        {
            return use;
        }

        var marked = PSObject.AsPSObject(use);
        marked.Properties.Add(new PSNoteProperty(NameProperty, Name));
        marked.TypeNames.Insert(0, UseOfMachine);
        return marked;
    }

    private void ReadLine(string line)
    {
        Lines++;
        Reader.Read(line.Length > 0 && line[line.Length - 1] == '\r' ? line.TrimEnd('\r') : line);
    }
}
