using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PortRegistry.Formats;

/// <summary>Reads a catalog as JSON: an array of objects, or an object with one array of them.</summary>
internal sealed class JsonCatalogReader
{
    private readonly PortCatalogBuilder catalog;
    private readonly Action<ParseIssue> failed;

    public JsonCatalogReader(PortCatalogBuilder catalog, Action<ParseIssue> failed)
    {
        this.catalog = catalog;
        this.failed = failed;
    }

    public void Read(string text)
    {
        // Nothing is added of a file that cannot be read to its end.
        int arrays = 0;
        ForEachArray(text, (json, begun) =>
        {
            arrays++;
            json.Skip(begun);
        });
        if (arrays != 1)
        {
            throw ReadContext.Refuse(0, "A catalog as JSON is an array of objects, or an object with one array of them.");
        }

        ForEachArray(text, (json, _) => ReadEntries(json));
    }

    // The arrays that can hold entries: the file itself, or what stands in its one object.
    private static void ForEachArray(string text, Action<JsonTokens, JsonToken> action)
    {
        var json = new JsonTokens(new StringReader(text));
        JsonToken root = json.Next();
        if (root == JsonToken.BeginArray)
        {
            action(json, root);
        }
        else if (root == JsonToken.BeginObject)
        {
            while (json.Next() == JsonToken.Name)
            {
                JsonToken value = json.Next();
                if (value == JsonToken.BeginArray)
                {
                    action(json, value);
                }
                else
                {
                    json.Skip(value);
                }
            }
        }

        json.Next();
    }

    private void ReadEntries(JsonTokens json)
    {
        int number = 0;
        for (JsonToken token = json.Next(); token != JsonToken.EndArray; token = json.Next())
        {
            number++;
            string? reason = ValueOf(json, token) is List<KeyValuePair<string, object?>> cells
                ? catalog.Add(cells.Select(cell => new KeyValuePair<string, object?>(cell.Key, TextOf(cell.Value))), null)
                : "It is no object.";
            if (reason is not null)
            {
                failed(new ParseIssue(0, null, string.Format(CultureInfo.InvariantCulture, "Entry {0}: {1}", number, reason)));
            }
        }
    }

    // A text, a list of values, or the members of an object; null.
    private static object? ValueOf(JsonTokens json, JsonToken token)
    {
        switch (token)
        {
            case JsonToken.BeginArray:
                var items = new List<object?>();
                for (JsonToken item = json.Next(); item != JsonToken.EndArray; item = json.Next())
                {
                    items.Add(ValueOf(json, item));
                }

                return items;
            case JsonToken.BeginObject:
                var members = new List<KeyValuePair<string, object?>>();
                while (json.Next() == JsonToken.Name)
                {
                    string name = json.Value;
                    members.Add(new(name, ValueOf(json, json.Next())));
                }

                return members;
            default:
                return token == JsonToken.Literal && json.Value == "null" ? null : json.Value;
        }
    }

    // An object with a Text is a port or a transport as ConvertTo-Json writes it; another is shown as PowerShell shows it.
    private static string? TextOf(object? value) => value switch
    {
        List<object?> items => string.Join(", ", items.Select(TextOf)),
        List<KeyValuePair<string, object?>> members => members.Find(member => member.Key == nameof(PortSpec.Text)) is { Key: not null } text
            ? TextOf(text.Value)
            : "@{" + string.Join("; ", members.Select(member => member.Key + "=" + TextOf(member.Value))) + "}",
        _ => (string?)value,
    };
}
