using System;
using System.Collections.Generic;
using static System.FormattableString;

namespace PortRegistry;

/// <summary>
/// Whether a registry may replace another. In eleven years the largest genuine loss from one version to the next was two
/// records; a file that loses more, or is older, is truncated or was served by mistake.
/// </summary>
public static class RegistrySuccession
{
    /// <summary>How many of its records a registry may lose in one step: one in two hundred.</summary>
    public const double MaxLostRecords = 0.005;

    /// <summary>How many of its named records, by name, transport and port, may be gone in one step: one in a hundred.</summary>
    public const double MaxLostNames = 0.01;

    /// <summary>How many records more than the registry in use has a registry may bring in one step: one in four. Eleven years brought one in sixteen.</summary>
    public const double MaxGrownRecords = 0.25;

    /// <summary>How many days ahead of this machine's clock a registry may be dated: what time zones and wrong clocks make up.</summary>
    public const int MaxDaysAhead = 2;

    /// <summary>Refuses a registry that is not fit to follow the one in use.</summary>
    /// <param name="active">The registry in use.</param>
    /// <param name="next">The registry that is to follow it.</param>
    /// <param name="allowOlder">Whether it may be older.</param>
    /// <param name="allowShrink">Whether it may have lost any number of records and names.</param>
    /// <param name="allowGrowth">Whether it may have any number of records more.</param>
    /// <exception cref="ArgumentNullException">A registry is null.</exception>
    /// <exception cref="RegistryRefusedException">It is not fit; says why.</exception>
    public static void Check(IanaRegistry active, IanaRegistry next, bool allowOlder, bool allowShrink, bool allowGrowth = false)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(next);

        if (IsInTheFuture(next))
        {
            throw new RegistryRefusedException(RegistryRefusal.Future, $"It is dated {next.Updated}, which is in the future.");
        }

        CheckPorts(next);
        if (!allowGrowth && next.RecordCount > active.RecordCount * (1 + MaxGrownRecords))
        {
            throw new RegistryRefusedException(
                RegistryRefusal.Grown,
                Invariant($"It has {next.RecordCount:N0} records, {next.RecordCount - active.RecordCount:N0} more than the registry in use; more than 25 % in one step is not to be expected."));
        }

        if (!allowShrink)
        {
            CheckRecords(active, next);
            CheckNames(active, next);
        }

        if (!allowOlder && IsOlder(active, next))
        {
            throw new RegistryRefusedException(
                RegistryRefusal.Older, $"It is of {DateOf(next)}, older than the registry in use, which is of {DateOf(active)}.");
        }
    }

    /// <summary>Whether a registry is older than another: by its own date or, where one of them carries none, by its newest record.</summary>
    /// <param name="active">The registry in use.</param>
    /// <param name="next">The registry to compare it with.</param>
    /// <returns>True where it is older; false for the same date, which IANA uses again for other content.</returns>
    /// <exception cref="ArgumentNullException">A registry is null.</exception>
    public static bool IsOlder(IanaRegistry active, IanaRegistry next)
    {
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(next);

        return active.Updated is not null && next.Updated is not null
            ? next.Updated < active.Updated
            : Newest(next.Records) is RegistryDate newest && newest < Newest(active.Records);
    }

    /// <summary>Whether a registry is dated more than two days ahead of this machine's clock.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>True where it is; false where it carries no date.</returns>
    /// <exception cref="ArgumentNullException">The registry is null.</exception>
    public static bool IsInTheFuture(IanaRegistry registry)
        => (registry ?? throw new ArgumentNullException(nameof(registry))).Updated is RegistryDate date && date.ToDateTime() > DateTime.UtcNow.AddDays(MaxDaysAhead);

    private static void CheckPorts(IanaRegistry next)
    {
        for (int port = 0; port <= PortRange.MaxPort && PortRange.ClassOf(port) != PortClass.Dynamic; port++)
        {
            if (next.Find(port).Count == 0)
            {
                throw new RegistryRefusedException(
                    RegistryRefusal.Incomplete,
                    Invariant($"It has no record for port {port}; a whole registry has one for every port from 0 to 49151, if only to say that it is unassigned."));
            }
        }
    }

    private static void CheckRecords(IanaRegistry active, IanaRegistry next)
    {
        int lost = active.RecordCount - next.RecordCount;
        if (lost > active.RecordCount * MaxLostRecords)
        {
            throw new RegistryRefusedException(
                RegistryRefusal.Shrunk,
                Invariant($"It has {next.RecordCount:N0} records, {lost:N0} fewer than the registry in use; more than 0.5 % in one step is not to be expected."));
        }
    }

    private static void CheckNames(IanaRegistry active, IanaRegistry next)
    {
        HashSet<string> before = NamedKeys(active);
        int count = before.Count;
        before.ExceptWith(NamedKeys(next));
        if (before.Count > count * MaxLostNames)
        {
            throw new RegistryRefusedException(
                RegistryRefusal.Shrunk,
                Invariant($"It lacks {before.Count:N0} of the {count:N0} assignments of a name in the registry in use; more than 1 % in one step is not to be expected."));
        }
    }

    private static HashSet<string> NamedKeys(IanaRegistry registry)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ServiceRecord record in registry.Records)
        {
            if (record.ServiceName is not null)
            {
                keys.Add($"{record.ServiceName} {record.Port} {record.Transport}");
            }
        }

        return keys;
    }

    private static string DateOf(IanaRegistry registry)
        => registry.Updated?.ToString() ?? $"no date, with a newest record of {Newest(registry.Records)}";

    private static RegistryDate? Newest(IReadOnlyList<ServiceRecord> records)
    {
        RegistryDate? newest = null;
        foreach (ServiceRecord record in records)
        {
            RegistryDate? date = record.ModificationDate ?? record.RegistrationDate;
            if (date is not null && (newest is null || date > newest))
            {
                newest = date;
            }
        }

        return newest;
    }
}
