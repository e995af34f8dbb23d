using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes JSON: an object with the metadata of the registry and an array with one object per record, each on a
/// line of its own, with the property names of <see cref="ServiceRecord"/>. Port and dates are texts as in the registry, an
/// empty cell is null or an empty array.
/// </summary>
internal sealed class JsonRegistryWriter : IRegistryWriter
{
    private readonly StringBuilder line = new();

    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter text = TextOutput.Open(output);
        text.Write(FormatHead(document));
        string separator = "\n";
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Write(separator);
            text.Write(Format(record));
            separator = ",\n";
        }

        text.Write("\n]}\n");
    }

    private string FormatHead(RegistryDocument document)
    {
        RegistryStamp stamp = document.Stamp;
        line.Clear();
        Add(nameof(stamp.Title), stamp.Title);
        Add(nameof(stamp.Category), stamp.Category);
        Add(nameof(stamp.Updated), stamp.Updated?.ToString());
        Add(nameof(IanaRegistry.Source), stamp.Source);
        Add(nameof(IanaRegistry.Sha256), stamp.SourceSha256);
        Add(nameof(stamp.Reference), stamp.Reference);
        Add(nameof(stamp.Experts), stamp.Experts);
        Add(nameof(stamp.Notes), stamp.Notes);
        Add(nameof(stamp.Footnotes), stamp.Footnotes);
        Add(nameof(IanaRegistry.RecordCount), document.Records.Count);
        AddName(JsonNames.Records);
        return line.Append('[').ToString();
    }

    private string Format(ServiceRecord record)
    {
        line.Clear();
        Add(nameof(record.ServiceName), record.ServiceName);
        Add(nameof(record.Port), record.GetCell(RegistryColumn.PortNumber));
        Add(nameof(record.PortNumber), record.PortNumber);
        Add(nameof(record.FirstPort), record.FirstPort);
        Add(nameof(record.LastPort), record.LastPort);
        Add(nameof(record.Transport), record.GetCell(RegistryColumn.TransportProtocol));
        Add(nameof(record.Description), record.Description);
        Add(nameof(record.Assignee), record.Assignee);
        Add(nameof(record.Contact), record.Contact);
        Add(nameof(record.RegistrationDate), record.GetCell(RegistryColumn.RegistrationDate));
        Add(nameof(record.ModificationDate), record.GetCell(RegistryColumn.ModificationDate));
        Add(nameof(record.Reference), record.Reference);
        Add(nameof(record.ServiceCode), record.ServiceCode);
        Add(nameof(record.UnauthorizedUse), record.UnauthorizedUse);
        Add(nameof(record.AssignmentNotes), record.AssignmentNotes);
        Add(nameof(record.Status), record.Status.ToString());
        Add(nameof(record.Class), record.Class?.ToString());
        Add(nameof(record.AliasOf), record.AliasOf);
        Add(nameof(record.Aliases), record.Aliases);
        Add(nameof(record.IsHistoric), record.IsHistoric);
        Add(nameof(record.IsDeassigned), record.IsDeassigned);
        Add(nameof(record.IsListed), record.IsListed);
        Add(nameof(record.ReferenceUri), record.ReferenceUri.Select(uri => uri.AbsoluteUri));
        Add(nameof(record.Remark), record.Remark);
        Add(nameof(record.Summary), record.Summary);
        Add(nameof(record.Label), record.Label);
        return line.Append('}').ToString();
    }

    private void Add(string name, string? value)
    {
        AddName(name);
        JsonText.Append(line, value);
    }

    private void Add(string name, long? value)
    {
        AddName(name);
        line.Append(value?.ToString(CultureInfo.InvariantCulture) ?? "null");
    }

    private void Add(string name, bool value)
    {
        AddName(name);
        line.Append(value ? "true" : "false");
    }

    private void Add(string name, IEnumerable<string> values) => AddAll(name, values, value => JsonText.Append(line, value));

    private void Add(string name, IEnumerable<RegistryNote> notes)
        => AddAll(name, notes, note =>
        {
            line.Append('{');
            Add(nameof(note.Title), note.Title);
            Add(nameof(note.Text), note.Text);
            line.Append('}');
        });

    private void AddAll<T>(string name, IEnumerable<T> items, Action<T> add)
    {
        AddName(name);
        line.Append('[');
        int start = line.Length;
        foreach (T item in items)
        {
            if (line.Length > start)
            {
                line.Append(',');
            }

            add(item);
        }

        line.Append(']');
    }

    private void AddName(string name)
    {
        if (line.Length == 0)
        {
            line.Append('{');
        }
        else if (line[line.Length - 1] != '{')
        {
            line.Append(',');
        }

        line.Append('"').Append(name).Append("\":");
    }
}
