using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <summary>
/// Passes mutated files to a reader, a few thousand by default, or for <c>PORTREGISTRY_FUZZ_MINUTES</c> per reader;
/// <c>PORTREGISTRY_FUZZ_SEED</c> repeats a run. Files with a new outcome become seeds.
/// </summary>
internal sealed class FuzzRun
{
    private const string SeedVariable = "PORTREGISTRY_FUZZ_SEED";
    private const string MinutesVariable = "PORTREGISTRY_FUZZ_MINUTES";
    private const int MaxKept = 1000;

    // The stack size of a main thread on Windows: a larger one would hide deep recursion.
    private const int StackSize = 1 << 20;

    // No input is larger than a quarter of a MiB and the slowest takes milliseconds; the rest is for a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private static readonly int Seed = Number(SeedVariable) is double seed ? (int)seed : Environment.TickCount & 0xFFFFFF;

    private readonly FuzzTarget target;
    private readonly Random random = new(Seed);
    private readonly HashSet<string> outcomes = new(StringComparer.Ordinal);
    private readonly List<byte[]> kept = [];
    private volatile byte[] current = [];
    private long startedAt;
    private long iterations;
    private long accepted;
    private double largestRatio;
    private Exception? failure;

    private FuzzRun(FuzzTarget target) => this.target = target;

    /// <summary>Fuzzes a reader and reports what was done; fails with the input that it did not stand.</summary>
    internal static void Of(FuzzTarget target, int iterations) => new FuzzRun(target).Run(iterations);

    private static double? Number(string variable)
        => double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private void Run(int count)
    {
        var time = Stopwatch.StartNew();
        TimeSpan? length = Number(MinutesVariable) is double minutes ? TimeSpan.FromMinutes(minutes) : null;
        bool GoesOn() => length is null ? iterations < count : time.Elapsed < length;
        startedAt = Stopwatch.GetTimestamp();
        var worker = new Thread(() => Work(GoesOn), StackSize) { IsBackground = true };
        worker.Start();
        while (!worker.Join(TimeSpan.FromMilliseconds(50)))
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref startedAt)) > Hang)
            {
                failure = new TimeoutException($"The reader takes more than {Hang.TotalSeconds} seconds.");
                break;
            }
        }

        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: seed {Seed}, {iterations} inputs in {time.Elapsed.TotalSeconds:0.0} s, {accepted} accepted, {outcomes.Count} outcomes, at most {largestRatio:0} bytes allocated for each byte");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        if (failure is not null)
        {
            string file = Path.Combine(AppContext.BaseDirectory, $"fuzz-{target.Name}-{Seed}-{iterations}.bin");
            File.WriteAllBytes(file, current);
            Assert.Fail($"{figures}{Environment.NewLine}The input is in '{file}'. Repeat the run with {SeedVariable}={Seed}.{Environment.NewLine}{failure}");
        }
    }

    private void Work(Func<bool> goesOn)
    {
        try
        {
            while (goesOn())
            {
                byte[] input = target.Change(random, Pick());
                current = input;
                Interlocked.Exchange(ref startedAt, Stopwatch.GetTimestamp());
                FuzzOutcome outcome = target.Read(input);
                iterations++;
                accepted += outcome.IsAccepted ? 1 : 0;
                CheckMemory(outcome);
                if (outcomes.Add(outcome.Key) && kept.Count < MaxKept)
                {
                    kept.Add(input);
                }
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }
    }

    private byte[] Pick()
        => kept.Count > 0 && target.EvolvesSeeds && random.Next(2) == 0 ? kept[random.Next(kept.Count)] : target.Seeds[random.Next(target.Seeds.Count)];

    private void CheckMemory(FuzzOutcome outcome)
    {
        long beyond = outcome.Allocated - target.FixedMemory;
        double ratio = (double)beyond / Math.Max(1, outcome.InputLength);
        largestRatio = Math.Max(largestRatio, ratio);
        if (ratio > target.MemoryPerByte)
        {
            throw new InsufficientMemoryException($"{outcome.Allocated} bytes were allocated for an input of {outcome.InputLength}.");
        }
    }
}

/// <summary>What came of an input.</summary>
/// <param name="Key">What distinguishes it from other outcomes, such as the reason of a refusal.</param>
/// <param name="IsAccepted">Whether it was read.</param>
/// <param name="InputLength">How many bytes there were to read, decompressed.</param>
/// <param name="Allocated">How many bytes the reader allocated.</param>
internal readonly record struct FuzzOutcome(string Key, bool IsAccepted, long InputLength, long Allocated);
