using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;

namespace PortRegistry.Tests;

/// <summary>A disk of 4 MiB that a process mounts on a directory for itself alone, where Linux lets this account do so.</summary>
internal static class SmallDisk
{
    private static readonly Lazy<bool> Probed = new(Probe);

    internal static bool Exists => Probed.Value;

    /// <summary>How a program is started that finds such a disk at a directory.</summary>
    internal static ProcessStartInfo Start(string directory, params IEnumerable<string> command)
        => new("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"", directory, .. command])
        {
            RedirectStandardError = true,
        };

    private static bool Probe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using Process process = Process.Start(Start(Path.GetTempPath(), "true"))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no unshare.
            return false;
        }
    }
}

/// <summary>A test that fills a disk, of the category Disk.</summary>
public sealed class SmallDiskFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : NeedyFactAttribute("Disk", SmallDisk.Exists, file, line);
