using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// The page that PortRegistry writes, as a template: one file with style and script inside, which nothing else is
/// loaded by. Its policy lets a browser run these two and nothing more, whatever the registry's texts say.
/// </summary>
internal static class HtmlPage
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>The template in pieces: fixed text at even places, at odd ones the name of what stands there.</summary>
    internal static IReadOnlyList<string> Pieces { get; } = MakePieces();

    private static string[] MakePieces()
    {
        string style = "\n" + Load("HtmlPage.css");
        string script = "\n" + Load("HtmlPage.js");
        string policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        return Load("HtmlPage.html")
            .Replace("{{policy}}", policy)
            .Replace("{{style}}", style)
            .Replace("{{script}}", script)
            .Split(new[] { Open, Close }, StringSplitOptions.None);
    }

    private static string Hash(string text)
    {
        using var sha256 = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Load(string name)
    {
        using Stream stream = typeof(HtmlPage).GetTypeInfo().Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
