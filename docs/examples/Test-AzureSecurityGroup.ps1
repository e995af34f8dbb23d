<#
.SYNOPSIS
Checks the inbound allow rules of Azure network security groups against IANA's registry.

.DESCRIPTION
Reads the output of one of these commands:

    az network nsg list --output json > azure-nsg.json
    Get-AzNetworkSecurityGroup | ConvertTo-Json -Depth 8 > azure-nsg.json

Outputs one object for each rule, with the property Iana. Azure's default rules, and rules that are outbound or deny, are left
out.

.PARAMETER Path
The exported file.

.PARAMETER Finding
Only rules with one of these findings.

.EXAMPLE
./Test-AzureSecurityGroup.ps1 -Path data/azure-nsg.json | Format-Table Group, Rule, Protocol, Ports, Iana
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,
    [string[]] $Finding
)

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

$groups = Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json
$groups | ForEach-Object {
    $group = $_
    $group.securityRules | Where-Object { $_.direction -eq 'Inbound' -and $_.access -eq 'Allow' } | ForEach-Object {
        [pscustomobject]@{
            Group       = $group.name
            Rule        = $_.name
            Priority    = $_.priority
            Description = $_.description
            Source      = @($_.sourceAddressPrefix; $_.sourceAddressPrefixes; $_.sourceApplicationSecurityGroups.id) -ne $null -join ', '
            Destination = @($_.destinationAddressPrefix; $_.destinationAddressPrefixes; $_.destinationApplicationSecurityGroups.id) -ne $null -join ', '
            Protocol    = $_.protocol
            Ports       = @($_.destinationPortRange; $_.destinationPortRanges) -ne $null
        }
    }
} | Resolve-IanaPort @resolve
