using System.IO;

namespace PortRegistry.Formats;

/// <summary>Reads IANA's XML block by block, so that no more than two blocks of it are in memory.</summary>
internal sealed class XmlRegistryReader : IRegistryReader
{
    /// <inheritdoc/>
    public RegistryStamp Read(Stream input, ReadContext context)
    {
        using var kept = new XmlPeopleFilter(input);
        var blocks = new XmlBlocks(kept);
        var head = new XmlHead();
        int linesBefore = 0;
        while (!blocks.IsAtEnd)
        {
            XmlPart part = XmlPart.Read(blocks.Next(), context.IsStrict);
            part.MergeInto(context, linesBefore);
            head.Add(part.Head);
            linesBefore += part.LineBreaks;
        }

        return head.ToStamp();
    }
}
