using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Compare-IanaRegistry: what changed between two versions of the registry.</summary>
[Cmdlet(VerbsData.Compare, "IanaRegistry")]
[OutputType(typeof(RegistryChange))]
public sealed class CompareIanaRegistryCommand : IanaCmdlet
{
    private IanaRegistry difference = null!;

    /// <summary>The registry to start from, usually the older one: an object of Get-IanaRegistry or Import-IanaRegistry, a file, or a day of its history such as 2020-01-01.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("ReferenceObject")]
    [ValueGiven]
    public RegistrySource Reference { get; set; } = null!;

    /// <summary>The registry to compare it with, of the same kinds. The default is the active one.</summary>
    [Parameter(Position = 1)]
    [Alias("DifferenceObject")]
    [ValueGiven]
    public RegistrySource? Difference { get; set; }

    /// <summary>Only changes of these kinds; all but Resized where none is given.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryChangeKind[]? Kind { get; set; }

    /// <summary>Only changes of records on these ports, before or after: numbers, ranges, lists, names or firewall keywords (about_PortRegistry_PortSpec).</summary>
    [Parameter]
    [Alias("PortNumber", "LocalPort")]
    [ArgumentCompleter(typeof(PortCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    [PortSpecTransformation]
    public PortSpec[]? Port { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => difference = OpenRegistry(Difference);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IanaRegistry reference = OpenRegistry(Reference);
        List<PortSpec>? ports = Port?.SelectMany(port => port.Items).Where(port => CanMatter(port, reference)).ToList();
        IReadOnlyList<RegistryChange> changes = LongWork.Run(
            this, $"Comparing {reference} with {difference}", () => RegistryComparison.Compare(reference.Records, difference.Records, Kind, ports));
        WriteAll(Kind is null ? changes.Where(change => change.Kind != RegistryChangeKind.Resized) : changes);
        int resized = changes.Count(change => change.Kind == RegistryChangeKind.Resized);
        int leftOut = Kind is null ? resized : 0;
        WriteVerbose($"Compared {reference} with {difference}. Changes: {changes.Count - leftOut}.");
        TellLeftOut(leftOut, "stretches of unassigned ports that only moved their ends; -Kind Resized gives them");
    }

    private bool CanMatter(PortSpec port, IanaRegistry reference)
    {
        ErrorRecord? error = port.Kind switch
        {
            PortSpecKind.Invalid or PortSpecKind.IcmpType => Errors.PortNotValid(port),
            PortSpecKind.Service when !reference.FindService(port.ServiceName!).Concat(difference.FindService(port.ServiceName!)).Any()
                => Errors.ServiceNotFound(port.ServiceName!, difference.SuggestNames(port.ServiceName!)),
            _ => null,
        };
        if (error is not null)
        {
            WriteError(error);
        }

        return error is null;
    }
}
