using System;
using System.Management.Automation;
using System.Threading;

namespace PortRegistry.Shell.Hosting;

/// <summary>Shows progress as one line that gives way to whatever is written next; shows nothing where output is redirected.</summary>
internal sealed class ProgressLine(ITerminal terminal)
{
    private readonly Lock gate = new();
    private bool shown;

    public void Show(ProgressRecord record)
    {
        if (!terminal.IsInteractive)
        {
            return;
        }

        lock (gate)
        {
            Erase();
            if (record.RecordType == ProgressRecordType.Processing)
            {
                string done = record.PercentComplete < 0 ? "" : $" {record.PercentComplete}%";
                string line = $"{record.Activity}: {record.StatusDescription}{done}".ReplaceLineEndings(" ");
                terminal.Write(line[..Math.Min(line.Length, terminal.Width - 1)]);
                shown = true;
            }
        }
    }

    public void Erase()
    {
        lock (gate)
        {
            if (shown)
            {
                terminal.Write("\r\u001b[K");
                shown = false;
            }
        }
    }
}
