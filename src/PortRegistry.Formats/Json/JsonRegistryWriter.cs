using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>
/// Writes JSON: an array with one object a record, each on a line of its own, named as <see cref="ServiceRecord"/>
/// names them. Port and dates are texts as the registry writes them, an empty cell is null or an empty array.
/// </summary>
internal sealed class JsonRegistryWriter : IRegistryWriter
{
    private readonly StringBuilder line = new();

    /// <inheritdoc/>
    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32768, leaveOpen: true);
        text.Write('[');
        string separator = "\n";
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Write(separator);
            text.Write(Format(record));
            separator = ",\n";
        }

        text.Write("\n]\n");
    }

    private string Format(ServiceRecord record)
    {
        line.Clear();
        Add("ServiceName", record.ServiceName);
        Add("Port", record.GetCell(RegistryColumn.PortNumber));
        Add("Transport", record.GetCell(RegistryColumn.TransportProtocol));
        Add("Description", record.Description);
        Add("Assignee", record.Assignee);
        Add("Contact", record.Contact);
        Add("RegistrationDate", record.GetCell(RegistryColumn.RegistrationDate));
        Add("ModificationDate", record.GetCell(RegistryColumn.ModificationDate));
        Add("Reference", record.Reference);
        AddName("ServiceCode");
        line.Append(record.ServiceCode?.ToString(CultureInfo.InvariantCulture) ?? "null");
        Add("UnauthorizedUse", record.UnauthorizedUse);
        Add("AssignmentNotes", record.AssignmentNotes);
        Add("Status", record.Status.ToString());
        return line.Append('}').ToString();
    }

    private void Add(string name, string? value)
    {
        AddName(name);
        AddValue(value);
    }

    private void Add(string name, IReadOnlyList<string> values)
    {
        AddName(name);
        line.Append('[');
        for (int i = 0; i < values.Count; i++)
        {
            line.Append(i == 0 ? string.Empty : ",");
            AddValue(values[i]);
        }

        line.Append(']');
    }

    private void AddName(string name)
        => line.Append(line.Length == 0 ? '{' : ',').Append('"').Append(name).Append("\":");

    private void AddValue(string? value)
    {
        if (value is null)
        {
            line.Append("null");
            return;
        }

        line.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"':
                case '\\':
                    line.Append('\\').Append(c);
                    break;
                case '\n':
                    line.Append("\\n");
                    break;
                case '\r':
                    line.Append("\\r");
                    break;
                case '\t':
                    line.Append("\\t");
                    break;
                case < ' ' or '\x7f' or '\u2028' or '\u2029':
                    AddEscape(c);
                    break;
                case >= '\ud800' and <= '\udfff' when !IsPair(value, i):
                    // Half a pair has no UTF-8; the escape keeps it.
                    AddEscape(c);
                    break;
                default:
                    line.Append(c);
                    break;
            }
        }

        line.Append('"');
    }

    private void AddEscape(char c) => line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    private static bool IsPair(string value, int i)
        => char.IsHighSurrogate(value[i])
            ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
            : i > 0 && char.IsHighSurrogate(value[i - 1]);
}
