using System;
using System.Globalization;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Takes a number for days, as a text that is a number is; .NET's own conversion would take it for ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DaysTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not (IConvertible and not (string or Enum or bool or char or DateTime)))
        {
            return inputData;
        }

        try
        {
            return TimeSpan.FromDays(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentException or InvalidCastException)
        {
            throw new ArgumentTransformationMetadataException($"'{value}' is not a number of days. Write days, such as 30, or a time such as 12:00.", exception);
        }
    }
}
