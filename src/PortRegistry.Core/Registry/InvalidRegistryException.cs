using System;

namespace PortRegistry;

/// <summary>A file is not the registry, or not a whole and well-formed one; says where and why.</summary>
public sealed class InvalidRegistryException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public InvalidRegistryException()
        : this("The file is not a registry file.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    public InvalidRegistryException(string message)
        : this(message, null)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="innerException">What the parser threw.</param>
    public InvalidRegistryException(string message, Exception? innerException)
        : base(message, innerException)
        => Issue = new ParseIssue(0, null, message);

    /// <summary>Makes the exception.</summary>
    /// <param name="issue">The place and the reason.</param>
    /// <param name="innerException">What the parser threw, or null.</param>
    public InvalidRegistryException(ParseIssue issue, Exception? innerException = null)
        : base(issue?.ToString(), innerException)
        => Issue = issue ?? throw new ArgumentNullException(nameof(issue));

    /// <summary>The place and the reason.</summary>
    public ParseIssue Issue { get; }
}
