namespace PortRegistry;

/// <content>Rules of the rich language.</content>
internal sealed partial class FirewalldParser
{
    private string? ReadRich(string text, PortUseSink sink)
    {
        var rule = new FirewalldRichRule();
        if (rule.Read(text) is string reason)
        {
            sink.Fail(reason);
            return null;
        }

        if (!rule.HasElement)
        {
            sink.Fail("a rich rule has an element such as a service or a port, or a source, a destination or a priority");
            return null;
        }

        void Fill(PortUse draft)
        {
            string? source = rule.AddressOf("source"), destination = rule.AddressOf("destination");
            bool isOut = draft.Direction == RuleText.Out;
            draft.RemoteAddress = (isOut ? destination : source) ?? draft.RemoteAddress;
            draft.LocalAddress = (isOut ? source : destination) ?? draft.LocalAddress;
            draft.Action = rule.Has("forward-port") ? "forward" : rule.Action;
        }

        string? port = rule.Of("port", "port"), remote = rule.Of("source-port", "port");
        if (rule.Of("service", "name") is string name)
        {
            AddService(FirewallName.Service(name), name, rule.Condition, Fill, sink);
        }
        else if (rule.Has("forward-port"))
        {
            return Failed(AddForward(rule.Of("forward-port", "port"), rule.Of("forward-port", "protocol"), rule.Of("forward-port", "to-port"), rule.Of("forward-port", "to-addr"), rule.Condition, Fill, sink), sink);
        }
        else if (port is not null || remote is not null)
        {
            TransportSpec protocol = TransportSpec.Parse(rule.Of("port", "protocol") ?? rule.Of("source-port", "protocol"));
            PortSpec written = PortSpec.Parse(port ?? remote);
            if (protocol.Kind != TransportSpecKind.Transports || written.Kind != PortSpecKind.Range)
            {
                return Failed((written.Error ?? protocol.Error ?? $"'{protocol.Text}' is no transport").TrimEnd('.'), sink);
            }

            AddRich((port is null ? PortSpec.Any : written, port is null ? written : null), protocol);
        }
        else if (!rule.Has("icmp-block") && !rule.Has("icmp-type") && !rule.Has("masquerade") && !rule.Has("tcp-mss-clamp") && rule.Action == "accept")
        {
            TransportSpec protocol = rule.Has("protocol") ? TransportSpec.Parse(rule.Of("protocol", "value")) : TransportSpec.Any;
            if (protocol.Kind == TransportSpecKind.Invalid)
            {
                return Failed(protocol.Error!.TrimEnd('.'), sink);
            }

            if (protocol.Kind != TransportSpecKind.OtherProtocol)
            {
                AddRich((PortSpec.Any, null), protocol);
            }
        }

        return null;

        void AddRich((PortSpec Own, PortSpec? Other) ports, TransportSpec protocol) => zone.Add(sink, rule.Condition, draft =>
        {
            draft.Protocol = protocol;
            RuleText.SetSides(draft, (null, ports.Own), (null, ports.Other));
            Fill(draft);
        });
    }
}
