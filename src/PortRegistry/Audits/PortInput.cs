using System;
using System.Collections;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>What is given to a cmdlet that reads objects for their ports: one object, or a list of them.</summary>
internal static class PortInput
{
    private const int MaxDepth = 16;

    /// <summary>
    /// Does something with each object; null is a port that is missing, not nothing. Lists of objects inside a list are opened
    /// too; lists of ports are objects.
    /// </summary>
    internal static void ForEach(PSObject? input, Action<PSObject> action) => ForEach(input ?? Missing(), action, 0);

    private static PSObject Missing() => new(PortSpec.Parse(null));

    private static void ForEach(PSObject input, Action<PSObject> action, int depth)
    {
        if (input.BaseObject is not IList list)
        {
            action(input);
            return;
        }

        IEnumerator? items = null;
        while (true)
        {
            object? item;
            bool isList;
            try
            {
                items ??= list.GetEnumerator();
                if (!items.MoveNext())
                {
                    return;
                }

                item = items.Current;
                isList = depth < MaxDepth && PortField.Bare(item) is IList inner and not IDictionary && HasObjects(inner);
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
            {
                // A list that cannot be gone through is read as one object, which says why not.
                action(input);
                return;
            }

            if (isList)
            {
                ForEach(PSObject.AsPSObject(item!), action, depth + 1);
            }
            else
            {
                action(item is null ? Missing() : PSObject.AsPSObject(item));
            }
        }
    }

    private static bool HasObjects(IList list)
    {
        foreach (object? item in list)
        {
            if (PortField.IsBag(PortField.Bare(item)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The object to pass on: a port and a hashtable are put into one that tables and exports can show.</summary>
    internal static PSObject Shown(PSObject input)
    {
        object value = input.BaseObject;
        if (value is IDictionary entries)
        {
            return Shown(entries) ?? input;
        }

        if (!PortReader.IsBare(value) && value is not IList)
        {
            return input;
        }

        var port = new PSObject();
        port.Properties.Add(new PSNoteProperty("Port", value));
        return port;
    }

    // One whose keys or entries cannot be read has been told to be so, and stays as it is.
    private static PSObject? Shown(IDictionary entries)
    {
        var shown = new PSObject();
        try
        {
            foreach (DictionaryEntry entry in entries)
            {
                shown.Properties.Add(new PSNoteProperty(Convert.ToString(entry.Key, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty, entry.Value));
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or PipelineStoppedException))
        {
            return null;
        }

        return shown;
    }
}
