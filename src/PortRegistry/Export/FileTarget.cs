using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>The target of a file to write: follows links, and recognizes devices.</summary>
internal static class FileTarget
{
    private const int MaxLinks = 40;

    // Windows treats these names as devices in every folder, with any extension.
    private static readonly string[] Reserved = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" };

    /// <summary>The path that a path leads to, with every link to a file followed.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    internal static string Follow(string path)
    {
        for (int i = 0; i < MaxLinks; i++)
        {
            if (LinkOf(path) is not string target)
            {
                return path;
            }

            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target));
        }

        throw new IOException($"'{path}' is a link that leads in a circle.");
    }

    /// <summary>Whether a path, with links followed, is that of a device, a pipe or a socket, which no file may replace.</summary>
    internal static bool IsDevice(PSCmdlet cmdlet, string path)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return path.StartsWith(@"\\.\", StringComparison.Ordinal) || IsReserved(Path.GetFileName(path));
        }

        // .NET does not distinguish devices from files; the shell does.
        return File.Exists(path)
            && cmdlet.InvokeProvider.Item.Get(new[] { path }, true, true).FirstOrDefault()?.Properties["UnixStat"]?.Value is object stat
            && PSObject.AsPSObject(stat).Properties["ItemType"]?.Value?.ToString() is not (null or "File");
    }

    /// <summary>Whether Windows takes the name of a file for a device: its extension, a stream and spaces before them do not count.</summary>
    internal static bool IsReserved(string fileName)
    {
        string name = fileName.Split('.', ':')[0].TrimEnd(' ').ToUpperInvariant();
        bool isNumbered = name.Length == 4 && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal)) && "0123456789¹²³".Contains(name[3]);
        return isNumbered || Array.IndexOf(Reserved, name) >= 0;
    }

    private static string? LinkOf(string path)
    {
        var file = new FileInfo(path);
        bool isLink;
        try
        {
            isLink = ((int)file.Attributes & (int)FileAttributes.ReparsePoint) != 0 && (int)file.Attributes != -1;
        }
        catch (IOException)
        {
            return null;
        }

        object? target = !isLink ? null : PSObject.AsPSObject(file).Properties["Target"]?.Value;
        return target switch
        {
            string text => text,
            IEnumerable texts => texts.Cast<object>().FirstOrDefault()?.ToString(),
            _ => null,
        };
    }
}
