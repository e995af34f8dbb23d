using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>Shows how much of a file has come, with and without a known length, and takes the bar away at the end.</summary>
internal sealed class UpdateProgress(IanaCmdlet cmdlet, string activity) : IDisposable
{
    private const int ActivityId = 636;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch sinceLast = new();
    private bool isShown;

    /// <summary>Shows a step whose length is not known.</summary>
    internal void Show(string status) => Write(new ProgressRecord(ActivityId, activity, status));

    /// <summary>Shows the bytes of a download, ten times a second at most.</summary>
    internal void Show(long received, long? total)
    {
        if (sinceLast.IsRunning && sinceLast.Elapsed < Interval && received != total)
        {
            return;
        }

        string status = total is null
            ? string.Format(CultureInfo.InvariantCulture, "{0:N0} bytes received", received)
            : string.Format(CultureInfo.InvariantCulture, "{0:N0} of {1:N0} bytes received", received, total);
        Write(new ProgressRecord(ActivityId, activity, status) { PercentComplete = total > 0 ? (int)Math.Min(100, received * 100 / total.Value) : -1 });
        sinceLast.Restart();
    }

    public void Dispose()
    {
        // A stopped pipeline accepts no output, and its host removes the progress bar.
        if (isShown && !cmdlet.Stopping)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Write(ProgressRecord record)
    {
        isShown = true;
        cmdlet.WriteProgress(record);
    }
}
