using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Xunit;

namespace PortRegistry.Engine.Tests.Commands;

public sealed class ExportIanaRegistryTests : ModuleTests, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string small;

    public ExportIanaRegistryTests()
        => small = folder.Csv("small.csv", "ssh,22,tcp,Secure Shell,[T],[T],,2020-01,[RFC4251],,,", ",23-24,,Unassigned,,,,,,,,");

    void IDisposable.Dispose()
    {
        folder.Dispose();
        Dispose();
    }

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.xml")]
    [InlineData("OUT.XML")]
    [InlineData("out.snapshot")]
    [InlineData("out.csv.gz")]
    [InlineData("out.html")]
    [InlineData("out.htm.gz")]
    [InlineData("out.xhtml")]
    [InlineData("out.txt")]
    public void The_extension_names_the_format_and_what_is_written_reads_back_equal(string name)
        => Assert.Empty(Output($"Export-IanaRegistry {folder.Quoted(name)}; Compare-IanaRegistry {folder.Quoted(name)}"));

    [Theory]
    [InlineData("out.csv", false)]
    [InlineData("out.xml", false)]
    [InlineData("out.html", false)]
    [InlineData("out.snapshot", false)]
    [InlineData("out.txt", true)]
    public void Every_cell_reads_back_and_text_alone_loses_and_that_only_white_space(string name, bool loses)
    {
        int[] counts = Output(
            $$"""
            Export-IanaRegistry {{folder.Quoted(name)}}
            $before = (Get-IanaRegistry).Records
            $after = (Import-IanaRegistry {{folder.Quoted(name)}}).Records
            $other = 0..($before.Count - 1) | Where-Object { -not $before[$_].Equals($after[$_]) }
            $cells = { foreach ($column in 0..11) { ($args[0].GetCell($column) -replace '\s+', ' ').Trim() } }
            $before.Count - $after.Count
            @($other).Count
            @($other | Where-Object { ((& $cells $before[$_]) -join '|') -cne ((& $cells $after[$_]) -join '|') }).Count
            """).Select(count => (int)count.BaseObject).ToArray();

        Assert.Equal(loses, counts[1] > 0);
        Assert.Equal([0, counts[1], 0], counts);
    }

    [Theory]
    [InlineData("out.json", "{\"Title\"")]
    [InlineData("services", "#")]
    [InlineData("linux.services", "#")]
    public void Formats_for_other_tools_are_written_too(string name, string start)
    {
        Assert.Empty(Output($"Export-IanaRegistry {folder.Quoted(name)} -Registry {small}"));
        Assert.StartsWith(start, File.ReadAllText(folder.PathOf(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_that_is_given_wins_over_the_extension()
    {
        Output($"Export-IanaRegistry {folder.Quoted("out.txt")} -Registry {small} -Format Csv");

        Assert.Equal(File.ReadAllText(folder.PathOf("small.csv")), File.ReadAllText(folder.PathOf("out.txt")));
    }

    [Theory]
    [InlineData("Export-IanaRegistry {0} -Registry {1}")]
    [InlineData("Import-IanaRegistry {1} | Export-IanaRegistry {0}")]
    [InlineData("{1} | Export-IanaRegistry {0}")]
    [InlineData("(Import-IanaRegistry {1}).Records | Export-IanaRegistry {0}")]
    [InlineData("Export-IanaRegistry {0} -InputObject @((Import-IanaRegistry {1}).Records)")]
    [InlineData("Get-IanaPort -Registry {1} | Export-IanaRegistry -Path {0} -Registry {1}")]
    public void A_registry_or_records_can_be_named_or_piped(string script)
    {
        Output(string.Format(null, script, folder.Quoted("out.csv"), small));

        Assert.Equal(File.ReadAllText(folder.PathOf("small.csv")), File.ReadAllText(folder.PathOf("out.csv")));
    }

    [Fact]
    public void Records_are_written_under_the_title_and_date_of_their_registry_without_its_hash()
        => Assert.Equal(
            $"3 {Value<string>("\"$((Get-IanaRegistry -Bundled).Updated)\"")} ",
            Value<string>(
                $$"""
                Get-IanaPort 22 -Registry (Get-IanaRegistry -Bundled) | Export-IanaRegistry {{folder.Quoted("few.xml")}} -Registry (Get-IanaRegistry -Bundled)
                Get-IanaPort 22 -Registry (Get-IanaRegistry -Bundled) | Export-IanaRegistry {{folder.Quoted("few.snapshot")}} -Registry (Get-IanaRegistry -Bundled)
                $few = Import-IanaRegistry {{folder.Quoted("few.xml")}}
                "$($few.RecordCount) $($few.Updated) $(if ((Import-IanaRegistry {{folder.Quoted("few.snapshot")}}).Sha256 -eq (Get-IanaRegistry -Bundled).Sha256) { 'same' })"
                """));

    [Fact]
    public void Answers_for_ports_that_are_not_listed_are_left_out_with_a_warning()
    {
        ShellResult result = Session.Run($"Get-IanaPort 22, 25, 50000 -Registry {small} | Export-IanaRegistry -AsString -Format Csv");

        Assert.Equal(2, ((string)Assert.Single(result.Output).BaseObject).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("left out: 2.", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_record_a_file_stays_as_it_was_and_one_error_says_so()
    {
        File.WriteAllText(folder.PathOf("kept.csv"), "kept");
        foreach (string input in new[] { "@()", "$null", "Find-IanaService nothing-has-this", "Get-IanaPort 60000" })
        {
            ErrorRecord error = Error($"{input} | Export-IanaRegistry {folder.Quoted("kept.csv")} -Registry {small} -WarningAction SilentlyContinue");
            Assert.Equal("NoRecordToExport,PortRegistry.Commands.ExportIanaRegistryCommand", error.FullyQualifiedErrorId);
            Assert.Equal("kept", File.ReadAllText(folder.PathOf("kept.csv")));
        }
    }

    [Fact]
    public void AsString_gives_the_text_of_the_file()
        => Assert.Equal(
            File.ReadAllText(folder.PathOf("small.csv")),
            Value<string>($"Export-IanaRegistry -AsString -Format Csv -Registry {small}"));

    [Fact]
    public void PassThru_gives_the_file_and_nothing_is_given_without_it()
    {
        Assert.Empty(Output($"Export-IanaRegistry {folder.Quoted("out.csv")} -Registry {small}"));
        Assert.Equal(folder.PathOf("out.csv"), Value<FileInfo>($"Export-IanaRegistry {folder.Quoted("out.csv")} -Registry {small} -PassThru").FullName);
    }

    [Fact]
    public async Task WhatIf_writes_nothing_and_says_what_would_be_written()
    {
        ShellProcess shell = await ShellProcess.RunAsync([$"Export-IanaRegistry {folder.Quoted("out.csv")} -Registry {small} -WhatIf -PassThru"]);

        Assert.Equal(new ShellProcess(0, $"What if: Performing the operation \"Write 2 records as Csv\" on target \"{folder.PathOf("out.csv")}\".\n", ""), shell);
        Assert.False(File.Exists(folder.PathOf("out.csv")));
    }

    [Fact]
    public void One_record_is_counted_as_one()
        => Assert.Equal($"Wrote 1 record as Csv to '{folder.PathOf("one.csv")}'.", Session.Run($"Get-IanaPort 22/tcp | Export-IanaRegistry {folder.Quoted("one.csv")} -Verbose 4>&1 | Select-Object -Last 1").Output.Single().ToString());

    [Fact]
    public void A_file_is_replaced_and_NoClobber_keeps_it()
    {
        File.WriteAllText(folder.PathOf("out.csv"), "before");

        Assert.StartsWith("RegistryFileExists,", Error($"Export-IanaRegistry {folder.Quoted("out.csv")} -NoClobber").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(folder.PathOf("out.csv")));
        Output($"Export-IanaRegistry {folder.Quoted("out.csv")} -Registry {small}");
        Assert.Equal(File.ReadAllText(folder.PathOf("small.csv")), File.ReadAllText(folder.PathOf("out.csv")));
        Output($"Export-IanaRegistry {folder.Quoted("new.csv")} -Registry {small} -NoClobber");
        Assert.True(File.Exists(folder.PathOf("new.csv")));
    }

    [Fact]
    public void A_read_only_file_is_replaced_with_Force_alone()
    {
        File.WriteAllText(folder.PathOf("out.csv"), "before");
        File.SetAttributes(folder.PathOf("out.csv"), FileAttributes.ReadOnly);

        Assert.StartsWith("RegistryFileReadOnly,", Error($"Export-IanaRegistry {folder.Quoted("out.csv")}").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(folder.PathOf("out.csv")));
        Output($"Export-IanaRegistry {folder.Quoted("out.csv")} -Registry {small} -Force");
        Assert.Equal(File.ReadAllText(folder.PathOf("small.csv")), File.ReadAllText(folder.PathOf("out.csv")));
    }

    [Fact]
    public void A_pipeline_that_fails_leaves_the_file_as_it_was()
    {
        File.WriteAllText(folder.PathOf("out.csv"), "before");

        Assert.Equal("halt", Error($"& {{ Get-IanaPort 22; throw 'halt' }} | Export-IanaRegistry {folder.Quoted("out.csv")}").Exception.Message);

        Assert.Equal("before", File.ReadAllText(folder.PathOf("out.csv")));
        Assert.Equal(["out.csv", "small.csv"], Directory.GetFiles(folder.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_and_leaves_nothing_behind()
    {
        string tooLong = folder.Quoted(new string('x', 300) + ".csv");

        Assert.StartsWith("RegistryFileNotWritable,", Error($"Export-IanaRegistry {tooLong} -Registry {small}").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.FullName));
    }

    [Theory]
    [InlineData("Export-IanaRegistry {0}/out.unknown", "FormatNotKnown", ErrorCategory.InvalidArgument)]
    [InlineData("Export-IanaRegistry {0}/out", "FormatNotKnown", ErrorCategory.InvalidArgument)]
    [InlineData("Export-IanaRegistry {0}/missing/out.csv", "FolderNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Export-IanaRegistry {0} -Format Csv", "PathNotFile", ErrorCategory.InvalidArgument)]
    [InlineData("Export-IanaRegistry Env:out.csv", "PathNotFile", ErrorCategory.InvalidArgument)]
    [InlineData("Export-IanaRegistry -AsString -Format Snapshot", "FormatNotText", ErrorCategory.InvalidArgument)]
    [InlineData("Export-IanaRegistry {0}/out.csv -Registry {0}/missing.csv", "RegistryFileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-IanaRegistry | ForEach-Object {{ $_; $_ }} | Export-IanaRegistry {0}/out.csv", "SeveralRegistries", ErrorCategory.InvalidArgument)]
    public void What_cannot_be_done_is_an_error_that_stops_before_a_file_is_made(string script, string id, ErrorCategory category)
    {
        ErrorRecord error = Error(string.Format(null, script, folder.FullName));

        Assert.Equal($"{id},PortRegistry.Commands.ExportIanaRegistryCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Single(Directory.GetFiles(folder.FullName));
    }
}
