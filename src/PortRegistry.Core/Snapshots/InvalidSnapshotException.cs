using System;
using System.Globalization;

namespace PortRegistry;

/// <summary>The bytes are not a snapshot that this version can read; names the section and the offset.</summary>
public sealed class InvalidSnapshotException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public InvalidSnapshotException()
        : this("The bytes are not a registry snapshot.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidSnapshotException(string message)
        : this(message, null)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidSnapshotException(string message, Exception? innerException)
        : base(message, innerException)
        => Section = "header";

    /// <summary>Makes the exception.</summary>
    /// <param name="section">The section: <c>header</c> or a section's id such as <c>TEXT</c>.</param>
    /// <param name="offset">The offset in the file, in bytes.</param>
    /// <param name="reason">What is wrong there, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidSnapshotException(string section, long offset, string reason, Exception? innerException = null)
        : base(string.Format(CultureInfo.InvariantCulture, "Not a valid registry snapshot ({0}, offset {1}): {2}", section, offset, reason), innerException)
    {
        Section = section;
        Offset = offset;
    }

    /// <summary>The section: <c>header</c> or a section's id such as <c>TEXT</c>.</summary>
    public string Section { get; }

    /// <summary>The offset in the file, in bytes.</summary>
    public long Offset { get; }
}
