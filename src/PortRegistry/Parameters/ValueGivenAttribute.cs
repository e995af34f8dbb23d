using System;
using System.Collections;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Refuses nothing as a value: a variable that was never set must not select the default, or everything.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValueGivenAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isMissing = IsMissing(value) || value is ICollection { Count: 0 };
        if (value is IList list)
        {
            foreach (object? item in list)
            {
                isMissing |= IsMissing(item);
            }
        }

        return isMissing ? throw new ArgumentTransformationMetadataException("The value is empty or has an empty item. Provide a value, or omit the parameter.") : inputData;
    }

    private static bool IsMissing(object? value) => value is null || (value as string ?? (value as PSObject)?.BaseObject as string)?.Trim().Length == 0;
}
