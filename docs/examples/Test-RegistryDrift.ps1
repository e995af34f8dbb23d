<#
.SYNOPSIS
Shows what changed in IANA's registry for the ports in use, and exits with code 1 if anything did.

.DESCRIPTION
For a scheduled task or a timer: keep the registry file of the last review, and compare it with the registry in use.
Outputs only changes of the ports in use. -Update updates the registry first; nothing else accesses the network.

    # cron, every Monday at 6
    0 6 * * 1 pwsh -NoProfile -File Test-RegistryDrift.ps1 -Reference reviewed.csv -Update

.PARAMETER Reference
The registry of the last review: a file of any format that the module reads.

.PARAMETER Path
The ports in use, as output of ss, netstat or a firewall. Without it, the listening ports of this machine.

.PARAMETER Update
Updates the registry first.

.EXAMPLE
./Test-RegistryDrift.ps1 -Reference data/registry-before.csv -Path data/ss.txt
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Reference,
    [string[]] $Path,
    [switch] $Update
)

if ($Update) {
    Update-IanaRegistry
}

$uses = if ($Path) {
    & "$PSScriptRoot/Test-ListeningPort.ps1" -Path $Path
}
else {
    & "$PSScriptRoot/Test-ListeningPort.ps1"
}

$ports = @($uses | ForEach-Object { $_.LocalPort })
$changes = @(Compare-IanaRegistry $Reference -Port $ports)
$changes
exit [int]($changes.Count -gt 0)
