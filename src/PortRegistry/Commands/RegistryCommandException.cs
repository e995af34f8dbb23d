using System;

namespace PortRegistry.Commands;

/// <summary>What a cmdlet of the module reports; the message says what to do.</summary>
public sealed class RegistryCommandException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RegistryCommandException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public RegistryCommandException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public RegistryCommandException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
