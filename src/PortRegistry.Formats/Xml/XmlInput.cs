using System.IO;
using System.Xml;

namespace PortRegistry.Formats;

/// <summary>
/// The bytes that an XML reader asks for. .NET's reader goes through all attributes of a tag each time that more bytes of it
/// come, so that a long one takes hours: how many there are is looked at whenever it asks.
/// </summary>
internal sealed class XmlInput : ForwardStream
{
    // IANA's elements have three at most.
    private const int MaxAttributes = 1000;

    private readonly Stream inner;

    public XmlInput(Stream inner) => this.inner = inner;

    /// <summary>The reader that reads these bytes, once there is one.</summary>
    public XmlReader? Reader { get; set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidRegistryException">The reader is in a tag of too many attributes.</exception>
    public override int Read(byte[] buffer, int offset, int count)
        => Reader?.AttributeCount > MaxAttributes
            ? throw ReadContext.Refuse(((IXmlLineInfo)Reader).LineNumber, "An element has more than 1000 attributes, which none of a registry file has.")
            : inner.Read(buffer, offset, count);
}
