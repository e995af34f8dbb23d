using System;

namespace PortRegistry;

/// <summary>Why a registry does not replace another.</summary>
public enum RegistryRefusal
{
    /// <summary>It has no record for some port below the dynamic ones, as every whole registry has.</summary>
    Incomplete,

    /// <summary>It has markedly fewer records, or lacks many of the names.</summary>
    Shrunk,

    /// <summary>Its date is before that of the registry in use.</summary>
    Older,

    /// <summary>It was read from plain text, whose layout leaves cells in doubt.</summary>
    Inexact,

    /// <summary>Its date is in the future.</summary>
    Future,

    /// <summary>It has many times the records that a step has ever brought.</summary>
    Grown,
}

/// <summary>A well-formed registry is not fit to replace the one in use, which stays.</summary>
public sealed class RegistryRefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    public RegistryRefusedException()
        : this("The registry is not fit to replace the one in use.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    public RegistryRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public RegistryRefusedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    public RegistryRefusedException(RegistryRefusal refusal, string message)
        : base(message)
        => Refusal = refusal;

    /// <summary>The reason.</summary>
    public RegistryRefusal Refusal { get; }
}
