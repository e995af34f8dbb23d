using System.Linq;
using PortRegistry.Tests.Formats;
using Xunit;

namespace PortRegistry.Tests.Snapshots;

/// <summary>
/// A snapshot written by version 1.0, and the CSV of the same registry. Neither file is ever regenerated: every later version
/// of the module must read the files in a user's data directory.
/// </summary>
public sealed class FrozenSnapshotTests
{
    private static readonly byte[] Frozen = RegistryFile.Fixture("v1.snapshot");

    [Fact]
    public void A_snapshot_of_version_1_0_opens_and_gives_every_record()
    {
        IanaRegistry registry = IanaRegistry.Open(Frozen);
        registry.Validate();
        Assert.Equal(RegistryFile.Read(RegistryFile.Fixture("v1.csv")).Document.Records, registry.Records);
        Assert.Equal(
            ["discard 9/dccp", "Reserved 225-241", "Unassigned 4748-4748", "x11 6000-6063/tcp", "bare"],
            new[] { registry.Find(9), registry.Find(230), registry.Find(4748), registry.Find(6063) }.Select(found => found.First!.ToString())
                .Append(registry.FindService("BARE").Single().ToString()));
    }

    [Fact]
    public void Its_stamp_says_what_it_said()
    {
        RegistryStamp stamp = IanaRegistry.Open(Frozen).Stamp;
        Assert.Equal("Service Name and Transport Protocol Port Number Registry", stamp.Title);
        Assert.Equal("2026-01-31", stamp.Updated.ToString());
        Assert.Equal("[RFC6335]", stamp.Reference);
        Assert.Equal("TCP: Person One\nSCTP: Person Two", stamp.Experts);
        Assert.Equal("every-kind.xml", stamp.Source);
        Assert.Equal(64, stamp.SourceSha256!.Length);
        Assert.Equal([null, "Request an Assignment"], stamp.Notes.Select(note => note.Title));
        Assert.Equal(["1"], stamp.Footnotes.Select(note => note.Title));
    }

    [Fact]
    public void Its_sections_are_written_as_they_were()
    {
        byte[] written = RegistryCompiler.Compile(IanaRegistry.Open(Frozen).ToDocument()).SnapshotBytes;
        Assert.Equal(Frozen[64..], written[64..^SnapshotChecksum.SectionLength]);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(-1)]
    public void Damage_in_it_is_found_by_its_hash(int offset)
    {
        byte[] damaged = (byte[])Frozen.Clone();
        damaged[offset < 0 ? damaged.Length + offset : offset] ^= 0x10;
        InvalidSnapshotException refused = Assert.Throws<InvalidSnapshotException>(() => IanaRegistry.Open(damaged));
        Assert.Equal(("header", 32L), (refused.Section, refused.Offset));
    }
}
