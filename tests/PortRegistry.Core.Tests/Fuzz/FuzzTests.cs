using System.Linq;
using System.Text;
using PortRegistry.Tests.Formats;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <summary>
/// No input makes a reader throw an undocumented exception, hang, or allocate more than a limit for each byte of input; and
/// what a reader accepts is valid.
/// </summary>
public sealed class FuzzTests
{
    [Fact]
    public void No_CSV_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("CSV", FuzzSeeds.Csv, FuzzTokens.Csv, FuzzReaders.ReadFile), 2000);

    [Fact]
    public void No_XML_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("XML", FuzzSeeds.Xml, FuzzTokens.Xml, FuzzReaders.ReadFile), 2000);

    [Fact]
    public void No_web_page_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("HTML", FuzzSeeds.Html, FuzzTokens.Html, FuzzReaders.ReadFile), 2000);

    [Fact]
    public void Changed_JSON_is_read_or_refused_with_a_reason()
        => FuzzRun.Of(new FuzzTarget("JSON", FuzzSeeds.Json, FuzzTokens.Json, FuzzReaders.ReadFile), 2000);

    [Fact]
    public void No_plain_text_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("text", FuzzSeeds.Text, FuzzTokens.Text, FuzzReaders.ReadFile) { MemoryPerByte = FuzzTarget.TextMemoryPerByte }, 1000);

    [Fact]
    public void No_mixture_of_formats_breaks_a_reader()
        => FuzzRun.Of(new FuzzTarget("mixture", FuzzSeeds.All, FuzzTokens.All, FuzzReaders.ReadFile) { MemoryPerByte = FuzzTarget.TextMemoryPerByte }, 1000);

    [Fact]
    public void No_gzip_file_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("gzip", FuzzSeeds.All.Select(RegistryFile.Gzip).ToList(), FuzzTokens.All, FuzzReaders.ReadFile) { MemoryPerByte = FuzzTarget.TextMemoryPerByte }, 2000);

    [Fact]
    public void No_snapshot_behind_a_right_hash_breaks_its_reader()
        => FuzzRun.Of(
            new FuzzTarget("snapshot", FuzzSeeds.Snapshots, [], FuzzReaders.ReadSnapshot)
            {
                EvolvesSeeds = false,
                ChangeBy = (random, file, other) => new SnapshotMutator(random).Change(file, other),
            },
            3000);

    [Fact]
    public void No_snapshot_file_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("snapshot-file", FuzzSeeds.Snapshots, FuzzTokens.Csv, FuzzReaders.ReadFile), 1000);

    [Fact]
    public void No_text_breaks_the_readers_of_ports_transports_and_cells()
        => FuzzRun.Of(new FuzzTarget("spec", PortTextSeeds.Specs, FuzzTokens.Spec, FuzzReaders.ReadSpec), 5000);

    [Fact]
    public void No_output_of_another_program_breaks_the_reader_of_ports()
        => FuzzRun.Of(new FuzzTarget("port-text", [.. PortTextSeeds.Texts, .. PortTexts.SupportedTexts.All.Select(text => Encoding.UTF8.GetBytes(text.Text)), .. PortTextSeeds.Specs], FuzzTokens.PortText, FuzzReaders.ReadPortText) { MemoryPerByte = FuzzTarget.PortTextMemoryPerByte }, 2000);

    [Fact]
    public void No_catalog_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("catalog", FuzzSeeds.Catalogs, FuzzTokens.Catalog, FuzzReaders.ReadCatalog) { MemoryPerByte = FuzzTarget.CatalogMemoryPerByte }, 3000);

    [Fact]
    public void No_history_behind_a_right_hash_breaks_its_reader()
        => FuzzRun.Of(new FuzzTarget("history", [HistoryBytes.Inflate(FuzzSeeds.History)], FuzzTokens.Csv, FuzzReaders.ReadHistory) { MemoryPerByte = FuzzTarget.TextMemoryPerByte }, 3000);
}
