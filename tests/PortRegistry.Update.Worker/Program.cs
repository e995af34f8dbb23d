using System;
using PortRegistry.Update.Worker;

switch (args)
{
    case ["files", string bundled, string directory]:
        RegistryFiles.Write(bundled, directory);
        return 0;
    case ["versions", string bundled, string directory]:
        Versions.Write(bundled, directory);
        return 0;
    case ["write", string home, string bundled, string versions]:
        return new Writer(home, bundled, versions).Run();
    case ["install", string home, string bundled, string version]:
        return Writer.Install(home, bundled, version);
    case ["full", string home, string bundled, string versions]:
        return FullDisk.Run(home, bundled, versions);
    case ["read", string home, string bundled, string origin]:
        return new Reader(home, bundled, origin == "updated").Run();
    default:
        Console.Error.WriteLine("Usage: files|versions <bundled> <directory>, write <home> <bundled> <versions>, install <home> <bundled> <version>, full <home> <bundled> <versions>, read <home> <bundled> updated|any");
        return 64;
}
