using System;
using System.Collections.Generic;

namespace PortRegistry.Commands;

/// <summary>Reads a use of ports that ConvertFrom-PortText made.</summary>
internal static class PortUseReader
{
    internal static PortReading Read(PortUse use, TransportSpec? transport, PortSide side)
    {
        bool isRemote = side == PortSide.Remote || (side == PortSide.Auto && use.Role == PortUseRole.Rule && use.Direction == "Out");
        PortSpec? port = side switch
        {
            PortSide.Local => use.LocalPort,
            PortSide.Remote => use.RemotePort,
            _ => isRemote ? use.RemotePort ?? use.LocalPort : use.LocalPort ?? use.RemotePort,
        };
        TransportSpec over = transport ?? use.Protocol;
        bool isEverything = over.Kind is TransportSpecKind.OtherProtocol or TransportSpecKind.Invalid
            || (over.Kind == TransportSpecKind.Any && !ReferenceEquals(over, TransportSpec.Any))
            || side != PortSide.Auto;
        return port is null && !isEverything
            ? throw new PortReadException("The use says nothing of ports.")
            : new PortReading(port ?? PortSpec.Any, over, new PortUsage(use.Role, IsBlocked(use), Joined(use.Condition, "; "), Joined(use.Assumption, " ")));
    }

    private static string? Joined(IReadOnlyList<string> texts, string separator) => texts.Count switch
    {
        0 => null,
        1 => texts[0],
        _ => string.Join(separator, texts),
    };

    // Nothing answers on a port that a scan did not find open; a rule for the loopback interface or its addresses opens nothing to the network.
    private static bool IsBlocked(PortUse use)
        => (use.Role == PortUseRole.Scan && !PortUsageReader.IsOpen(use.State))
        || (use.Role == PortUseRole.Rule && (use.Interface is "lo" or "lo0" || IsLoopback(use.LocalAddress) || IsLoopback(use.RemoteAddress) || PortUsageReader.IsBlocking(use.Action)));

    private static bool IsLoopback(string? address) => address is not null && (address.StartsWith("127.", StringComparison.Ordinal) || address is "::1" or "::1/128");
}
