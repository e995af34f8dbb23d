using System.Collections.Generic;
using System.Management.Automation;

namespace PortRegistry.Commands;

/// <summary>PowerShell's own paging: -First, -Skip and -IncludeTotalCount over everything that one cmdlet finds.</summary>
internal sealed class ServicePaging
{
    private readonly IanaCmdlet cmdlet;
    private readonly PagingParameters parameters;
    private readonly List<ServiceRecord>? counted;

    /// <summary>How many were found, those that were skipped with them.</summary>
    internal ulong Seen { get; private set; }

    /// <summary>Whether there were more than the page has room for.</summary>
    internal bool IsCut { get; private set; }

    internal ServicePaging(IanaCmdlet cmdlet, PagingParameters parameters)
    {
        this.cmdlet = cmdlet;
        this.parameters = parameters;
        counted = parameters.IncludeTotalCount ? new List<ServiceRecord>() : null;
    }

    /// <summary>Writes what lies on the page; with a total asked for, only once all is counted, since the total goes first.</summary>
    internal void Add(IEnumerable<ServiceRecord> found)
    {
        foreach (ServiceRecord record in found)
        {
            if (counted is null && Seen >= parameters.Skip && Seen - parameters.Skip >= parameters.First)
            {
                IsCut = true;
                return;
            }

            if (Seen++ >= parameters.Skip && Seen - parameters.Skip <= parameters.First)
            {
                if (counted is null)
                {
                    cmdlet.WriteObject(record);
                }
                else
                {
                    counted.Add(record);
                }
            }
        }
    }

    internal void Write()
    {
        if (counted is not null)
        {
            cmdlet.WriteObject(parameters.NewTotalCount(Seen, 1.0));
            foreach (ServiceRecord record in counted)
            {
                cmdlet.WriteObject(record);
            }
        }
    }
}
