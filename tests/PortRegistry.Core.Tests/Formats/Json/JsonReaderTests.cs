using System.Linq;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class JsonReaderTests
{
    [Fact]
    public void An_array_of_records_alone_is_read_with_ports_as_texts_or_numbers_and_in_any_order()
    {
        const string Json = """
            [
              { "Port": 22, "ServiceName": "ssh", "Transport": "tcp", "PortNumber": 22, "Assignee": ["A", "B"] },
              { "Port": "6000-6063", "ServiceName": "x11", "Transport": null },
              { "ServiceName": "caf\u00e9\n\"x\"" }
            ]
            """;
        Assert.Equal(
            new[] { Sample.Row("ssh", "22", "tcp", "", "[A][B]"), Sample.Row("x11", "6000-6063", "", ""), Sample.Row("caf\u00e9\n\"x\"", "", "", "") },
            Read(Json).Document.Records);
    }

    [Theory]
    [InlineData("[{\"ServiceName\":\"a\"},\n{\"Port\":65536}]", 2, "Port Number", "not a port number")]
    [InlineData("[{\"ServiceName\":\"a\"},\n\n{\"ServiceName\":\"b\",\n\"RegistrationDate\":\"1.2.2024\"}]", 4, "Registration Date", "not a date")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"ServiceName\":\"b\",\"Port\":{\"First\":1}}]", 1, "Port Number", "as ConvertTo-Json writes it")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"ServiceName\":\"b\",\"Port\":1,\"Port\":2}]", 1, "Port Number", "there twice")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"ServiceName\":\"b\",\"Assignee\":\"A\"}]", 1, "Assignee", "not an array of texts")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"ServiceName\":\"b\",\"Assignee\":[1]}]", 1, "Assignee", "not an array of texts")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"ServiceName\":true}]", 1, "Service Name", "not a text")]
    [InlineData("[{\"ServiceName\":\"a\"},{\"Name\":\"b\"}]", 1, null, "'Name' is not a property of a record")]
    [InlineData("[{\"ServiceName\":\"a\"},[{}]]", 1, null, "A record is an object")]
    public void A_record_that_cannot_be_read_is_reported_with_its_place_and_the_others_are_given(string json, int line, string? column, string reason)
    {
        RegistryReadResult read = Read(json, strict: false);
        ParseIssue issue = Assert.Single(read.Issues);
        Assert.Equal((line, column), (issue.Line, issue.Column));
        Assert.Contains(reason, issue.Reason);
        Assert.Equal("a", read.Document.Records.Single().ServiceName);
        Assert.Contains(reason, Refusal(json).Reason);
    }

    [Theory]
    [InlineData("{}", "not a registry")]
    [InlineData("{\"Records\":{}}", "not a registry")]
    [InlineData("[]", "no records")]
    [InlineData("[{\"ServiceName\":\"a\"}]]", "something follows the end")]
    [InlineData("[{\"ServiceName\":\"a\"},]", "a value is missing")]
    [InlineData("[{\"ServiceName\":\"a\",}]", "'\"' is missing")]
    [InlineData("[{\"ServiceName\" \"a\"}]", "':' is missing")]
    [InlineData("[{\"ServiceName\":a}]", "'a' is no value")]
    [InlineData("[{\"ServiceName\":\"a\nb\"}]", "not closed on its line")]
    [InlineData("[{\"ServiceName\":\"\\x\"}]", "no escape follows")]
    [InlineData("[{\"ServiceName\":\"\\u00g0\"}]", "hexadecimal")]
    [InlineData("[{\"ServiceName\":\"\\u0007\"}]", "0x07")]
    [InlineData("[{\"ServiceName\":\"\\ud800\"}]", "half a pair")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "nested too deep")]
    [InlineData("{\"Updated\":\"yesterday\",\"Records\":[{\"ServiceName\":\"a\"}]}", "'yesterday'")]
    public void What_is_no_JSON_or_no_registry_is_refused_with_the_reason(string json, string reason)
        => Assert.Contains(reason, Refusal(json).Reason);
}
