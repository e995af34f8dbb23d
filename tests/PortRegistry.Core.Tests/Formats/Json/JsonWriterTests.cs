using System;
using System.Linq;
using System.Text.Json;
using Xunit;
using static PortRegistry.Tests.Formats.RegistryFile;

namespace PortRegistry.Tests.Formats;

public sealed class JsonWriterTests
{
    [Fact]
    public void Each_record_is_an_object_named_as_the_record_names_its_properties_and_without_objects_in_it()
    {
        ServiceRecord record = Sample.Row("a", "6000-6063", "tcp", "d\ne", "[P][Q]", "", "2004-02", "", "[RFC1]", "4294967295", "", "n");
        using JsonDocument json = JsonDocument.Parse(WriteText(new RegistryDocument(new RegistryStamp(), new[] { record }), RegistryFormat.Json));
        JsonElement written = json.RootElement.GetProperty("Records").EnumerateArray().Single();
        Assert.Equal(
            "{\"ServiceName\":\"a\",\"Port\":\"6000-6063\",\"PortNumber\":null,\"FirstPort\":6000,\"LastPort\":6063,\"Transport\":\"tcp\",\"Description\":\"d\\ne\",\"Assignee\":[\"P\",\"Q\"],\"Contact\":[],\"RegistrationDate\":\"2004-02\",\"ModificationDate\":null,\"Reference\":[\"RFC1\"],\"ServiceCode\":4294967295,\"UnauthorizedUse\":null,\"AssignmentNotes\":\"n\",\"Status\":\"Assigned\",\"Class\":\"User\",\"AliasOf\":null,\"Aliases\":[],\"IsHistoric\":false,\"IsDeassigned\":false,\"IsListed\":true,\"ReferenceUri\":[\"https://www.rfc-editor.org/rfc/rfc1\"],\"Remark\":null,\"Summary\":\"d e\",\"Label\":\"a 6000-6063/tcp\"}",
            written.GetRawText());
        Assert.Equal(
            typeof(ServiceRecord).GetProperties().Where(property => property.GetMethod!.IsPublic).Select(property => property.Name).Order(StringComparer.Ordinal),
            written.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_file_says_what_the_registry_says_of_itself()
    {
        using JsonDocument json = JsonDocument.Parse(WriteText(new RegistryDocument(Sample.Stamp, Sample.EveryKind), RegistryFormat.Json));
        Assert.Equal(
            ["2026-08-17", "sample.xml", new string('a', 64), $"{Sample.EveryKind.Count}"],
            new[] { "Updated", "Source", "Sha256", "RecordCount" }.Select(name => json.RootElement.GetProperty(name).ToString()));
    }

    [Fact]
    public void Every_text_comes_back_from_a_JSON_parser()
    {
        string text = "\t\n\r" + string.Concat(Enumerable.Range(0, 256).Select(c => (char)c).Where(c => !char.IsControl(c))) + "\uFFFD\uD83D\uDE00";
        using JsonDocument json = JsonDocument.Parse(WriteText(new RegistryDocument(new RegistryStamp(), new[] { Sample.Row("a", "1", "tcp", text) }), RegistryFormat.Json));
        Assert.Equal(text, json.RootElement.GetProperty("Records")[0].GetProperty("Description").GetString());
    }

    [Fact]
    public void Half_a_pair_is_escaped()
    {
        string written = WriteText(new RegistryDocument(new RegistryStamp(), new[] { Sample.Row("a", "1", "tcp", "x\uD800y\uDC00") }), RegistryFormat.Json);
        Assert.Contains("x\\ud800y\\udc00", written, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_as_many_objects_as_records()
    {
        using JsonDocument json = JsonDocument.Parse(WriteText(new RegistryDocument(Sample.Stamp, Sample.EveryKind), RegistryFormat.Json));
        Assert.Equal(Sample.EveryKind.Select(record => record.ServiceName), json.RootElement.GetProperty("Records").EnumerateArray().Select(item => item.GetProperty("ServiceName").GetString()));
    }
}
