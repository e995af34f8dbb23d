using System;
using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PortRegistry.Formats;

/// <summary>
/// A template of a page that PortRegistry writes: a frame and a style for all pages, and the body, style and script of its
/// own, in one file that loads nothing else. Its content security policy allows only these, whatever the registry's texts contain.
/// </summary>
internal static class HtmlTemplate
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>Writes a page.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="writePiece">Writes what stands at a place, by its name.</param>
    internal static void Write(string name, TextWriter writer, Action<string> writePiece)
    {
        string[] pieces = Pieces(name);
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 0)
            {
                writer.Write(pieces[i]);
            }
            else
            {
                writePiece(pieces[i]);
            }
        }
    }

    // Fixed text at even indexes, names of placeholders at odd ones.
    private static string[] Pieces(string name)
    {
        string style = "\n" + Load("Page.css") + Load(name + ".css");
        string script = "\n" + Load(name + ".js");
        string policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        return Load("Page.html")
            .Replace("{{body}}", Load(name + ".html"))
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
        using Stream stream = typeof(HtmlTemplate).GetTypeInfo().Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
