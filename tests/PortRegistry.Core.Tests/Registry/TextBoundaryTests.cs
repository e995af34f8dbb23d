using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Registry;

/// <summary>Texts that are just near enough, just too far, and just at an end.</summary>
public sealed class TextBoundaryTests
{
    private static readonly IanaRegistry Registry = IanaRegistry.FromDocument(new RegistryDocument(
        new RegistryStamp(),
        [.. new[] { "telnet", "telnxyz", "ftp", "xy", "a-b", "sftp", "sfta", "sftb", "sftc" }.Select((name, i) => Sample.Row(name, $"{i + 1}", "tcp", name))]));

    [Theory]
    [InlineData("telnet", "telnet")]
    [InlineData("TELENT", "telnet")]
    [InlineData("telne", "telnet")]
    [InlineData("teln", "telnet")]
    [InlineData("telnetxx", "telnet")]
    [InlineData("tolnet", "telnet")]
    [InlineData("tolnut", null)]
    [InlineData("tolnetxx", null)]
    [InlineData("etlnet", "telnet")]
    [InlineData("elnet", "telnet")]
    [InlineData("xtelnet", "telnet")]
    [InlineData("xelnet", null)]
    [InlineData("tel", null)]
    [InlineData("telnetxxx", null)]
    [InlineData("tolnux", null)]
    [InlineData("fpt", null)]
    [InlineData("ft", null)]
    [InlineData("fto", null)]
    [InlineData("ftpd", "ftp")]
    [InlineData("fftp", "ftp")]
    [InlineData("xftp", null)]
    [InlineData("", null)]
    [InlineData("oooo", null)]
    [InlineData("xyz", null)]
    [InlineData("ooo", null)]
    public void A_name_is_near_by_one_edit_behind_the_first_letter_and_by_two_at_its_end(string asked, string? nearest)
        => Assert.Equal(nearest ?? "", string.Join("", Registry.SuggestNames(asked, 1)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "sftp")]
    [InlineData(2, "sftp sfta")]
    [InlineData(4, "sftp sfta sftb sftc")]
    [InlineData(9, "sftp sfta sftb sftc")]
    public void No_more_names_are_given_than_were_asked_for(int count, string expected)
        => Assert.Equal(expected, string.Join(' ', Registry.SuggestNames("sftx", count)));

    [Fact]
    public void A_name_whose_last_letters_alone_differ_too_much_is_not_near()
        => Assert.DoesNotContain("telnxyz", Registry.SuggestNames("telnet", 9));

    [Theory]
    [InlineData("a] [b]", "a]", "b")]
    [InlineData("[a]]", "a", "]")]
    [InlineData("[a] b", "a", "b")]
    [InlineData("a [b[c]]", "a", "b[c]")]
    [InlineData("[[a]]", "[a]")]
    [InlineData("[a", "a")]
    [InlineData("[]", "")]
    public void Brackets_that_do_not_pair_stand_for_themselves(string cell, params string[] tokens)
        => Assert.Equal(tokens, BracketedList.Parse(cell));

    [Theory]
    [InlineData("[RFC 0]", "[RFC0]", true)]
    [InlineData("[RFC 9]", "[RFC9]", true)]
    [InlineData("[RFC /]", "[RFC/]", false)]
    [InlineData("[RFC :]", "[RFC:]", false)]
    [InlineData("see [RFC\n0822]", "see [RFC0822]", true)]
    [InlineData("[XRFC 1]", "[XRFC1]", false)]
    [InlineData("a b", "a  \t\n b", true)]
    [InlineData(" a ", "a", true)]
    [InlineData("a!", "a !", false)]
    public void White_space_alone_makes_no_other_record(string one, string other, bool same)
    {
        ServiceRecord left = Sample.Row("a", "1", "tcp", one);
        ServiceRecord right = Sample.Row("a", "1", "tcp", other);
        Assert.Equal(same, ServiceRecordComparer.Instance.Equals(left, right));
        Assert.True(!same || ServiceRecordComparer.Instance.GetHashCode(left) == ServiceRecordComparer.Instance.GetHashCode(right));
    }
}
