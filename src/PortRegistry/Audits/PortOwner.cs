namespace PortRegistry.Commands;

/// <summary>Whose ports a property holds by its name.</summary>
internal enum PortOwner
{
    Unsaid,
    Local,
    Remote,
    Source,
    Destination,

    /// <summary>Of a translation, those that are reached from outside: a published port, a front end's.</summary>
    Outside,

    /// <summary>Of a translation, those behind it: a container's, a back end's.</summary>
    Inside,
}
