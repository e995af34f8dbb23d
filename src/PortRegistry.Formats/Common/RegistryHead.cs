using System.Collections.Generic;

namespace PortRegistry.Formats;

/// <summary>What a web page or a plain text says beside its table: a title, terms above the table, footnotes below it.</summary>
internal sealed class RegistryHead(List<RegistryNote> footnotes)
{
    private readonly List<RegistryNote> notes = new();
    private string? title;
    private string? category;
    private string? reference;
    private string? experts;
    private RegistryDate? updated;

    /// <summary>Takes a title; only the first counts.</summary>
    internal void SetTitle(string text) => title ??= text.Length == 0 ? null : text;

    /// <summary>Takes a term above the table and what it says.</summary>
    internal void Add(string term, string text, int line, ReadContext context)
    {
        switch (term)
        {
            case HeadTerms.Updated:
                ReadUpdated(text, line, context);
                break;
            case HeadTerms.Category:
                category = text;
                break;
            case HeadTerms.Experts:
                experts = text;
                break;
            case HeadTerms.Reference:
                reference = text;
                break;
            case HeadTerms.Note:
                AddNote(null, text);
                break;
            case HeadTerms.Formats:
            case "":
                break;
            default:
                AddNote(term, text);
                break;
        }
    }

    /// <summary>Takes a note, which may have a title.</summary>
    internal void AddNote(string? title, string text) => notes.Add(new RegistryNote(title, text));

    /// <summary>Takes a footnote: <c>[1]</c> and its text; what has no brackets is none.</summary>
    internal void AddFootnote(string anchor, string text)
    {
        if (anchor.Length > 1 && anchor[0] == '[' && anchor[anchor.Length - 1] == ']')
        {
            footnotes.Add(new RegistryNote(anchor.Substring(1, anchor.Length - 2), text));
        }
    }

    /// <summary>The stamp.</summary>
    internal RegistryStamp ToStamp() => new(title, category, updated, reference, experts, notes, footnotes);

    private void ReadUpdated(string text, int line, ReadContext context)
    {
        if (RegistryDate.TryParse(text, out RegistryDate date))
        {
            updated = date;
            return;
        }

        context.Report(new ParseIssue(line, HeadTerms.Updated, $"'{text}' is not a date of the form YYYY-MM-DD or YYYY-MM."));
    }
}
