using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PortRegistry.Formats;

/// <summary>
/// Reads IANA's XML in blocks, some at a time on as many threads as there are processors, and puts what they hold
/// together in the file's order. No more blocks than that are in memory. The caller's task scheduler says where they are read.
/// </summary>
internal sealed class XmlRegistryReader : IRegistryReader
{
    private readonly Queue<(ArraySegment<byte> Block, Task<XmlPart> Part)> ahead = new();
    private readonly XmlHead head = new();
    private int linesBefore;

    /// <inheritdoc/>
    public RegistryStamp Read(Stream input, ReadContext context)
    {
        using var kept = new XmlPeopleFilter(input);
        var blocks = new XmlBlocks(kept);
        while (!blocks.IsAtEnd)
        {
            ArraySegment<byte> block = blocks.Next();
            ahead.Enqueue((block, Task.Factory.StartNew(
                () => XmlPart.Read(block, context.IsStrict), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current)));
            if (ahead.Count > Environment.ProcessorCount + 1)
            {
                TakeNext(blocks, context);
            }
        }

        while (ahead.Count > 0)
        {
            TakeNext(blocks, context);
        }

        return head.ToStamp();
    }

    private void TakeNext(XmlBlocks blocks, ReadContext context)
    {
        (ArraySegment<byte> block, Task<XmlPart> task) = ahead.Dequeue();
        XmlPart part = task.GetAwaiter().GetResult();
        part.MergeInto(context, linesBefore);
        head.Add(part.Head);
        linesBefore += part.LineBreaks;
        blocks.Return(block);
    }
}
