using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Store;

public sealed class RegistryUpdateTests
{
    private static readonly IanaRegistry Older = Sample.Registry;

    private static readonly IanaRegistry Newer = IanaRegistry.FromDocument(new RegistryDocument(
        new RegistryStamp(updated: RegistryDate.Parse("2026-09-01"), source: "newer.xml", sourceSha256: new string('b', 64)),
        [
            .. Sample.EveryKind.Skip(1).Select(record => record.ServiceName == "late" ? Sample.Row("late", "49151", "tcp", "Renamed") : record),
            Sample.Row("new-one", "", "tcp", "New"),
            Sample.Row("new-two", "", "udp", "New too"),
        ]));

    [Theory]
    [InlineData(RegistryUpdateStatus.Updated)]
    [InlineData(RegistryUpdateStatus.RolledBack)]
    [InlineData(RegistryUpdateStatus.Reset)]
    public void An_update_counts_what_came_went_and_changed(RegistryUpdateStatus status)
    {
        var update = RegistryUpdate.Between(status, Older, Newer);

        Assert.Equal((status, 2, 1, 1), (update.Status, update.Added, update.Removed, update.Changed));
        Assert.Equal($"{status}: 2 added, 1 removed, 1 changed", update.ToString());
    }

    [Theory]
    [InlineData(RegistryUpdateStatus.Current)]
    [InlineData(RegistryUpdateStatus.NotDue)]
    public void What_replaced_nothing_counts_nothing(RegistryUpdateStatus status)
        => Assert.Equal($"{status}: 0 added, 0 removed, 0 changed", RegistryUpdate.Between(status, Older, Newer).ToString());

    [Fact]
    public void An_update_says_which_registry_is_in_use_and_which_was()
    {
        var update = RegistryUpdate.Between(RegistryUpdateStatus.Updated, Older, Newer);

        Assert.Equal((RegistryDate.Parse("2026-09-01"), Older.Updated), (update.Updated, update.PreviousUpdated));
        Assert.Equal((Newer.RecordCount, Older.RecordCount), (update.RecordCount, update.PreviousRecordCount));
        Assert.Equal(("newer.xml", new string('b', 64), Newer.Origin), (update.Source, update.Sha256, update.Origin));
        Assert.Equal((null, null, null, null), (update.ETag, update.Retrieved, update.Checked, update.Path));
    }
}
