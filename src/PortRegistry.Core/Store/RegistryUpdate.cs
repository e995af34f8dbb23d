using System;

namespace PortRegistry;

/// <summary>What became of a wish to change the registry in use.</summary>
public enum RegistryUpdateStatus
{
    /// <summary>Another registry is in use now.</summary>
    Updated,

    /// <summary>The registry in use is the current one; nothing was replaced.</summary>
    Current,

    /// <summary>The registry in use was checked so recently that the server was not asked.</summary>
    NotDue,

    /// <summary>The previous registry is in use again.</summary>
    RolledBack,

    /// <summary>The bundled registry is in use again.</summary>
    Reset,
}

/// <summary>What an update did: what came, went and changed, and the registry in use since. Immutable.</summary>
public sealed class RegistryUpdate
{
    private readonly IanaRegistry before;
    private readonly IanaRegistry after;

    private RegistryUpdate(RegistryUpdateStatus status, IanaRegistry before, IanaRegistry after)
    {
        Status = status;
        this.before = before;
        this.after = after;
    }

    /// <summary>What became of the update.</summary>
    public RegistryUpdateStatus Status { get; }

    /// <summary>How many records the registry now has that the one before had not.</summary>
    public int Added { get; private set; }

    /// <summary>How many records of the one before the registry has no more.</summary>
    public int Removed { get; private set; }

    /// <summary>How many records say something else.</summary>
    public int Changed { get; private set; }

    /// <summary>The date of the registry in use; null where it has none.</summary>
    public RegistryDate? Updated => after.Updated;

    /// <summary>The date of the registry before; null where it has none.</summary>
    public RegistryDate? PreviousUpdated => before.Updated;

    /// <summary>How many records the registry in use holds.</summary>
    public int RecordCount => after.RecordCount;

    /// <summary>How many records the registry before held.</summary>
    public int PreviousRecordCount => before.RecordCount;

    /// <summary>Bundled or Updated: where the registry in use came from.</summary>
    public RegistryOrigin Origin => after.Origin;

    /// <summary>The address or file that the registry in use was made from; or null.</summary>
    public string? Source => after.Source;

    /// <summary>SHA-256 of that source, 64 lower-case hexadecimal digits; or null.</summary>
    public string? Sha256 => after.Sha256;

    /// <summary>The ETag that the server gave; or null.</summary>
    public string? ETag => after.ETag;

    /// <summary>When the source was fetched (UTC); null where it was not.</summary>
    public DateTime? Retrieved => after.Retrieved;

    /// <summary>When it was last found to be current (UTC); null where it was not fetched.</summary>
    public DateTime? Checked => after.Checked;

    /// <summary>The snapshot file of the registry in use.</summary>
    public string? Path => after.Path;

    /// <summary>Compares the registries before and after.</summary>
    /// <param name="status">What became of the update.</param>
    /// <param name="before">The registry that was in use.</param>
    /// <param name="after">The registry in use now.</param>
    /// <returns>The update.</returns>
    /// <exception cref="ArgumentNullException">A registry is null.</exception>
    public static RegistryUpdate Between(RegistryUpdateStatus status, IanaRegistry before, IanaRegistry after)
    {
        var update = new RegistryUpdate(
            status, before ?? throw new ArgumentNullException(nameof(before)), after ?? throw new ArgumentNullException(nameof(after)));
        if (status is not (RegistryUpdateStatus.Current or RegistryUpdateStatus.NotDue))
        {
            foreach (RegistryChange change in RegistryComparison.Compare(before.Records, after.Records))
            {
                update.Count(change);
            }
        }

        return update;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Status}: {Added} added, {Removed} removed, {Changed} changed";

    private void Count(RegistryChange change)
    {
        if (change.Before is null)
        {
            Added++;
        }
        else if (change.After is null)
        {
            Removed++;
        }
        else
        {
            Changed++;
        }
    }
}
