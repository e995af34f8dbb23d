using System.Collections;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>What the views show of texts that other programs chose.</summary>
public static class ViewText
{
    /// <summary>The texts of an object, with control characters shown as signs: the member that views ask.</summary>
    /// <param name="use">The object.</param>
    /// <returns>The values by the names of the properties.</returns>
    public static object Shown(PSObject use)
    {
        var shown = new Hashtable(System.StringComparer.OrdinalIgnoreCase);
        if (use is null)
        {
            return shown;
        }

        foreach (PSPropertyInfo property in use.Properties)
        {
            if (property is PSProperty or PSNoteProperty)
            {
                object? value = property.Value is PSObject { BaseObject: string bare } ? bare : property.Value;
                shown[property.Name] = value is string text ? VisibleText.Of(text) : value;
            }
        }

        // Behind what is only assumed, a question mark.
        object? assumption = shown["Assumption"] is PSObject list ? list.BaseObject : shown["Assumption"];
        shown["Marked"] = shown["Use"] + (assumption is IEnumerable assumed && assumed.GetEnumerator().MoveNext() ? "?" : string.Empty);
        return shown;
    }
}
