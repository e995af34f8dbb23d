using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using PortRegistry.Shell;
using PortRegistry.Tests;
using Xunit;

namespace PortRegistry.Engine.Tests.Corners;

/// <summary>One process that imports the module over and over, and many runspaces that use it at once.</summary>
public sealed class ManyImportsTests
{
    // In a separate process, where nothing else uses memory. The engine leaks a little with each import; a leaked snapshot,
    // index or record list would be hundreds of kilobytes each time.
    private const int MaxKeptPerImport = 10_000;
    private const int MaxKeptPerSession = 40_000;

    private const string Functions =
        """
        $folder = (Get-Module PortRegistry).ModuleBase
        $manifest = "$folder/PortRegistry.psd1"
        function Get-Memory { foreach ($i in 1..3) { [gc]::Collect(); [gc]::WaitForPendingFinalizers() }; [gc]::GetTotalMemory($true) }
        function Get-Loaded { @([appdomain]::CurrentDomain.GetAssemblies() | ForEach-Object { if ($_.Location.StartsWith($folder)) { $_ } }).Count }
        function Test-Kept([int] $Count, [scriptblock] $Once) {
            foreach ($i in 1..30) { & $Once }
            $memory = Get-Memory; $loaded = Get-Loaded
            foreach ($i in 1..$Count) { & $Once }
            "$(((Get-Memory) - $memory) / $Count -as [int]) $((Get-Loaded) - $loaded)"
        }

        """;

    [LongTheory]
    [InlineData("Import-Module $manifest -Force; [void](Get-IanaPort 636)")]
    [InlineData("Import-Module $manifest; Get-IanaPort 22 | Export-IanaRegistry -AsString -Format Csv > $null; Remove-Module PortRegistry")]
    public async Task Two_hundred_imports_keep_no_memory_and_load_nothing_twice(string once)
        => await KeepsLessThan(MaxKeptPerImport, 200, once);

    [LongFact]
    public async Task Fifty_sessions_opened_and_closed_keep_no_memory_and_load_nothing_twice()
        => await KeepsLessThan(
            MaxKeptPerSession,
            50,
            """
            $state = [initialsessionstate]::CreateDefault2()
            $state.ImportPSModule($manifest)
            $shell = [powershell]::Create($state)
            [void]$shell.AddCommand('Get-IanaPort').AddArgument(636).Invoke()
            $shell.Dispose()
            """);

    [Fact]
    public async Task A_pool_of_runspaces_answers_as_one_session_does()
    {
        const string Script = "param($port) Get-IanaPort $port, 'http', '0-40' -Transport udp | ForEach-Object ToString; (Find-IanaService mail -First 5).Count";
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([BuiltModule.FindManifest()]);
        using RunspacePool pool = RunspaceFactory.CreateRunspacePool(state);
        pool.SetMaxRunspaces(8);
        pool.Open();
        IEnumerable<Task<string>> answers = Enumerable.Range(0, 64).Select(async i =>
        {
            using var shell = PowerShell.Create();
            shell.RunspacePool = pool;
            PSDataCollection<PSObject> output = await shell.AddScript(Script).AddArgument(i % 8).InvokeAsync();
            Assert.Empty(shell.Streams.Error);
            return string.Join('\n', output);
        });
        string[] all = await Task.WhenAll(answers);

        using var session = new ModuleSession();
        for (int i = 0; i < all.Length; i++)
        {
            Assert.Equal(string.Join('\n', session.Output($"& {{ {Script} }} {i % 8}")), all[i]);
        }
    }

    private static async Task KeepsLessThan(int limit, int times, string once)
    {
        ShellProcess shell = await ShellProcess.RunAsync([$"{Functions}Test-Kept {times} {{ {once} }}"]);
        Assert.Equal("", shell.Error);
        int[] kept = [.. shell.Output.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        TestContext.Current.TestOutputHelper?.WriteLine($"{kept[0]} bytes kept each time, {kept[1]} assemblies of the module loaded.");
        Assert.InRange(kept[0], int.MinValue, limit);
        Assert.Equal(0, kept[1]);
    }
}
