<#
.SYNOPSIS
Checks the enabled inbound allow rules of Windows Firewall against IANA's registry.

.DESCRIPTION
Asks for all rules once and for all port filters once, and joins them by InstanceID. Asking for the filter of each
rule takes minutes on a server with a few hundred rules; this takes seconds.

Each rule comes out as one object with the property Iana.

.PARAMETER Path
Rules recorded on another machine:

    @{
        Rules       = Get-NetFirewallRule -Enabled True -Direction Inbound -Action Allow |
            Select-Object InstanceID, DisplayName, DisplayGroup, @{ n = 'Profile'; e = { "$($_.Profile)" } }
        PortFilters = Get-NetFirewallPortFilter | Select-Object InstanceID, Protocol, LocalPort, RemotePort
    } | ConvertTo-Json -Depth 3 | Set-Content windows-firewall.json

.PARAMETER Finding
Only rules with one of these findings, such as Unassigned, DynamicPort or AnyPort.

.EXAMPLE
./Test-WindowsFirewall.ps1 -Finding Unassigned, UnauthorizedUse, AnyPort | Format-Table

.EXAMPLE
./Test-WindowsFirewall.ps1 -Path data/windows-firewall.json | Where-Object { $_.Iana.Findings } | Format-Table
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [string] $Path,
    [string[]] $Finding
)

if ($Path) {
    $recorded = Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json
    $rules = $recorded.Rules
    $portFilters = $recorded.PortFilters
}
elseif (-not (Get-Command Get-NetFirewallRule -ErrorAction Ignore)) {
    Write-Error 'This system has no Windows Firewall to ask: name recorded rules with -Path.'
    return
}
else {
    $rules = Get-NetFirewallRule -Enabled True -Direction Inbound -Action Allow
    $portFilters = Get-NetFirewallPortFilter
}

$filterOf = @{}
foreach ($filter in $portFilters) {
    $filterOf[$filter.InstanceID] = $filter
}

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

$rules | ForEach-Object {
    $filter = $filterOf[$_.InstanceID]
    [pscustomobject]@{
        DisplayName  = $_.DisplayName
        DisplayGroup = $_.DisplayGroup
        Profile      = "$($_.Profile)"
        Protocol     = $filter.Protocol
        LocalPort    = $filter.LocalPort
    }
} | Resolve-IanaPort @resolve
