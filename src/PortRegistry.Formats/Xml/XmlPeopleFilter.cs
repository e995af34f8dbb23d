using System;
using System.IO;

namespace PortRegistry.Formats;

/// <summary>
/// IANA's XML without what stands in its <c>people</c>: a fifth of the file, with e-mail addresses, of which nothing is
/// kept. The element itself is passed on, empty, and one that does not end leaves the XML cut off.
/// </summary>
internal sealed class XmlPeopleFilter : ForwardStream
{
    private readonly Stream inner;
    private readonly byte[] buffer = new byte[65536];
    private int start;
    private int passable;
    private int end;
    private State state = State.Before;

    public XmlPeopleFilter(Stream inner) => this.inner = inner;

    private enum State
    {
        Before,
        Inside,
        Behind,
    }

    private static ReadOnlySpan<byte> StartTag => "<people>"u8;

    private static ReadOnlySpan<byte> EndTag => "</people>"u8;

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (start == passable)
        {
            bool more = Refill();
            Advance(last: !more);
            if (!more && start == passable)
            {
                return 0;
            }
        }

        int taken = Math.Min(count, passable - start);
        Buffer.BlockCopy(this.buffer, start, buffer, offset, taken);
        start += taken;
        return taken;
    }

    private bool Refill()
    {
        int kept = end - start;
        Buffer.BlockCopy(buffer, start, buffer, 0, kept);
        int read = inner.Read(buffer, kept, buffer.Length - kept);
        start = 0;
        end = kept + read;
        return read > 0;
    }

    // Finds what can be passed on. The last bytes may be the beginning of a tag, and wait for what follows them.
    private void Advance(bool last)
    {
        ReadOnlySpan<byte> tag = state == State.Before ? StartTag : EndTag;
        int found = state == State.Behind ? -1 : buffer.AsSpan(start, end - start).IndexOf(tag);
        int waiting = last || state == State.Behind ? end : Math.Max(start, end - tag.Length + 1);
        switch (state)
        {
            case State.Before when found >= 0:
                passable = start + found + tag.Length;
                state = State.Inside;
                break;
            case State.Inside when found >= 0:
                start += found;
                passable = end;
                state = State.Behind;
                break;
            case State.Inside:
                start = passable = waiting;
                break;
            default:
                passable = waiting;
                break;
        }
    }
}
