using System;
using System.IO;
using System.Reflection;

namespace PortRegistry.Framework;

internal static class Program
{
    /// <summary>Writes answers of the module in the folder that is the argument.</summary>
    private static int Main(string[] arguments)
    {
        string bin = Path.Combine(arguments[0], "bin");
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            string name = new AssemblyName(request.Name).Name!;
            return name.StartsWith("PortRegistry", StringComparison.Ordinal) && File.Exists(Path.Combine(bin, name + ".dll"))
                ? Assembly.LoadFrom(Path.Combine(bin, name + ".dll"))
                : null;
        };
        using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
        Answers.Write(output, arguments[0]);
        return 0;
    }
}
