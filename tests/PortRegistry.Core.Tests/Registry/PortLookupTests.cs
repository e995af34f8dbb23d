using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Registry;

public sealed class PortLookupTests
{
    private static readonly IanaRegistry Registry = Sample.Registry;

    [Fact]
    public void A_port_gives_its_records_in_the_registrys_order()
        => Assert.Equal(new[] { "ssh 22/tcp", "ssh 22/udp" }, Registry.Find(22).Labels());

    [Fact]
    public void A_port_and_a_transport_give_the_records_that_answer_for_it()
    {
        Assert.Equal(new[] { "ssh 22/udp" }, Registry.Find(22, TransportProtocol.udp).Labels());
        Assert.Equal(new[] { "active-net 3322-3325" }, Registry.Find(3323, TransportProtocol.dccp).Labels());
        Assert.Empty(Registry.Find(22, TransportProtocol.sctp));
    }

    [Fact]
    public void A_port_inside_a_range_gives_the_whole_record()
        => Assert.Equal("Reserved 225-241", Assert.Single(Registry.Answer(230, TransportSpec.Any)).ToString());

    [Fact]
    public void A_range_of_one_port_keeps_its_hyphen()
        => Assert.Equal("4748-4748", Assert.Single(Registry.Answer(4748, TransportSpec.Any)).Port.ToString());

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_number_that_is_no_port_is_an_argument_error(int port)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Registry.Find(port));
        Assert.Throws<ArgumentOutOfRangeException>(() => Registry.Answer(port, TransportSpec.Any));
        Assert.Throws<ArgumentOutOfRangeException>(() => IanaRegistry.Open(SnapshotWriter.Write(Registry.ToDocument())).Answer(port, TransportSpec.Any));
    }

    [Fact]
    public void The_first_questions_of_a_registry_are_answered_as_all_later_ones()
    {
        // The first look-up builds the index.
        Assert.Empty(Registry.Find(1));
        byte[] snapshot = SnapshotWriter.Write(Registry.ToDocument());
        TransportSpec[] asked = [TransportSpec.Any, TransportSpec.Parse("tcp"), TransportSpec.Parse("udp,dccp")];
        var fresh = IanaRegistry.Open(snapshot);
        for (int port = 0; port <= PortRange.MaxPort; port++)
        {
            fresh = port % 8 == 0 ? IanaRegistry.Open(snapshot) : fresh;
            foreach (TransportSpec transports in asked)
            {
                Assert.Equal(Registry.Answer(port, transports), fresh.Answer(port, transports));
            }
        }
    }

    [Fact]
    public void Every_port_has_an_answer_for_every_transport()
    {
        for (int port = 0; port <= PortRange.MaxPort; port++)
        {
            Assert.All(Registry.Answer(port, TransportSpec.Any), record => Assert.True(record.Port!.Value.Contains(port)));
            Assert.NotEmpty(Registry.Answer(port, TransportSpec.Any));
            Assert.Equal(TransportProtocol.sctp, Registry.Answer(port, TransportSpec.Parse("sctp")).Single().Transport ?? TransportProtocol.sctp);
        }
    }

    [Fact]
    public void What_is_not_listed_says_so()
    {
        ServiceRecord dynamic = Registry.Answer(60000, TransportSpec.Any).Single();
        Assert.Equal((AssignmentStatus.Dynamic, PortClass.Dynamic, false), (dynamic.Status, dynamic.Class!.Value, dynamic.IsListed));
        ServiceRecord gap = Registry.Answer(4502, TransportSpec.Parse("tcp")).Single();
        Assert.Equal((AssignmentStatus.Unassigned, TransportProtocol.tcp, false), (gap.Status, gap.Transport!.Value, gap.IsListed));
        Assert.True(Registry.Answer(4502, TransportSpec.Any).Single().IsListed);
    }

    [Fact]
    public void Each_transport_asked_for_has_an_answer()
        => Assert.Equal(
            new[] { "ssh 22/tcp", "Unassigned 22/dccp" },
            Registry.Answer(22, TransportSpec.Parse("tcp,dccp")).Labels());

    [Fact]
    public void A_range_gives_the_records_that_lie_in_it_with_unassigned_stretches_cut_and_gaps_collapsed()
        => Assert.Equal(
            new[]
            {
                "Reserved 225-241", "Unassigned 242-511", "exec 512/tcp", "comsat 512/udp", "Unassigned 513-658",
                "Removed 659", "Unassigned 660-999", "Unassigned 1000-1003",
            },
            Registry.Answer(new PortRange(230, 1003), TransportSpec.Any).Labels());

    [Fact]
    public void A_range_over_the_last_user_port_goes_on_into_the_dynamic_ports()
        => Assert.Equal(
            new[] { "Unassigned 49149-49150", "late 49151/tcp", "Dynamic 49152-49160" },
            Registry.Answer(new PortRange(49149, 49160), TransportSpec.Any).Labels());

    [Fact]
    public void A_range_and_transports_give_a_gap_for_each_transport()
        => Assert.Equal(
            new[] { "ssh 22/tcp", "ssh 22/udp", "Unassigned 22-23/dccp", "Unassigned 23/tcp", "Unassigned 23/udp" }.OrderBy(label => label),
            Registry.Answer(new PortRange(22, 23), TransportSpec.Parse("tcp,udp,dccp")).Labels().OrderBy(label => label));

    [Fact]
    public void A_range_covers_each_of_its_ports_for_each_transport_exactly_once_or_by_listed_records()
    {
        foreach (string transports in new[] { "any", "tcp", "udp,sctp" })
        {
            TransportSpec spec = TransportSpec.Parse(transports);
            List<ServiceRecord> answer = Registry.Answer(new PortRange(0, 65535), spec).ToList();
            for (int port = 0; port <= PortRange.MaxPort; port += 7)
            {
                string[] single = Registry.Answer(port, spec).Select(record => $"{record.Status}{record.ServiceName}/{record.Transport}").Order().ToArray();
                string[] ranged = answer.Where(record => record.Port!.Value.Contains(port)).Select(record => $"{record.Status}{record.ServiceName}/{record.Transport}").Order().ToArray();
                Assert.Equal(single, ranged);
            }
        }
    }

    [Fact]
    public void A_protocol_without_ports_has_no_answer()
        => Assert.Empty(Registry.Answer(8, TransportSpec.Parse("icmp")));

    [Fact]
    public void A_keyword_has_one_typed_answer()
    {
        Assert.Equal((AssignmentStatus.Keyword, 65536), (IanaRegistry.Answer(PortSpec.Parse("Any")).Status, IanaRegistry.Answer(PortSpec.Parse("Any")).Port!.Value.Count));
        Assert.Equal("135", IanaRegistry.Answer(PortSpec.Parse("RPCEPMap")).Port.ToString());
        Assert.Null(IanaRegistry.Answer(PortSpec.Parse("PlayToDiscovery")).Port);
    }

    [Fact]
    public void A_lookup_allocates_nothing_once_the_records_are_decoded()
    {
        int Sum()
        {
            int sum = 0;
            for (int port = 0; port < 10_000; port++)
            {
                foreach (ServiceRecord record in Registry.Find(port, TransportProtocol.tcp))
                {
                    sum += record.Port!.Value.First;
                }
            }

            return sum;
        }

        int first = Sum();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int second = Sum();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_first_record_of_a_port_is_the_first_of_its_walk_and_null_where_there_is_none()
    {
        foreach (TransportProtocol? transport in new TransportProtocol?[] { null, TransportProtocol.tcp, TransportProtocol.udp, TransportProtocol.dccp, TransportProtocol.sctp })
        {
            for (int port = 0; port <= PortRange.MaxPort; port++)
            {
                RecordSet records = Sample.Registry.Find(port, transport);
                ServiceRecord? first = null;
                int count = 0;
                foreach (ServiceRecord record in records)
                {
                    first ??= record;
                    count++;
                }

                Assert.True(first?.Equals(records.First) ?? records.First is null, $"{port} {transport}");
                Assert.True(count == records.Count, $"{port} {transport}");
            }
        }
    }
}
