using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using PortRegistry.Engine.Tests.Help;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>bom.json, which ships with the module: a CycloneDX bill of materials.</summary>
public sealed class BillOfMaterialsTests : IDisposable
{
    private readonly string text = File.ReadAllText(Path.Combine(ShippedModule.Folder, "bom.json"));
    private readonly JsonDocument bill;

    public BillOfMaterialsTests() => bill = JsonDocument.Parse(text);

    private IEnumerable<JsonElement> Components => bill.RootElement.GetProperty("components").EnumerateArray();

    public void Dispose() => bill.Dispose();

    [Fact]
    public void It_says_that_it_is_CycloneDX_and_what_it_describes()
    {
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        Assert.Equal("1.6", bill.RootElement.GetProperty("specVersion").GetString());
        JsonElement module = bill.RootElement.GetProperty("metadata").GetProperty("component");
        Assert.Equal("PortRegistry", module.GetProperty("name").GetString());
        Assert.Equal(Path.GetFileName(ShippedModule.Folder), module.GetProperty("version").GetString());
    }

    [Fact]
    public void It_names_every_shipped_assembly_and_the_snapshot_and_nothing_else()
        => Assert.Equal(
            ShippedModule.Assemblies.Append("registry.history").Append("registry.snapshot").Order(StringComparer.Ordinal),
            Components.Select(component => component.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_hashes_are_those_of_the_files()
        => Assert.All(
            Components,
            component =>
            {
                JsonElement hash = Assert.Single(component.GetProperty("hashes").EnumerateArray());
                Assert.Equal("SHA-256", hash.GetProperty("alg").GetString());
                byte[] file = File.ReadAllBytes(Path.Combine(ShippedModule.Folder, component.GetProperty("name").GetString()!));
                Assert.Equal(Convert.ToHexString(SHA256.HashData(file)), hash.GetProperty("content").GetString());
            });

    [Fact]
    public void Our_assemblies_have_the_version_of_the_module_and_others_that_of_their_package()
    {
        var packages = JsonDocument.Parse(File.ReadAllText(Path.Combine(HelpPage.Repository, "src/PortRegistry.Formats/packages.lock.json")))
            .RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .GroupBy(package => package.Name, package => package.Value.GetProperty("resolved").GetString()!, StringComparer.Ordinal)
            .ToDictionary(versions => versions.Key, versions => Assert.Single(versions.Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);
        Assert.All(
            Components,
            component =>
            {
                string name = Path.GetFileNameWithoutExtension(component.GetProperty("name").GetString()!);
                string version = component.GetProperty("version").GetString()!;
                bool isPackage = packages.TryGetValue(name, out string? resolved);
                Assert.Equal(resolved ?? Path.GetFileName(ShippedModule.Folder), version);
                Assert.Equal(isPackage, component.TryGetProperty("purl", out JsonElement purl));
                Assert.Equal(isPackage ? $"pkg:nuget/{name}@{version}" : null, isPackage ? purl.GetString() : null);
            });
    }

    [Fact]
    public void Nothing_in_it_tells_when_or_where_it_was_made()
    {
        Assert.DoesNotContain("timestamp", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("serialNumber", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(HelpPage.Repository, text, StringComparison.Ordinal);
    }
}
