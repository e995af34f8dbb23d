namespace PortRegistry;

/// <summary>How certain it is that a line belongs to a format, in ascending order.</summary>
internal enum PortTextClaim
{
    /// <summary>Nothing indicates the format.</summary>
    None,

    /// <summary>The line can come before one that only the format has.</summary>
    Before,

    /// <summary>The line looks like a row of the format.</summary>
    Row,

    /// <summary>No other format has such a line.</summary>
    Own,
}
