namespace PortRegistry;

/// <summary>A form in which a registry is read or written.</summary>
public enum RegistryFormat
{
    /// <summary>IANA's CSV: twelve columns, UTF-8, CRLF, no date of its own.</summary>
    Csv,

    /// <summary>IANA's XML, namespace <c>http://www.iana.org/assignments</c>.</summary>
    Xml,

    /// <summary>The registry's web page.</summary>
    Html,

    /// <summary>IANA's plain text: twelve columns of fixed width.</summary>
    Text,

    /// <summary>PortRegistry's JSON: the metadata of the registry, and one object per record.</summary>
    Json,

    /// <summary>The syntax of <c>/etc/services</c>. Written only.</summary>
    Services,

    /// <summary>PortRegistry's own compiled form (docs/snapshot-format.md).</summary>
    Snapshot,
}
