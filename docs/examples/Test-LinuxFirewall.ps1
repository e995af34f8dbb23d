<#
.SYNOPSIS
Holds the firewall rules of a Linux machine against IANA's registry.

.DESCRIPTION
Reads nftables, iptables, ufw and firewalld, whichever is there. Each rule that says something of ports comes out as
one object with the property Iana; of a rule for what goes out, the other side's port is looked up.

.PARAMETER Path
The output of nft list ruleset, iptables-save, ufw status or firewall-cmd --list-all, recorded on another machine.
The format is found from the text, and one file may hold several.

.PARAMETER Finding
Only rules with one of these findings.

.EXAMPLE
sudo pwsh ./Test-LinuxFirewall.ps1 | Where-Object { $_.Iana.Findings } | Format-Table

.EXAMPLE
./Test-LinuxFirewall.ps1 -Path data/nft.txt, data/ufw.txt -Finding AnyPort
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

$rules = if ($Path) {
    foreach ($file in $Path) {
        [System.IO.File]::ReadLines($PSCmdlet.GetUnresolvedProviderPathFromPSPath($file)) | ConvertFrom-PortText
    }
}
elseif (Get-Command nft -ErrorAction Ignore) {
    nft list ruleset | ConvertFrom-PortText
}
elseif (Get-Command iptables-save -ErrorAction Ignore) {
    iptables-save | ConvertFrom-PortText
    ip6tables-save | ConvertFrom-PortText
}

$rules | Where-Object { $_.LocalPort -or $_.RemotePort } | Resolve-IanaPort @resolve
