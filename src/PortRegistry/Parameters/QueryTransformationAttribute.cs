using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Makes one query of words without quotes, which PowerShell gives as one list; an array of several queries is left as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QueryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is not List<object> words)
        {
            return inputData;
        }

        var texts = new List<string>();
        foreach (object word in words)
        {
            if (LanguagePrimitives.GetEnumerable(word) is not null)
            {
                throw new ArgumentTransformationMetadataException("Words without commas are one query, and items with commas several: write one or the other.");
            }

            string text = LanguagePrimitives.ConvertTo<string>(word);
            if (LooksLikeParameter(text))
            {
                // The cmdlet reports it.
                return text;
            }

            texts.Add(text);
        }

        return string.Join(" ", texts);
    }

    /// <summary>Whether a word is written as the name of a parameter is, such as one that does not exist.</summary>
    internal static bool LooksLikeParameter(string word) => word.Length > 1 && word[0] is '-' or '\u2013' or '\u2014' or '\u2015';
}
