using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace PortRegistry;

/// <summary>
/// Allows one writer at a time across threads, shells and users of a data directory: an open file that no one else can
/// open. The system closes it when its process ends, in whatever way. The file stays; only an open one is a lock.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private const string FileName = "registry.lock";
    private const int PauseMilliseconds = 10;
    private const int MaxGone = 200;
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    public void Dispose() => file.Dispose();

    /// <summary>Makes the directory where it is missing and waits for the lock.</summary>
    /// <exception cref="TimeoutException">Another process has held it all the time.</exception>
    /// <exception cref="IOException">The directory or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    internal static StoreLock Take(string directory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        int gone = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Directory.CreateDirectory(directory);
                return new StoreLock(new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsInUse(exception))
            {
                if (waiting.Elapsed > timeout)
                {
                    throw new TimeoutException($"Another process has kept '{directory}' locked for {timeout.TotalSeconds:0} seconds.", exception);
                }
            }
            catch (IOException) when (gone++ < MaxGone && !Directory.Exists(directory) && !File.Exists(directory))
            {
                // If another process removed the directory before the lock was taken, it is created again. If it cannot be created, that is the error.
            }

            cancellationToken.WaitHandle.WaitOne(PauseMilliseconds);
        }
    }

    // Sharing and lock violation on Windows, EWOULDBLOCK on Linux and on macOS.
    private static bool IsInUse(IOException exception) => (exception.HResult & 0xffff) is 32 or 33 or 11 or 35;
}
