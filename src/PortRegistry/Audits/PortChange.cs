using System;
using System.Text.RegularExpressions;

namespace PortRegistry.Commands;

/// <summary>Objects that hold what stood before a change and what stands after it, as plans of Terraform do.</summary>
internal static class PortChange
{
    private static readonly Regex Past = new("^(before|old|prior|previous)", RegexOptions.CultureInvariant);

    /// <summary>The field that has what stands after the change, if the given one has what stood before it; else one without a name.</summary>
    internal static PortField After(PortField[] fields, PortField before)
    {
        string name = PortNames.Normalize(before.Name);
        string what = Past.Replace(name, string.Empty);
        return what == name ? default
            : Array.Find(fields, field => PortNames.Normalize(field.Name) is string now && (now == what || now == "after" + what || now == "new" + what || now == "current" + what));
    }
}
