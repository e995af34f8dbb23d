using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Xunit;

namespace PortRegistry.Engine.Tests.Supply;

/// <summary>No machine's code ships, and none of ours calls any.</summary>
public sealed class ManagedCodeTests
{
    [Fact]
    public void Every_shipped_assembly_is_intermediate_language_alone()
    {
        Assert.NotEmpty(ShippedModule.Assemblies);
        Assert.All(
            ShippedModule.Assemblies,
            name =>
            {
                using PEReader reader = Open(name);
                CorHeader header = reader.PEHeaders.CorHeader!;
                Assert.Equal(Machine.I386, reader.PEHeaders.CoffHeader.Machine);
                Assert.Equal(CorFlags.ILOnly, header.Flags & (CorFlags.ILOnly | CorFlags.Requires32Bit | CorFlags.NativeEntryPoint));
                Assert.Equal(0, header.ManagedNativeHeaderDirectory.Size);
                Assert.Equal(0, header.VtableFixupsDirectory.Size);
                MetadataReader metadata = reader.GetMetadataReader();
                Assert.DoesNotContain(
                    metadata.MethodDefinitions.Select(metadata.GetMethodDefinition),
                    method => (method.ImplAttributes & System.Reflection.MethodImplAttributes.CodeTypeMask) == System.Reflection.MethodImplAttributes.Native);
            });
    }

    [Fact]
    public void None_of_our_assemblies_calls_native_code()
        => Assert.All(
            ShippedModule.Assemblies.Where(name => Path.GetFileName(name).StartsWith("PortRegistry", StringComparison.Ordinal)),
            name =>
            {
                using PEReader reader = Open(name);
                Assert.Equal(0, reader.GetMetadataReader().GetTableRowCount(TableIndex.ImplMap));
            });

    [Fact]
    public void No_other_file_is_a_program()
    {
        string[] others = [.. ShippedModule.FilesOf(ShippedModule.Folder).Keys.Except(ShippedModule.Assemblies, StringComparer.Ordinal)];
        Assert.NotEmpty(others);
        Assert.All(
            others,
            name =>
            {
                byte[] file = File.ReadAllBytes(Path.Combine(ShippedModule.Folder, name));
                Assert.False(file is [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'#', (byte)'!', ..], name);
                Assert.False(file is [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..], name);
            });
    }

    private static PEReader Open(string name) => new([.. File.ReadAllBytes(Path.Combine(ShippedModule.Folder, name))]);
}
