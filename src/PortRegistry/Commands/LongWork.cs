using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using static System.FormattableString;

namespace PortRegistry.Commands;

/// <summary>Shows the progress of work that takes noticeably long, and of downloads. Shorter work shows nothing, to avoid flicker.</summary>
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
            progress.Show(Invariant($"{progress.elapsed.Elapsed.TotalSeconds:N0} s"), percent?.Invoke() ?? -1);
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
            Show(Invariant($"{done:N0} {what}"));
        }
    }

    /// <summary>Shows at once, and five times a second at most, how many bytes of a download have come.</summary>
    internal void Receive(long received, long? total)
    {
        if (received == 0 || received == total || elapsed.Elapsed >= next)
        {
            next = elapsed.Elapsed + Interval;
            string status = total is null ? Invariant($"{received:N0} bytes received") : Invariant($"{received:N0} of {total:N0} bytes received");
            Show(status, total > 0 ? (int)Math.Min(100, received * 100 / total.Value) : -1);
        }
    }

    /// <summary>Shows a step, and how much of it is done; -1 if unknown.</summary>
    internal void Show(string status, int percent = -1)
    {
        isShown = true;
        if (!cmdlet.Stopping)
        {
            cmdlet.WriteProgress(new ProgressRecord(ActivityId, activity, status) { PercentComplete = percent });
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
}
