using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PortRegistry;

/// <summary>The cells of one row of a catalog, told apart by their headings.</summary>
internal sealed class CatalogCells
{
    // Case, spaces and punctuation of headings are ignored; of several with a value, the first counts.
    private static readonly Dictionary<string, string[]> Headings = new()
    {
        [nameof(Port)] = new[] { "port", "ports", "portnumber", "portrange", "localport", "destinationport", "dstport", "dport", "portprotocol", "porttransport", "protocolport", "startport", "fromport", "portstart", "portfrom" },
        [nameof(End)] = new[] { "endport", "toport", "lastport", "portend", "portto", "maxport", "portmax" },
        [nameof(Transport)] = new[] { "transport", "protocol", "transportprotocol", "proto", "ipprotocol", "protokoll", "protocole", "protocolo", "protocollo", "протокол", "协议", "プロトコル", "프로토콜" },
        [nameof(Name)] = new[] { "name", "servicename", "service" },
        [nameof(Aliases)] = new[] { "aliases", "alias" },
        [nameof(Description)] = new[] { "description" },
        [nameof(Owner)] = new[] { "owner" },
        [nameof(Approved)] = new[] { "approved", "isapproved", "allowed", "isallowed", "permitted", "approvedyn", "approvedyesno" },
        [nameof(Expires)] = new[]
        {
            "expires", "expireson", "expiresat", "expiry", "expirydate", "expiration", "expirationdate", "validuntil", "validto", "approveduntil",
            "approvaluntil", "approvalexpires", "alloweduntil", "enddate",
        },
        [nameof(Note)] = new[] { "note", "notes", "comment", "remark" },
    };

    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, object?>> cells;
    private readonly string[] headings;

    internal CatalogCells(IEnumerable<KeyValuePair<string, object?>> row)
    {
        cells = new List<KeyValuePair<string, object?>>(row);
        headings = new string[cells.Count];
        for (int i = 0; i < headings.Length; i++)
        {
            headings[i] = Bare(cells[i].Key);
        }

        Port = Take(nameof(Port));
        End = Text(Take(nameof(End)));
        Transport = Take(nameof(Transport));
        Name = Text(Take(nameof(Name)));
        Aliases = Text(Take(nameof(Aliases)));
        Description = Text(Take(nameof(Description)));
        Owner = Text(Take(nameof(Owner)));
        Approved = Take(nameof(Approved));
        Expires = Text(Take(nameof(Expires)));
        Note = Text(Take(nameof(Note)));
    }

    internal object? Port { get; }

    internal string? End { get; }

    internal object? Transport { get; }

    internal string? Name { get; }

    internal string? Aliases { get; }

    internal string? Description { get; }

    internal string? Owner { get; }

    internal object? Approved { get; }

    internal string? Expires { get; }

    internal string? Note { get; }

    /// <summary>The heading of a cell with a control character; null where none has one.</summary>
    internal string? Control
    {
        get
        {
            foreach (KeyValuePair<string, object?> cell in cells)
            {
                if (VisibleText.IndexOfControl(cell.Key) >= 0 || (cell.Value is string text && VisibleText.IndexOfControl(text) >= 0))
                {
                    return cell.Key;
                }
            }

            return null;
        }
    }

    internal bool IsEmpty => cells.TrueForAll(cell => Text(cell.Value) is null);

    /// <summary>The cells with a value under other headings for the same as a column.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> RivalsOf(string column)
        => cells.FindAll(cell => !used.Contains(cell.Key) && Array.IndexOf(Headings[column], Bare(cell.Key)) >= 0 && Text(cell.Value) is not null);

    /// <summary>The cells under other headings, and those under known ones that another has the place of.</summary>
    internal Dictionary<string, string> Others()
    {
        var others = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> cell in cells)
        {
            if (!used.Contains(cell.Key) && Text(cell.Value) is string text)
            {
                others[cell.Key] = text;
            }
        }

        return others;
    }

    /// <summary>The cells under headings that are not known, and those headings without case, spaces and punctuation.</summary>
    internal IEnumerable<(string Heading, string Bare, string Text)> Unknown()
    {
        for (int i = 0; i < headings.Length; i++)
        {
            if (!used.Contains(cells[i].Key) && Text(cells[i].Value) is string text)
            {
                yield return (cells[i].Key, headings[i], text);
            }
        }
    }

    internal static bool IsPort(string heading) => Array.IndexOf(Headings[nameof(Port)], Bare(heading)) >= 0;

    internal static string? Text(object? value)
    {
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string Bare(string heading)
    {
        var bare = new StringBuilder(heading.Length);
        foreach (char c in heading)
        {
            if (char.IsLetterOrDigit(c))
            {
                bare.Append(char.ToLowerInvariant(c));
            }
        }

        return bare.ToString();
    }

    private object? Take(string column)
    {
        foreach (string heading in Headings[column])
        {
            for (int i = 0; i < headings.Length; i++)
            {
                if (headings[i] == heading && Text(cells[i].Value) is not null)
                {
                    used.Add(cells[i].Key);
                    return cells[i].Value;
                }
            }
        }

        return null;
    }
}
