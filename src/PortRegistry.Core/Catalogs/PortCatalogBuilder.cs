using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

namespace PortRegistry;

/// <summary>Makes a <see cref="PortCatalog"/>, row by row. Not thread-safe.</summary>
public sealed class PortCatalogBuilder
{
    // nmap's name for a port without a name.
    private const string Unnamed = "unknown";
    private const int DayLength = 10;

    private static readonly string[] Yes = { "yes", "y", "true", "1", "approved", "allowed" };
    private static readonly char[] BetweenAliases = { ',', ';', ' ' };
    private static readonly string[] Never = { "never", "none", "n/a", "-" };
    private static readonly string[] No = { "no", "n", "false", "0", "not approved", "denied", "rejected" };

    private readonly string name;
    private readonly string? path;
    private readonly List<PortCatalogEntry> entries = new();
    private readonly CatalogDoubts doubts = new();
    private bool hasApproval;

    /// <summary>Starts an empty catalog.</summary>
    /// <param name="name">The name by which findings call it.</param>
    /// <param name="path">The file it is read from, or null.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public PortCatalogBuilder(string name, string? path = null)
    {
        this.name = VisibleText.Of(name ?? throw new ArgumentNullException(nameof(name)));
        this.path = path;
    }

    /// <summary>
    /// Adds a row. The headings are Port (required), Transport, Name, Aliases, Description, Owner, Approved, Expires and Note, or
    /// synonyms; others are kept as properties. Empty rows are ignored.
    /// </summary>
    /// <param name="row">The cells by their headings: texts, numbers, <see cref="PortSpec"/> or <see cref="bool"/>.</param>
    /// <param name="lineNumber">The line of the row, from 1, or null.</param>
    /// <returns>Null, or a sentence that says why the row cannot be an entry, and what would be right.</returns>
    /// <exception cref="ArgumentNullException">The row is null.</exception>
    public string? Add(IEnumerable<KeyValuePair<string, object?>> row, int? lineNumber)
    {
        var cells = new CatalogCells(row ?? throw new ArgumentNullException(nameof(row)));
        if (cells.IsEmpty)
        {
            return null;
        }

        // Where no row that approves can be read, nothing is approved.
        hasApproval |= cells.Approved is not null;
        if (cells.Control is string heading)
        {
            return $"The cell under '{VisibleText.Of(heading)}' has a control character, which no text of a catalog has.";
        }

        PortSpec? port = cells.Port as PortSpec ?? (CatalogCells.Text(cells.Port) is string written ? PortSpec.Parse(written) : null);
        if (port is null)
        {
            return "The row has no port. Write it under the heading Port.";
        }

        TransportSpec transport = cells.Transport as TransportSpec ?? TransportSpec.Parse(CatalogCells.Text(cells.Transport) ?? "any");
        port = port.With(transport);
        if (port.Kind == PortSpecKind.Invalid)
        {
            return port.Error;
        }

        if (cells.End is string end)
        {
            if (!TryEndAt(port, end, out PortSpec? range))
            {
                return $"'{end}' is not the last port of a range that starts with '{CatalogCells.Text(cells.Port)}'. Write the range under Port, such as 5000-5010.";
            }

            port = range!;
        }

        if (CatalogDoubts.TransportIn(cells, port) is string unnamed)
        {
            return $"'{VisibleText.Of(unnamed)}' is not a known heading for transports. Name the column Transport.";
        }

        if (port.Items.Any(item => item.Transport.Kind != TransportSpecKind.OtherProtocol && !item.Transport.Includes(null)))
        {
            return $"The port '{CatalogCells.Text(cells.Port)}' and the transport '{CatalogCells.Text(cells.Transport)}' contradict each other. Write the transport once.";
        }

        if (!TryReadApproval(cells.Approved, out bool? approved))
        {
            return $"'{CatalogCells.Text(cells.Approved)}' under Approved is neither yes nor no. Leave the cell empty if it is undecided.";
        }

        if (!TryReadDay(cells.Expires, out RegistryDate? expires))
        {
            return $"'{cells.Expires}' under Expires is not a day. Write it as yyyy-MM-dd, and leave the cell empty where the approval does not end.";
        }

        if (RivalOf(cells, port, approved, expires) is string rival)
        {
            return $"'{VisibleText.Of(rival)}' contradicts another column of the row with the same meaning. Remove one of the two.";
        }

        doubts.Add(cells, approved);
        entries.Add(new PortCatalogEntry(name, port, cells, AliasesOf(cells.Aliases), approved, expires, new TextDictionary(cells.Others()), lineNumber));
        return null;
    }

    /// <summary>Adds the lines of a file in the syntax of <c>/etc/services</c>, such as the machine's own, or nmap's list.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="failed">What to do with a line that cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentNullException">The reader or the action is null.</exception>
    public void AddServices(TextReader reader, Action<ParseIssue> failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(failed);

        var services = new PortTextReader(use => AddService(use, failed), failed, PortTextFormat.Services);
        while (reader.ReadLine() is string line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            services.Read(line);
        }

        services.Complete();
    }

    /// <summary>Whether one of the headings is known to stand over ports.</summary>
    /// <param name="headings">The headings.</param>
    /// <returns>True where one is.</returns>
    /// <exception cref="ArgumentNullException">The headings are null.</exception>
    public static bool HasPort(IEnumerable<string> headings)
    {
        foreach (string heading in headings ?? throw new ArgumentNullException(nameof(headings)))
        {
            if (CatalogCells.IsPort(heading))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the columns of the rows so far may mean and do not: sentences, each of which names a column.</summary>
    internal IReadOnlyList<string> Doubts => doubts.Sentences(hasApproval);

    /// <summary>The catalog of the rows added so far.</summary>
    /// <returns>The catalog.</returns>
    public PortCatalog Build() => new(name, path, entries, hasApproval);

    // For ports, approvals and their last days, it cannot be guessed which of two columns is meant.
    private static string? RivalOf(CatalogCells cells, PortSpec port, bool? approved, RegistryDate? expires)
    {
        foreach (KeyValuePair<string, object?> cell in cells.RivalsOf(nameof(CatalogCells.Port)))
        {
            PortSpec other = cell.Value as PortSpec ?? PortSpec.Parse(CatalogCells.Text(cell.Value)!);
            if (other.Kind != port.Kind || !other.Range.Equals(port.Range) || (port.Kind != PortSpecKind.Range && !other.With(port.Transport).Equals(port)))
            {
                return cell.Key;
            }
        }

        foreach (KeyValuePair<string, object?> cell in cells.RivalsOf(nameof(CatalogCells.Approved)))
        {
            if (!TryReadApproval(cell.Value, out bool? other) || other != approved)
            {
                return cell.Key;
            }
        }

        foreach (KeyValuePair<string, object?> cell in cells.RivalsOf(nameof(CatalogCells.Expires)))
        {
            if (!TryReadDay(CatalogCells.Text(cell.Value), out RegistryDate? other) || other != expires)
            {
                return cell.Key;
            }
        }

        return null;
    }

    // Beside 5000-5010 and beside a list, a last port says again what the port does.
    private static bool TryEndAt(PortSpec port, string end, out PortSpec? range)
    {
        range = port;
        if (!int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out int last) || last > PortRange.MaxPort || port.Last is not int known)
        {
            return false;
        }

        if (last > known && port.Kind == PortSpecKind.Range && port.Range.Count == 1)
        {
            range = new PortSpec(new PortRange(port.Range.First, last)).With(port.Transport);
            return true;
        }

        return last == known;
    }

    // A day, or a time as ISO 8601 writes it, of which the day counts as it stands. 01/02/2027 may be either of two days.
    private static bool TryReadDay(string? text, out RegistryDate? day)
    {
        day = null;
        if (text is null || Is(Never, text))
        {
            return true;
        }

        bool isTime = text.Length > DayLength && text[DayLength] is 'T' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        bool isDay = RegistryDate.TryParse(isTime ? text.Substring(0, DayLength) : text, out RegistryDate date) && date.Day is not null;
        day = isDay ? date : null;
        return isDay;
    }

    private static bool TryReadApproval(object? value, out bool? approved)
    {
        string? text = CatalogCells.Text(value);
        approved = value as bool? ?? (text is null ? null : Is(Yes, text) ? true : Is(No, text) ? false : null);
        return text is null || approved is not null;
    }

    private static bool Is(string[] words, string text) => Array.Exists(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));

    private static string[] AliasesOf(string? text)
        => text?.Split(BetweenAliases, StringSplitOptions.RemoveEmptyEntries) ?? Array.Empty<string>();

    // nmap has the frequency with which a port was found open where others have a name.
    private static bool IsFrequency(string word)
        => word.IndexOf('.') > 0 && double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private void AddService(PortUse use, Action<ParseIssue> failed)
    {
        var row = new List<KeyValuePair<string, object?>>
        {
            new(nameof(PortCatalogEntry.Port), use.LocalPort),
            new(nameof(PortCatalogEntry.Transport), use.Protocol),
            new(nameof(PortCatalogEntry.Name), use.Service == Unnamed ? null : use.Service),
            new(nameof(PortCatalogEntry.Aliases), string.Join(" ", use.Aliases.Where(alias => !IsFrequency(alias)))),
            new(nameof(PortCatalogEntry.Description), use.Comment),
        };
        if (Add(row, use.LineNumber) is string reason)
        {
            failed(new ParseIssue(use.LineNumber, null, reason));
        }
    }
}
