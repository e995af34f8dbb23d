using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The answer in a <see cref="PortResolution"/>.</summary>
internal sealed class PortAnswer
{
    private const int NamesShown = 4;

    internal PortAnswer(
        IReadOnlyList<ServiceRecord> services,
        AssignmentStatus? status,
        PortClass? portClass,
        IReadOnlyList<PortFinding> findings,
        string? serviceName = null,
        string? description = null)
    {
        Services = ListOf(services);
        Status = status;
        Class = portClass;
        Findings = ListOf(findings);
        ServiceName = serviceName ?? TextOf(services, record => record.ServiceName, ", ");
        CatalogEntries = TextList<PortCatalogEntry>.Empty;
        Description = description ?? TextOf(services, record => record.ServiceName is null ? null : record.Summary, "; ");
    }

    private PortAnswer(PortAnswer other, IReadOnlyList<PortFinding> findings, IReadOnlyList<PortCatalogEntry> catalogEntries)
    {
        Services = other.Services;
        Status = other.Status;
        Class = other.Class;
        ServiceName = other.ServiceName;
        Description = other.Description;
        Findings = ListOf(findings);
        CatalogEntries = ListOf(catalogEntries);
    }

    internal IReadOnlyList<ServiceRecord> Services { get; }

    internal string? ServiceName { get; }

    internal string? Description { get; }

    internal AssignmentStatus? Status { get; }

    internal PortClass? Class { get; }

    internal IReadOnlyList<PortFinding> Findings { get; }

    internal IReadOnlyList<PortCatalogEntry> CatalogEntries { get; }

    internal PortAnswer With(IReadOnlyList<PortFinding> findings, IReadOnlyList<PortCatalogEntry> catalogEntries)
        => new(this, findings, catalogEntries);

    // In a CSV cell, a list is written as its items.
    private static TextList<T> ListOf<T>(IReadOnlyList<T> items)
        => items.Count == 0 ? TextList<T>.Empty : items as TextList<T> ?? new TextList<T>(items as IList<T> ?? new List<T>(items));

    private static string? TextOf(IReadOnlyList<ServiceRecord> services, Func<ServiceRecord, string?> textOf, string separator)
    {
        var texts = new List<string>(NamesShown);
        foreach (ServiceRecord record in services)
        {
            if (textOf(record) is not string text || texts.Contains(text))
            {
                continue;
            }

            if (texts.Count == NamesShown)
            {
                texts.Add("…");
                break;
            }

            texts.Add(text);
        }

        return texts.Count switch
        {
            0 => null,
            1 => texts[0],
            _ => string.Join(separator, texts),
        };
    }
}
