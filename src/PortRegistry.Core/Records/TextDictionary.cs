using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace PortRegistry;

/// <summary>Texts by their names that do not change and read well in one cell of a table or a file: <c>Ticket: NET-1; Site: Berlin</c>.</summary>
internal sealed class TextDictionary : ReadOnlyDictionary<string, string>
{
    internal TextDictionary(IDictionary<string, string> items)
        : base(items)
    {
    }

    public override string ToString() => VisibleText.Of(string.Join("; ", this.Select(item => $"{item.Key}: {item.Value}")));
}
