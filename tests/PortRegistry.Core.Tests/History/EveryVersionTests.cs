using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Xml.Linq;
using PortRegistry.Formats;
using PortRegistry.Tests.Comparison;
using Xunit;
using Xunit.v3;

namespace PortRegistry.Tests.History;

/// <summary>Every version that IANA published since 2015, from its own file and put together from the history that ships.</summary>
public class EveryVersionTests
{
    private const string Archive = "history/versions.tar.zst";
    private const int Published = 720;

    // Ill-formed as published.
    private const string IllFormed = "2017-05-19";

    private static readonly RegistryHistory Shipped = ShippedHistory.History;

    [EveryVersionFact]
    public void Each_version_is_put_together_as_its_own_file_has_it_and_the_changes_lead_from_each_to_the_next()
    {
        int count = 0;
        IReadOnlyList<ServiceRecord> before = [];
        foreach ((string name, byte[] content) in Files())
        {
            if (name.EndsWith($"_{IllFormed}.xml", StringComparison.Ordinal) && !TryRead(content, out _))
            {
                continue;
            }

            Assert.True(TryRead(content, out RegistryDocument? own), name);
            RegistryDocument rebuilt = Shipped.Rebuild(Shipped.Versions[count]);
            Assert.True(own!.Records.SequenceEqual(rebuilt.Records), name);
            Assert.Equal(HeadOf(own.Stamp), HeadOf(rebuilt.Stamp));
            Assert.Equal(string.Empty, rebuilt.Stamp.SourceSha256 ?? string.Empty);
            if (count % 24 == 0)
            {
                AssertRowsOf(XDocument.Load(new MemoryStream(content)), rebuilt.Records);
            }

            Row.SameInAnyOrder(rebuilt.Records, Row.Applied(before, RegistryComparison.Compare(before, rebuilt.Records)));
            before = rebuilt.Records;
            count++;
        }

        Assert.Equal(Published, count);
    }

    // Read independently: elements and attributes, and the letters of rich text without references.
    private static void AssertRowsOf(XDocument file, IReadOnlyList<ServiceRecord> records)
    {
        XNamespace iana = "http://www.iana.org/assignments";
        XElement[] rows = file.Root!.Elements(iana + "record").ToArray();
        Assert.Equal(rows.Length, records.Count);
        for (int i = 0; i < rows.Length; i++)
        {
            XElement row = rows[i];
            ServiceRecord record = records[i];
            string? Text(string name) => row.Element(iana + name)?.Value;
            bool IsRich(string name) => row.Element(iana + name)?.Descendants(iana + "xref").Any() == true;
            string? Plain(string name, string? text) => IsRich(name) ? null : text;
            string Names(IEnumerable<XElement> references) => string.Concat(references.Select(xref => $"[{(string?)xref.Attribute("data")}]"));
            string contact = Names(row.Elements(iana + "xref").Where(xref => (string?)xref.Attribute("type") == "person"));
            string?[] expected =
            [
                Text("name"), Text("number"), Text("protocol"), (string?)row.Attribute("date"), (string?)row.Attribute("updated"), Text("sc"),
                row.Element(iana + "assignee") is { } assignee ? Names(assignee.Elements(iana + "xref")) : contact, contact,
                Plain("description", Text("description")), Plain("unauthorized", Text("unauthorized")), Plain("note", Text("note")),
            ];
            string?[] actual =
            [
                record.ServiceName, record.Port?.ToString(), record.Transport?.ToString(), record.RegistrationDate?.ToString(), record.ModificationDate?.ToString(),
                record.ServiceCode?.ToString(CultureInfo.InvariantCulture), record.GetCell(RegistryColumn.Assignee), record.GetCell(RegistryColumn.Contact),
                Plain("description", record.Description), Plain("unauthorized", record.UnauthorizedUse), Plain("note", record.AssignmentNotes),
            ];
            Assert.Equal(expected.Select(LettersOf), actual.Select(LettersOf));
        }
    }

    private static string LettersOf(string? text) => string.Concat((text ?? string.Empty).Where(c => !char.IsWhiteSpace(c)));

    private static object HeadOf(RegistryStamp stamp)
        => (stamp.Title, stamp.Category, stamp.Updated, stamp.Reference, stamp.Experts, Notes(stamp.Notes), Notes(stamp.Footnotes));

    private static string Notes(IEnumerable<RegistryNote> notes) => string.Join("\n\n", notes.Select(note => $"{note.Title}\n{note.Text}"));

    private static bool TryRead(byte[] content, out RegistryDocument? document)
    {
        try
        {
            document = new RegistryFormats().Read(new MemoryStream(content), new RegistryReadOptions(strict: true), CancellationToken.None).Document;
            return true;
        }
        catch (InvalidRegistryException)
        {
            document = null;
            return false;
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Files()
    {
        using Process zstd = Process.Start(new ProcessStartInfo("zstd", ["-dc", "--long=27", IanaFiles.PathOf(Archive)]) { RedirectStandardOutput = true })!;
        using var tar = new TarReader(zstd.StandardOutput.BaseStream);
        while (tar.GetNextEntry(copyData: true) is TarEntry entry)
        {
            if (entry.DataStream is Stream data)
            {
                var content = new MemoryStream();
                data.CopyTo(content);
                yield return (Path.GetFileName(entry.Name), content.ToArray());
            }
        }
    }
}

/// <summary>A long test that takes all versions that IANA published, and the program zstd to unpack them.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(NeedyFactDiscoverer))]
public sealed class EveryVersionFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line), ITraitAttribute, INeed
{
    public bool IsMet => new LongFactAttribute().IsMet && IanaFiles.Find("history/versions.tar.zst") is not null;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Long"), new("Category", "IANA")];
}
