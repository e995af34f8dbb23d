using System.Management.Automation;

namespace PortRegistry.Baseline;

/// <summary>What a look-up would write: an object with properties, always the same one.</summary>
public sealed class Constant
{
    internal static readonly Constant Instance = new();

    public int Port { get; } = 7;

    public string ServiceName { get; } = "constant";
}

/// <summary>Writes one constant object a port.</summary>
[Cmdlet(VerbsCommon.Get, "Constant")]
[OutputType(typeof(Constant))]
public sealed class GetConstantCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LocalPort")]
    public int[]? Port { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Protocol")]
    public string[]? Transport { get; set; }

    protected override void ProcessRecord()
    {
        foreach (int port in Port!)
        {
            WriteObject(Constant.Instance);
        }
    }
}

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet
{
}

/// <summary>Passes each object on with one constant property more.</summary>
[Cmdlet(VerbsCommon.Add, "Constant")]
[OutputType(typeof(PSObject))]
public sealed class AddConstantCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    protected override void ProcessRecord()
    {
        InputObject.Properties.Add(new PSNoteProperty("Iana", Constant.Instance));
        WriteObject(InputObject);
    }
}
