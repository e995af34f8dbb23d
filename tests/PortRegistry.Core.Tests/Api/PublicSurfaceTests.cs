using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace PortRegistry.Tests.Api;

/// <summary>
/// The public types and members of the core are in PublicSurface.txt, so that a change of them is deliberate. After one, run
/// this test with PORTREGISTRY_WRITE_SURFACE=1, which rewrites the file, and commit it.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const string Switch = "PORTREGISTRY_WRITE_SURFACE";

    [Fact]
    public void The_public_types_and_members_are_those_that_the_file_lists()
    {
        string[] surface = [.. typeof(ServiceRecord).Assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(SourcePath(), string.Concat(surface.Select(line => line + "\n")));
        }

        string[] listed = File.ReadAllLines(SourcePath());
        Assert.True(
            surface.SequenceEqual(listed, StringComparer.Ordinal),
            $"Set {Switch}=1, run this test again and commit PublicSurface.txt if this is meant:\n"
            + string.Join('\n', surface.Except(listed).Select(line => "+ " + line).Concat(listed.Except(surface).Select(line => "- " + line))));
    }

    private static string SourcePath()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PortRegistry.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "tests", "PortRegistry.Core.Tests", "Api", "PublicSurface.txt");
    }

    private static IEnumerable<string> Lines(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        string name = type.FullName!;
        yield return name;
        foreach (MemberInfo member in type.GetMembers(Declared).Where(member => member is not Type && IsVisible(member) && !IsAccessor(member)))
        {
            yield return $"{name}: {member}";
        }
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo { AddMethod: MethodInfo add } => IsVisible(add),
        _ => false,
    };

    private static bool IsAccessor(MemberInfo member)
        => member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
