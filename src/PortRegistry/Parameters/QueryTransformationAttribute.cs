using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Makes one query of words without quotes, which PowerShell gives as one list; an array of several queries is left as it is, and an object is refused.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class QueryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is not List<object> words)
        {
            Refuse(inputData);
            return inputData;
        }

        var texts = new List<string>();
        foreach (object word in words)
        {
            if (LanguagePrimitives.GetEnumerable(word) is not null)
            {
                throw new ArgumentTransformationMetadataException("Words without commas are one query, and items with commas several: write one or the other.");
            }

            Refuse(word);
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

    // The text that PowerShell makes of such an object is found nowhere, and nothing would tell why.
    private static void Refuse(object? input)
    {
        object? query = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (query is null or string or ValueType or PortSpec)
        {
            return;
        }

        if (query is IDictionary || LanguagePrimitives.GetEnumerable(query) is not IEnumerable queries)
        {
            throw new ArgumentTransformationMetadataException(
                "An object is not a query. Pipe a text of it, as with ForEach-Object { $_.ServiceName }; Get-IanaPort and Resolve-IanaPort read objects.");
        }

        foreach (object? each in queries)
        {
            Refuse(each);
        }
    }

    /// <summary>Whether a word is written as the name of a parameter is, such as one that does not exist.</summary>
    internal static bool LooksLikeParameter(string word) => word.Length > 1 && word[0] is '-' or '\u2013' or '\u2014' or '\u2015';
}
