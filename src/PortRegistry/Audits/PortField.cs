using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Xml;

namespace PortRegistry.Commands;

/// <summary>A name and a value that is read when needed: a property, or an entry of a hashtable.</summary>
internal readonly struct PortField
{
    private readonly object? source;

    internal PortField(string name, object? source)
    {
        Name = name;
        this.source = source;
    }

    internal string Name { get; }

    /// <summary>The value, taken out of what PowerShell wraps it in, where it is not a bag of properties.</summary>
    internal object? Value => Bare(source is PSPropertyInfo property ? property.Value : source);

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

        // Going through Properties one by one costs ten times as much.
        ReadOnlyPSMemberInfoCollection<PSPropertyInfo> properties = PSObject.AsPSObject(bag).Properties.Match("*");
        var all = new PortField[properties.Count];
        for (int i = 0; i < all.Length; i++)
        {
            PSPropertyInfo property = properties[i];
            all[i] = new PortField(property.Name, property);
        }

        return all;
    }

    /// <summary>The same field under a longer name.</summary>
    internal PortField Within(string prefix) => new(prefix + "." + Name, source);

    internal static object? Bare(object? value)
        => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject is System.DBNull ? null : wrapped.BaseObject
        : value is System.DBNull ? null
        : value;

    /// <summary>Whether a value is data that has names of its own: an object without a type, one from another process, a hashtable or XML.</summary>
    internal static bool IsBag(object? value) => value is IDictionary or XmlElement || (value is PSObject wrapped && wrapped.BaseObject is PSCustomObject);
}
