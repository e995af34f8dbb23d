using System;

namespace PortRegistry;

/// <summary>One thing found when a use of a port was held against the registry. Immutable.</summary>
public sealed class PortFinding
{
    private object sentence;

    internal PortFinding(PortFindingId id, string message)
    {
        Id = id;
        sentence = VisibleText.Of(message);
    }

    /// <summary>A finding whose sentence is made when it is first read: of thousands, few are.</summary>
    internal PortFinding(PortFindingId id, CatalogSentence sentence)
    {
        Id = id;
        this.sentence = sentence;
    }

    /// <summary>What was found.</summary>
    public PortFindingId Id { get; }

    /// <summary>How much it asks for a look; the same for all findings of one id.</summary>
    public PortFindingSeverity Severity => SeverityOf(Id);

    /// <summary>What was found, as a sentence with the ports in it.</summary>
    public string Message => sentence as string ?? (string)(sentence = VisibleText.Of(sentence.ToString()!));

    /// <summary>The severity of findings.</summary>
    /// <param name="id">What was found.</param>
    /// <returns>The severity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such finding.</exception>
    public static PortFindingSeverity SeverityOf(PortFindingId id) => id switch
    {
        PortFindingId.NotResolved or PortFindingId.AnyPort or PortFindingId.NoPort or PortFindingId.NotApproved => PortFindingSeverity.High,
        PortFindingId.UnauthorizedUse or PortFindingId.Deassigned or PortFindingId.Removed => PortFindingSeverity.Medium,
        PortFindingId.Reserved or PortFindingId.Unassigned or PortFindingId.OtherTransport => PortFindingSeverity.Medium,
        PortFindingId.WideRange or PortFindingId.NotInCatalog => PortFindingSeverity.Medium,
        PortFindingId.DynamicPort or PortFindingId.WidespreadUse => PortFindingSeverity.Low,
        PortFindingId.HistoricAlias or PortFindingId.SeveralHolders or PortFindingId.NameDiffers => PortFindingSeverity.Information,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such finding."),
    };

    /// <summary>The id, which is what a table has room for.</summary>
    /// <returns>The id's name.</returns>
    public override string ToString() => Id.ToString();
}
