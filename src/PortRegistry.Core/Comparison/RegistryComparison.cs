using System;
using System.Collections.Generic;
using System.Linq;

namespace PortRegistry;

/// <summary>
/// Finds the changes between two versions of the registry, read from any formats.
/// Records are compared with <see cref="ServiceRecordComparer"/>, so a difference only in line breaks is not a change.
/// </summary>
public static class RegistryComparison
{
    /// <summary>
    /// Returns the changes from one registry to another. No record is in two changes, and a record of both registries is in
    /// none.
    /// </summary>
    /// <remarks>
    /// Service name, port and transport together are not a key of the registry, so records are matched in steps, each among
    /// the records that the previous one left: all cells equal; the same name, port and transport; the same port and
    /// transport, both named or the second one reserved; the same name and transport. If a step finds several, those with
    /// the most cells in common match. Then ranges of unassigned ports that overlap and are otherwise equal were resized.
    /// The rest were removed or added.
    /// </remarks>
    /// <param name="reference">The records to start from, in the registry's order.</param>
    /// <param name="difference">The records to compare them with, in the registry's order.</param>
    /// <param name="kinds">The kinds of changes to give; null for all.</param>
    /// <param name="ports">
    /// Returns only changes of records that are, before or after, on one of these ports, such as those of a firewall; a
    /// service name selects its records and its ports in either registry. Null for all.
    /// </param>
    /// <returns>The changes by first port, those without a port last; then what was removed before the rest; then by name and transport.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> or <paramref name="difference"/> is null.</exception>
    public static IReadOnlyList<RegistryChange> Compare(
        IReadOnlyList<ServiceRecord> reference,
        IReadOnlyList<ServiceRecord> difference,
        IReadOnlyCollection<RegistryChangeKind>? kinds = null,
        IReadOnlyCollection<PortSpec>? ports = null)
    {
        IEnumerable<RegistryChange> changes = RecordMatcher.Match(
            reference ?? throw new ArgumentNullException(nameof(reference)),
            difference ?? throw new ArgumentNullException(nameof(difference)));
        if (kinds is not null)
        {
            changes = changes.Where(change => kinds.Contains(change.Kind));
        }

        if (ports is not null)
        {
            changes = changes.Where(new PortFilter(ports, reference.Concat(difference)).Accepts);
        }

        return changes
            .OrderBy(change => Position(change.Port))
            .ThenBy(change => change.Kind != RegistryChangeKind.Removed)
            .ThenBy(change => change.ServiceName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(change => change.Transport ?? 0)
            .ToList()
            .AsReadOnly();
    }

    private static int Position(PortRange? port) => port?.First ?? int.MaxValue;
}
