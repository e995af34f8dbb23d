using System;
using System.IO;

namespace PortRegistry.Commands;

/// <content>The registry of another day.</content>
public abstract partial class IanaCmdlet
{
    /// <summary>The registry that <c>-AsOf</c> or <c>-Registry</c> names; the active one where neither is given.</summary>
    /// <param name="source">What -Registry says, or null.</param>
    /// <param name="asOf">What -AsOf says, or null.</param>
    /// <returns>The registry.</returns>
    internal IanaRegistry OpenRegistry(RegistrySource? source, RegistryDate? asOf)
    {
        if (asOf is not RegistryDate date)
        {
            return OpenRegistry(source);
        }

        if (source is not null)
        {
            ThrowTerminatingError(Errors.AsOfNotAlone(date, "Registry"));
        }

        IanaRegistry registry = OpenAsOf(date);
        TellOf(registry);
        return registry;
    }

    /// <summary>The registry in force on a date: the newest version that is not after it.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The registry.</returns>
    internal IanaRegistry OpenAsOf(RegistryDate date)
    {
        if (date.Day is null)
        {
            ThrowTerminatingError(Errors.AsOfNotWhole(date));
        }

        RegistryHistory history = OpenHistory();
        IanaRegistry active = Active();
        RegistryDate newest = active.Updated > history.End ? active.Updated!.Value : history.End;
        if (date >= newest && newest > history.End)
        {
            WarnOfUnknown(date, newest);
            return active;
        }

        HistoryVersion? version = history.Find(date);
        if (version is null)
        {
            ThrowTerminatingError(Errors.AsOfBeforeHistory(date, history.Start));
        }

        if (newest > history.End && date > history.End)
        {
            WriteWarning($"The history of the registry ends with the version of {history.End}, which answers for {date}. Versions between it and the registry in use, of {newest}, are not known.");
        }
        else
        {
            WarnOfUnknown(date, newest);
        }

        return Rebuild(() => history.Open(version!));
    }

    private protected RegistryHistory OpenHistory() => Rebuild(() => ActiveRegistry.Store.History);

    private protected T Rebuild<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is InvalidHistoryException or InvalidSnapshotException or IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.HistoryNotReadable(exception));
            throw;
        }
    }

    // A version that IANA published after the newest known one may have been in force on the date.
    private void WarnOfUnknown(RegistryDate date, RegistryDate newest)
    {
        if (date > newest)
        {
            WriteWarning($"The newest version known here is of {newest}, which answers for {date}. Run Update-IanaRegistry to learn of newer ones.");
        }
    }
}
