using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using PortRegistry.Shell;
using Xunit;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>The scripts of docs/examples, on the recorded inputs beside them.</summary>
public sealed class ExampleTests : ModuleTests
{
    private static readonly string Folder = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(BuiltModule.FindManifest())!, "..", "..", "..", "docs", "examples"));

    public static TheoryData<string> Scripts => new(Directory.GetFiles(Folder, "*.ps1").Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_example_parses_and_names_only_parameters_that_there_are(string script)
    {
        ScriptBlockAst syntax = Parser.ParseFile(Path.Combine(Folder, script), out _, out ParseError[] errors);
        Assert.Empty(errors);
        Assert.NotNull(syntax.GetHelpContent()?.Synopsis);

        Dictionary<string, CommandInfo> ours = Output("Get-Command -Module PortRegistry").Select(item => (CommandInfo)item.BaseObject).ToDictionary(command => command.Name);
        var uses = syntax.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Where(command => ours.ContainsKey(command.GetCommandName() ?? string.Empty)).ToList();
        foreach (CommandAst use in uses)
        {
            foreach (CommandParameterAst parameter in use.CommandElements.OfType<CommandParameterAst>())
            {
                Assert.Contains(parameter.ParameterName, ours[use.GetCommandName()].Parameters.Keys);
            }
        }

        Assert.NotEmpty(uses);
    }

    [Theory]
    [InlineData("Test-ListeningPort.ps1 -Path {0}/ss.txt", "53,546,41641,22,80,5432,8010,4501,51820")]
    [InlineData("Test-ListeningPort.ps1 -Path {0}/netstat-windows.txt", "135,445,3389,49664,135,500,5353,1900")]
    [InlineData("Test-ListeningPort.ps1 -Path {0}/ss.txt, {0}/netstat-windows.txt -Finding DynamicPort", "51820,49664")]
    [InlineData("Test-LinuxFirewall.ps1 -Path {0}/nft.txt, {0}/ufw.txt -Finding AnyPort", "Any,Any")]
    [InlineData("Test-LinuxFirewall.ps1 -Path {0}/firewalld.txt", "9090/tcp,546/udp,22/tcp,8010,60000-60010,8080,5432")]
    [InlineData("Test-LinuxFirewall.ps1 -Path {0}/iptables-save.txt", "Any,8/icmp,22,80,443,4501,0-52,54-65535,Any,")]
    [InlineData("Test-Fleet.ps1 -Path {0}/fleet -Finding Unassigned", "41641,4501")]
    public void An_example_gives_each_recorded_use_with_what_the_registry_says(string command, string ports)
    {
        IReadOnlyList<PSObject> uses = Output(Formatted(command));

        Assert.Equal(ports.Split(','), string.Join(",", uses.Select(use => use.Properties["LocalPort"].Value?.ToString())).Split(','), StringComparer.Ordinal);
        Assert.All(uses, use => Assert.NotNull(use.Properties["Iana"].Value));
    }

    [Fact]
    public void The_fleet_lists_what_listens_in_the_order_of_the_files_and_shows_the_machine()
    {
        IReadOnlyList<PSObject> uses = Output(Formatted("Test-Fleet.ps1 -Path {0}/fleet"));

        string[] machines = uses.Select(use => use.Properties["PSComputerName"].Value.ToString()!).ToArray();
        Assert.Equal(new[] { "db01", "web01", "win01" }, machines.Distinct());
        Assert.Equal(machines.Order(StringComparer.Ordinal), machines);
        Assert.DoesNotContain(uses, use => use.Properties["Role"].Value.ToString() == "Connection");
        Assert.Matches(@"(?m)^db01 +22/tcp ", Value<string>($"{Formatted("Test-Fleet.ps1 -Path {0}/fleet")} | Out-String -Width 80"));
    }

    [Fact]
    public async Task A_machine_keeps_its_whole_name()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("web01.example.com"), "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*", TestContext.Current.CancellationToken);

        Assert.Equal("web01.example.com", Assert.Single(Output($"& '{Folder}/Test-Fleet.ps1' -Path {folder.Quoted(".")}")).Properties["PSComputerName"].Value);
    }

    [Theory]
    [InlineData("", "No firewall tool was found: none of nft, iptables-save, ip6tables-save, ufw, firewall-cmd is in PATH. Use -Path to read recorded output.", "")]
    [InlineData("nft:0: iptables-save:0:", "Ran: nft (rules: 0), iptables-save (rules: 0).", "")]
    [InlineData("nft:1:Operation_not_permitted ufw:0:22/tcp_ALLOW_IN_Anywhere", "nft ended with exit code 1: Operation_not_permitted|Ran: nft (failed), ufw (rules: 1).", "22/tcp")]
    public async Task A_firewall_that_is_not_there_one_that_fails_and_one_without_rules_are_told_apart(string tools, string said, string ports)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The firewall tools that this test makes are shell scripts.");
        using var folder = new TemporaryFolder();
        foreach (string[] tool in tools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tool => tool.Split(':')))
        {
            string text = tool[1] == "0" ? tool[2].Replace('_', ' ') : tool[2] + " >&2";
            await File.WriteAllTextAsync(folder.PathOf(tool[0]), $"#!/bin/sh\necho {text}\nexit {tool[1]}\n", TestContext.Current.CancellationToken);
        }

        string shown = await RunAsync($"$ErrorActionPreference = 'Continue'; chmod -R +x {folder.Quoted(".")}; $env:PATH = {folder.Quoted(".")}; (& '{Folder}/Test-LinuxFirewall.ps1' 2>&1 6>&1) | ForEach-Object {{ if ($_.Iana) {{ \"$($_.Iana.Port)\" }} else {{ \"$_\" }} }}");

        Assert.Equal(said.Split('|').Concat(ports.Split(',', StringSplitOptions.RemoveEmptyEntries)), shown.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task A_script_for_Windows_says_elsewhere_in_one_sentence_that_it_needs_a_path()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This system has a Windows Firewall.");
        Assert.Equal(
            "This system has no Windows Firewall. Use -Path to read recorded rules.",
            (await RunAsync($"$ErrorActionPreference = 'Continue'; & '{Folder}/Test-WindowsFirewall.ps1' 2>&1 | ForEach-Object {{ \"$_\" }}")).Trim());
    }

    [Fact]
    public void The_drift_of_the_ports_in_use_is_given_and_is_the_exit_code()
    {
        IReadOnlyList<PSObject> changes = Output(Formatted("Test-RegistryDrift.ps1 -Reference {0}/registry-before.csv -Path {0}/ss.txt"));

        Assert.Contains(changes, change => change.ToString().Contains("oldbackup", StringComparison.Ordinal));
        Assert.Equal(1, Value<int>("$LASTEXITCODE"));
    }

    [Theory]
    [InlineData("Test-WindowsFirewall.ps1 -Path {0}/windows-firewall.json", "3389/tcp Teredo/udp IPHTTPSIn/tcp RPC/ipv6-icmp RPC/tcp RPC-EPMap/tcp 80/tcp,443/tcp 4501/tcp 60000-60010/udp Any")]
    [InlineData("Test-AzureSecurityGroup.ps1 -Path {0}/azure-nsg.json", "443/tcp 22/tcp,3389/tcp,5985-5986/tcp 8010/tcp Any 5432/tcp Any/icmp")]
    [InlineData("Test-AwsSecurityGroup.ps1 -Path {0}/aws-security-groups.json", "443/tcp 4501-4502/tcp 8/icmp Any 0-65535/udp")]
    [InlineData("Test-AwsSecurityGroup.ps1 -Path {0}/aws-security-groups.csv", "443/tcp 4501-4502/tcp Any 8/icmp")]
    public async Task An_example_reads_what_the_cloud_and_Windows_export(string command, string ports)
        => Assert.Equal(ports, (await RunAsync($"({Formatted(command)}).Iana.Port -join ' '")).Trim());

    private static string Formatted(string command) => $"& '{Folder}/" + command.Replace(".ps1", ".ps1'", StringComparison.Ordinal).Replace("{0}", Folder + "/data", StringComparison.Ordinal);

    private static async Task<string> RunAsync(string script)
    {
        ShellProcess shell = await ShellProcess.RunAsync([$"$ErrorActionPreference = 'Stop'; {script}"]);
        Assert.True(shell.ExitCode == 0, shell.Error);
        return shell.Output;
    }
}
