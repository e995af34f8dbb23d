using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using PortRegistry.Formats;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class DetectionTests
{
    [Theory]
    [InlineData("every-kind.csv", RegistryFormat.Csv)]
    [InlineData("every-kind.xml", RegistryFormat.Xml)]
    public void The_format_is_found_by_content_gzipped_or_not(string fixture, RegistryFormat format)
    {
        byte[] bytes = Fixture(fixture);
        RegistryReadResult plain = Read(bytes);
        RegistryReadResult zipped = Read(Gzip(bytes));
        Assert.Equal((format, format), (plain.Format, zipped.Format));
        Assert.Equal(plain.Document.Records, zipped.Document.Records);
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes_as_given()
    {
        byte[] zipped = Gzip(Fixture("every-kind.csv"));
        RegistryStamp stamp = Read(zipped, source: "ports.csv.gz").Document.Stamp;
        Assert.Equal(("ports.csv.gz", Convert.ToHexStringLower(SHA256.HashData(zipped))), (stamp.Source, stamp.SourceSha256));
    }

    [Fact]
    public void A_given_date_serves_only_a_format_without_one()
    {
        RegistryDate given = RegistryDate.Parse("2000-01-01");
        Assert.Equal(given, Read(Fixture("every-kind.csv"), updated: given).Document.Stamp.Updated);
        Assert.Equal(RegistryDate.Parse("2026-01-31"), Read(Fixture("every-kind.xml"), updated: given).Document.Stamp.Updated);
    }

    [Fact]
    public void A_snapshot_is_read_with_the_stamp_it_was_compiled_with()
    {
        RegistryReadResult read = Read(Write(new RegistryDocument(Sample.Stamp, Sample.EveryKind), RegistryFormat.Snapshot), source: "registry.snapshot");
        Assert.Equal(RegistryFormat.Snapshot, read.Format);
        Assert.Equal(Sample.EveryKind, read.Document.Records);
        Assert.Equal((Sample.Stamp.Source, Sample.Stamp.SourceSha256), (read.Document.Stamp.Source, read.Document.Stamp.SourceSha256));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\r\n", "blank")]
    [InlineData("ok", "'ok' is not how a registry file begins")]
    [InlineData("{\"ServiceName\":\"http\"}", "The JSON is not a registry")]
    [InlineData("PORT NUMBERS\n\n(last updated 2009-08-12)\n\nThe port numbers are divided into three ranges\n", "'port-numbers'")]
    [InlineData("Port Assignments:\n\nKeyword         Decimal    Description                     References\n-------         -------    -----------\n", "'port-numbers'")]
    [InlineData("PK\u0003\u0004", "zip")]
    [InlineData("a\0b", "not text")]
    [InlineData("Service Name;Port Number;Transport Protocol\r\nhttp;80;tcp\r\n", "is not how a registry file begins")]
    public void What_is_no_registry_file_is_refused_with_the_reason(string text, string reason)
        => Assert.Contains(reason, Refusal(text).Reason);

    [Fact]
    public void Bytes_that_no_text_has_are_refused_wherever_they_stand()
    {
        byte[] text = Encoding.UTF8.GetBytes(Header + "a,1,tcp,0123456789abcdef\u00E9,,,,,,,,\r\n");
        for (int i = Header.Length + 8; i < Header.Length + 24; i++)
        {
            for (byte value = 0; value <= 0x7F; value++)
            {
                byte[] bytes = (byte[])text.Clone();
                bytes[i] = value;
                bool isControl = value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7F;
                if (isControl)
                {
                    Assert.Contains("not text", Refusal(bytes).Reason);
                }
                else if (value == (byte)'\f')
                {
                    Assert.Contains("U+000C", Refusal(bytes).Reason);
                }
                else if (value is not ((byte)'\n' or (byte)'\r' or (byte)',' or (byte)'"'))
                {
                    Assert.Single(Read(bytes).Document.Records);
                }
            }
        }
    }

    [Fact]
    public void UTF16_is_refused_by_name()
        => Assert.Contains("UTF-16", Refusal(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray()).Reason);

    [Fact]
    public void A_header_without_rows_is_refused()
        => Assert.Contains("no records", Refusal(Header).Reason);

    [Fact]
    public void A_file_of_which_no_row_can_be_read_is_refused_with_the_first_issue()
        => Assert.Contains("Line 2, Port Number: 'x'", Refusal(Header + "a,x,tcp,,,,,,,,,\r\n", strict: false).Reason);

    [Fact]
    public void A_gzip_bomb_is_refused()
        => Assert.Contains("64 MiB", Refusal(Gzip(Encoding.ASCII.GetBytes("<!--" + new string(' ', 65 * 1024 * 1024)))).Reason);

    [Fact]
    public void Canceling_stops_the_reading()
    {
        var formats = new RegistryFormats();
        using var stream = new System.IO.MemoryStream(Fixture("every-kind.xml"));
        Assert.Throws<OperationCanceledException>(() => formats.Read(stream, new RegistryReadOptions(), new CancellationToken(canceled: true)));
    }
}
