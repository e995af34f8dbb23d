using System.IO;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>
/// Reads IANA's XML in one pass, a record at a time. A DTD is refused. People and their e-mail addresses are skipped.
/// </summary>
internal sealed class XmlRegistryReader : IRegistryReader
{
    public RegistryStamp Read(Stream input, ReadContext context)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new NameTable(),
        };
        using var bytes = new XmlInput(input);
        using XmlReader reader = XmlReader.Create(bytes, settings);
        bytes.Reader = reader;
        try
        {
            return ReadDocument(reader, new XmlNames(settings.NameTable), context);
        }
        catch (XmlException e)
        {
            throw ReadContext.Refuse(e.LineNumber, "The XML is cut off or not well-formed: " + e.Message, e);
        }
    }

    private static RegistryStamp ReadDocument(XmlReader reader, XmlNames names, ReadContext context)
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

        var head = new XmlHead();
        var content = new XmlContentReader(reader, names);
        var records = new XmlRecordReader(reader, names, content, context);
        int depth = reader.Depth;
        bool open = !reader.IsEmptyElement;
        while (reader.Read())
        {
            if (open && reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (ReferenceEquals(reader.LocalName, names.Record))
                {
                    records.Read();
                }
                else
                {
                    head.Read(reader, content, context);
                }
            }
        }

        return head.ToStamp();
    }
}
