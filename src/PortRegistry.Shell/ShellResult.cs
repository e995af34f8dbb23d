using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Shell;

/// <summary>What a script gave: its output objects and what it wrote to the other streams.</summary>
/// <param name="Output">The output objects, in order.</param>
/// <param name="Errors">The error records, in order; a terminating error is the last of them.</param>
/// <param name="Warnings">The warnings.</param>
/// <param name="Verbose">The verbose messages.</param>
/// <param name="Debug">The debug messages.</param>
/// <param name="Progress">The progress records.</param>
/// <param name="Information">The information records.</param>
/// <param name="State">Completed, Failed after a terminating error, or Stopped.</param>
public sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<WarningRecord> Warnings,
    IReadOnlyList<VerboseRecord> Verbose,
    IReadOnlyList<DebugRecord> Debug,
    IReadOnlyList<ProgressRecord> Progress,
    IReadOnlyList<InformationRecord> Information,
    PSInvocationState State);
