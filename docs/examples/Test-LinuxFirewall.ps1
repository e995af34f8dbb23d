<#
.SYNOPSIS
Checks the firewall rules of a Linux machine against IANA's registry.

.DESCRIPTION
Asks nft, iptables-save, ip6tables-save, ufw and firewall-cmd, all that are there, and says which it asked. Each rule
that says something of ports comes out as one object with the property Iana; of a rule for what goes out, the other
side's port is looked up. Source names the tool: what ufw and firewalld set up, nft and iptables-save show once more.

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
    $asked = @()
    foreach ($tool in $tools.Keys | Where-Object { Get-Command $_ -CommandType Application -ErrorAction Ignore }) {
        $said, $text = (& $tools[$tool] 2>&1).Where({ $_ -is [System.Management.Automation.ErrorRecord] }, 'Split')
        if ($LASTEXITCODE -ne 0) {
            Write-Error "$tool ended with exit code ${LASTEXITCODE}: $(($said | Select-Object -Unique) -join ' ')"
            $asked += "$tool (failed)"
            continue
        }

        $rules = @($text | ConvertFrom-PortText)
        $asked += "$tool (rules: $($rules.Count))"
        $rules
    }

    if ($asked) {
        Write-Host "Asked: $($asked -join ', ')."
    }
    else {
        Write-Error "No firewall was asked: this system has none of $($tools.Keys -join ', ') in PATH. Name their recorded output with -Path."
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
