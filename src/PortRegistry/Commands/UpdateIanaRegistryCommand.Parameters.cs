using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Net;

namespace PortRegistry.Commands;

/// <content>The parameters, and what they mean for a download.</content>
public sealed partial class UpdateIanaRegistryCommand
{
    private const string UriSet = "Uri";
    private const string PathSet = "Path";
    private const string RollbackSet = "Rollback";
    private const string ResetSet = "Reset";

    /// <summary>The address of a registry file. The default is the one in PORTREGISTRY_URI, otherwise IANA's XML.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [ValueGiven]
    public Uri? Uri { get; set; }

    /// <summary>A registry file in any readable format.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>Return to the registry that the last update replaced.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RollbackSet)]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Return to the bundled registry.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ResetSet)]
    public SwitchParameter Reset { get; set; }

    /// <summary>Contact the server even if it was contacted today, and accept a registry that is older than the one in use.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Accept a registry with markedly fewer records or names than the one in use.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter AllowShrink { get; set; }

    /// <summary>Accept a registry with over a quarter more records than the one in use.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter AllowGrowth { get; set; }

    /// <summary>Contact the server only if the last check is older than this; a number is in days, and less than a day counts as a day.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [DaysTransformation]
    public TimeSpan MaximumAge { get; set; }

    /// <summary>Allow plain HTTP to other machines.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter AllowInsecure { get; set; }

    /// <summary>The time limit for each attempt, in seconds.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>The proxy to use instead of the system proxy.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Use the credentials of the current account for the proxy.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>User name and password for the server; never sent to another server after a redirect.</summary>
    [Parameter(ParameterSetName = UriSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Headers for the server, such as a token; never sent to another server after a redirect.</summary>
    [Parameter(ParameterSetName = UriSet)]
    public IDictionary? Headers { get; set; }

    /// <summary>Output an object that describes the update.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private DownloadOptions DownloadOptions() => new(RegistryAddress.Of(Uri, AllowInsecure))
    {
        AllowInsecure = AllowInsecure,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        Proxy = Proxy,
        ProxyCredential = ProxyCredential?.GetNetworkCredential() ?? (ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : null),
        Credential = Credential?.GetNetworkCredential(),
        Headers = HeaderTexts(),
    };

    private Dictionary<string, string> HeaderTexts()
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry header in Headers ?? new Hashtable())
        {
            texts[Convert.ToString(header.Key, CultureInfo.InvariantCulture)] = Convert.ToString(header.Value, CultureInfo.InvariantCulture);
        }

        return texts;
    }
}
