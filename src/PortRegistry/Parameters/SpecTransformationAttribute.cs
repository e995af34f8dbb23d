using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>
/// Converts arguments to specs before PowerShell's own conversion. The types can convert themselves, but PowerShell tries
/// their conversions on a piped object last and with exceptions, which made binding by properties eight times slower.
/// </summary>
/// <typeparam name="T">The spec's type.</typeparam>
internal abstract class SpecTransformationAttribute<T> : ArgumentTransformationAttribute
    where T : class
{
    // A list may contain itself.
    private const int MaxDepth = 16;

    // A list may be endless.
    private const int MaxItems = 1_000_000;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (Convert(value) is T spec)
        {
            return new[] { spec };
        }

        var specs = new List<T>();
        return value is IEnumerable list && TryAddAll(specs, list, 0) ? specs.ToArray() : inputData;
    }

    /// <summary>Makes the spec that a value stands for.</summary>
    /// <param name="value">A value, not wrapped.</param>
    /// <returns>The spec; null where the value stands for none, which leaves it to PowerShell.</returns>
    protected abstract T? Convert(object? value);

    // Nested lists are flattened, as in a pipeline.
    private bool TryAddAll(List<T> specs, IEnumerable list, int depth)
    {
        if (depth == MaxDepth || list is string or IDictionary)
        {
            return false;
        }

        foreach (object? item in list)
        {
            if (specs.Count == MaxItems)
            {
                return false;
            }

            object? value = item is PSObject wrapped ? wrapped.BaseObject : item;
            if (Convert(value) is T spec)
            {
                specs.Add(spec);
            }
            else if (value is not null && !(value is IEnumerable inner && TryAddAll(specs, inner, depth + 1)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Takes ports as numbers, texts, ranges and specs. A missing one is invalid: a variable of another name must not look like nothing found.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PortSpecTransformationAttribute : SpecTransformationAttribute<PortSpec>
{
    /// <inheritdoc/>
    protected override PortSpec? Convert(object? value) => value is null ? PortSpec.Parse(null) : PortValue.Of(value);
}

/// <summary>Takes transports as names, numbers and specs.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TransportSpecTransformationAttribute : SpecTransformationAttribute<TransportSpec>
{
    /// <inheritdoc/>
    protected override TransportSpec? Convert(object? value) => value switch
    {
        string text => TransportSpec.Parse(text),
        TransportProtocol transport => new TransportSpec(transport),
        int number => new TransportSpec(number),
        byte number => new TransportSpec(number),
        ushort number => new TransportSpec(number),
        long number => new TransportSpec(number),
        TransportSpec spec => spec,
        _ => null,
    };
}
