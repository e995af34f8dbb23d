using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Get-IanaRegistry: the registry in use, as an object.</summary>
[Cmdlet(VerbsCommon.Get, "IanaRegistry")]
[OutputType(typeof(IanaRegistry))]
public sealed class GetIanaRegistryCommand : IanaCmdlet
{
    /// <summary>The registry that came with the module, whether or not an updated one is in use.</summary>
    [Parameter]
    public SwitchParameter Bundled { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(Bundled ? ActiveRegistry.Store.Bundled : Active());
}
