using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Reports;

namespace PortRegistry.Benchmarks;

/// <summary>Draws how cost grows, both axes logarithmic, so that what is linear is a line at 45 degrees.</summary>
internal static class GrowthPlot
{
    private const int Left = 80;
    private const int Top = 50;
    private const int Decade = 60;
    private static readonly string[] Colors = ["#0b62a4", "#c2410c", "#15803d", "#7e22ce"];

    internal static string? Draw(IEnumerable<BenchmarkReport> reports)
    {
        var lines = new SortedDictionary<string, List<(double X, double Nanoseconds)>>(StringComparer.Ordinal);
        foreach (BenchmarkReport report in reports.Where(report => report.ResultStatistics is not null && report.BenchmarkCase.Descriptor.Type.Name.Contains("Growth", StringComparison.Ordinal)))
        {
            bool byInput = report.BenchmarkCase.Descriptor.Type == typeof(InputGrowthBenchmarks);
            string name = byInput ? "look-ups, by their number" : $"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name.ToLowerInvariant().Replace("lookups", "look-ups", StringComparison.Ordinal)}, by the registry's size";
            double x = Convert.ToDouble(report.BenchmarkCase.Parameters.Items[0].Value, CultureInfo.InvariantCulture);
            if (!lines.TryGetValue(name, out List<(double, double)>? points))
            {
                lines.Add(name, points = []);
            }

            points.Add((x, report.ResultStatistics!.Median));
        }

        return lines.Count == 0 ? null : Draw(lines);
    }

    internal static string? FindDocs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PortRegistry.sln")))
            {
                return Path.Combine(folder.FullName, "docs");
            }
        }

        return null;
    }

    private static string Draw(SortedDictionary<string, List<(double X, double Nanoseconds)>> lines)
    {
        double[] all = lines.Values.SelectMany(points => points).Select(point => Math.Log10(point.Nanoseconds)).ToArray();
        int low = (int)Math.Floor(all.Min());
        int high = (int)Math.Ceiling(all.Max());
        int widest = (int)Math.Ceiling(lines.Values.SelectMany(points => points).Max(point => Math.Log10(point.X)));
        int bottom = Top + ((high - low) * Decade);
        string X(double value) => Number(Left + (Math.Log10(value) * Decade));
        string Y(double nanoseconds) => Number(bottom - ((Math.Log10(nanoseconds) - low) * Decade));

        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + (widest * Decade) + 330} {bottom + 60}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"How cost grows\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        svg.AppendLine("<text x=\"16\" y=\"24\" font-size=\"16\" fill=\"#111827\">How cost grows</text>");
        for (int decade = low; decade <= high; decade++)
        {
            string y = Y(Math.Pow(10, decade));
            svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {y}h{widest * Decade}\" stroke=\"#e5e7eb\"/><text x=\"{Left - 8}\" y=\"{y}\" text-anchor=\"end\" dominant-baseline=\"middle\" fill=\"#374151\">{Time(decade)}</text>");
        }

        for (int decade = 0; decade <= widest; decade++)
        {
            string x = X(Math.Pow(10, decade));
            svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{x} {Top}V{bottom}\" stroke=\"#e5e7eb\"/><text x=\"{x}\" y=\"{bottom + 20}\" text-anchor=\"middle\" fill=\"#374151\">{Count(decade)}</text>");
        }

        int color = 0;
        foreach ((string name, List<(double X, double Nanoseconds)> points) in lines)
        {
            points.Sort();
            string path = string.Join(' ', points.Select(point => $"{X(point.X)},{Y(point.Nanoseconds)}"));
            int legend = Top + 10 + (color * 24);
            int right = Left + (widest * Decade) + 20;
            svg.AppendLine(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{Colors[color]}\" stroke-width=\"2\"/>");
            foreach ((double x, double nanoseconds) in points)
            {
                svg.AppendLine(CultureInfo.InvariantCulture, $"<circle cx=\"{X(x)}\" cy=\"{Y(nanoseconds)}\" r=\"3\" fill=\"{Colors[color]}\"/>");
            }

            svg.AppendLine(CultureInfo.InvariantCulture, $"<path d=\"M{right} {legend}h24\" stroke=\"{Colors[color]}\" stroke-width=\"2\"/><text x=\"{right + 32}\" y=\"{legend}\" dominant-baseline=\"middle\" fill=\"#111827\">{name}</text>");
            color = (color + 1) % Colors.Length;
        }

        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{bottom + 44}\" fill=\"#374151\">number of look-ups, or how many times the registry's 14,533 records</text>");
        return svg.AppendLine("</svg>").Replace("\r", string.Empty).ToString();
    }

    private static string Time(int decade) => decade switch
    {
        < 3 => $"{Math.Pow(10, decade):N0} ns",
        < 6 => $"{Math.Pow(10, decade - 3):N0} µs",
        < 9 => $"{Math.Pow(10, decade - 6):N0} ms",
        _ => $"{Math.Pow(10, decade - 9):N0} s",
    };

    // Short enough to fit beside the next one.
    private static string Count(int decade) => decade switch
    {
        < 3 => $"{Math.Pow(10, decade):N0}",
        < 6 => $"{Math.Pow(10, decade - 3):N0}k",
        _ => $"{Math.Pow(10, decade - 6):N0}M",
    };

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
