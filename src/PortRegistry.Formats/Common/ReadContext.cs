using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace PortRegistry.Formats;

/// <summary>What the readers of all formats share: records, issues and strictness.</summary>
internal sealed class ReadContext(bool strict, CancellationToken cancellationToken)
{
    // A file with more issues is not a registry, and each takes many times the memory of a short line.
    private const int MaxIssues = 10_000;

    private readonly List<ServiceRecord> records = new();
    private readonly List<ParseIssue> issues = new();

    /// <summary>Whether the first issue refuses the file.</summary>
    public bool IsStrict { get; } = strict;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public IReadOnlyList<ServiceRecord> Records => records;

    public IReadOnlyList<ParseIssue> Issues => issues;

    /// <summary>Opens the input, which stays open, as UTF-8 text; a byte that is not UTF-8 is an error, not a replacement character.</summary>
    public static StreamReader OpenText(Stream input)
        => new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 32768, leaveOpen: true);

    /// <summary>Adds the record of twelve cells, or reports why they are none.</summary>
    /// <param name="cells">Twelve texts in the order of <see cref="RegistryColumn"/>; may be used again afterwards.</param>
    /// <param name="line">The line on which the record begins, from 1.</param>
    /// <param name="lines">The line of each cell, where the reader knows it.</param>
    [MethodImpl(Compilation.Optimized)]
    public void Add(string?[] cells, int line, int[]? lines = null)
    {
        cells[(int)RegistryColumn.Reference] = RfcName.JoinReferences(cells[(int)RegistryColumn.Reference]);
        ServiceRecord? last = records.Count == 0 ? null : records[records.Count - 1];
        if (ServiceRecord.TryCreate(cells, last, out ServiceRecord? record, out RegistryColumn column, out string? reason))
        {
            records.Add(record);
            return;
        }

        int place = lines is null || lines[(int)column] == 0 ? line : lines[(int)column];
        Report(new ParseIssue(place, column.Title(), reason));
    }

    /// <summary>Adds records that were made elsewhere.</summary>
    /// <param name="made">The records, in order.</param>
    public void AddAll(IEnumerable<ServiceRecord> made) => records.AddRange(made);

    /// <summary>Reports what cannot be read, which refuses the file in strict mode, or what is in doubt, which never does.</summary>
    /// <param name="issue">The place and the reason.</param>
    /// <exception cref="InvalidRegistryException">In strict mode.</exception>
    public void Report(ParseIssue issue)
    {
        if (IsStrict && issue.Kind == ParseIssueKind.Unreadable)
        {
            throw new InvalidRegistryException(issue);
        }

        if (issues.Count == MaxIssues)
        {
            throw Refuse(issue.Line, $"More than {MaxIssues} rows cannot be read, or not for sure. The first of them: {issues[0]}");
        }

        issues.Add(issue);
    }

    /// <summary>The exception for a file that cannot be read at all, strict or not.</summary>
    /// <param name="line">The line, from 1; 0 where the whole file is meant.</param>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="innerException">What the parser threw, or null.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static InvalidRegistryException Refuse(int line, string reason, Exception? innerException = null)
        => new(new ParseIssue(line, null, reason), innerException);
}
