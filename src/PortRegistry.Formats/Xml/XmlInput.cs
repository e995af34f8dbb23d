using System.IO;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>
/// The input of an XML reader. .NET's reader processes all attributes of a tag again each time it reads more of it, so that
/// a long tag takes hours: their number is checked at each read.
/// </summary>
internal sealed class XmlInput(Stream inner) : ForwardStream
{
    // IANA's elements have at most three.
    private const int MaxAttributes = 1000;

    /// <summary>The reader that reads these bytes, once there is one.</summary>
    public XmlReader? Reader { get; set; }

    /// <exception cref="InvalidRegistryException">The reader is in a tag of too many attributes.</exception>
    public override int Read(byte[] buffer, int offset, int count)
        => Reader?.AttributeCount > MaxAttributes
            ? throw ReadContext.Refuse(((IXmlLineInfo)Reader).LineNumber, "An element has more than 1000 attributes, which none of a registry file has.")
            : inner.Read(buffer, offset, count);
}
