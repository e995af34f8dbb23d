using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PortRegistry.Formats;

/// <summary>Reads a catalog as JSON: an array of objects, an object with one array of them, or one entry alone.</summary>
internal sealed class JsonCatalogReader(PortCatalogBuilder catalog, Action<ParseIssue> failed)
{
    public void Read(string text)
    {
        // A file that cannot be read to its end adds nothing.
        var json = new JsonTokens(new StringReader(text));
        object? root = ValueOf(json, json.Next());
        json.Next();

        int number = 0;
        foreach (object? entry in EntriesOf(root))
        {
            number++;
            var cells = entry as List<KeyValuePair<string, object?>> ?? new() { new(nameof(PortCatalogEntry.Port), entry) };
            string? reason = cells.GroupBy(cell => cell.Key).FirstOrDefault(cell => cell.Count() > 1)?.Key is string twice
                ? $"'{VisibleText.Of(twice)}' is there twice."
                : catalog.Add(cells.Select(cell => new KeyValuePair<string, object?>(cell.Key, TextOf(cell.Value))), null);
            if (reason is not null)
            {
                failed(new ParseIssue(0, null, $"Entry {number}: {reason}"));
            }
        }
    }

    // ConvertTo-Json writes a single entry without an array.
    private static IReadOnlyList<object?> EntriesOf(object? root)
    {
        if (root is List<object?> all)
        {
            return all;
        }

        if (root is List<KeyValuePair<string, object?>> members)
        {
            List<List<object?>> arrays = members.Select(member => member.Value).OfType<List<object?>>().ToList();
            if (!arrays.Exists(HasObject) && PortCatalogBuilder.HasPort(members.Select(member => member.Key)))
            {
                return new[] { root };
            }

            // An empty array may be the list of entries too.
            List<List<object?>> lists = arrays.Count == 1 ? arrays : arrays.FindAll(array => array.Count == 0 || HasObject(array));
            if (lists.Count == 1)
            {
                return lists[0];
            }
        }

        throw ReadContext.Refuse(0, "A catalog as JSON is an array of objects with a Port, or an object with one array of them.");
    }

    private static string? DayOf(List<KeyValuePair<string, object?>> members)
    {
        var numbers = new List<int>(3);
        foreach (string part in new[] { nameof(RegistryDate.Year), nameof(RegistryDate.Month), nameof(RegistryDate.Day) })
        {
            if (members.Find(member => member.Key == part).Value is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                numbers.Add(number);
            }
        }

        return members.Count == 3 && numbers.Count == 3
            ? $"{numbers[0]:0000}-{numbers[1]:00}-{numbers[2]:00}"
            : null;
    }

    private static bool HasObject(List<object?> items) => items.Exists(item => item is List<KeyValuePair<string, object?>>);

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
                // 443.0 and 4.43E+02 are the number 443.
                return token == JsonToken.Literal && json.Value == "null" ? null
                    : token == JsonToken.Number && decimal.TryParse(json.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number)
                    ? number.ToString("0", CultureInfo.InvariantCulture)
                    : json.Value;
        }
    }

    // An object with a Text is a port or a transport written by ConvertTo-Json, and one of three numbers a day; other objects
    // are formatted as in PowerShell.
    private static string? TextOf(object? value) => value switch
    {
        List<KeyValuePair<string, object?>> date when DayOf(date) is string day => day,
        List<object?> items => string.Join(", ", items.Select(TextOf)),
        List<KeyValuePair<string, object?>> members => members.Find(member => member.Key == nameof(PortSpec.Text)) is { Key: not null } text
            ? TextOf(text.Value)
            : "@{" + string.Join("; ", members.Select(member => member.Key + "=" + TextOf(member.Value))) + "}",
        _ => (string?)value,
    };
}
