using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PortRegistry.Formats;

/// <summary>Draws the port space, one lane a transport, and tells the same as a table for those who cannot see it.</summary>
internal sealed class PortSpacePicture
{
    private const int Left = 40;
    private const int StepWidth = 1;
    private const int Gap = 12;
    private const int LaneHeight = 26;
    private const int LaneGap = 8;
    private const int Top = 18;

    private static readonly string[] Ranks = { "no finding", "Information", "Low", "Medium", "High" };

    private static readonly (string Name, int First, int Last)[] Parts =
    {
        ("System Ports 0-1023", 0, 1023), ("User Ports 1024-49151", 1024, 49151), ("Dynamic Ports 49152-65535", 49152, 65535),
    };

    private readonly PortSpaceMap map;
    private readonly TextWriter writer;
    private readonly List<PortSpaceCell> cells;
    private readonly List<TransportProtocol> lanes;

    public PortSpacePicture(PortSpaceMap map, TextWriter writer)
    {
        this.map = map;
        this.writer = writer;
        cells = map.Cells.ToList();
        lanes = cells.Select(cell => cell.Transport).Distinct().ToList();
    }

    public void Write()
    {
        if (map.EveryPort > 0)
        {
            writer.Write(string.Format(
                CultureInfo.InvariantCulture, "<p class=\"s s4\">{0:N0} {1} every port, and {2} not drawn.</p>\n", map.EveryPort, map.EveryPort == 1 ? "use is of" : "uses are of", map.EveryPort == 1 ? "is" : "are"));
        }

        if (cells.Count == 0)
        {
            writer.Write("<p>No single port or range of ports is used.</p>\n");
            return;
        }

        Draw();
        WriteTable();
    }

    private static int X(int step) => Left + (step * StepWidth) + (step / PortSpaceMap.StepsPerClass * Gap);

    private static string Name(TransportProtocol transport) => ServiceRecord.TransportName(transport)!;

    private int Y(TransportProtocol transport) => Top + (lanes.IndexOf(transport) * (LaneHeight + LaneGap));

    private void Draw()
    {
        int height = Top + (lanes.Count * (LaneHeight + LaneGap)) + 16;
        int width = X(3 * PortSpaceMap.StepsPerClass) - Gap + 4;
        writer.Write($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"map-title\" aria-describedby=\"map-table\">\n");
        for (int part = 0; part < Parts.Length; part++)
        {
            int x = X(part * PortSpaceMap.StepsPerClass);
            writer.Write($"<text x=\"{x}\" y=\"12\">{Parts[part].Name}</text>\n");
            writer.Write($"<text x=\"{x}\" y=\"{height - 4}\">{Parts[part].First}</text>");
            writer.Write($"<text x=\"{x + (PortSpaceMap.StepsPerClass * StepWidth)}\" y=\"{height - 4}\" text-anchor=\"end\">{Parts[part].Last}</text>\n");
        }

        foreach (TransportProtocol lane in lanes)
        {
            writer.Write($"<text x=\"0\" y=\"{Y(lane) + 17}\">{Name(lane)}</text>");
            for (int part = 0; part < Parts.Length; part++)
            {
                writer.Write($"<rect class=\"band\" x=\"{X(part * PortSpaceMap.StepsPerClass)}\" y=\"{Y(lane)}\" width=\"{PortSpaceMap.StepsPerClass * StepWidth}\" height=\"{LaneHeight}\"/>");
            }

            writer.Write("\n");
        }

        // Gravest last, so that its bar, which is wider than its step, lies on top.
        foreach (PortSpaceCell cell in cells.OrderBy(cell => cell.Rank))
        {
            writer.Write($"<rect class=\"s{cell.Rank}\" x=\"{X(cell.Step)}\" y=\"{Y(cell.Transport)}\" width=\"2\" height=\"{LaneHeight}\"><title>{Title(cell)}</title></rect>\n");
        }

        writer.Write("</svg>\n");
    }

    private static string Title(PortSpaceCell cell)
        => string.Format(CultureInfo.InvariantCulture, "{0}/{1}: {2:N0} {3}, {4}", cell.Ports, Name(cell.Transport), cell.Uses, cell.Uses == 1 ? "use" : "uses", Ranks[cell.Rank]);

    private void WriteTable()
    {
        writer.Write("<details><summary>The picture as a table</summary>\n<table id=\"map-table\">\n<thead><tr><th scope=\"col\">Ports</th><th scope=\"col\">Transport</th>"
            + "<th scope=\"col\" class=\"n\">Uses</th><th scope=\"col\">Gravest finding</th></tr></thead>\n<tbody>\n");
        foreach (PortSpaceCell cell in cells)
        {
            writer.Write(string.Format(
                CultureInfo.InvariantCulture, "<tr><td>{0}</td><td>{1}</td><td class=\"n\">{2:N0}</td><td class=\"s s{3}\">{4}</td></tr>\n", cell.Ports, Name(cell.Transport), cell.Uses, cell.Rank, Ranks[cell.Rank]));
        }

        writer.Write("</tbody>\n</table></details>\n");
    }
}
