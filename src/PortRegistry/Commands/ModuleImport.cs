using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// Opens the registry on another thread while the shell finishes the import and binds the first command: most imports are
/// made by a command that needs it at once.
/// </summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    // A record with a name, a date and a contact: to answer it compiles what answering takes.
    private const int Port = 443;

    /// <inheritdoc/>
    public void OnImport() => ThreadPool.QueueUserWorkItem(_ => OpenRegistry());

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nobody waits here; the command that needs the registry reports the error.")]
    private static void OpenRegistry()
    {
        try
        {
            _ = ActiveRegistry.Current.Answer(Port, TransportSpec.Any).First();
        }
        catch (Exception)
        {
            // Left to the command.
        }
    }
}
