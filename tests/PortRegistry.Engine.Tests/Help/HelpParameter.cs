using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Engine.Tests.Help;

/// <summary>A parameter's place in one parameter set.</summary>
/// <param name="Position">From 0, or Named.</param>
/// <param name="IsRequired">Whether it is mandatory in the set.</param>
/// <param name="ByValue">Whether it takes the input itself.</param>
/// <param name="ByPropertyName">Whether it takes a property of the input.</param>
internal sealed record HelpParameterSet(string Position, bool IsRequired, bool ByValue, bool ByPropertyName);

/// <summary>What a page says of a parameter, or what the cmdlet says of itself.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="SupportsWildcards">Whether wildcards are allowed.</param>
/// <param name="Aliases">Its other names, in order.</param>
/// <param name="AcceptedValues">The names of an enumeration.</param>
/// <param name="Sets">Its position in each of its parameter sets; one entry "(All)" if it is the same in all.</param>
internal sealed record HelpParameter(
    string Type,
    bool SupportsWildcards,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    IReadOnlyDictionary<string, HelpParameterSet> Sets)
{
    private const string AllSets = "(All)";

    internal static HelpParameter Of(ParameterMetadata parameter)
        => new(
            NameOf(parameter.ParameterType),
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            parameter.Aliases,
            Element(parameter.ParameterType) is { IsEnum: true } type ? Enum.GetNames(type) : [],
            parameter.ParameterSets.ToDictionary(
                set => set.Key == ParameterAttribute.AllParameterSets ? AllSets : set.Key,
                set => new HelpParameterSet(
                    set.Value.Position == int.MinValue ? "Named" : set.Value.Position.ToString(CultureInfo.InvariantCulture),
                    set.Value.IsMandatory,
                    set.Value.ValueFromPipeline,
                    set.Value.ValueFromPipelineByPropertyName)));

    // The way in which pages and MAML write a type.
    internal static string NameOf(Type type)
        => Nullable.GetUnderlyingType(type) is { } value ? $"System.Nullable`1[{value.FullName}]" : type.FullName!;

    public override string ToString()
        => $"{Type}, wildcards {SupportsWildcards}, aliases [{string.Join(", ", Aliases)}], values [{string.Join(", ", AcceptedValues)}], "
        + string.Join("; ", Sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => $"{set.Key} {set.Value}"));

    private static Type Element(Type type) => Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
}
