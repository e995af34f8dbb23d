using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Text;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>The engine's formatted output as text.</summary>
[Cmdlet(VerbsData.Out, "String")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private TextWriter writer = TextWriter.Null;

    /// <summary>Gives each line as a string of its own.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>The columns of a line, at least 2; one less than the terminal has where it is not given.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Width { get; set; }

    /// <summary>Leaves out the line ends.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        writer = Stream ? new ObjectWriter(WriteObject) : new StringWriter(CultureInfo.InvariantCulture);
        EngineFormatting.WriteTo(this, writer, Width ?? Math.Max(2, Host.UI.RawUI.BufferSize.Width - 1), NoNewline);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Stream)
        {
            WriteObject(writer.ToString());
        }
    }

    /// <inheritdoc/>
    protected override void InternalDispose()
    {
        writer.Dispose();
        base.InternalDispose();
    }

    // The engine writes whole lines, with WriteLine or, without line ends, with Write.
    private sealed class ObjectWriter(Action<object> write) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.Unicode;

        public override void Write(string? value) => write(value ?? "");

        public override void WriteLine(string? value) => write(value ?? "");
    }
}
