<#
.SYNOPSIS
Checks the listening ports of a machine against IANA's registry.

.DESCRIPTION
Runs Get-NetTCPConnection and Get-NetUDPEndpoint on Windows, and ss on Linux. Outputs one object for each port, with the
property Iana.

.PARAMETER Path
The output of ss -tulpn, netstat -tulpn or netstat -ano, recorded on another machine.

.PARAMETER Finding
Only ports with one of these findings, such as Unassigned or DynamicPort.

.EXAMPLE
./Test-ListeningPort.ps1 | Where-Object { $_.Iana.Findings } | Format-Table LocalAddress, LocalPort, Iana

.EXAMPLE
./Test-ListeningPort.ps1 -Path data/ss.txt -Finding Unassigned, DynamicPort
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [string[]] $Path,
    [string[]] $Finding
)

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

$uses = if ($Path) {
    foreach ($file in $Path) {
        [System.IO.File]::ReadLines($PSCmdlet.GetUnresolvedProviderPathFromPSPath($file)) | ConvertFrom-PortText
    }
}
elseif (Get-Command Get-NetTCPConnection -ErrorAction Ignore) {
    Get-NetTCPConnection -State Listen
    Get-NetUDPEndpoint
}
elseif (Get-Command ss -ErrorAction Ignore) {
    ss -tulpn | ConvertFrom-PortText
}
else {
    Write-Error 'This system has neither Get-NetTCPConnection nor ss. Use -Path to read recorded output.'
    return
}

# A connection is no listener; its own port is mostly one of the Dynamic Ports.
$uses | Where-Object { "$($_.Role)" -ne 'Connection' } | Resolve-IanaPort @resolve
