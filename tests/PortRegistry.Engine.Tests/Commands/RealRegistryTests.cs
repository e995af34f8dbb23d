using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Xml.Linq;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

/// <summary>The registry as IANA published it, read here by other means and held against what the cmdlets give.</summary>
public sealed class RealRegistryTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly string[] Columns =
    [
        "ServiceName", "Port", "Transport", "Description", "Assignee", "Contact", "RegistrationDate", "ModificationDate", "Reference", "ServiceCode", "UnauthorizedUse", "AssignmentNotes",
    ];

    [Theory]
    [InlineData("csv")]
    [InlineData("xml")]
    [InlineData("html")]
    public void Every_cell_of_the_registry_is_read_back_by_the_cmdlets(string extension)
    {
        using var folder = new TemporaryFolder();
        session.Output($"Export-IanaRegistry {folder.Quoted("bundled.csv")}; Export-IanaRegistry {folder.Quoted($"bundled.{extension}")}");
        AssertCells(folder.PathOf("bundled.csv"), folder.PathOf($"bundled.{extension}"));
    }

    [IanaTheory]
    [InlineData("csv")]
    [InlineData("xml")]
    public void Every_cell_of_the_CSV_comes_out_of_the_cmdlets(string extension)
    {
        AssertCells(IanaFiles.PathOf("2026-02-13", "csv"), IanaFiles.PathOf("2026-02-13", extension));
    }

    [IanaFact]
    public void The_bundled_registry_is_the_XML_of_its_day()
    {
        // The bundled registry may be newer than the newest file, whose version is then in the history.
        string bundled = session.Values("Get-IanaRegistry", "Updated")[0];
        bool isThere = IanaFiles.Find($"{bundled}/service-names-port-numbers.xml") is not null;
        XNamespace iana = "http://www.iana.org/assignments";
        XElement[] rows = XDocument.Load(IanaFiles.PathOf(isThere ? bundled : "2026-08-17", "xml")).Root!.Elements(iana + "record").ToArray();
        IReadOnlyList<PSObject> records = session.Output(isThere ? "Get-IanaPort" : "Get-IanaPort -AsOf 2026-08-17");
        Assert.Equal(rows.Length, records.Count);
        for (int row = 0; row < rows.Length; row++)
        {
            string Text(string name) => rows[row].Element(iana + name)?.Value ?? string.Empty;
            string Attribute(string name) => rows[row].Attribute(name)?.Value ?? string.Empty;
            string people = string.Concat(rows[row].Elements(iana + "xref").Where(xref => (string?)xref.Attribute("type") == "person").Select(xref => $"[{xref.Attribute("data")!.Value}]"));
            Assert.Equal(
                new[] { Text("name"), Text("number"), Text("protocol"), Attribute("date"), Attribute("updated"), Text("sc"), people },
                new[] { "ServiceName", "Port", "Transport", "RegistrationDate", "ModificationDate", "ServiceCode", "Contact" }.Select(column => Cell(records[row], column)));
        }
    }

    private void AssertCells(string csv, string file)
    {
        List<string[]> rows = ReadCsv(File.ReadAllText(csv)).Skip(1).ToList();
        IReadOnlyList<PSObject> records = session.Output($"Get-IanaPort -Registry '{file}'");
        Assert.True(records.Count > 14_000);
        Assert.Equal(rows.Count, records.Count);
        for (int row = 0; row < rows.Count; row++)
        {
            Assert.Equal(rows[row], Columns.Select(column => Cell(records[row], column)));
        }
    }

    private static string Cell(PSObject record, string column) => record.Properties[column].Value switch
    {
        null => string.Empty,
        string text => text,
        IEnumerable tokens => string.Concat(tokens.Cast<object>().Select(token => $"[{token}]")),
        object value => value.ToString()!,
    };

    private static IEnumerable<string[]> ReadCsv(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && text[i] is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    yield return row.ToArray();
                    row.Clear();
                }
            }
            else if (quoted || text[i] != '\r')
            {
                cell.Append(text[i]);
            }
        }
    }
}
