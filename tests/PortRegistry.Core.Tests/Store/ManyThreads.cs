using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace PortRegistry.Tests.Store;

/// <summary>Runs the same work on many threads at once.</summary>
internal static class ManyThreads
{
    internal const int Count = 32;

    /// <summary>Runs work on 32 threads that begin together, and fails with the first exception of any.</summary>
    /// <param name="work">The work, which receives the number of the thread.</param>
    /// <param name="meanwhile">What this thread does while they run.</param>
    internal static void Run(Action<int> work, Action? meanwhile = null)
    {
        using var start = new Barrier(Count + 1);
        var failures = new List<Exception>();
        Thread[] threads = Enumerable.Range(0, Count).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(number);
            }
            catch (Exception exception)
            {
                lock (failures)
                {
                    failures.Add(exception);
                }
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        start.SignalAndWait();
        try
        {
            meanwhile?.Invoke();
        }
        finally
        {
            Array.ForEach(threads, thread => thread.Join());
        }

        Assert.True(failures.Count == 0, failures.FirstOrDefault()?.ToString());
    }
}
