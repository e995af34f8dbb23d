using System;

namespace PortRegistry;

/// <summary>The bytes are not a history of the registry that this version can read; says where.</summary>
public sealed class InvalidHistoryException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public InvalidHistoryException()
        : this("The bytes are not a history of the registry.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidHistoryException(string message)
        : this(message, null)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidHistoryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="offset">The offset in the header, or in the content after decompression.</param>
    /// <param name="reason">What is wrong there, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidHistoryException(long offset, string reason, Exception? innerException = null)
        : base($"Not a valid history of the registry (offset {offset}): {reason}", innerException)
        => Offset = offset;

    /// <summary>The offset in the header, or in the content after decompression.</summary>
    public long Offset { get; }
}
