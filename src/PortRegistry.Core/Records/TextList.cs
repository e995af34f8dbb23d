using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace PortRegistry;

/// <summary>A list that does not change and that reads well in one cell of a table or a file: its text is its items, joined by <c>; </c>.</summary>
/// <typeparam name="T">The items' type.</typeparam>
internal sealed class TextList<T> : ReadOnlyCollection<T>
{
    internal static readonly TextList<T> Empty = new(System.Array.Empty<T>());

    internal TextList(IList<T> items)
        : base(items)
    {
    }

    public override string ToString() => VisibleText.Of(string.Join("; ", this));
}
