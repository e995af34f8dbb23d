using System;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;

namespace PortRegistry.Commands;

/// <summary>
/// Opens the registry and compiles the code of a look-up beside the rest of the import, so that the first look-up finds
/// both done. It reads the module's snapshot or the user's and nothing else; what goes wrong is left for the first cmdlet
/// to say.
/// </summary>
public sealed class ModuleWarmUp : IModuleAssemblyInitializer
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <inheritdoc/>
    public void OnImport() => ThreadPool.UnsafeQueueUserWorkItem(_ => WarmUp(), null);

    private static void WarmUp()
    {
        try
        {
            PortSpec port = PortSpec.Parse("0");
            foreach (ServiceRecord unused in ActiveRegistry.Current.Answer(port.Range.First, port.Transport.And(TransportSpec.Any)))
            {
                break;
            }

            _ = ActiveRegistry.Store.Problem;
            new PortSpecTransformationAttribute().Transform(null!, port.Range.First);
            Compile(typeof(GetIanaPortCommand));
            Compile(typeof(IanaCmdlet));
            Compile(typeof(PortLookup));
        }
        catch (Exception)
        {
            // On a thread of the pool it would take the shell down with it.
        }
    }

    private static void Compile(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(Declared))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }
}
