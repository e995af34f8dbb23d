using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Resolve-IanaPort: passes objects on with what the registry says of their ports, and what is to be looked at.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "IanaPort")]
[OutputType(typeof(PSObject), typeof(ResolvedObject))]
public sealed class ResolveIanaPortCommand : IanaCmdlet
{
    private const string DefaultPropertyName = "Iana";
    private const string ResolvedUse = "PortRegistry.PortUse#Iana";
    private const string ResolvedUseOfMachine = "PortRegistry.PortUse#Iana#Machine";
    private PortReader reader = null!;
    private PortResolver resolver = null!;
    private System.Action<PSObject> write = null!;
    private PortRemarks remarks = null!;
    private int withoutPort;
    private int leftOut;
    private bool isReplacedTold;

    /// <summary>
    /// The objects: connections, rules, exports, hashtables, or ports themselves. Each is returned in order: the same object,
    /// or for a port or a hashtable an object that contains it.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// The properties with the ports; of several, the first with a value. From..To names the ends of a range, A+B properties
    /// that are combined, and destination.port a nested property. By default, they are found from the object.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortPropertyCompleter))]
    public string[]? PortProperty { get; set; }

    /// <summary>The properties that hold the transport; of several, the first with a value. Found from the object where none is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? TransportProperty { get; set; }

    /// <summary>Whose ports are looked up, where an object has those of both sides.</summary>
    [Parameter]
    public PortSide Side { get; set; }

    /// <summary>The transports of all objects, whatever they say themselves.</summary>
    [Parameter]
    [Alias("Protocol")]
    [ArgumentCompleter(typeof(TransportCompleter))]
    [AllowNull]
    [TransportSpecTransformation]
    public TransportSpec[]? Transport { get; set; }

    /// <summary>The name of the property that is added; Iana where none is given. One of that name is written over.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PropertyName { get; set; } = DefaultPropertyName;

    /// <summary>
    /// Adds the answer also as text properties for spreadsheets: IanaServiceName, IanaStatus, IanaSeverity, IanaFindings and
    /// others, named after the added property.
    /// </summary>
    [Parameter]
    public SwitchParameter AsColumn { get; set; }

    /// <summary>Passes on only objects with one of these findings.</summary>
    [Parameter]
    [ValueGiven]
    public PortFindingId[]? Finding { get; set; }

    /// <summary>The registry to use: an object of Get-IanaRegistry or Import-IanaRegistry, or a file. The default is the active one.</summary>
    [Parameter]
    [ValueGiven]
    public RegistrySource? Registry { get; set; }

    /// <summary>The day whose registry answers: of its published versions, the newest that is not after it. A day since 2015-05-04. Approvals of catalogs count as on that day.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? AsOf { get; set; }

    /// <summary>Catalogs to ask beside the registry, the first counting first: objects of Import-PortCatalog, or files.</summary>
    [Parameter]
    [ValueGiven(Object = "Pipe objects to Import-PortCatalog, and pass the catalog that it returns.")]
    public CatalogSource[]? Catalog { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PortCatalog[]? catalogs = Catalog is null ? null : System.Array.ConvertAll(Catalog, source => source.Open(this, StopToken));
        IanaRegistry registry = OpenRegistry(Registry, AsOf);
        resolver = new PortResolver(registry, catalogs, AsOf);
        foreach (ParseIssue issue in resolver.CatalogIssues)
        {
            WriteError(Errors.CatalogPortNotResolved(issue));
        }

        if (Finding is not null && System.Array.Exists(Finding, id => id is PortFindingId.NotApproved or PortFindingId.NotInCatalog)
            && !(catalogs is not null && System.Array.Exists(catalogs, catalog => catalog.HasApproval)))
        {
            WriteWarning(catalogs is null
                ? "NotApproved and NotInCatalog need -Catalog with a list of approved ports."
                : "The catalogs approve and refuse nothing, so nothing can be NotApproved or NotInCatalog. Add a column Approved with yes or no.");
        }

        write = Write;
        remarks = new PortRemarks(this);
        TransportSpec? transport = Transport is not { Length: > 0 } all ? null
            : System.Array.Find(all, one => one.Kind is TransportSpecKind.Invalid or TransportSpecKind.OtherProtocol) ?? (all.Length == 1 ? all[0] : TransportSpec.Union(all));
        reader = new PortReader(registry, PortProperty, TransportProperty, transport, Side);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => PortInput.ForEach(InputObject, write);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (withoutPort > 0)
        {
            WriteVerbose($"Objects that have no port to look up, with an empty answer: {withoutPort}.");
        }

        TellLeftOut(leftOut, "objects with no such finding");
    }

    private void Write(PSObject input)
    {
        PSNoteProperty answer = Resolve(input);
        PSObject output = PortInput.Shown(input);

        // Prevalidated: an existing property of the name is overwritten without searching for it first.
        output.Properties.Add(answer, true);
        ShowIana(output);
        if (Finding is not null && !System.Array.Exists(Finding, ((PortResolution)answer.Value).Has))
        {
            leftOut++;
            return;
        }

        // Objects that were resolved before have the columns of the answer; other properties have these names by chance.
        if (AsColumn && AnswerColumns.Add(output, PropertyName, (PortResolution)answer.Value) is string replaced && PropertyName != DefaultPropertyName && !isReplacedTold)
        {
            isReplacedTold = true;
            WriteWarning($"A column of the answer replaces the property '{replaced}'. Use another -PropertyName to keep it.");
        }

        WriteObject(output);
    }

    // The view is selected by the first type name: that of a use has columns for the answer, and for the machine if there is one.
    private void ShowIana(PSObject resolved)
    {
        if (resolved.BaseObject is not PortUse || PropertyName != DefaultPropertyName || resolved.TypeNames[0] is ResolvedUse or ResolvedUseOfMachine)
        {
            return;
        }

        resolved.TypeNames.Insert(0, ResolvedUse);
        if (resolved.Properties[MachineText.NameProperty] is not null)
        {
            resolved.TypeNames.Insert(0, ResolvedUseOfMachine);
        }
    }

    private PSNoteProperty Resolve(PSObject input)
    {
        PortReading reading;
        try
        {
            reading = reader.Read(input);
        }
        catch (PortReadException exception)
        {
            WriteError(Errors.PortNotReadable(exception, input));
            return new PSNoteProperty(PropertyName, resolver.Unreadable(exception.Message));
        }

        remarks.Tell(reader);
        if (!reading.IsFound)
        {
            withoutPort++;
            return new PSNoteProperty(PropertyName, resolver.WithoutPort);
        }

        if (resolver.PageOf(reading.Port, reading.Transport, reading.Usage) is PortPage page)
        {
            return new AnswerProperty(PropertyName, page, reading.Port.Range.First);
        }

        PortResolution resolution = resolver.Resolve(reading.Port, reading.Transport, reading.Usage);
        if (!resolution.IsResolved)
        {
            WriteError(Errors.PortNotResolved(resolution, reading.Transport, input));
        }

        return new PSNoteProperty(PropertyName, resolution);
    }
}
