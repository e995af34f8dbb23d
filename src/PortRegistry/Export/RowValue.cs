using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml;

namespace PortRegistry.Commands;

/// <summary>A value of somebody's object as the short text of one line that a report shows.</summary>
/// <param name="isShown">Whether the row already shows the text of a property.</param>
internal sealed class RowValue(Func<string, string, bool> isShown)
{
    private const int MaxText = 200;
    private const int MaxItems = 20;
    private const int MaxDepth = 6;
    private const int MaxValues = 500;

    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);

    private int values;

    /// <summary>The data of an object: of XML and of a row of a table what it holds, and not what the type has besides.</summary>
    internal static IEnumerable<(string Name, object Value)> FieldsOf(object bag)
    {
        object? whole = bag is PSObject wrapped ? wrapped.BaseObject : bag;
        foreach (PortField field in PortField.Of(bag))
        {
            if (!IsOfType(whole, field.Name) && ValueOf(field) is object value)
            {
                // An empty element says what its name says, such as any.
                bool isFlag = whole is XmlElement element && element[field.Name] is { HasChildNodes: false, HasAttributes: false };
                yield return (field.Name, isFlag ? true : value);
            }
        }
    }

    /// <summary>The text of a value without parts; null where it has parts, or none.</summary>
    internal static string? Scalar(object? value)
    {
        if (value is null || HasParts(value) || value is IEnumerable and not string)
        {
            return null;
        }

        string? written = value switch
        {
            string said => said,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => PSObject.AsPSObject(value).ToString(),
        };
        string text = written is null ? string.Empty : IsOneLine(written) ? written : Blanks.Replace(written, " ").Trim();
        return text is "" or "-" ? null : text.Length <= MaxText ? text : text.Substring(0, MaxText) + "…";
    }

    /// <summary>
    /// The text of a property; null where it has none or the row shows it, and empty where all inside of it is shown, so that
    /// its name alone is left to tell: <c>allowed</c>.
    /// </summary>
    internal string? TextOf(string name, object? value, int depth = 0)
    {
        if (value is null)
        {
            return null;
        }

        if (depth > MaxDepth || ++values > MaxValues)
        {
            return "…";
        }

        if (Scalar(value) is string text)
        {
            return isShown(name, text) ? null : text;
        }

        return HasParts(value) ? TextOfParts(name, value, depth) : value is IEnumerable list and not string ? TextOfList(name, list, depth) : null;
    }

    // As nearly all are: to ask a regular expression takes most of the time of a row.
    private static bool IsOneLine(string text)
    {
        bool isBlank = true;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) && (isBlank || c != ' '))
            {
                return false;
            }

            isBlank = c == ' ';
        }

        return !isBlank;
    }

    private static bool HasParts(object value)
        => PortField.IsBag(value) || (value is not (string or ValueType or IEnumerable) && PSObject.AsPSObject(value).ToString() == value.GetType().FullName);

    private static object? ValueOf(PortField field)
    {
        try
        {
            return field.Value;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
        {
            return null;
        }
    }

    private static bool IsOfType(object? whole, string name) => whole switch
    {
        XmlElement element => typeof(XmlElement).GetProperty(name) is not null && !element.HasAttribute(name) && element[name] is null,
        DataRow row => typeof(DataRow).GetProperty(name) is not null && !row.Table.Columns.Contains(name),
        _ => false,
    };

    private string? TextOfParts(string name, object value, int depth)
    {
        var parts = new List<string>();
        int fields = 0;
        foreach ((string field, object inside) in FieldsOf(value))
        {
            fields++;
            if (TextOf(field, inside, depth + 1) is string text)
            {
                parts.Add(text.Length == 0 ? field : HasParts(inside) && text.IndexOf(' ') >= 0 ? $"{field}=({text})" : $"{field}={text}");
            }
        }

        return parts.Count > 0 ? string.Join(" ", parts)
            : fields == 0 ? "{}"
            : PortNames.Find(name).Kind is PortNameKind.Port or PortNameKind.Prefix or PortNameKind.Wrapper ? null
            : string.Empty;
    }

    private string? TextOfList(string name, IEnumerable list, int depth)
    {
        var items = new List<string>();
        int left = 0;
        bool isAny = false;
        foreach (object? item in list)
        {
            if (items.Count == MaxItems)
            {
                left++;
                continue;
            }

            string? text = TextOf(name, PortField.Bare(item), depth + 1);
            isAny |= text is not null;
            if (!string.IsNullOrEmpty(text) && !items.Contains(text!))
            {
                items.Add(text!);
            }
        }

        return !isAny ? null : string.Join(", ", items) + (left > 0 ? $", … {left} more" : string.Empty);
    }
}
