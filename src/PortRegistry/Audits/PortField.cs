using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Xml;

namespace PortRegistry.Commands;

/// <summary>A name and a value that is read when needed: a property, or an entry of a hashtable.</summary>
internal readonly struct PortField(string name, object? source, string? path = null)
{
    internal string Name { get; } = name;

    /// <summary>The way to it from the object, as PowerShell writes it: what counts as the object's own may stand inside others.</summary>
    internal string Path => path ?? (System.Array.TrueForAll(Name.ToCharArray(), c => char.IsLetterOrDigit(c) || c == '_') ? Name : $"'{Name.Replace("'", "''")}'");

    /// <summary>The value, taken out of what PowerShell wraps it in, where it is not a bag of properties.</summary>
    internal object? Value => Bare(source is PSPropertyInfo property ? property.Value : source);

    /// <summary>Whether it may have values inside; an answer, which is made when it is read, has none that count.</summary>
    internal bool HasInside => source is not AnswerProperty && (source is PSPropertyInfo property ? property.Value : source) is not (null or string or System.ValueType);

    /// <summary>The fields of an object, without reading their values.</summary>
    internal static PortField[] Of(object bag)
    {
        if (Bare(bag) is IDictionary entries)
        {
            var fields = new List<PortField>(entries.Count);
            foreach (DictionaryEntry entry in entries)
            {
                fields.Add(new PortField(System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty, entry.Value));
            }

            return fields.ToArray();
        }

        if (Bare(bag) is XmlNode node)
        {
            return OfNode(node);
        }

        // Match("*") and the index of what it returns take longer.
        var all = new List<PortField>();
        foreach (PSPropertyInfo property in PSObject.AsPSObject(bag).Properties)
        {
            all.Add(new PortField(property.Name, property));
        }

        return all.ToArray();
    }

    /// <summary>The same field as one of an object around it, with the name of its own object before it or not.</summary>
    internal PortField Within(PortField around, bool isNamed) => new(isNamed ? around.Name + "." + Name : Name, source, around.Path + "." + Path);

    /// <summary>The same value under another name.</summary>
    internal PortField As(string name) => new(name, source, Path);

    // Attributes and elements, as PowerShell has them, without what .NET says of a node of XML.
    private static PortField[] OfNode(XmlNode parent)
    {
        var names = new List<string>();
        var values = new Dictionary<string, List<object?>>(System.StringComparer.Ordinal);
        foreach (XmlAttribute attribute in parent.Attributes ?? (IEnumerable)System.Array.Empty<XmlAttribute>())
        {
            if (attribute.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                Add(attribute.LocalName, attribute.Value);
            }
        }

        foreach (XmlNode node in parent.ChildNodes)
        {
            if (node is XmlElement child)
            {
                Add(child.LocalName, child.HasAttributes || child.FirstChild is not (null or XmlCharacterData) ? child : Said(child));
            }
            else if (node is XmlCharacterData and not XmlComment)
            {
                Add(node.LocalName, node.Value);
            }
        }

        return names.ConvertAll(name => new PortField(name, values[name].Count == 1 ? values[name][0] : values[name].ToArray())).ToArray();

        void Add(string name, object? value)
        {
            if (!values.TryGetValue(name, out List<object?>? several))
            {
                names.Add(name);
                values.Add(name, several = new List<object?>());
            }

            several.Add(value);
        }
    }

    // pfSense switches a rule off with <disabled/>.
    private static string Said(XmlElement element)
        => element.FirstChild is null && PortNames.Find(element.LocalName).Kind == PortNameKind.Disabled ? "true" : element.InnerText;

    internal static object? Bare(object? value)
        => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject is System.DBNull ? null : wrapped.BaseObject
        : value is System.DBNull ? null
        : value;

    /// <summary>Whether a value is data that has names of its own: an object without a type, one from another process, a hashtable or XML.</summary>
    internal static bool IsBag(object? value) => value is IDictionary or XmlNode || (value is PSObject wrapped && wrapped.BaseObject is PSCustomObject);
}
