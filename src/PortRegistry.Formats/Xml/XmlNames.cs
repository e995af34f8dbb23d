using System.Xml;

namespace PortRegistry.Formats;

/// <summary>The names of IANA's XML, added to a reader's name table so that they compare by reference.</summary>
internal sealed class XmlNames
{
    public const string IanaNamespace = "http://www.iana.org/assignments";
    public const string RegistryId = "service-names-port-numbers";

    public XmlNames(XmlNameTable table)
    {
        Assignee = table.Add("assignee");
        Br = table.Add("br");
        Data = table.Add("data");
        Date = table.Add("date");
        Description = table.Add("description");
        Name = table.Add("name");
        Note = table.Add("note");
        Number = table.Add("number");
        Paragraph = table.Add("paragraph");
        Protocol = table.Add("protocol");
        Record = table.Add("record");
        Sc = table.Add("sc");
        Section = table.Add("section");
        Type = table.Add("type");
        Unauthorized = table.Add("unauthorized");
        Updated = table.Add("updated");
        Xref = table.Add("xref");
    }

    public string Assignee { get; }

    public string Br { get; }

    public string Data { get; }

    public string Date { get; }

    public string Description { get; }

    public string Name { get; }

    public string Note { get; }

    public string Number { get; }

    public string Paragraph { get; }

    public string Protocol { get; }

    public string Record { get; }

    public string Sc { get; }

    public string Section { get; }

    public string Type { get; }

    public string Unauthorized { get; }

    public string Updated { get; }

    public string Xref { get; }
}
