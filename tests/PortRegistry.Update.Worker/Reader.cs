using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace PortRegistry.Update.Worker;

/// <summary>Asks the registry in use, again and again, until its standard input ends; ends with 2 at the first wrong answer.</summary>
internal sealed class Reader(string home, string bundled, bool isUpdated)
{
    internal int Run()
    {
        var end = Task.Run(Console.In.ReadToEnd);
        var kept = new RegistryStore(home, bundled);
        int count = 0;
        Console.WriteLine("ready");
        do
        {
            // A long-lived store, as in a running shell, and a new one, as in a new shell.
            foreach (RegistryStore store in new[] { kept, new RegistryStore(home, bundled) })
            {
                IanaRegistry active = store.Active;
                string? fault = isUpdated && active.Origin != RegistryOrigin.Updated ? "the bundled registry" : Versions.Fault(active, isUpdated);
                fault ??= store.Problem;
                if (fault is not null)
                {
                    Console.WriteLine(fault);
                    return 2;
                }
            }

            count++;
            Thread.Sleep(20);
        }
        while (!end.IsCompleted);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {kept.Active.Source}"));
        return 0;
    }
}
