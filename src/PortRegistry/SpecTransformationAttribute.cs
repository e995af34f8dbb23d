using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>
/// Turns what is bound to a parameter into specs before PowerShell's own conversion is asked. The types convert
/// themselves without it; but PowerShell tries its conversions on a piped object only after everything else has failed,
/// and by exceptions, which made an object bound by its properties eight times as dear.
/// </summary>
/// <typeparam name="T">The spec's type.</typeparam>
public abstract class SpecTransformationAttribute<T> : ArgumentTransformationAttribute
    where T : class
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (Convert(value) is T spec)
        {
            return new[] { spec };
        }

        return value is IList list && list.Count > 0 ? ConvertList(list) ?? inputData : inputData;
    }

    /// <summary>Makes the spec that a value stands for.</summary>
    /// <param name="value">A value, not wrapped.</param>
    /// <returns>The spec; null where the value stands for none, which leaves it to PowerShell.</returns>
    protected abstract T? Convert(object? value);

    private T[]? ConvertList(IList list)
    {
        var specs = new List<T>(list.Count);
        foreach (object? item in list)
        {
            if (Convert(item is PSObject wrapped ? wrapped.BaseObject : item) is not T spec)
            {
                return null;
            }

            specs.Add(spec);
        }

        return specs.ToArray();
    }
}

/// <summary>Takes ports as numbers, texts, ranges and specs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortSpecTransformationAttribute : SpecTransformationAttribute<PortSpec>
{
    /// <inheritdoc/>
    protected override PortSpec? Convert(object? value) => value switch
    {
        int port => new PortSpec(port),
        string text => PortSpec.Parse(text),
        ushort port => new PortSpec(port),
        long port => new PortSpec(port),
        PortSpec spec => spec,
        PortRange range => new PortSpec(range),
        _ => null,
    };
}

/// <summary>Takes transports as names, numbers and specs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TransportSpecTransformationAttribute : SpecTransformationAttribute<TransportSpec>
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
