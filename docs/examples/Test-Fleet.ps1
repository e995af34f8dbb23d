<#
.SYNOPSIS
Holds the listening ports of many machines against IANA's registry.

.DESCRIPTION
The machines only list their sockets; the registry is asked here, so that they need neither the module nor the same
version of it. PowerShell does the rest: Invoke-Command asks many machines at a time, over WinRM (-ComputerName) or
SSH (-HostName).

With -Path, reads files that were collected by other means, one for each machine and named as it, several at a time
where PowerShell can (7 and later).

.PARAMETER ComputerName
Windows machines, over WinRM.

.PARAMETER HostName
Machines over SSH: name, user@name or user@name:port.

.PARAMETER Path
A folder of files, each the output of ss or netstat.

.PARAMETER ThrottleLimit
How many machines over WinRM, or files, at a time.

.EXAMPLE
./Test-Fleet.ps1 -HostName web01, web02, db01 -Finding Unassigned, DynamicPort | Format-Table PSComputerName, LocalPort, Process, Iana

.EXAMPLE
./Test-Fleet.ps1 -Path data/fleet | Group-Object LocalPort -NoElement | Sort-Object Count
#>
#Requires -Modules PortRegistry
[CmdletBinding(DefaultParameterSetName = 'Path')]
param(
    [Parameter(Mandatory, ParameterSetName = 'WinRM')]
    [string[]] $ComputerName,
    [Parameter(Mandatory, ParameterSetName = 'SSH')]
    [string[]] $HostName,
    [Parameter(Mandatory, ParameterSetName = 'Path')]
    [string] $Path,
    [string[]] $Finding,
    [int] $ThrottleLimit = 32
)

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

$list = {
    if (Get-Command Get-NetTCPConnection -ErrorAction Ignore) {
        Get-NetTCPConnection -State Listen
        Get-NetUDPEndpoint
    }
    else {
        ss -tulpnH
    }
}

function ConvertFrom-Answer {
    # Text of Linux becomes objects and keeps the machine's name; objects of Windows are passed on.
    param([Parameter(ValueFromPipeline)] $Answer)
    process {
        if ($Answer -is [string]) {
            $Answer | ConvertFrom-PortText | Add-Member -NotePropertyName PSComputerName -NotePropertyValue $Answer.PSComputerName -PassThru
        }
        else {
            $Answer
        }
    }
}

switch ($PSCmdlet.ParameterSetName) {
    'WinRM' {
        Invoke-Command -ComputerName $ComputerName -ScriptBlock $list -ThrottleLimit $ThrottleLimit |
            ConvertFrom-Answer | Resolve-IanaPort @resolve
    }
    'SSH' {
        Invoke-Command -HostName $HostName -ScriptBlock $list |
            ConvertFrom-Answer | Resolve-IanaPort @resolve
    }
    'Path' {
        $files = [System.IO.Directory]::GetFiles($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path))
        [array]::Sort($files, [System.StringComparer]::Ordinal)
        $module = (Get-Module PortRegistry).Path
        $read = {
            param($file)
            [System.IO.File]::ReadLines($file) | ConvertFrom-PortText | ForEach-Object {
                $_.PSObject.Properties.Add([psnoteproperty]::new('PSComputerName', [System.IO.Path]::GetFileNameWithoutExtension($file)))
                $_
            }
        }

        if ((Get-Command ForEach-Object).Parameters.ContainsKey('Parallel')) {
            $text = $read.ToString()
            $files | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
                Import-Module $using:module
                & ([scriptblock]::Create($using:text)) $_
            } | Resolve-IanaPort @resolve
        }
        else {
            $files | ForEach-Object { & $read $_ } | Resolve-IanaPort @resolve
        }
    }
}
