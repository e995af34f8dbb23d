using System;
using System.Collections;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Refuses nothing as a value: a variable that was never set must not select the default, or everything.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValueGivenAttribute : ArgumentTransformationAttribute
{
    /// <summary>What to do with objects of no type; null where PowerShell reports them.</summary>
    public string? Object { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        IList items = value as IList ?? new[] { inputData };
        bool isMissing = items.Count == 0 || value is IDictionary { Count: 0 };
        foreach (object? item in items)
        {
            isMissing |= IsMissing(item);
            if (Object is not null && (item is IDictionary or PSObject { BaseObject: PSCustomObject }))
            {
                throw new ArgumentTransformationMetadataException(Object);
            }
        }

        return isMissing ? throw new ArgumentTransformationMetadataException("The value is empty or has an empty item. Provide a value, or omit the parameter.") : inputData;
    }

    private static bool IsMissing(object? value) => value is null || (value as string ?? (value as PSObject)?.BaseObject as string)?.Trim().Length == 0;
}
