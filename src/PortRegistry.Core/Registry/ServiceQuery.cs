using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>What is searched for: words, tests on single columns, and limits; all must hold. An empty query finds every record.</summary>
public sealed class ServiceQuery
{
    private TransportSpec transport = TransportSpec.Any;

    /// <summary>
    /// Words that must all occur in name, description, assignee, reference or notes, ignoring case. If the text is a port,
    /// the records of that port come first.
    /// The best matches come first: name equal, start of the name, whole word in the name, anywhere in the name, phrase in
    /// the description, phrase elsewhere, words in different places.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>
    /// A test, such as a wildcard pattern, that name, description, assignee, reference or notes must pass. Records whose name
    /// passes come first. Not used together with <see cref="Text"/>.
    /// </summary>
    public Func<string, bool>? AnyText { get; set; }

    /// <summary>A test on the service name; a record without a name fails it.</summary>
    public Func<string, bool>? ServiceName { get; set; }

    /// <summary>A test on the description; a record without one fails it.</summary>
    public Func<string, bool>? Description { get; set; }

    /// <summary>A test that one of the assignees must pass.</summary>
    public Func<string, bool>? Assignee { get; set; }

    /// <summary>A test that one of the references must pass.</summary>
    public Func<string, bool>? Reference { get; set; }

    /// <summary>The transports wanted; records without a transport answer for all.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public TransportSpec Transport
    {
        get => transport;
        set => transport = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The statuses wanted; null for any.</summary>
    public IReadOnlyCollection<AssignmentStatus>? Status { get; set; }

    /// <summary>The class of ports wanted; null for any. A record without a port has none.</summary>
    public PortClass? Class { get; set; }

    /// <summary>Only records modified after this date.</summary>
    public RegistryDate? ModifiedAfter { get; set; }

    /// <summary>Only records registered after this date.</summary>
    public RegistryDate? RegisteredAfter { get; set; }

    /// <summary>True: only records with unauthorized use reported. False: only those without. Null: any.</summary>
    public bool? HasUnauthorizedUse { get; set; }

    /// <summary>True: only records with a port. False: only names without one. Null: any.</summary>
    public bool? HasPort { get; set; }

    /// <summary>Whether a record passes everything but <see cref="Text"/> and <see cref="AnyText"/>.</summary>
    /// <param name="record">The record.</param>
    /// <returns>True where it does.</returns>
    public bool Accepts(ServiceRecord record)
        => record is null
            ? throw new ArgumentNullException(nameof(record))
            : Transport.Includes(record.Transport)
            && (Status is null || Holds(Status, record.Status))
            && (Class is null || record.Class == Class)
            && (ModifiedAfter is null || record.ModificationDate > ModifiedAfter)
            && (RegisteredAfter is null || record.RegistrationDate > RegisteredAfter)
            && (HasUnauthorizedUse is null || HasUnauthorizedUse == record.UnauthorizedUse is not null)
            && (HasPort is null || HasPort == record.Port is not null)
            && Passes(ServiceName, record.ServiceName)
            && Passes(Description, record.Description)
            && (Assignee is null || AnyPasses(Assignee, record.Assignee))
            && (Reference is null || AnyPasses(Reference, record.Reference));

    /// <summary>Whether every record passes <see cref="Accepts"/>.</summary>
    internal bool AcceptsAll
        => Transport.Kind == TransportSpecKind.Any
        && Status is null && Class is null && ModifiedAfter is null && RegisteredAfter is null && HasUnauthorizedUse is null && HasPort is null
        && ServiceName is null && Description is null && Assignee is null && Reference is null;

    /// <summary>Whether a text of the record, besides its name, passes <see cref="AnyText"/>.</summary>
    internal bool AcceptsText(ServiceRecord record)
        => Passes(AnyText, record.Description)
        || AnyPasses(AnyText, record.Assignee)
        || AnyPasses(AnyText, record.Reference)
        || Passes(AnyText, record.AssignmentNotes);

    private static bool Holds(IReadOnlyCollection<AssignmentStatus> statuses, AssignmentStatus status)
    {
        foreach (AssignmentStatus wanted in statuses)
        {
            if (wanted == status)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Passes(Func<string, bool>? test, string? text) => test is null || (text is not null && test(text));

    private static bool AnyPasses(Func<string, bool>? test, IReadOnlyList<string> texts)
    {
        if (test is null)
        {
            return true;
        }

        foreach (string text in texts)
        {
            if (test(text))
            {
                return true;
            }
        }

        return false;
    }
}
