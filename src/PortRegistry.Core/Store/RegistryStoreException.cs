using System;
using System.IO;

namespace PortRegistry;

/// <summary>Why a data directory could not be changed.</summary>
public enum RegistryStoreProblem
{
    /// <summary>It cannot be made or written, or is full.</summary>
    NotWritable,

    /// <summary>The account has no home directory, and none is named.</summary>
    NoDirectory,

    /// <summary>Another process has kept it locked.</summary>
    Locked,

    /// <summary>There is no previous registry to go back to.</summary>
    NothingPrevious,
}

/// <summary>A data directory could not be changed. The registry in use is the same as before.</summary>
public sealed class RegistryStoreException : IOException
{
    /// <summary>Makes the exception.</summary>
    public RegistryStoreException()
        : this("The data directory cannot be written.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    public RegistryStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public RegistryStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="innerException">The cause, or null.</param>
    public RegistryStoreException(RegistryStoreProblem problem, string message, Exception? innerException = null)
        : base(message, innerException)
        => Problem = problem;

    /// <summary>The kind of problem.</summary>
    public RegistryStoreProblem Problem { get; }
}
