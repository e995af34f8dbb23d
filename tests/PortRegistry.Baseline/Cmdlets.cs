using System;
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

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsCommon.Find, "Nothing")]
public sealed class FindNothingCommand : PSCmdlet
{
}

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsData.Import, "Nothing")]
public sealed class ImportNothingCommand : PSCmdlet
{
}

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Nothing")]
public sealed class ResolveNothingCommand : PSCmdlet
{
}

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsData.Update, "Nothing")]
public sealed class UpdateNothingCommand : PSCmdlet
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

/// <summary>Writes connections one by one, on ports all over the range.</summary>
[Cmdlet(VerbsCommon.Get, "Connection")]
[OutputType(typeof(PSObject))]
public sealed class GetConnectionCommand : PSCmdlet
{
    private readonly object[] ports = new object[65536];
    private static readonly string[] Protocols = { "TCP", "UDP" };

    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    protected override void BeginProcessing()
    {
        for (int port = 0; port < ports.Length; port++)
        {
            ports[port] = port;
        }
    }

    protected override void ProcessRecord()
    {
        for (int i = 0; i < Count; i++)
        {
            var connection = new PSObject();
            connection.Properties.Add(new PSNoteProperty("LocalPort", ports[unchecked(i * 40503) & 0xFFFF]), true);
            connection.Properties.Add(new PSNoteProperty("Protocol", Protocols[i & 1]), true);
            connection.Properties.Add(new PSNoteProperty("State", "Listen"), true);
            WriteObject(connection);
        }
    }
}

/// <summary>Takes objects and writes none of them; the live heap's size where it is asked for.</summary>
[Cmdlet(VerbsData.Out, "Nothing")]
[OutputType(typeof(long))]
public sealed class OutNothingCommand : PSCmdlet
{
    private int count;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter]
    public int SampleEvery { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject.Properties["Iana"] is null)
        {
            throw new InvalidOperationException("An object came without its property.");
        }

        if (SampleEvery > 0 && ++count % SampleEvery == 0)
        {
            WriteObject(GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
