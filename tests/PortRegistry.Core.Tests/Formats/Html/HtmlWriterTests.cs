using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;
using static PortRegistry.Tests.Sample;

namespace PortRegistry.Tests.Formats;

public class HtmlWriterTests
{
    /// <summary>What breaks out of a page that does not encode its texts.</summary>
    internal static readonly string[] Hostile =
    [
        "<script>document.title = 'taken'</script>",
        "<img src=x onerror=\"document.title = 'taken'\">",
        "\"><svg onload=document.title='taken'>",
        "</td></tr></table></script><script>document.title='taken'//",
        "<!-- --!> ]]> <![CDATA[ <style>*{display:none}",
        "&lt;b&gt; &amp;amp; &#60; &",
        "javascript:document.title='taken'",
    ];

    private static readonly string Page = WriteText(new RegistryDocument(Stamp, EveryKind), RegistryFormat.Html);

    [Fact]
    public void The_stamp_is_read_back_to_the_letter()
    {
        var stamp = new RegistryStamp(
            "A <title> & more",
            "Ports & names",
            RegistryDate.Parse("2026-08"),
            "[RFC6335][RFC7605]",
            "TCP: A \nUDP: B",
            [new RegistryNote(null, "\n First <line>\n\n  indented\n"), new RegistryNote("A title", ""), new RegistryNote("Request", "[https://example.org]")],
            [new RegistryNote("1", "One\ntwo"), new RegistryNote("2", "&lt;")]);

        RegistryStamp back = Read(WriteText(new RegistryDocument(stamp, EveryKind), RegistryFormat.Html)).Document.Stamp;

        Assert.Equal((stamp.Title, stamp.Category, stamp.Updated, stamp.Reference, stamp.Experts), (back.Title, back.Category, back.Updated, back.Reference, back.Experts));
        Assert.Equal(stamp.Notes.Select(note => note.ToString()), back.Notes.Select(note => note.ToString()));
        Assert.Equal(stamp.Footnotes.Select(note => note.ToString()), back.Footnotes.Select(note => note.ToString()));
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        ServiceRecord[] records = Hostile.Select((text, i) => Row(text, $"{i}", "tcp", text, text, text, "", "", $"[{text}]", "", text, text)).ToArray();
        var stamp = new RegistryStamp(Hostile[0], Hostile[1], null, Hostile[2], Hostile[3], [new RegistryNote(Hostile[4], Hostile[5])], [new RegistryNote("1", Hostile[0])]);

        string page = WriteText(new RegistryDocument(stamp, records), RegistryFormat.Html);

        Assert.Equal(records, Read(page).Document.Records);
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.Single(Regex.Matches(page, "<style"));
        Assert.DoesNotMatch("<(img|svg|!--|!\\[)", page);
        Assert.DoesNotMatch("href=\"(?!https?://|#records\")", page);
    }

    [Fact]
    public void A_reference_links_to_its_document_and_a_stranger_does_not()
    {
        ServiceRecord[] records = [Row("a", "1", "tcp", "", reference: "[RFC8765, Section 6.1][https://example.org/?a=\"b\"&c][javascript:alert(1)][1]")];

        string page = WriteText(new RegistryDocument(Stamp, records), RegistryFormat.Html);

        Assert.Contains("[<a href=\"https://www.rfc-editor.org/rfc/rfc8765\">RFC8765, Section 6.1</a>][<a href=\"https://example.org/?a=%22b%22&amp;c\">", page, StringComparison.Ordinal);
        Assert.Contains("</a>][javascript:alert(1)][1]</td>", page, StringComparison.Ordinal);
        Assert.Equal(records, Read(page).Document.Records);
    }

    [Fact]
    public void The_page_stands_by_itself()
    {
        Assert.DoesNotMatch("(?i)<link|<iframe|@import|url\\(| src=|fetch\\(|import\\(", Page);
        Assert.Contains("content=\"default-src 'none'; ", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    public void The_policy_names_the_one_script_and_the_one_style_by_hash(string element)
    {
        string text = Regex.Match(Page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;

        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Assert.Contains($"{element}-src 'sha256-{hash}'", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_title_is_a_button_in_a_column_header()
        => Assert.Equal(
            RegistryColumns.Titles,
            Regex.Matches(Page, "<th scope=\"col\"><button type=\"button\" disabled>([^<]*)</button></th>").Select(match => match.Groups[1].Value));

    [Fact]
    public void The_page_says_how_many_records_it_has()
    {
        Assert.Contains($"aria-live=\"polite\">{EveryKind.Count} records</p>", Page, StringComparison.Ordinal);
        Assert.Contains("aria-live=\"polite\">1 record</p>", WriteText(new RegistryDocument(Stamp, EveryKind.Take(1).ToArray()), RegistryFormat.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_cut_off_anywhere_is_refused()
    {
        string whole = Page.TrimEnd('\n');

        // The style takes long and does not matter here.
        for (int length = whole.IndexOf("</style>", StringComparison.Ordinal); length < whole.Length; length++)
        {
            Assert.NotEmpty(Refusal(whole[..length]).Reason);
        }
    }
}
