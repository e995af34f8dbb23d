namespace PortRegistry;

/// <summary>The three ranges of port numbers (RFC 6335 section 6).</summary>
public enum PortClass
{
    /// <summary>0-1023, the System Ports, also known as the Well Known Ports.</summary>
    System,

    /// <summary>1024-49151, the User Ports, also known as the Registered Ports.</summary>
    User,

    /// <summary>49152-65535, the Dynamic Ports, also known as the Private or Ephemeral Ports.</summary>
    Dynamic,
}
