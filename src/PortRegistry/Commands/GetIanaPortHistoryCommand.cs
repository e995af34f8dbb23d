using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Get-IanaPortHistory: what became of ports and names since 2015, one object for each change, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "IanaPortHistory")]
[OutputType(typeof(PortHistoryEntry))]
public sealed class GetIanaPortHistoryCommand : IanaCmdlet
{
    private IReadOnlyList<PortHistoryEntry> changes = null!;
    private IanaRegistry active = null!;

    /// <summary>The ports: numbers, ranges, lists or names (about_PortRegistry_PortSpec). Without them, every change of the registry.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PortNumber", "ServiceName", "Name", "LocalPort")]
    [ArgumentCompleter(typeof(ServiceNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [PortSpecTransformation]
    public PortSpec[]? Port { get; set; }

    /// <summary>Only changes of versions of this date and later.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? Since { get; set; }

    /// <summary>Only changes of these kinds; all but Resized where none is given.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryChangeKind[]? Kind { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        active = Active();
        RegistryHistory history = OpenHistory();
        changes = Rebuild(() => history.Changes(active));
        WriteVerbose($"Changes in the history, from {history.Start} to {(active.Updated > history.End ? active.Updated : history.End)}: {changes.Count}.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Port is null)
        {
            if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Port)))
            {
                WriteAll(changes.Where(IsAskedFor));
            }

            return;
        }

        foreach (PortSpec port in Port)
        {
            PortSpec[] items = port.Items.Where(CanHaveHistory).ToArray();
            IEnumerable<PortHistoryEntry> found = changes.Where(entry => items.Any(entry.IsOf));
            WriteAll(found.Where(IsAskedFor));
            if (items.Length > 0 && !found.Any(IsAskedFor))
            {
                WriteVerbose($"'{port}' has no such change in the history. What the registry says of it now, it said all the time.");
            }
        }
    }

    private bool IsAskedFor(PortHistoryEntry entry)
        => (Kind is null ? entry.Kind != RegistryChangeKind.Resized : Array.IndexOf(Kind, entry.Kind) >= 0)
        && !(entry.Date < Since);

    private bool CanHaveHistory(PortSpec port)
    {
        ErrorRecord? error = port.Kind switch
        {
            PortSpecKind.Range or PortSpecKind.Any => null,
            PortSpecKind.Service => active.FindService(port.ServiceName!).Any() || changes.Any(entry => entry.IsOf(port))
                ? null
                : Errors.ServiceNotFound(port.ServiceName!, active.SuggestNames(port.ServiceName!)),
            PortSpecKind.Keyword when port.FirewallKeyword?.Ports is null => Errors.KeywordWithoutHistory(port),
            PortSpecKind.Keyword => null,
            _ => Errors.PortNotValid(port),
        };
        if (error is not null)
        {
            WriteError(error);
        }

        return error is null;
    }
}
