using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class RealFilesTests
{
    private static readonly XNamespace Iana = "http://www.iana.org/assignments";

    [IanaTheory]
    [InlineData("2015-05-04", "2015-05-04", 13659)]
    [InlineData("2020-01-01", "2019-12-31", 14178)]
    [InlineData("2026-02-13", "2026-02-13", 14499)]
    [InlineData("2026-08-17", "2026-08-17", 14533)]
    public void The_XML_of_every_year_reads_whole(string day, string updated, int records)
    {
        RegistryReadResult read = ReadReal(day, "xml");
        Assert.Equal(RegistryFormat.Xml, read.Format);
        Assert.Equal((records, updated), (read.Document.Records.Count, read.Document.Stamp.Updated.ToString()));
        Assert.Empty(read.Issues);
    }

    [IanaFact]
    public void CSV_and_XML_of_one_day_are_equal_to_the_letter()
        => Assert.Equal(ReadReal("2026-02-13", "csv").Document.Records, ReadReal("2026-02-13", "xml").Document.Records);

    [IanaFact]
    public void The_CSV_read_and_written_is_byte_for_byte_the_same_file()
        => Assert.Equal(File.ReadAllBytes(IanaFiles.PathOf("2026-02-13", "csv")), Write(ReadReal("2026-02-13", "csv").Document, RegistryFormat.Csv));

    [IanaFact]
    public void The_XML_written_has_the_contacts_and_references_of_IANA_s_own_records()
    {
        using FileStream file = File.OpenRead(IanaFiles.PathOf("2026-08-17", "xml"));
        byte[] written = Write(ReadReal("2026-08-17", "xml").Document, RegistryFormat.Xml);
        Assert.Equal(References(XDocument.Load(file)), References(XDocument.Load(new MemoryStream(written))));
    }

    private static IEnumerable<string> References(XDocument registry)
        => from record in registry.Root!.Elements(Iana + "record")
           from reference in record.Elements(Iana + "xref")
           where (string?)reference.Attribute("type") is "person" or "rfc" or "draft" or "note"
           orderby (string?)reference.Attribute("type"), (string?)reference.Attribute("data")
           select reference.Attribute("type") + " " + reference.Attribute("data");
}
