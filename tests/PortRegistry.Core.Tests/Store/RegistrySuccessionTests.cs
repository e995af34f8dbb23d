using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Store;

/// <summary>Which registry may follow which.</summary>
public sealed class RegistrySuccessionTests
{
    private static readonly ServiceRecord EveryPort = Sample.Row("", "0-49151", "", "Unassigned");
    private static readonly IanaRegistry Active = Registry("2026-08-17", Names(1000));

    [Fact]
    public void A_registry_may_follow_itself() => RegistrySuccession.Check(Active, Active, allowOlder: false, allowShrink: false);

    [Theory]
    [InlineData(995, true)]
    [InlineData(994, false)]
    public void A_registry_may_lose_one_record_in_two_hundred(int count, bool fits)
        => AssertFits(fits, RegistryRefusal.Shrunk, Registry("2026-08-18", Names(count)));

    [Theory]
    [InlineData(994, true)]
    [InlineData(993, false)]
    public void One_record_in_two_hundred_is_still_allowed_where_that_is_a_whole_number(int count, bool fits)
    {
        IanaRegistry active = Registry("2026-08-17", Names(999));
        Assert.Equal(1000, active.RecordCount);
        Exception? refused = Record.Exception(() => RegistrySuccession.Check(active, Registry("2026-08-18", Names(count)), allowOlder: false, allowShrink: false));
        Assert.Equal(fits, refused is null);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_registry_may_lack_one_name_in_a_hundred_although_it_is_as_long(int renamed, bool fits)
        => AssertFits(fits, RegistryRefusal.Shrunk, Registry("2026-08-18", [.. Names(1000).Skip(renamed), .. Names(1000 + renamed).Skip(1000)]));

    [Fact]
    public void A_name_in_other_capitals_is_not_gone()
        => AssertFits(true, default, Registry("2026-08-18", [.. Enumerable.Range(0, 1000).Select(i => Sample.Row($"NAME-{i}", "", "tcp", ""))]));

    [Fact]
    public void A_registry_may_shrink_where_that_is_allowed()
        => RegistrySuccession.Check(Active, Registry("2026-08-18", Names(10)), allowOlder: false, allowShrink: true);

    [Theory]
    [InlineData("2026-08-16", false)]
    [InlineData("2026-08-17", true)]
    [InlineData("2026-08-18", true)]
    public void A_registry_may_not_be_older_but_of_the_same_date(string updated, bool fits)
        => AssertFits(fits, RegistryRefusal.Older, Registry(updated, Names(1000)));

    [Fact]
    public void A_registry_may_be_older_where_that_is_allowed()
        => RegistrySuccession.Check(Active, Registry("2015-01-01", Names(1000)), allowOlder: true, allowShrink: false);

    [Theory]
    [InlineData("2026-02-01", "2026-03-01", true)]
    [InlineData("2026-02-01", "2026-02-01", true)]
    [InlineData("2026-02-01", "2026-01-31", false)]
    public void Without_a_date_the_newest_record_tells_the_age(string before, string after, bool fits)
    {
        IanaRegistry active = Registry(null, [Sample.Row("dated", "", "tcp", "", registered: "2001-01-01", modified: before)]);
        IanaRegistry next = Registry("2026-08-18", [Sample.Row("dated", "", "tcp", "", registered: after)]);

        Assert.Equal(!fits, RegistrySuccession.IsOlder(active, next));
    }

    [Fact]
    public void A_registry_without_a_record_for_some_port_follows_none()
    {
        IanaRegistry next = IanaRegistry.FromDocument(new RegistryDocument(
            new RegistryStamp(updated: RegistryDate.Parse("2026-08-18")),
            [Sample.Row("", "0-7000", "", "Unassigned"), Sample.Row("", "7002-49151", "", "Unassigned"), .. Names(1000)]));

        RegistryRefusedException refused = Assert.Throws<RegistryRefusedException>(() => RegistrySuccession.Check(Active, next, allowOlder: true, allowShrink: true));
        Assert.Equal(RegistryRefusal.Incomplete, refused.Refusal);
        Assert.Contains("port 7001;", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public void A_registry_may_be_dated_two_days_ahead_at_most(int days, bool fits)
        => AssertFits(fits, RegistryRefusal.Future, Registry(DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Names(1000)));

    [Theory]
    [InlineData(1250, true)]
    [InlineData(1251, false)]
    public void A_registry_may_bring_one_record_in_four_unless_more_is_allowed(int count, bool fits)
    {
        AssertFits(fits, RegistryRefusal.Grown, Registry("2026-08-18", Names(count)));
        RegistrySuccession.Check(Active, Registry("2026-08-18", Names(count)), allowOlder: false, allowShrink: false, allowGrowth: true);
    }

    private static void AssertFits(bool fits, RegistryRefusal refusal, IanaRegistry next)
    {
        if (fits)
        {
            RegistrySuccession.Check(Active, next, allowOlder: false, allowShrink: false);
        }
        else
        {
            Assert.Equal(refusal, Assert.Throws<RegistryRefusedException>(() => RegistrySuccession.Check(Active, next, false, false)).Refusal);
        }
    }

    private static ServiceRecord[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => Sample.Row($"name-{i}", "", "tcp", ""))];

    private static IanaRegistry Registry(string? updated, IReadOnlyList<ServiceRecord> names)
        => IanaRegistry.FromDocument(new RegistryDocument(new RegistryStamp(updated: updated is null ? null : RegistryDate.Parse(updated)), [EveryPort, .. names]));
}
