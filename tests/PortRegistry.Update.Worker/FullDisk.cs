using System;
using System.IO;
using System.Threading;

namespace PortRegistry.Update.Worker;

/// <summary>Fills the disk under a data directory and updates; then makes room and updates again.</summary>
internal static class FullDisk
{
    internal static int Run(string home, string bundled, string versions)
    {
        var store = new RegistryStore(home, bundled);
        Install(store, versions, 1);
        string filler = Path.Combine(home, "filler");
        Fill(filler);
        try
        {
            Install(store, versions, 2);
            Console.WriteLine("The disk is not full.");
            return 2;
        }
        catch (RegistryStoreException exception)
        {
            Console.WriteLine($"{exception.Problem}: {exception.Message}");
        }

        if (!IsInUse(store, 1) || Directory.GetFiles(home, "*.tmp").Length > 0)
        {
            Console.WriteLine($"In use: {store.Active.Source}. {store.Problem}");
            return 2;
        }

        File.Delete(filler);
        Install(store, versions, 2);
        return IsInUse(store, 2) ? 0 : 2;
    }

    private static bool IsInUse(RegistryStore store, int version)
        => store.Problem is null && store.Active.Source == Versions.Address(version) && Versions.Fault(store.Active) is null;

    private static void Install(RegistryStore store, string versions, int version)
        => store.Install(
            IanaRegistry.OpenFile(Path.Combine(versions, Versions.FileName(version))), Versions.Retrieval(version), pin: false, approve: null, CancellationToken.None);

    private static void Fill(string path)
    {
        using FileStream file = File.Create(path, 1);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
