using System;
using System.Collections;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Registry;

/// <summary>The records of a registry as PowerShell and old code take them: a list of the old kind, to read only.</summary>
public sealed class RecordListTests
{
    private readonly IList list = Assert.IsType<IList>(Sample.Registry.Records, exactMatch: false);

    [Fact]
    public void It_holds_the_records_in_the_order_of_the_registry()
    {
        var copy = new object[list.Count + 1];
        list.CopyTo(copy, 1);
        Assert.Null(copy[0]);
        Assert.Equal(Sample.Registry.Records, copy.Skip(1).Cast<ServiceRecord>());
        Assert.Equal(Sample.Registry.Records, list.Cast<ServiceRecord>());
        Assert.Equal(Sample.Registry.Records[^1], list[list.Count - 1]);
    }

    [Fact]
    public void It_finds_a_record_by_what_it_says()
    {
        ServiceRecord last = Sample.Registry.Records[^1];
        Assert.Equal(list.Count - 1, list.IndexOf(last));
        Assert.True(list.Contains(last));
        Assert.Equal(-1, list.IndexOf(Sample.Row("other", "1", "tcp", "Of no registry")));
        Assert.False(list.Contains("ssh"));
        Assert.False(list.Contains(null));
    }

    [Fact]
    public void It_cannot_be_changed()
    {
        Assert.True(list.IsReadOnly && list.IsFixedSize && list.IsSynchronized);
        Assert.NotNull(list.SyncRoot);
        foreach (Action change in new Action[]
        {
            () => list[0] = null, () => list.Add(null), list.Clear, () => list.Insert(0, null), () => list.Remove(list[0]), () => list.RemoveAt(0),
        })
        {
            Assert.Contains("do not change", Assert.Throws<NotSupportedException>(change).Message, StringComparison.Ordinal);
        }

        Assert.Equal(Sample.Registry.RecordCount, list.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void There_is_no_record_before_the_first_or_behind_the_last(int index)
    {
        Assert.ThrowsAny<Exception>(() => list[index]);
        Assert.ThrowsAny<Exception>(() => list[list.Count]);
    }
}
