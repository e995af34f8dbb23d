using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Formats;

/// <summary>Registry files in memory, read and written.</summary>
internal static class RegistryFile
{
    internal const string Header = "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,Reference,Service Code,Unauthorized Use Reported,Assignment Notes\r\n";

    internal static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    internal static RegistryReadResult Read(byte[] bytes, bool strict = true, string? source = null, RegistryDate? updated = null)
        => new RegistryFormats().Read(new MemoryStream(bytes), new RegistryReadOptions(strict, source, updated), TestContext.Current.CancellationToken);

    internal static RegistryReadResult Read(string text, bool strict = true) => Read(Encoding.UTF8.GetBytes(text), strict);

    internal static RegistryReadResult ReadReal(string day, string extension)
    {
        using FileStream file = File.OpenRead(IanaFiles.PathOf(day, extension));
        return new RegistryFormats().Read(file, new RegistryReadOptions(), TestContext.Current.CancellationToken);
    }

    internal static byte[] Write(RegistryDocument document, RegistryFormat format)
    {
        using var output = new MemoryStream();
        new RegistryFormats().Write(document, format, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    internal static string WriteText(RegistryDocument document, RegistryFormat format) => Encoding.UTF8.GetString(Write(document, format));

    internal static byte[] Gzip(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }

    /// <summary>The place and the reason for which a file is refused.</summary>
    internal static ParseIssue Refusal(byte[] bytes, bool strict = true)
        => Assert.Throws<InvalidRegistryException>(() => Read(bytes, strict)).Issue;

    /// <summary>The place and the reason for which a file is refused.</summary>
    internal static ParseIssue Refusal(string text, bool strict = true) => Refusal(Encoding.UTF8.GetBytes(text), strict);
}
