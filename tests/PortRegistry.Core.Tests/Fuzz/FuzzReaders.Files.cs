using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Fuzz;

/// <content>Files beside the registry: catalogs and the history.</content>
internal static partial class FuzzReaders
{
    /// <summary>Reads a catalog of any format, and asks it about ports and names.</summary>
    internal static FuzzOutcome ReadCatalog(byte[] file)
    {
        var issues = new List<ParseIssue>();
        var builder = new PortCatalogBuilder("fuzz");
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            new RegistryFormats().ReadCatalog(new MemoryStream(file), builder, issues.Add, CancellationToken.None);
        }
        catch (InvalidRegistryException refused)
        {
            Assert.NotEmpty(refused.Issue.Reason);
            return new FuzzOutcome(KeyOf(refused.Message), false, file.Length, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        PortCatalog catalog = builder.Build();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.All(issues, issue => Assert.NotEmpty(issue.Reason));
        Assert.All(catalog.Entries, entry => Assert.True(entry.Port.Kind != PortSpecKind.Invalid && VisibleText.IndexOfControl(entry.ToString()) < 0, entry.ToString()));
        var resolver = new PortResolver(Sample.Registry, [catalog]);
        Assert.All(resolver.CatalogIssues, issue => Assert.NotEmpty(issue.Reason));
        Assert.NotNull(resolver.Resolve(PortSpec.Parse("22,443"), TransportSpec.Parse("tcp"), PortUseRole.Listener).ToString());
        string key = string.Join(' ', catalog.Entries.Take(3).Select(entry => $"{entry.Port.Kind} {entry.Approved} {entry.Aliases.Count} {entry.Properties.Count}"));
        return new FuzzOutcome(key + KeyOf(string.Concat(issues.Take(1))), catalog.Entries.Count > 0, file.Length, allocated);
    }

    /// <summary>Opens a history behind a right hash, asks it for all changes and puts each version together.</summary>
    internal static FuzzOutcome ReadHistory(byte[] content)
    {
        byte[] file = HistoryBytes.Seal(content, FuzzSeeds.History);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var history = RegistryHistory.Open(file, FuzzSeeds.HistoryBase);
            int changes = history.Changes().Count;
            Assert.All(history.Versions.Take(20), version => Assert.NotNull(history.Rebuild(version)));
            Assert.All(history.Changes(), change => Assert.NotEmpty(change.ToString()));
            Assert.True(history.Find(history.End)!.IsInForce && !(history.End < history.Start));
            return new FuzzOutcome($"valid {history.Versions.Count} {changes}", true, content.Length, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (InvalidHistoryException refused)
        {
            Assert.NotEmpty(refused.Message);
            return new FuzzOutcome(KeyOf(refused.Message), false, content.Length, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
