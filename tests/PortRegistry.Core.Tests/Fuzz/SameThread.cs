using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace PortRegistry.Tests.Fuzz;

/// <summary>Runs each task at once on the thread that starts it, so that its stack and what it allocates are that thread's.</summary>
internal sealed class SameThread : TaskScheduler
{
    /// <summary>Runs an action, and the tasks that it starts.</summary>
    internal static void Run(Action action)
    {
        var task = new Task(action);
        task.RunSynchronously(new SameThread());
        task.GetAwaiter().GetResult();
    }

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
