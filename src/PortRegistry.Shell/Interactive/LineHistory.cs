using System.Collections.Generic;

namespace PortRegistry.Shell.Interactive;

/// <summary>The inputs so far, and the way through them with the arrow keys.</summary>
internal sealed class LineHistory
{
    private readonly List<string> inputs = [];
    private int position;
    private string draft = "";

    /// <summary>Adds an input, unless it is the last one again, and returns to the end.</summary>
    public void Add(string input)
    {
        if (inputs.Count == 0 || inputs[^1] != input)
        {
            inputs.Add(input);
        }

        position = inputs.Count;
    }

    /// <summary>The input before the one shown.</summary>
    /// <param name="shown">The text on the line, kept as the draft when the walk begins.</param>
    /// <returns>The input, or null where there is none.</returns>
    public string? Back(string shown)
    {
        if (position == 0)
        {
            return null;
        }

        if (position == inputs.Count)
        {
            draft = shown;
        }

        return inputs[--position];
    }

    /// <summary>The input after the one shown, at last the draft.</summary>
    /// <returns>The input, or null where there is none.</returns>
    public string? Forward()
    {
        if (position == inputs.Count)
        {
            return null;
        }

        position++;
        return position == inputs.Count ? draft : inputs[position];
    }

    /// <summary>Returns to the end.</summary>
    public void Leave() => position = inputs.Count;
}
