using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The address of a reference of the registry, where it follows from the reference's text.</summary>
internal static class ReferenceUri
{
    /// <summary>The addresses of references.</summary>
    /// <param name="references">References without brackets.</param>
    /// <returns>The addresses of those that have one, in order.</returns>
    public static IReadOnlyList<Uri> Of(IEnumerable<string> references)
    {
        ArgumentNullException.ThrowIfNull(references);

        var uris = new List<Uri>();
        foreach (string reference in references)
        {
            if (TryGet(reference, out Uri? uri))
            {
                uris.Add(uri!);
            }
        }

        return new TextList<Uri>(uris);
    }

    /// <summary>The address of a reference.</summary>
    /// <param name="reference">A reference without brackets, such as <c>RFC8765, Section 6.1</c>, <c>draft-herbert-gue-02</c> or an address.</param>
    /// <param name="uri">The address, where it has one.</param>
    /// <returns>False for free text and footnotes.</returns>
    public static bool TryGet(string? reference, out Uri? uri)
    {
        uri = null;
        if (reference is null)
        {
            return false;
        }

        int comma = reference.IndexOf(',');
        string head = RfcName.Join((comma < 0 ? reference : reference.Substring(0, comma)).Trim());
        string? address = null;
        if (head.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || head.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            address = reference.Trim();
        }
        else if (head.StartsWith("draft-", StringComparison.OrdinalIgnoreCase))
        {
            address = "https://datatracker.ietf.org/doc/" + head;
        }
        else if (head.StartsWith("RFC-", StringComparison.OrdinalIgnoreCase))
        {
            // An approved draft on its way to be an RFC: RFC-ietf-anima-brski-prm-23 was draft-ietf-anima-brski-prm-23.
            address = "https://datatracker.ietf.org/doc/draft-" + head.Substring(4);
        }
        else if (head.StartsWith(RfcName.Prefix, StringComparison.OrdinalIgnoreCase) && IsNumber(head, RfcName.Prefix.Length))
        {
            address = "https://www.rfc-editor.org/rfc/rfc" + head.Substring(RfcName.Prefix.Length);
        }

        return address is not null && Uri.TryCreate(address, UriKind.Absolute, out uri);
    }

    private static bool IsNumber(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return start < text.Length;
    }
}
