using System;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PortRegistry.Benchmarks;

// Without arguments, all benchmarks run and the growth plot is redrawn; with arguments, this is BenchmarkDotNet's command line.
ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7));

Summary[] summaries = args.Length > 0
    ? BenchmarkSwitcher.FromAssembly(typeof(Data).Assembly).Run(args, config).ToArray()
    : BenchmarkRunner.Run(typeof(Data).Assembly, config);

string? plot = GrowthPlot.Draw(summaries.SelectMany(summary => summary.Reports));
if (plot is not null && GrowthPlot.FindDocs() is string docs)
{
    File.WriteAllText(Path.Combine(docs, "growth.svg"), plot);
    Console.WriteLine("The plot is in docs/growth.svg.");
}

return summaries.All(summary => summary.Reports.Any() && summary.Reports.All(report => report.Success)) ? 0 : 1;
