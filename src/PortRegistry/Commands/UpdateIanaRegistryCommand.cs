using System;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Update-IanaRegistry: replaces the registry in use; the only cmdlet that accesses the network.</summary>
[Cmdlet(VerbsData.Update, "IanaRegistry", DefaultParameterSetName = UriSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegistryUpdate))]
public sealed partial class UpdateIanaRegistryCommand : IanaCmdlet
{
    private bool hasInput;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        hasInput = true;
        if (ParameterSetName == PathSet)
        {
            Run();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MyInvocation.ExpectingInput && !hasInput)
        {
            ThrowTerminatingError(Errors.NoInput("a file", "Nothing was updated."));
        }

        if (ParameterSetName != PathSet)
        {
            Run();
        }
    }

    private void Run()
    {
        try
        {
            if (Update() is RegistryUpdate update && PassThru)
            {
                WriteObject(update);
            }
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (Errors.OfUpdate(exception, Target) is ErrorRecord error)
        {
            ThrowTerminatingError(error);
        }
    }

    private object Target => ParameterSetName switch
    {
        UriSet => RegistryAddress.Show(Uri),
        PathSet => Path,
        _ => ActiveRegistry.DataDirectory() ?? string.Empty,
    };

    private RegistryUpdate? Update()
    {
        var updater = new RegistryUpdater(this, ActiveRegistry.Store, StopToken)
        {
            Force = Force,
            AllowShrink = AllowShrink,
            AllowGrowth = AllowGrowth,
            MaximumAge = MaximumAge,
        };
        return ParameterSetName switch
        {
            PathSet => updater.FromFile(FileOf(Path)),
            RollbackSet => updater.Rollback(),
            ResetSet => updater.Reset(),
            _ => updater.FromServer(DownloadOptions()),
        };
    }
}
