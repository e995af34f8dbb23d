using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Says why an object cannot be read for its ports, in a sentence for its error.</summary>
internal sealed class PortReadException : Exception
{
    internal PortReadException(string message, bool isMissing = false, Exception? inner = null, bool isSideUnclear = false, bool isSeveral = false)
        : base(message, inner)
    {
        IsMissing = isMissing;
        IsSideUnclear = isSideUnclear;
        IsSeveral = isSeveral;
    }

    /// <summary>The reason that code of other people's types gives; the name of its exception where not even its message can be read.</summary>
    internal static string ReasonOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception unreadable) when (unreadable is not (OutOfMemoryException or PipelineStoppedException))
        {
            return exception.GetType().Name;
        }
    }

    /// <summary>Whether there was nothing to read, rather than something that could not be.</summary>
    internal bool IsMissing { get; }

    /// <summary>Whether there are ports of two sides, and none of them is known to be the service's.</summary>
    internal bool IsSideUnclear { get; }

    /// <summary>Whether several things were found where one answer is asked for.</summary>
    internal bool IsSeveral { get; }
}
