namespace PortRegistry.Commands;

/// <summary>Whose ports a property holds by its name.</summary>
internal enum PortOwner
{
    Unsaid,
    Local,
    Remote,
    Source,
    Destination,
}
