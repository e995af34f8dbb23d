using System;

namespace PortRegistry.Shell.Interactive;

/// <summary>The text of an input, of one line or several, and the cursor in it.</summary>
internal sealed class LineBuffer
{
    public string Text { get; private set; } = "";

    /// <summary>How many characters stand before the cursor.</summary>
    public int Cursor { get; private set; }

    public void Set(string text, int cursor)
    {
        Text = text;
        Cursor = cursor;
    }

    public void Set(string text) => Set(text, text.Length);

    public void Insert(char character) => Set(Text.Insert(Cursor, character.ToString()), Cursor + 1);

    public void MoveTo(int position) => Cursor = Math.Clamp(position, 0, Text.Length);

    /// <summary>Deletes what stands between the cursor and another position.</summary>
    public void DeleteTo(int position)
    {
        int other = Math.Clamp(position, 0, Text.Length);
        int start = Math.Min(Cursor, other);
        Set(Text.Remove(start, Math.Abs(Cursor - other)), start);
    }

    /// <summary>Where the cursor's line starts.</summary>
    public int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    /// <summary>Where the cursor's line ends.</summary>
    public int LineEnd => Text.IndexOf('\n', Cursor) is >= 0 and int end ? end : Text.Length;

    /// <summary>Where the word before the cursor starts.</summary>
    public int PreviousWord
    {
        get
        {
            int position = Cursor;
            while (position > 0 && char.IsWhiteSpace(Text[position - 1]))
            {
                position--;
            }

            while (position > 0 && !char.IsWhiteSpace(Text[position - 1]))
            {
                position--;
            }

            return position;
        }
    }

    /// <summary>Where the next word starts.</summary>
    public int NextWord
    {
        get
        {
            int position = Cursor;
            while (position < Text.Length && !char.IsWhiteSpace(Text[position]))
            {
                position++;
            }

            while (position < Text.Length && char.IsWhiteSpace(Text[position]))
            {
                position++;
            }

            return position;
        }
    }

    /// <summary>Moves to the line above.</summary>
    /// <returns>False where there is none.</returns>
    public bool MoveUp()
    {
        int start = LineStart;
        if (start == 0)
        {
            return false;
        }

        int column = Cursor - start;
        MoveTo(start - 1);
        MoveTo(Math.Min(LineStart + column, Cursor));
        return true;
    }

    /// <summary>Moves to the line below.</summary>
    /// <returns>False where there is none.</returns>
    public bool MoveDown()
    {
        int end = LineEnd;
        if (end == Text.Length)
        {
            return false;
        }

        int column = Cursor - LineStart;
        MoveTo(end + 1);
        MoveTo(Math.Min(Cursor + column, LineEnd));
        return true;
    }
}
