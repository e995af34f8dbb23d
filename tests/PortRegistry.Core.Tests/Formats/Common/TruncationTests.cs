using System;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class TruncationTests
{
    [Fact]
    public void XML_cut_off_anywhere_is_refused()
    {
        byte[] whole = Fixture("every-kind.xml");
        int end = Array.LastIndexOf(whole, (byte)'>') + 1;
        for (int length = 0; length < end; length++)
        {
            Refusal(whole[..length]);
        }
    }

    [Fact]
    public void JSON_cut_off_anywhere_is_refused()
    {
        byte[] whole = Write(Read(Fixture("every-kind.xml")).Document, RegistryFormat.Json);
        for (int length = 0; length < whole.Length - 1; length++)
        {
            Refusal(whole[..length]);
        }
    }

    [Fact]
    public void CSV_cut_off_anywhere_is_refused_or_has_only_whole_records()
    {
        byte[] whole = Fixture("every-kind.csv");
        ServiceRecord[] records = Read(whole).Document.Records.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                ServiceRecord[] read = Read(whole[..length]).Document.Records.ToArray();
                // After the comma before the last cell, nothing shows that the cell is missing.
                int compared = whole[length - 1] == ',' ? read.Length - 1 : read.Length;
                Assert.Equal(records[..compared], read[..compared]);
            }
            catch (InvalidRegistryException refused)
            {
                Assert.NotEmpty(refused.Issue.Reason);
            }
        }
    }

    [Theory]
    [InlineData("every-kind.csv")]
    [InlineData("every-kind.xml")]
    public void Gzip_cut_off_anywhere_is_refused(string fixture)
    {
        byte[] whole = Gzip(Fixture(fixture));
        for (int length = 0; length < whole.Length; length++)
        {
            Refusal(whole[..length]);
        }
    }

    [Theory]
    [InlineData("every-kind.csv")]
    [InlineData("every-kind.xml")]
    public void A_byte_changed_anywhere_is_refused_or_read_but_gives_no_other_exception(string fixture)
    {
        byte[] whole = Fixture(fixture);
        byte[] changes = { 0, (byte)'"', (byte)'<', 0xFF, (byte)'&' };
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] bytes = (byte[])whole.Clone();
            bytes[i] = changes[i % changes.Length];
            try
            {
                Assert.NotEmpty(Read(bytes, strict: false).Document.Records);
            }
            catch (InvalidRegistryException refused)
            {
                Assert.NotEmpty(refused.Issue.Reason);
            }
        }
    }
}
