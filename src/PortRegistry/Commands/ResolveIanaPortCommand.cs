using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Resolve-IanaPort: passes objects on with what the registry says of their ports, and what is to be looked at.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "IanaPort")]
[OutputType(typeof(PSObject))]
public sealed class ResolveIanaPortCommand : IanaCmdlet
{
    private const string DefaultPropertyName = "Iana";
    private const string ResolvedUse = "PortRegistry.PortUse#Iana";
    private PortReader reader = null!;
    private PortResolver resolver = null!;

    /// <summary>The objects: connections, rules, exports, or ports themselves. Each is passed on, the same object, in its order.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The properties that hold the ports; of several, the first with a value. Found from the object where none is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? PortProperty { get; set; }

    /// <summary>The properties that hold the transport; of several, the first with a value. Found from the object where none is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? TransportProperty { get; set; }

    /// <summary>The transport of all objects, whatever they say themselves.</summary>
    [Parameter]
    [Alias("Protocol")]
    [ArgumentCompleter(typeof(TransportCompleter))]
    public TransportSpec? Transport { get; set; }

    /// <summary>The name of the property that is added; Iana where none is given. One of that name is written over.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PropertyName { get; set; } = DefaultPropertyName;

    /// <summary>Passes on only objects with one of these findings.</summary>
    [Parameter]
    public PortFindingId[]? Finding { get; set; }

    /// <summary>The registry to ask: an object of Get-IanaRegistry or Import-IanaRegistry, or a file. The active one where none is given.</summary>
    [Parameter]
    public RegistrySource? Registry { get; set; }

    /// <summary>Catalogs to ask beside the registry, the first counting first: objects of Import-PortCatalog, or files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CatalogSource[]? Catalog { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PortCatalog[]? catalogs = Catalog is null ? null : System.Array.ConvertAll(Catalog, source => source.Open(this, StopToken));
        resolver = new PortResolver(OpenRegistry(Registry), catalogs);
        foreach (ParseIssue issue in resolver.CatalogIssues)
        {
            WriteError(Errors.CatalogPortNotResolved(issue));
        }

        reader = new PortReader(PortProperty, TransportProperty, Transport);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        PortResolution resolution = Resolve(InputObject);

        // Validated means that one of the name is written over, and not looked for first.
        InputObject.Properties.Add(new PSNoteProperty(PropertyName, resolution), true);
        ShowIana(InputObject);
        if (Finding is null || System.Array.Exists(Finding, resolution.Has))
        {
            WriteObject(InputObject);
        }
    }

    // The table of a use makes room for the answer where there is one, which views tell by the first name of a type.
    private void ShowIana(PSObject resolved)
    {
        if (resolved.BaseObject is PortUse && PropertyName == DefaultPropertyName && resolved.TypeNames[0] != ResolvedUse)
        {
            resolved.TypeNames.Insert(0, ResolvedUse);
        }
    }

    private PortResolution Resolve(PSObject input)
    {
        if (!reader.TryRead(input, out PortReading reading))
        {
            WriteError(Errors.PortPropertyNotFound(input));
            return resolver.Resolve(PortSpec.Parse(null), TransportSpec.Any, PortUseRole.Rule);
        }

        PortResolution resolution = resolver.Resolve(reading.Port, reading.Transport, reading.Role);
        if (!resolution.IsResolved)
        {
            WriteError(Errors.PortNotResolved(resolution, input));
        }

        return resolution;
    }
}
