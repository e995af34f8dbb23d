using System;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// Opens the registry beside the rest of the import, so that the first look-up finds it open and its code compiled. It
/// reads the module's snapshot or the user's and nothing else, and whatever goes wrong is left for the first cmdlet to say.
/// </summary>
public sealed class ModuleWarmUp : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => ThreadPool.UnsafeQueueUserWorkItem(_ => LookUp(), null);

    private static void LookUp()
    {
        try
        {
            foreach (ServiceRecord unused in ActiveRegistry.Current.Answer(0, PortSpec.Parse("0").Transport))
            {
                return;
            }
        }
        catch (Exception)
        {
            // A thread of its own would take the shell down with it.
        }
    }
}
