namespace PortRegistry.Formats;

/// <summary>The names in the registry's JSON, which are those of <see cref="IanaRegistry"/> and <see cref="ServiceRecord"/>.</summary>
internal static class JsonNames
{
    internal const string Records = nameof(IanaRegistry.Records);

    /// <summary>What follows from the cells, in the order of <see cref="ServiceRecord"/>.</summary>
    internal static readonly string[] Derived =
    {
        nameof(ServiceRecord.PortNumber),
        nameof(ServiceRecord.FirstPort),
        nameof(ServiceRecord.LastPort),
        nameof(ServiceRecord.Status),
        nameof(ServiceRecord.Class),
        nameof(ServiceRecord.AliasOf),
        nameof(ServiceRecord.Aliases),
        nameof(ServiceRecord.IsHistoric),
        nameof(ServiceRecord.IsDeassigned),
        nameof(ServiceRecord.IsListed),
        nameof(ServiceRecord.ReferenceUri),
        nameof(ServiceRecord.Remark),
        nameof(ServiceRecord.Summary),
        nameof(ServiceRecord.Label),
    };

    internal static bool IsList(int column) => (RegistryColumn)column is RegistryColumn.Assignee or RegistryColumn.Contact or RegistryColumn.Reference;
}
