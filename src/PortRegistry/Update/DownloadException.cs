using System;

namespace PortRegistry.Commands;

/// <summary>Why a download failed.</summary>
internal enum DownloadFailure
{
    /// <summary>The address is none that can be asked.</summary>
    Address,

    /// <summary>The address, or one it was redirected to, is plain HTTP.</summary>
    Insecure,

    /// <summary>There is no connection, or it broke.</summary>
    Connection,

    /// <summary>The server took too long.</summary>
    Timeout,

    /// <summary>The server's certificate is not trusted, or no secure connection can be agreed on.</summary>
    Certificate,

    /// <summary>The server answered with an error.</summary>
    Status,

    /// <summary>The server redirects in a circle, too often, or to where no registry may come from.</summary>
    Redirect,

    /// <summary>The answer is larger than any registry.</summary>
    TooLarge,

    /// <summary>The answer's bytes cannot be unpacked.</summary>
    Encoding,
}

/// <summary>A download failed; the message says what happened and what to do.</summary>
internal sealed class DownloadException : Exception
{
    internal DownloadException(DownloadFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
        => Failure = failure;

    internal DownloadFailure Failure { get; }

    /// <summary>Whether another attempt may succeed.</summary>
    internal bool IsTransient { get; private set; }

    /// <summary>How long the server asks to wait before the next attempt.</summary>
    internal TimeSpan? RetryAfter { get; private set; }

    internal static DownloadException Transient(DownloadFailure failure, string message, Exception? innerException = null, TimeSpan? retryAfter = null)
        => new(failure, message, innerException) { IsTransient = true, RetryAfter = retryAfter };
}
