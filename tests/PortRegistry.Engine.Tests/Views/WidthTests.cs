using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Engine.Tests.Views;

/// <summary>What the tables show in windows of every width.</summary>
public sealed class WidthTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Uses =
        """
        $uses = @(
            'tcp LISTEN 0 5 0.0.0.0:8010 0.0.0.0:* users:(("svchost",pid=3,fd=4))'
            'tcp ESTAB 0 5 192.168.100.200:40522 [2001:db8:1111:2222:3333:4444:5555:6666]:443 users:(("a-long-process-name",pid=3,fd=4))' | ConvertFrom-PortText
            '-A INPUT -p tcp -m multiport --dports 80,443,8000:8010 -j ACCEPT'
            '-A INPUT -p tcp -m multiport --dports 80,443,8000:8010,8080,8443,9000,9090,9443,10000,10443,11000,11443,12000:12010,13000 -j ACCEPT'
            '-A INPUT -j ACCEPT') | ForEach-Object { if ($_ -is [string]) { $_ | ConvertFrom-PortText } else { $_ } }
        $there = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($args), 3)) | Add-Member PSComputerName web01 -PassThru -Force }

        """;

    private static readonly string[] Ports = ["8010/tcp", "40522/tcp", "80,443,8000-8010/tcp", "80,443,8000-8010,8080,8443,9000,… (34 ports)", "Any"];

    [Theory]
    [InlineData("$uses", "Port Use Remote LocalAddress Process")]
    [InlineData("$uses | Resolve-IanaPort", "Port Use Iana Remote Process")]
    [InlineData("& $there @uses", "PSComputerName Port Use Remote Process")]
    [InlineData("& $there @($uses | Resolve-IanaPort)", "PSComputerName Port Use Iana Remote")]
    [InlineData("$uses | Resolve-IanaPort | ForEach-Object Iana", "Port ServiceName Status Class Findings")]
    public void The_port_is_whole_at_every_width_and_a_list_breaks_after_its_commas(string command, string headings)
    {
        string[] tables = session.Labels($"{Uses}$shown = @({command}); 60..200 | ForEach-Object {{ $shown | Out-String -Width $_ }}");
        Assert.Equal(141, tables.Length);
        for (int width = 60; width <= 200; width++)
        {
            string[] lines = tables[width - 60].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();
            Assert.All(lines, line => Assert.True(line.Length <= width, line));
            string[] shown = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(headings.Split(' ').Take(shown.Length), shown);
            Assert.True(shown.Length == headings.Split(' ').Length || (width < 79 && !headings.Contains("Iana", StringComparison.Ordinal)), $"{width}: {lines[0]}");
            Assert.Matches("^[ -]+$", lines[1]);

            int end = lines[0].IndexOf("Port ", StringComparison.Ordinal) + "Port".Length;
            if (headings.StartsWith("PS", StringComparison.Ordinal))
            {
                end = lines[0].IndexOf(" Port ", StringComparison.Ordinal) + " Port".Length;
            }

            List<string> cells = lines.Skip(2).Select(line => line.PadRight(end)[(end - (headings.Contains("Use", StringComparison.Ordinal) ? 15 : 18))..end].Trim()).Where(cell => cell.Length > 0).ToList();
            Assert.Equal(string.Concat(Ports).Replace(" ", string.Empty, StringComparison.Ordinal), string.Concat(cells).Replace(" ", string.Empty, StringComparison.Ordinal));
            Assert.Equal(Ports.Length, cells.Count(cell => !cell.EndsWith(',')));
        }
    }

    [Theory]
    [InlineData("$uses | Resolve-IanaPort")]
    [InlineData("& $there @($uses | Resolve-IanaPort)")]
    [InlineData("$uses | Resolve-IanaPort | ForEach-Object Iana")]
    public void From_79_columns_on_each_finding_is_seen_whole(string command)
    {
        string[] tables = session.Labels($"{Uses}$shown = @({command}); 79..200 | ForEach-Object {{ $shown | Out-String -Width $_ }}");
        Assert.All(tables, table => Assert.All(new[] { "UnauthorizedUse", "Reserved", "Unassigned", "AnyPort" }, finding => Assert.Contains(finding, table, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       912", "LISTENING")]
    [InlineData("  TCP    192.0.2.1:50000        192.0.2.200:443        ESTABLISHED     912", "ESTABLISHED")]
    public void The_common_states_stand_on_one_line(string line, string state)
        => Assert.All(
            new[] { string.Empty, " | Resolve-IanaPort", " | Add-Member PSComputerName web01 -PassThru | Resolve-IanaPort" },
            rest => Assert.Contains($" {state} ", Assert.Single(session.Labels($"'{line}' | ConvertFrom-PortText{rest} | Out-String -Width 79")), StringComparison.Ordinal));

    [Theory]
    [InlineData("Get-IanaPort 6000-6063, 65534-65535", "6000-6063 65534-65535")]
    [InlineData("Get-IanaPort Any", "0-65535")]
    [InlineData("Compare-IanaRegistry 2024-01-01 -Kind Resized", "")]
    [InlineData("Get-IanaPortHistory 8010", "8010")]
    [InlineData("Find-IanaService x11", "6000-6063")]
    [InlineData("(Resolve-IanaPort 8010).Iana.Findings", "")]
    [InlineData("Get-IanaRegistry", "")]
    public void Other_tables_fit_and_show_ports_whole(string command, string ports)
    {
        string[] tables = session.Labels($"$shown = @({command}); 60..200 | ForEach-Object {{ $shown | Out-String -Width $_ }}");
        string[] wanted = session.Labels($"{command} | Where-Object {{ $_.PSObject.Properties['Port'] }} | ForEach-Object {{ \"$($_.Port)\" }}");
        Assert.All(ports.Split(' ', StringSplitOptions.RemoveEmptyEntries), port => Assert.Contains(port, wanted));
        for (int width = 60; width <= 200; width++)
        {
            string table = tables[width - 60];
            Assert.All(table.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= width, line));
            Assert.All(wanted, port => Assert.Contains(port, table, StringComparison.Ordinal));
        }
    }
}
