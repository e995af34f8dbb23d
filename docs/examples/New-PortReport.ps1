<#
.SYNOPSIS
Makes an HTML page of resolved ports: those with findings first, gravest first.

.PARAMETER InputObject
Objects that Resolve-IanaPort passed on.

.PARAMETER OutFile
The page to write.

.PARAMETER Title
Its title.

.EXAMPLE
./Test-ListeningPort.ps1 | ./New-PortReport.ps1 -OutFile report.html -Title "Listening ports of $([Environment]::MachineName)"
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [Parameter(Mandatory, ValueFromPipeline)]
    [psobject] $InputObject,
    [Parameter(Mandatory)]
    [string] $OutFile,
    [string] $Title = 'Ports and their registration'
)

begin {
    $rows = [System.Collections.Generic.List[object]]::new()
}

process {
    $iana = $InputObject.Iana
    $name = foreach ($property in 'PSComputerName', 'DisplayName', 'Rule', 'Group', 'Process', 'Chain') {
        if ($InputObject.PSObject.Properties[$property] -and $InputObject.$property) {
            $InputObject.$property
        }
    }

    $severity = if ($iana.Findings) { "$($iana.Findings[0].Severity)" } else { '' }
    $rows.Add([pscustomobject]@{
            Rank     = [array]::IndexOf(@('High', 'Medium', 'Low', 'Information', ''), $severity)
            Severity = $severity
            Use      = $name -join ' / '
            Port     = "$($iana.Port)"
            Service  = $iana.ServiceName
            Status   = "$($iana.Status)"
            Findings = @($iana.Findings | ForEach-Object { $_.Message }) -join ' '
        })
}

end {
    $registry = Get-IanaRegistry
    $head = @'
<meta charset="utf-8">
<style>
  body { font: 15px system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1f24; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d0d7de; }
  th { border-bottom-width: 2px; }
  td:nth-child(3) { font-variant-numeric: tabular-nums; white-space: nowrap; }
</style>
'@
    $warning = 'A registered port says nothing about the traffic on it, nor that it is the registered service.'
    $body = $rows | Sort-Object Rank, Use, Port |
        ConvertTo-Html -Head $head -Title $Title -Property Severity, Use, Port, Service, Status, Findings `
            -PreContent "<h1>$([System.Net.WebUtility]::HtmlEncode($Title))</h1><p>Held against IANA's registry of $($registry.Updated). $warning</p>"
    $body | Set-Content -LiteralPath $OutFile -Encoding UTF8
    Get-Item -LiteralPath $OutFile
}
