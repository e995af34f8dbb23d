using System;
using System.Collections.Generic;
using System.IO;

namespace PortRegistry.Formats;

/// <summary>Reads the JSON that <see cref="JsonRegistryWriter"/> writes, or its array of records alone. What follows from the twelve cells is not read.</summary>
internal sealed class JsonRegistryReader : IRegistryReader
{
    private readonly string?[] cells = new string?[RegistryColumns.Count];
    private readonly int[] lines = new int[RegistryColumns.Count];
    private readonly Dictionary<string, string?> head = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RegistryNote>> notes = new(StringComparer.Ordinal);
    private JsonTokens json = null!;
    private ReadContext context = null!;

    public RegistryStamp Read(Stream input, ReadContext context)
    {
        this.context = context;
        using StreamReader text = ReadContext.OpenText(input);
        json = new JsonTokens(text);
        switch (json.Next())
        {
            case JsonToken.BeginArray:
                ReadRecords();
                break;
            case JsonToken.BeginObject when ReadDocument():
                break;
            default:
                throw ReadContext.Refuse(0, "The JSON is not a registry: it is neither an array of records nor an object with one, named Records.");
        }

        json.Next();
        return new RegistryStamp(
            Head("Title"), Head("Category"), Updated(), Head("Reference"), Head("Experts"), NotesOf("Notes"), NotesOf("Footnotes"));
    }

    private bool ReadDocument()
    {
        bool hasRecords = false;
        while (json.Next() == JsonToken.Name)
        {
            string name = json.Value;
            JsonToken token = json.Next();
            if (token == JsonToken.BeginArray && name == JsonNames.Records)
            {
                hasRecords = true;
                ReadRecords();
            }
            else if (token == JsonToken.BeginArray && name is "Notes" or "Footnotes")
            {
                notes[name] = ReadNotes();
            }
            else if (token == JsonToken.Text)
            {
                head[name] = json.Value;
            }
            else
            {
                json.Skip(token);
            }
        }

        return hasRecords;
    }

    private List<RegistryNote> ReadNotes()
    {
        var read = new List<RegistryNote>();
        for (JsonToken token = json.Next(); token != JsonToken.EndArray; token = json.Next())
        {
            string? title = null;
            string? text = null;
            while (token == JsonToken.BeginObject && json.Next() == JsonToken.Name)
            {
                bool isTitle = json.Value == "Title";
                JsonToken value = json.Next();
                title = isTitle && value == JsonToken.Text ? json.Value : title;
                text = !isTitle && value == JsonToken.Text ? json.Value : text;
                json.Skip(value);
            }

            read.Add(new RegistryNote(title, text ?? throw ReadContext.Refuse(json.Line, "A note has no text.")));
        }

        return read;
    }

    private void ReadRecords()
    {
        for (JsonToken token = json.Next(); token != JsonToken.EndArray; token = json.Next())
        {
            if (token != JsonToken.BeginObject)
            {
                json.Skip(token);
                context.Report(new ParseIssue(json.Line, null, "A record is an object."));
                continue;
            }

            int line = json.Line;
            if (ReadRecord() is ParseIssue issue)
            {
                context.Report(issue);
            }
            else
            {
                context.Add(cells, line, lines);
            }
        }
    }

    private ParseIssue? ReadRecord()
    {
        Array.Clear(cells, 0, cells.Length);
        Array.Clear(lines, 0, lines.Length);
        ParseIssue? issue = null;
        while (json.Next() == JsonToken.Name)
        {
            string name = json.Value;
            int column = RegistryColumns.PropertyNames.IndexOf(name);
            JsonToken token = json.Next();
            string? reason = column < 0
                ? Array.IndexOf(JsonNames.Derived, name) < 0 ? $"'{name}' is not a property of a record." : null
                : ReadCell(column, token);
            if (column < 0)
            {
                json.Skip(token);
            }

            issue ??= reason is null ? null : new ParseIssue(json.Line, column < 0 ? null : RegistryColumns.Titles[column], reason);
        }

        return issue;
    }

    private string? ReadCell(int column, JsonToken token)
    {
        bool isTwice = lines[column] != 0;
        lines[column] = json.Line;
        string? reason = null;
        switch (token)
        {
            case JsonToken.Text when !JsonNames.IsList(column):
            case JsonToken.Number when !JsonNames.IsList(column):
                cells[column] = json.Value;
                break;
            case JsonToken.BeginArray when JsonNames.IsList(column):
                cells[column] = ReadList(ref reason);
                break;
            case JsonToken.Literal when json.Value == "null":
                break;
            default:
                json.Skip(token);
                reason = token == JsonToken.BeginObject
                    ? "It is an object, as ConvertTo-Json writes it. Export-IanaRegistry -Format Json writes what can be read."
                    : JsonNames.IsList(column) ? "It is not an array of texts." : "It is not a text.";
                break;
        }

        return isTwice ? "It is there twice." : reason;
    }

    private string? ReadList(ref string? reason)
    {
        var items = new List<string>();
        for (JsonToken token = json.Next(); token != JsonToken.EndArray; token = json.Next())
        {
            if (token == JsonToken.Text)
            {
                items.Add(json.Value);
            }
            else
            {
                json.Skip(token);
                reason = "It is not an array of texts.";
            }
        }

        return BracketedList.Format(items);
    }

    private RegistryDate? Updated()
        => Head("Updated") is not string text ? null
            : RegistryDate.TryParse(text, out RegistryDate date) ? date
            : throw ReadContext.Refuse(0, $"'{text}', the registry's date, is not of the form YYYY-MM-DD or YYYY-MM.");

    private string? Head(string name) => head.TryGetValue(name, out string? text) ? text : null;

    private List<RegistryNote>? NotesOf(string name) => notes.TryGetValue(name, out List<RegistryNote>? read) ? read : null;
}
