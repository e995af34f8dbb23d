using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>Every format of the registry, read and written. Stateless and thread-safe.</summary>
public sealed class RegistryFormats : IRegistryFormats
{
    private readonly Action loadPackages;

    /// <summary>Creates the formats for a process in which their packages are found without help.</summary>
    public RegistryFormats()
        : this(() => { })
    {
    }

    /// <summary>Creates the formats.</summary>
    /// <param name="loadPackages">Called before CSV is read or written: loads CsvHelper, which only CSV needs.</param>
    public RegistryFormats(Action loadPackages) => this.loadPackages = loadPackages ?? throw new ArgumentNullException(nameof(loadPackages));

    /// <inheritdoc/>
    public RegistryReadResult Read(Stream stream, RegistryReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);

        using var given = new RegistryInput(stream, hashed: true, cancellationToken);
        var context = new ReadContext(options.Strict, cancellationToken);
        RegistryStamp stamp = FormatDetector.IsGzip(given.Head)
            ? ReadGzip(given, context, out RegistryFormat format)
            : ReadPlain(given, context, out format);
        if (context.Records.Count == 0)
        {
            throw new InvalidRegistryException(context.Issues.Count > 0
                ? "No record of the file can be read. " + context.Issues[0]
                : "The file has no records: it is empty or cut off.");
        }

        // The source of a snapshot is the file that it was compiled from.
        stamp = format == RegistryFormat.Snapshot
            ? stamp.WithSource(stamp.Source ?? options.Source, stamp.SourceSha256 ?? given.Sha256(), options.Updated)
            : stamp.WithSource(options.Source, given.Sha256(), options.Updated);
        return new RegistryReadResult(new RegistryDocument(stamp, context.Records), format, context.Issues);
    }

    /// <inheritdoc/>
    public void Write(RegistryDocument document, RegistryFormat format, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);

        WriterOf(format).Write(document, output, cancellationToken);
    }

    /// <inheritdoc/>
    public void WriteReport(PortReport report, Stream output, CancellationToken cancellationToken)
    {
        using StreamWriter writer = TextOutput.Open(output ?? throw new ArgumentNullException(nameof(output)));
        new PortReportWriter(report ?? throw new ArgumentNullException(nameof(report)), writer, cancellationToken).Write();
    }

    /// <inheritdoc/>
    public void ReadCatalog(Stream stream, PortCatalogBuilder catalog, Action<ParseIssue> failed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);

        var reader = new CatalogReader(
            catalog ?? throw new ArgumentNullException(nameof(catalog)), failed ?? throw new ArgumentNullException(nameof(failed)), loadPackages, cancellationToken);
        using var input = new RegistryInput(stream, hashed: false, cancellationToken);
        reader.Read(input);
    }

    private RegistryStamp ReadGzip(RegistryInput given, ReadContext context, out RegistryFormat format)
    {
        try
        {
            using var gzip = new GZipStream(given, CompressionMode.Decompress, leaveOpen: true);
            using var unzipped = new RegistryInput(gzip, hashed: false, context.CancellationToken);
            RegistryStamp stamp = ReadPlain(unzipped, context, out format);
            given.Drain();

            // GZipStream treats the end of its input as the end of the data.
            return given.Tail == (uint)unzipped.Total
                ? stamp
                : throw ReadContext.Refuse(0, "The gzip data is cut off, or something follows it.");
        }
        catch (InvalidDataException e)
        {
            throw ReadContext.Refuse(0, "The gzip data is damaged or cut off.", e);
        }
    }

    private RegistryStamp ReadPlain(RegistryInput input, ReadContext context, out RegistryFormat format)
    {
        format = FormatDetector.Detect(input.Head);
        if (format != RegistryFormat.Snapshot)
        {
            input.RequireText();
        }

        try
        {
            RegistryStamp stamp = ReaderOf(format).Read(input, context);
            input.Drain();
            return stamp;
        }
        catch (DecoderFallbackException e)
        {
            throw ReadContext.Refuse(0, "The file is not UTF-8.", e);
        }
    }

    private IRegistryReader ReaderOf(RegistryFormat format) => format switch
    {
        RegistryFormat.Csv => CreateCsvReader(),
        RegistryFormat.Xml => new XmlRegistryReader(),
        RegistryFormat.Snapshot => new SnapshotRegistryReader(),
        RegistryFormat.Html => new HtmlRegistryReader(),
        RegistryFormat.Text => new TextRegistryReader(),
        RegistryFormat.Json => new JsonRegistryReader(),
        _ => throw ReadContext.Refuse(0, $"The file is {format}, which is not supported."),
    };

    private IRegistryWriter WriterOf(RegistryFormat format) => format switch
    {
        RegistryFormat.Csv => CreateCsvWriter(),
        RegistryFormat.Xml => new XmlRegistryWriter(),
        RegistryFormat.Json => new JsonRegistryWriter(),
        RegistryFormat.Services => new ServicesRegistryWriter(),
        RegistryFormat.Snapshot => new SnapshotRegistryWriter(),
        RegistryFormat.Html => new HtmlRegistryWriter(),
        RegistryFormat.Text => new TextRegistryWriter(),
        _ => throw ReadContext.Refuse(0, $"The format {format} is not supported."),
    };

    private IRegistryReader CreateCsvReader()
    {
        loadPackages();
        return CsvFormat.CreateReader();
    }

    private IRegistryWriter CreateCsvWriter()
    {
        loadPackages();
        return CsvFormat.CreateWriter();
    }
}
