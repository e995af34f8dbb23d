using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Catalogs;

/// <summary>Columns that say something of an approval under a name that is not known.</summary>
public sealed class CatalogColumnTests
{
    [Theory]
    [InlineData("Port=22;Protokoll=tcp", "22/tcp")]
    [InlineData("Port=22;Protocole=tcp", "22/tcp")]
    [InlineData("Port=22/tcp;Layer=tcp", "22/tcp")]
    [InlineData("Port=22;Layer=4", "22")]
    [InlineData("Port=22;EndPort=30;Protocol=tcp", "22-30/tcp")]
    [InlineData("FromPort=22;ToPort=30", "22-30")]
    [InlineData("Port=22;EndPort=", "22")]
    [InlineData("Port=22;EndPort=22", "22")]
    [InlineData("Port=22-30;LastPort=30", "22-30")]
    [InlineData("Port=22,80;LastPort=80", "22,80")]
    public void A_row_is_for_the_ports_and_transports_that_its_columns_say(string row, string port)
    {
        var builder = new PortCatalogBuilder("site");

        Assert.Null(builder.Add(Cells(row), 2));
        Assert.Equal(port, builder.Build().Entries.Single().Port.ToString());
    }

    [Theory]
    [InlineData("Port=22;Layer=tcp", "'Layer'")]
    [InlineData("Port=22;Layer=TCP/UDP", "'Layer'")]
    [InlineData("Port=22;TCP=x;UDP=", "'TCP'")]
    [InlineData("Port=22;UDP=no", "'UDP'")]
    [InlineData("Port=22;TCP/UDP=yes", "'TCP/UDP'")]
    [InlineData("Port=30;EndPort=22", "'22'")]
    [InlineData("Port=22-30;EndPort=40", "'40'")]
    [InlineData("Port=22,80;EndPort=90", "'90'")]
    [InlineData("Port=22;EndPort=many", "'many'")]
    [InlineData("Port=22;EndPort=70000", "'70000'")]
    public void A_row_whose_columns_leave_its_ports_or_transports_open_is_an_error(string row, string named)
    {
        var builder = new PortCatalogBuilder("site");

        Assert.Contains(named, builder.Add(Cells(row), 2), StringComparison.Ordinal);
        Assert.Empty(builder.Build().Entries);
    }

    [Theory]
    [InlineData("Port=22/tcp;Status=approved", "Name it Approved")]
    [InlineData("Port=22/tcp;Freigegeben=ja", "Name it Approved")]
    [InlineData("Port=22/tcp;Approved by=Kim", "Name it Approved")]
    [InlineData("Port=22/tcp;Freigabe=nein", "Name it Approved")]
    [InlineData("Port=22/tcp;批准=是", "Name it Approved")]
    [InlineData("Port=22/tcp;Разрешено=да", "Name it Approved")]
    [InlineData("Port=22/tcp;Approved=yes;Status=rejected", "'Status' refuses")]
    [InlineData("Port=22/tcp;Approved=yes;Denied=yes", "'Denied' refuses")]
    [InlineData("Port=22/tcp;Approved=yes;Blocked=x", "'Blocked' refuses")]
    [InlineData("Port=22/tcp;Approved=yes;Not allowed=yes", "'Not allowed' refuses")]
    [InlineData("Port=22/tcp;Approved=yes;Enabled=no", "'Enabled' refuses")]
    [InlineData("Port=22/tcp;Forbidden=yes", "Name it Approved")]
    [InlineData("Port=22/tcp;Enabled=no", "Name it Approved")]
    [InlineData("Port=22/tcp;Approved=yes;Start date=2030-01-01", "start or end")]
    [InlineData("Port=22/tcp;Approved=yes;Source Port=1024", "everywhere")]
    [InlineData("Port=22/tcp;Approved=yes;IP Address=192.0.2.1", "everywhere")]
    [InlineData("Port=22/tcp;Approved=yes;Gültig bis=31.12.2027", "the last days Expires")]
    [InlineData("Port=22/tcp;Approved=yes;Valable jusqu'au=2027-12-31", "the last days Expires")]
    [InlineData("Port=22/tcp;Freigegeben bis=2027-12-31", "the last days Expires")]
    [InlineData("Port=22/tcp;Expires=2027-12-31", "under Approved")]
    [InlineData("Port=22/tcp;Approved=yes;Environment=test", "everywhere")]
    [InlineData("Port=22/tcp;Approved=yes;Host=web01", "everywhere")]
    [InlineData("Port=22/tcp;Approved=yes;Source=10.0.0.0/8", "everywhere")]
    [InlineData("Port=22/tcp;Approved=yes;Direction=In", "everywhere")]
    public void A_column_that_looks_as_if_it_approved_or_limited_is_told(string row, string told)
    {
        var builder = new PortCatalogBuilder("site");
        builder.Add(Cells(row), 2);
        builder.Add(Cells(row), 3);

        Assert.Contains(told, Assert.Single(builder.Doubts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Port=22/tcp;Approved=yes;Source=RFC 4253")]
    [InlineData("Port=22/tcp;Approved=yes;Host=*")]
    [InlineData("Port=22/tcp;Approved=yes;Src Port=ANY")]
    [InlineData("Port=22/tcp;Approved=yes;LocalAddress=0.0.0.0")]
    [InlineData("Port=22/tcp;Approved=yes;Not allowed=no;Blocked=no;Enabled=yes")]
    [InlineData("Port=22/tcp;TCP=x")]
    [InlineData("Port=22/tcp;Approved=yes;Status=approved")]
    [InlineData("Port=22/tcp;Approved=no;Status=rejected")]
    [InlineData("Port=22/tcp;Approved=yes;Approval date=2026-12-31")]
    [InlineData("Port=22/tcp;Approved=yes;Expires=2027-12-31;Validated=yes")]
    [InlineData("Port=22/tcp;Status=Assigned")]
    [InlineData("Port=22/tcp;Host=web01")]
    public void Other_columns_are_kept_without_a_word(string row)
    {
        var builder = new PortCatalogBuilder("site");
        builder.Add(Cells(row), 2);

        Assert.Empty(builder.Doubts);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Cells(string row)
        => row.Split(';').Select(cell => cell.Split('=')).Select(cell => new KeyValuePair<string, object?>(cell[0], cell[1]));
}
