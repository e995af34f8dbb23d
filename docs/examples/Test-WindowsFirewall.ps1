<#
.SYNOPSIS
Checks the enabled inbound allow rules of Windows Firewall against IANA's registry.

.DESCRIPTION
Gets all rules and all port filters with one query each, and joins them by InstanceID. Getting the filter of each rule
takes minutes on a server with a few hundred rules; this takes seconds.

Outputs one object for each rule, with the property Iana. Whether a rule is limited to addresses, programs or interfaces
is not read.

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
./Test-WindowsFirewall.ps1 -Finding Unassigned, UnauthorizedUse, AnyPort | Format-Table LocalPort, Protocol, Iana, DisplayName

.EXAMPLE
./Test-WindowsFirewall.ps1 -Path data/windows-firewall.json |
    Where-Object { $_.Iana.Findings } | Format-Table LocalPort, Protocol, Iana, DisplayName
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
    Write-Error 'This system has no Windows Firewall. Use -Path to read recorded rules.'
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
