using System;
using System.IO;

namespace PortRegistry.Engine.Tests;

/// <summary>A folder for the files of one class of tests.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Header =
        "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("PortRegistry-tests-");

    /// <summary>The folder's path.</summary>
    public string FullName => folder.FullName;

    /// <summary>Removes the folder.</summary>
    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The path of a file in the folder, quoted for a script.</summary>
    /// <param name="name">The file's name.</param>
    public string Quoted(string name) => $"'{PathOf(name)}'";

    /// <summary>The path of a file in the folder.</summary>
    /// <param name="name">The file's name.</param>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a registry file as CSV.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="rows">Rows of twelve cells, as CSV has them.</param>
    /// <returns>The file's path, quoted for a script.</returns>
    public string Csv(string name, params string[] rows)
    {
        File.WriteAllText(PathOf(name), string.Join("\r\n", [Header, .. rows]) + "\r\n");
        return Quoted(name);
    }

    /// <summary>Copies a module as PowerShell installs it: into a folder of its version in one of its name.</summary>
    /// <param name="module">The module's folder.</param>
    /// <param name="version">The version.</param>
    public void Install(DirectoryInfo module, string version)
    {
        foreach (FileInfo file in module.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            string target = PathOf(Path.Combine("PortRegistry", version, Path.GetRelativePath(module.FullName, file.FullName)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }
}
