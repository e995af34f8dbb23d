using System;
using PortRegistry.Tests.Fuzz;
using Xunit;
using static PortRegistry.Tests.History.HistoryTests;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.History;

public class HistoryDamageTests
{
    private static readonly RegistryDocument[] Documents =
    [
        Version("2020-01-01", [.. EveryKind, Row("imap", "143", "udp", "Mail")]),
        Version("2020-02-01", [.. EveryKind, Row("", "143", "udp", "Reserved")]),
    ];

    private static readonly IanaRegistry Registry = Shipped(Documents[1]);
    private static readonly byte[] History = HistoryCompiler.Compile(Registry, Documents);

    [Fact]
    public void A_history_cut_off_anywhere_is_refused()
    {
        for (int length = 0; length < History.Length; length++)
        {
            Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(History[..length], Registry));
        }
    }

    [Fact]
    public void A_byte_changed_anywhere_is_noticed()
    {
        for (int i = 0; i < History.Length; i++)
        {
            byte[] damaged = (byte[])History.Clone();
            damaged[i] ^= 0x10;
            if (i is not (10 or 11))
            {
                Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(damaged, Registry));
            }
        }
    }

    [Fact]
    public void A_content_that_was_made_to_deceive_gives_no_other_exception()
    {
        byte[] content = HistoryBytes.Inflate(History);
        for (int i = 0; i < content.Length; i++)
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF, (byte)(content[i] + 1) })
            {
                byte[] damaged = (byte[])content.Clone();
                damaged[i] = value;
                try
                {
                    RegistryHistory history = RegistryHistory.Open(Seal(damaged), Registry);
                    history.Changes();
                    foreach (HistoryVersion version in history.Versions)
                    {
                        history.Rebuild(version);
                    }
                }
                catch (InvalidHistoryException refused)
                {
                    Assert.NotEmpty(refused.Message);
                }
            }
        }
    }

    [Fact]
    public void A_content_longer_than_the_header_says_is_refused_however_much_it_would_become()
    {
        byte[] bomb = Seal(new byte[8 << 20]);

        Assert.Contains("longer than any history", Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(bomb, Registry)).Message, StringComparison.Ordinal);
        BitConverter.TryWriteBytes(bomb.AsSpan(12), 1000);
        Assert.Contains("not as long", Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(bomb, Registry)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_of_another_registry_is_refused()
        => Assert.Contains("belongs to the registry", Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(History, Shipped(Documents[1], 'b'))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_history_of_a_newer_format_is_refused_by_its_number()
    {
        byte[] newer = (byte[])History.Clone();
        newer[8] = 2;

        Assert.Contains("format 2", Assert.Throws<InvalidHistoryException>(() => RegistryHistory.Open(newer, Registry)).Message, StringComparison.Ordinal);
    }

    private static byte[] Seal(byte[] content) => HistoryBytes.Seal(content, History);
}
