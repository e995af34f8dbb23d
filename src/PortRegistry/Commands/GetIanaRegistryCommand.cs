using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Get-IanaRegistry: the registry in use, as an object, with where it came from.</summary>
[Cmdlet(VerbsCommon.Get, "IanaRegistry")]
[OutputType(typeof(IanaRegistry))]
public sealed class GetIanaRegistryCommand : IanaCmdlet
{
    /// <summary>The registry that came with the module, whether or not an updated one is in use.</summary>
    [Parameter]
    public SwitchParameter Bundled { get; set; }

    /// <summary>How long ago the registry's own date may be at most, a number being days; an error says so where it is longer, or where there is no date.</summary>
    [Parameter]
    [DaysTransformation]
    [ValueGiven]
    public TimeSpan? MaximumAge { get; set; }

    /// <summary>The day whose registry answers: of its published versions, the newest that is not after it. A day since 2015-05-04.</summary>
    [Parameter]
    [ValueGiven]
    public RegistryDate? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (AsOf is RegistryDate date && Bundled)
        {
            ThrowTerminatingError(Errors.AsOfNotAlone(date, nameof(Bundled)));
        }

        IanaRegistry registry = AsOf is RegistryDate day ? OpenAsOf(day) : Bundled ? ActiveRegistry.Store.Bundled : Active();
        if (MaximumAge is TimeSpan limit && !(registry.Age <= limit))
        {
            WriteError(Errors.RegistryTooOld(registry, limit));
        }

        TellOf(registry);
        WriteObject(registry);
    }
}
