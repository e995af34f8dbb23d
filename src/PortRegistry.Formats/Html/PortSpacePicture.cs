using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PortRegistry.Formats;

/// <summary>Draws the port space, with one lane for each transport, and writes the same as an accessible table.</summary>
internal sealed class PortSpacePicture
{
    private const int Steps = PortSpaceMap.StepsPerPart;
    private const int LaneHeight = 24;
    private const int BandHeight = 7;
    private const int ShownRanges = 8;

    private static readonly string[] Ranks = { "no finding", "Information", "Low", "Medium", "High" };

    private static readonly PortClass[] Parts = { PortClass.System, PortClass.User, PortClass.Dynamic };

    private readonly PortSpaceMap map;
    private readonly TextWriter writer;
    private readonly List<PortSpaceCell> cells;
    private readonly List<PortSpaceRange> ranges;

    public PortSpacePicture(PortSpaceMap map, TextWriter writer)
    {
        this.map = map;
        this.writer = writer;
        cells = map.Cells.ToList();
        ranges = map.Ranges.ToList();
    }

    public void Write()
    {
        WriteUndrawn($"s s{map.EveryPortRank}", map.EveryPort, "covers every port and is not drawn", "cover every port and are not drawn");
        WriteUndrawn("key", map.WithoutPort, "has no port number and is not drawn", "have no port number and are not drawn");
        if (cells.Count == 0 && ranges.Count == 0)
        {
            return;
        }

        writer.Write("<div class=\"map\" role=\"img\" aria-label=\"The ports from 0 to 65535, with the uses of this report. The table that follows says the same.\">\n");
        foreach (PortClass part in Parts)
        {
            WritePart(part);
        }

        writer.Write("</div>\n<p class=\"key\">A high bar is a port or a few, a low band a wide range. The color is that of the most severe finding.</p>\n");
        WriteTable();
    }

    private static string Name(TransportProtocol transport) => ServiceRecord.TransportName(transport)!;

    private static string Counted(int uses, int rank) => string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}, {2}", uses, uses == 1 ? "use" : "uses", Ranks[rank]);

    private void WriteUndrawn(string style, int count, string one, string many)
    {
        if (count > 0)
        {
            writer.Write(string.Format(CultureInfo.InvariantCulture, "<p class=\"{0}\">{1:N0} {2}.</p>\n", style, count, count == 1 ? "use " + one : "uses " + many));
        }
    }

    private void WritePart(PortClass part)
    {
        PortRange ports = PortRange.Of(part);
        int start = PortSpaceMap.StepOf(ports.First);
        writer.Write($"<div class=\"part\"><p>{part} Ports</p>\n");
        foreach (TransportProtocol lane in cells.Select(cell => cell.Transport).Concat(ranges.Select(range => range.Transport)).Distinct().OrderBy(transport => transport))
        {
            writer.Write($"<div class=\"lane\"><span>{Name(lane)}</span><svg viewBox=\"0 0 {Steps} {LaneHeight}\" preserveAspectRatio=\"none\"><rect class=\"band\" width=\"{Steps}\" height=\"{LaneHeight}\"/>\n");
            WriteBands(ranges.Where(range => range.Transport == lane).ToList(), start);

            // Most severe last, so that its bar, which is wider than its step, lies on top.
            foreach (PortSpaceCell cell in cells.Where(cell => cell.Transport == lane && cell.Step >= start && cell.Step < start + Steps).OrderBy(cell => cell.Rank))
            {
                writer.Write($"<rect class=\"s{cell.Rank}\" x=\"{cell.Step - start}\" width=\"2\" height=\"{LaneHeight}\"><title>{cell.Ports}/{Name(lane)}: {Counted(cell.Uses, cell.Rank)}</title></rect>\n");
            }

            writer.Write("</svg></div>\n");
        }

        writer.Write($"<div class=\"ends\"><span>{ports.First}</span><span>{ports.Last}</span></div></div>\n");
    }

    // Ranges may overlap: the most severe of a step counts, and adjacent steps with the same ranges are one band.
    private void WriteBands(List<PortSpaceRange> lane, int start)
    {
        int from = start;
        PortSpaceRange[] before = Over(lane, start);
        for (int step = start + 1; step <= start + Steps; step++)
        {
            PortSpaceRange[] over = step < start + Steps ? Over(lane, step) : System.Array.Empty<PortSpaceRange>();
            if (step == start + Steps || !over.SequenceEqual(before))
            {
                WriteBand(before, from - start, step - from);
                from = step;
                before = over;
            }
        }
    }

    private static PortSpaceRange[] Over(List<PortSpaceRange> lane, int step)
        => lane.Where(range => range.FirstStep <= step && step <= range.LastStep).ToArray();

    private void WriteBand(PortSpaceRange[] over, int x, int width)
    {
        if (over.Length > 0)
        {
            string title = string.Join("; ", over.OrderByDescending(range => range.Rank).Take(ShownRanges).Select(range => $"{range.Ports}/{Name(range.Transport)}: {Counted(range.Uses, range.Rank)}"));
            writer.Write($"<rect class=\"s{over.Max(range => range.Rank)}\" x=\"{x}\" y=\"{LaneHeight - BandHeight}\" width=\"{width}\" height=\"{BandHeight}\"><title>{title}{(over.Length > ShownRanges ? "; …" : string.Empty)}</title></rect>\n");
        }
    }

    private void WriteTable()
    {
        writer.Write("<details><summary>The picture as a table</summary>\n<table>\n<thead><tr><th scope=\"col\">Ports</th><th scope=\"col\">Transport</th>"
            + "<th scope=\"col\" class=\"n\">Uses</th><th scope=\"col\">Most severe finding</th></tr></thead>\n<tbody>\n");
        foreach (PortSpaceRange range in ranges)
        {
            WriteRow(range.Ports.ToString(), range.Transport, range.Uses, range.Rank);
        }

        foreach (PortSpaceCell cell in cells)
        {
            WriteRow(cell.Ports, cell.Transport, cell.Uses, cell.Rank);
        }

        writer.Write("</tbody>\n</table></details>\n");
    }

    private void WriteRow(string ports, TransportProtocol transport, int uses, int rank)
        => writer.Write(string.Format(
            CultureInfo.InvariantCulture, "<tr><td>{0}</td><td>{1}</td><td class=\"n\">{2:N0}</td><td class=\"s s{3}\">{4}</td></tr>\n", ports, Name(transport), uses, rank, Ranks[rank]));
}
