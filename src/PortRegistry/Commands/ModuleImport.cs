using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// Opens the registry, and has the first look-up compiled, on another thread while the shell finishes the import and
/// binds the first command: most imports are made by a command, which needs both at once.
/// </summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    // A record with a name, a date and a contact.
    private const int Port = 443;

    // What is left of the import then takes about as long, in milliseconds.
    private const int ImportTime = 6;

    private static int isPrepared;

    /// <inheritdoc/>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref isPrepared, 1) == 0)
        {
            ThreadPool.QueueUserWorkItem(_ => Prepare());
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nobody waits here; the command that needs the registry reports the error.")]
    private static void Prepare()
    {
        try
        {
            // Two threads that compile at once slow each other.
            Thread.Sleep(ImportTime);
            _ = new PortSpecTransformationAttribute().Transform(null!, Port);
            Compile(typeof(GetIanaPortCommand));
            Compile(typeof(PortLookup));
            _ = ActiveRegistry.Current.Answer(Port, TransportSpec.Any).First();
        }
        catch (Exception)
        {
            // Left to the command.
        }
    }

    private static void Compile(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }
}
