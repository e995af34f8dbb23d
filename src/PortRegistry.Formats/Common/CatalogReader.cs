using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>Reads a catalog of ports, whose format is found from its content.</summary>
internal sealed class CatalogReader(PortCatalogBuilder catalog, Action<ParseIssue> failed, Action loadPackages, CancellationToken cancellationToken)
{
    private static readonly Regex ServicesLine = new(@"^\S+\s+[0-9]+(-[0-9]+)?/[a-z]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Read(Stream input)
    {
        string text = TextOf(input);
        string first = FirstLine(text);
        if (first.Length == 0)
        {
            throw ReadContext.Refuse(0, "The file is empty. A catalog is CSV with the heading Port, JSON, or in the syntax of /etc/services.");
        }

        if (first[0] is '[' or '{')
        {
            new JsonCatalogReader(catalog, failed).Read(text);
        }
        else if (ServicesLine.IsMatch(first))
        {
            catalog.AddServices(new StringReader(text), failed, cancellationToken);
        }
        else
        {
            loadPackages();
            new CsvCatalogReader(catalog, failed, cancellationToken).Read(text);
        }
    }

    private string TextOf(Stream input)
    {
        try
        {
            using StreamReader reader = ReadContext.OpenText(input);
            return ReadAll(reader);
        }
        catch (DecoderFallbackException e)
        {
            throw ReadContext.Refuse(0, "The file is neither UTF-8 nor UTF-16. Save it as UTF-8.", e);
        }
    }

    private string ReadAll(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[32768];
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            text.Append(buffer, 0, count);
            if (text.Length > RegistryReadOptions.MaxFileLength)
            {
                throw ReadContext.Refuse(0, "It has more than 64 MiB, which no list of ports has.");
            }
        }

        return text.ToString();
    }

    // The first line that is neither blank nor a comment.
    private static string FirstLine(string text)
    {
        var lines = new StringReader(text);
        string? line;
        while ((line = lines.ReadLine()) is not null && (string.IsNullOrWhiteSpace(line) || line.TrimStart()[0] == '#'))
        {
        }

        return line?.TrimStart() ?? string.Empty;
    }
}
