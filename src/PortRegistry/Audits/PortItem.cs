namespace PortRegistry.Commands;

/// <summary>The fields of an object and what they hold by their names.</summary>
internal readonly struct PortItem(PortField[] fields, PortLayout layout)
{
    internal PortField[] Fields { get; } = fields;

    internal PortLayout Layout { get; } = layout;

    /// <summary>The value of the best field of a kind as a text; null where there is none.</summary>
    internal string? TextOf(PortNameKind kind)
    {
        foreach (int place in Layout.Of(kind))
        {
            object? value = Fields[place].Value;
            value = value is System.Collections.IList { Count: 1 } one ? PortField.Bare(one[0]) : value;
            value = PortField.IsBag(value) ? ValueIn(PortField.Of(value!), kind) : value;
            if (value is not (null or System.Collections.IList) && !PortField.IsBag(value) && PortValue.TextOf(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    // Apart, since what a lambda captures is made at the start of a method, and few values are objects.
    private static object? ValueIn(PortField[] fields, PortNameKind kind)
    {
        // nmap's XML: an element of the same name with the text in an attribute of that name.
        PortField inside = System.Array.Find(fields, field => PortNames.Find(field.Name).Kind == kind);

        // Azure Firewall and Check Point: an action is an object with its type or its name.
        inside = inside.Name is null && kind == PortNameKind.Action ? System.Array.Find(fields, field => PortNames.Normalize(field.Name) is "type" or "name") : inside;

        // Junos: the name is the action.
        return inside.Name is not null ? inside.Value
            : kind == PortNameKind.Action ? System.Array.Find(fields, field => PortUsageReader.IsAction(field.Name)).Name
            : null;
    }
}
