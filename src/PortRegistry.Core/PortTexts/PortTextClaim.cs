namespace PortRegistry;

/// <summary>How sure a format is that a line is its own, from the least to the most.</summary>
internal enum PortTextClaim
{
    /// <summary>Nothing in the line speaks for the format.</summary>
    None,

    /// <summary>The line can stand before one of the format's own, which then tells.</summary>
    Before,

    /// <summary>The line has the shape that rows of the format have.</summary>
    Row,

    /// <summary>No other format has such a line.</summary>
    Own,
}
