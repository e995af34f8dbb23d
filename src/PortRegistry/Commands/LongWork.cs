using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace PortRegistry.Commands;

/// <summary>
/// Shows progress of work that takes noticeably long. Shorter work shows nothing, to avoid flicker.
/// </summary>
internal sealed class LongWork(IanaCmdlet cmdlet, string activity) : IDisposable
{
    private const int ActivityId = 637;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private TimeSpan next = Patience;
    private bool isShown;

    /// <summary>Does work that the shell does not see into, on a thread of its own: progress is shown from the pipeline's alone.</summary>
    /// <param name="cmdlet">Who shows it.</param>
    /// <param name="activity">What is done, such as <c>Reading 'file.csv'</c>.</param>
    /// <param name="work">The work. It writes to no stream of the cmdlet.</param>
    /// <param name="percent">How much of it is done; null if unknown.</param>
    internal static T Run<T>(IanaCmdlet cmdlet, string activity, Func<T> work, Func<int>? percent = null)
    {
        using var progress = new LongWork(cmdlet, activity);
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        IAsyncResult asyncTask = task;
        while (!asyncTask.AsyncWaitHandle.WaitOne(progress.isShown ? Interval : Patience))
        {
            progress.Show(string.Format(CultureInfo.InvariantCulture, "{0:N0} s", progress.elapsed.Elapsed.TotalSeconds), percent?.Invoke() ?? -1);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Says how far work is that comes through the pipeline piece by piece.</summary>
    /// <param name="done">How many pieces have come.</param>
    /// <param name="what">What they are.</param>
    internal void Tick(int done, string what)
    {
        if (elapsed.Elapsed >= next)
        {
            next = elapsed.Elapsed + Interval;
            Show(string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}", done, what), -1);
        }
    }

    public void Dispose()
    {
        // A stopped pipeline accepts no output, and its host removes the progress bar.
        if (isShown && !cmdlet.Stopping)
        {
            isShown = false;
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show(string status, int percent)
    {
        isShown = true;
        if (!cmdlet.Stopping)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, status) { PercentComplete = percent });
        }
    }
}
