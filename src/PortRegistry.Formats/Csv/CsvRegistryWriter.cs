using System.IO;
using System.Linq;
using System.Threading;
using CsvHelper;

namespace PortRegistry.Formats;

/// <summary>Writes IANA's CSV: its columns in its order, quotes only where they must be, CRLF after each row.</summary>
internal sealed class CsvRegistryWriter : IRegistryWriter
{
    public void Write(RegistryDocument document, Stream output, CancellationToken cancellationToken)
    {
        using CsvWriter rows = CsvWriter.Create(output, CsvWriterOptions.Default, leaveOpen: true);
        rows.WriteHeader(RegistryColumns.Titles.ToArray());
        var cells = new string?[RegistryColumns.Count];
        foreach (ServiceRecord record in document.Records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = record.GetCell((RegistryColumn)i);
            }

            rows.WriteRecord(cells);
        }
    }
}
