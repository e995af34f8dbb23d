using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Records;

/// <summary>What would act on a terminal is shown, and no cell of the registry has it.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain text\twith ü and 港", "plain text\twith ü and 港")]
    [InlineData("a\u001b[2Kb", "a␛[2Kb")]
    [InlineData("\0\a\r\n", "␀␇␍␊")]
    [InlineData("\u007f\u009b", "␡\\u009b")]
    [InlineData("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f")]
    [InlineData("svc\u200bhost\ufeff\u2060\u00ad", "svc\\u200bhost\\ufeff\\u2060\\u00ad")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    public void A_control_character_is_shown_as_a_sign(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData('\u0001')]
    [InlineData('\u000c')]
    [InlineData('\u001b')]
    [InlineData('\u007f')]
    [InlineData('\u009b')]
    [InlineData('\u202e')]
    [InlineData('\u2067')]
    public void A_cell_with_a_control_character_is_refused_by_its_number(char control)
    {
        foreach (RegistryColumn column in Enum.GetValues<RegistryColumn>())
        {
            string?[] cells = Enumerable.Repeat<string?>(null, 12).ToArray();
            cells[(int)RegistryColumn.ServiceName] = "a";
            cells[(int)column] = $"x{control}y";

            Assert.False(ServiceRecord.TryCreate(cells, out _, out RegistryColumn refused, out string? reason));
            Assert.Equal(column, refused);
            Assert.Contains($"U+{(int)control:X4}", reason, StringComparison.Ordinal);
        }
    }
}
