using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PortRegistry.Formats;

/// <summary>Reads a catalog as JSON: an array of objects, or an object with one array of them.</summary>
internal sealed class JsonCatalogReader
{
    private const int MaxDepth = 16;

    private readonly PortCatalogBuilder catalog;
    private readonly Action<ParseIssue> failed;

    public JsonCatalogReader(PortCatalogBuilder catalog, Action<ParseIssue> failed)
    {
        this.catalog = catalog;
        this.failed = failed;
    }

    public void Read(string text)
    {
        int number = 0;
        foreach (XElement item in ItemsOf(Parse(text)))
        {
            number++;
            string? reason = Is(item, "object") ? catalog.Add(item.Elements().Select(CellOf), null) : "It is no object.";
            if (reason is not null)
            {
                failed(new ParseIssue(0, null, string.Format(CultureInfo.InvariantCulture, "Entry {0}: {1}", number, reason)));
            }
        }
    }

    private static XElement Parse(string text)
    {
        try
        {
            var quotas = new XmlDictionaryReaderQuotas { MaxDepth = MaxDepth, MaxStringContentLength = int.MaxValue, MaxArrayLength = int.MaxValue, MaxNameTableCharCount = int.MaxValue };
            using XmlDictionaryReader reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), quotas);
            return XElement.Load(reader);
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            throw ReadContext.Refuse(0, "The file is not JSON: " + e.Message, e);
        }
    }

    private static IEnumerable<XElement> ItemsOf(XElement root)
    {
        if (Is(root, "array"))
        {
            return root.Elements();
        }

        XElement[] arrays = root.Elements().Where(element => Is(element, "array")).ToArray();
        return arrays.Length == 1
            ? arrays[0].Elements()
            : throw ReadContext.Refuse(0, "A catalog as JSON is an array of objects, or an object with one array of them.");
    }

    private static KeyValuePair<string, object?> CellOf(XElement property) => new(NameOf(property), ValueOf(property));

    // A name that XML does not allow stands in an attribute.
    private static string NameOf(XElement property) => (string?)property.Attribute("item") ?? property.Name.LocalName;

    private static object? ValueOf(XElement value) => (string?)value.Attribute("type") switch
    {
        "null" => null,
        "array" => string.Join(", ", value.Elements().Select(ValueOf)),
        "object" => value.Elements().FirstOrDefault(element => NameOf(element) == nameof(PortSpec.Text))?.Value ?? value.ToString(SaveOptions.DisableFormatting),
        _ => value.Value,
    };

    private static bool Is(XElement element, string type) => (string?)element.Attribute("type") == type;
}
