using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>What one block of IANA's XML holds. A DTD is refused, and nothing outside the block is looked at.</summary>
internal sealed class XmlPart
{
    private readonly ArraySegment<byte> block;
    private readonly ReadContext context;

    private XmlPart(ArraySegment<byte> block, ReadContext context)
    {
        this.block = block;
        this.context = context;
    }

    /// <summary>What stands around the records.</summary>
    public XmlHead Head { get; } = new();

    /// <summary>How many line breaks the block has.</summary>
    public int LineBreaks { get; private set; }

    /// <summary>Why the block cannot be read, with lines counted from its own first; null where it can.</summary>
    public InvalidRegistryException? Failure { get; private set; }

    /// <summary>Reads a block.</summary>
    /// <param name="block">The bytes of a document.</param>
    /// <param name="strict">Whether the first issue refuses it.</param>
    /// <returns>What it holds.</returns>
    public static XmlPart Read(ArraySegment<byte> block, bool strict)
    {
        var part = new XmlPart(block, new ReadContext(strict, default));
        if (XmlPlainRecords.Read(block, Parse, out int lineBreaks) is IReadOnlyList<ServiceRecord> records)
        {
            part.context.AddAll(records);
            part.LineBreaks = lineBreaks;
        }
        else
        {
            part.Read(linesBefore: 0);
            part.LineBreaks = CountLineBreaks(block);
        }

        return part;
    }

    /// <summary>Adds the block's records and issues to those before it.</summary>
    /// <param name="whole">Where to.</param>
    /// <param name="linesBefore">How many line breaks stand before the block.</param>
    /// <exception cref="InvalidRegistryException">The block cannot be read.</exception>
    public void MergeInto(ReadContext whole, int linesBefore)
    {
        if (Failure is not null && linesBefore > 0)
        {
            // The parser's own words name lines too, so it is asked again with those before the block.
            var again = new XmlPart(block, new ReadContext(context.IsStrict, default));
            again.Read(linesBefore);
            throw again.Failure ?? Failure;
        }

        if (Failure is not null)
        {
            throw Failure;
        }

        whole.AddAll(context.Records);
        foreach (ParseIssue issue in context.Issues)
        {
            whole.Report(new ParseIssue(issue.Line + linesBefore, issue.Column, issue.Reason));
        }
    }

    private static IReadOnlyList<ServiceRecord>? Parse(ArraySegment<byte> document)
    {
        var part = new XmlPart(document, new ReadContext(strict: false, default));
        part.Read(linesBefore: 0);
        return part.Failure is null && part.context.Issues.Count == 0 ? part.context.Records : null;
    }

    private void Read(int linesBefore)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new NameTable(),
        };

        var names = new XmlNames(settings.NameTable);
        using Stream bytes = Bytes(linesBefore);
        using XmlReader reader = XmlReader.Create(bytes, settings);
        try
        {
            ReadDocument(reader, names);
        }
        catch (XmlException e)
        {
            Failure = ReadContext.Refuse(e.LineNumber, "The XML is cut off or not well-formed: " + e.Message, e);
        }
        catch (InvalidRegistryException e)
        {
            Failure = e;
        }
    }

    private void ReadDocument(XmlReader reader, XmlNames names)
    {
        reader.MoveToContent();
        int line = ((IXmlLineInfo)reader).LineNumber;
        if (reader.LocalName != "registry" || reader.NamespaceURI != XmlNames.IanaNamespace)
        {
            throw ReadContext.Refuse(line, $"The XML is not IANA's: it begins with '{reader.Name}', not with 'registry' of the namespace {XmlNames.IanaNamespace}.");
        }

        if (reader.GetAttribute("id") is string id && id != XmlNames.RegistryId)
        {
            throw ReadContext.Refuse(line, $"The file is IANA's registry '{id}', not '{XmlNames.RegistryId}'.");
        }

        var content = new XmlContentReader(reader, names);
        var records = new XmlRecordReader(reader, names, content, context);
        int depth = reader.Depth;
        bool open = !reader.IsEmptyElement;
        while (reader.Read())
        {
            if (open && reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                if (ReferenceEquals(reader.LocalName, names.Record))
                {
                    records.Read();
                }
                else
                {
                    Head.Read(reader, content, context);
                }
            }
        }
    }

    private MemoryStream Bytes(int linesBefore)
    {
        if (linesBefore == 0)
        {
            return new MemoryStream(block.Array!, block.Offset, block.Count, writable: false);
        }

        var bytes = new byte[linesBefore + block.Count];
        bytes.AsSpan(0, linesBefore).Fill((byte)'\n');
        block.AsSpan().CopyTo(bytes.AsSpan(linesBefore));
        return new MemoryStream(bytes, writable: false);
    }

    private static int CountLineBreaks(ArraySegment<byte> block)
    {
        int breaks = 0;
        ReadOnlySpan<byte> rest = block.AsSpan();
        for (int next = rest.IndexOf((byte)'\n'); next >= 0; next = rest.IndexOf((byte)'\n'))
        {
            breaks++;
            rest = rest.Slice(next + 1);
        }

        return breaks;
    }
}
