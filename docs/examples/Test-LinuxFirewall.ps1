<#
.SYNOPSIS
Checks the firewall rules of a Linux machine against IANA's registry.

.DESCRIPTION
Runs nft, iptables-save, ip6tables-save, ufw and firewall-cmd, as far as they are installed, and shows which ones it ran.
Outputs one object for each rule with ports, with the property Iana; for an outbound rule, the remote port is looked up.
Source names the tool. Rules of ufw and firewalld appear twice, because nft and iptables-save list them as well.

.PARAMETER Path
The output of nft list ruleset, iptables-save, ufw status or firewall-cmd --list-all, recorded on another machine.
The format is recognized from the text, and one file may contain several formats.

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

$tools = [ordered]@{
    'nft'            = { nft list ruleset }
    'iptables-save'  = { iptables-save }
    'ip6tables-save' = { ip6tables-save }
    'ufw'            = { ufw status verbose }
    'firewall-cmd'   = { Get-ActiveZone | ForEach-Object { firewall-cmd --zone=$_ --list-all } }
}

# The default zone, and those that an interface or an address is in; their lines start with the name.
function Get-ActiveZone {
    @(firewall-cmd --get-default-zone; firewall-cmd --get-active-zones) -match '^\w' -replace ' .*' | Select-Object -Unique
}

function Get-Rule {
    $ran = @()
    foreach ($tool in $tools.Keys | Where-Object { Get-Command $_ -CommandType Application -ErrorAction Ignore }) {
        $said, $text = (& $tools[$tool] 2>&1).Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')
        if ($LASTEXITCODE -ne 0) {
            Write-Error "$tool ended with exit code ${LASTEXITCODE}: $(($said | Select-Object -Unique) -join ' ')"
            $ran += "$tool (failed)"
            continue
        }

        $rules = @($text | ConvertFrom-PortText)
        $ran += "$tool (rules: $($rules.Count))"
        $rules
    }

    if ($ran) {
        Write-Host "Ran: $($ran -join ', ')."
    }
    else {
        Write-Error "No firewall tool was found: none of $($tools.Keys -join ', ') is in PATH. Use -Path to read recorded output."
    }
}

$rules = if ($Path) {
    foreach ($file in $Path) {
        [System.IO.File]::ReadLines($PSCmdlet.GetUnresolvedProviderPathFromPSPath($file)) | ConvertFrom-PortText
    }
}
else {
    Get-Rule
}

$rules | Where-Object { $_.LocalPort -or $_.RemotePort } | Resolve-IanaPort @resolve
