using System;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace PortRegistry.Engine.Tests.Audits;

/// <summary>Objects that hold themselves, have no end, or throw: one error each, and the next object is read.</summary>
public sealed class HostileObjectTests : IClassFixture<ModuleSession>
{
    private readonly ModuleSession session;

    public HostileObjectTests(ModuleSession session)
    {
        this.session = session;
        session.SetVariable("endless", new Func<object?, object>(item => new Endless(item)));
        session.SetVariable("throwing", new Throwing());
        session.SetVariable("broken", new Broken());
        session.SetVariable("brokenList", new BrokenList());
    }

    [Theory]
    [InlineData("$a = [object[]]::new(1); $a[0] = $a; , $a")]
    [InlineData("$l = [Collections.ArrayList]::new(); [void]$l.Add($l); [pscustomobject]@{ LocalPort = $l }")]
    [InlineData("$o = [pscustomobject]@{ Rule = $null }; $o.Rule = $o; $o")]
    [InlineData("$h = @{}; $h.Port = $h; $h")]
    [InlineData("[pscustomobject]@{ LocalPort = $endless.Invoke(22) }")]
    [InlineData("[pscustomobject]@{ LocalPort = $endless.Invoke($null) }")]
    [InlineData("[pscustomobject]@{ LocalPort = 22; Protocol = $endless.Invoke('tcp') }")]
    [InlineData("[pscustomobject]@{ LocalPort = $throwing }")]
    [InlineData("$throwing")]
    [InlineData("@{ $throwing = 22 }")]
    [InlineData(", $broken")]
    [InlineData(", $brokenList")]
    [InlineData("[pscustomobject]@{ Rule = @{ Port = $broken } }")]
    [InlineData("[pscustomobject]@{ LocalPort = [Threading.ThreadState]::Running }")]
    [InlineData("[pscustomobject]@{ LocalPort = [object]::new(); Protocol = 'icmp' }")]
    [InlineData("[pscustomobject]@{ Rules = $endless.Invoke(22); ServiceName = '!' }")]
    [InlineData("('[' * 900 + ']' * 900) | ConvertFrom-Json -Depth 1024 -NoEnumerate")]
    public void An_object_that_holds_itself_has_no_end_or_throws_is_one_error_and_the_next_is_read(string script)
    {
        ShellResult result = session.Run($"& {{ & {{ {script} }}; 443 }} | Resolve-IanaPort");
        Assert.StartsWith("PortNotValid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal("https", result.Output[^1].Properties["Iana"].Value.ToString());
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Port = 22; Name = $endless.Invoke('x') }")]
    [InlineData("[pscustomobject]@{ Port = 22; Name = $throwing }")]
    [InlineData("$throwing")]
    public void A_row_of_a_catalog_that_has_no_end_or_throws_is_one_error_and_the_next_is_read(string script)
    {
        ShellResult result = session.Run($"& {{ {script}; [pscustomobject]@{{ Port = 443 }} }} | Import-PortCatalog");
        Assert.StartsWith("CatalogRowNotValid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(result.Output).Properties["Count"].Value);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ a = 1 }", "PortPropertyNotFound")]
    [InlineData("[pscustomobject]@{ ServiceName = [pscustomobject]@{ Length = 2 } }", "PortPropertyNotFound")]
    public void A_transport_that_is_given_makes_no_rule_of_an_object_without_ports(string script, string id)
        => Assert.StartsWith(id + ",", Assert.Single(session.Run($"{script} | Resolve-IanaPort -Transport tcp").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("@{ Local = [Net.IPEndPoint]::new(0, 22); Protocol = 'tcp' }", "22/tcp")]
    [InlineData("@{ Server = [uri]'http://a.example:8080'; Protocol = 'tcp' }", "8080/tcp")]
    [InlineData("@{ Allowed = [Collections.Queue]::new(@(@{ Ports = 443; Protocol = 'tcp' })) }", "443/tcp")]
    public void The_end_of_a_connection_may_be_an_object_of_a_type(string script, string port)
        => Assert.Equal(port, Assert.Single(session.Values($"[pscustomobject]{script} | Resolve-IanaPort | ForEach-Object Iana", "Port")));

    [Fact]
    public void Ports_one_by_one_are_one_answer_that_names_each_once()
        => Assert.Equal(
            16_382,
            Assert.Single(session.Output("$r = @{ Ports = @(0..65533) + @(49152..65533); Protocol = 'tcp' } | Resolve-IanaPort; @($r.Iana.Findings.Where({ $_.Id -eq 'DynamicPort' })).Count")).BaseObject);

    [Fact]
    public void A_parameter_that_has_no_end_is_an_error()
        => Assert.Single(session.Run("Get-IanaPort $endless.Invoke(22)").Errors);

    private sealed class Endless(object? item) : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            while (true)
            {
                yield return item;
            }
        }
    }

    private sealed class Throwing
    {
        [SuppressMessage("Performance", "CA1822", Justification = "PowerShell reads it from the object.")]
        public int LocalPort => throw new InvalidOperationException("No port.");

        public override string ToString() => throw new InvalidOperationException("No text.");
    }

    private sealed class Broken : Hashtable
    {
        public override IDictionaryEnumerator GetEnumerator() => throw new SilentException();
    }

    private sealed class BrokenList : ArrayList
    {
        public override IEnumerator GetEnumerator() => throw new InvalidCastException();
    }

    // Not even its message can be read.
    private sealed class SilentException : Exception
    {
        public override string Message => throw new InvalidOperationException("No message.");
    }
}
