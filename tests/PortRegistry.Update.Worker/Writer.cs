using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PortRegistry.Update.Worker;

/// <summary>Installs one version after the other until its standard input ends.</summary>
internal sealed class Writer(string home, string bundled, string versions)
{
    internal int Run()
    {
        var store = new RegistryStore(home, bundled);
        var random = new Random(Environment.ProcessId);
        var end = Task.Run(Console.In.ReadToEnd);
        int count = 0;
        int version = -1;
        Console.WriteLine("ready");
        do
        {
            version = random.Next(Versions.Count);
            byte[] snapshot = File.ReadAllBytes(Path.Combine(versions, Versions.FileName(version)));
            try
            {
                store.Install(IanaRegistry.Open(snapshot), Versions.Retrieval(version), pin: false, approve: null, CancellationToken.None);
            }
            catch (RegistryStoreException exception)
            {
                Console.WriteLine(exception);
                return 1;
            }

            // A real update downloads and compiles in between.
            Thread.Sleep(random.Next(50));
            count++;
        }
        while (!end.IsCompleted);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {version}"));
        return 0;
    }

    internal static int Install(string home, string bundled, string version)
    {
        var store = new RegistryStore(home, bundled);
        IanaRegistry incoming = IanaRegistry.OpenFile(version);
        try
        {
            var retrieval = new RegistryRetrieval(DateTime.UtcNow, DateTime.UtcNow, incoming.Source, incoming.Records[0].Description);
            IanaRegistry active = store.Install(incoming, retrieval, pin: false, approve: null, CancellationToken.None);
            Console.WriteLine(active.Source);
            return Versions.Fault(active) is null ? 0 : 2;
        }
        catch (RegistryStoreException exception)
        {
            Console.WriteLine($"{exception.Problem}: {exception.Message}");
            Console.WriteLine(store.Active.Source);
            return Versions.Fault(store.Active) is null && store.Problem is null ? 1 : 2;
        }
    }
}
