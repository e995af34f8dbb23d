<#
.SYNOPSIS
Checks the listening ports of many machines against IANA's registry.

.DESCRIPTION
The machines only list their sockets. The registry is looked up here, so the machines do not need the module.
Invoke-Command connects to many machines at a time, over WinRM (-ComputerName) or SSH (-HostName).

With -Path, reads files that were collected in another way: one file for each machine, named after it, in the order of the
names. Outputs one object for each listening port, with the properties PSComputerName and Iana.

.PARAMETER ComputerName
Windows machines, over WinRM.

.PARAMETER HostName
Machines over SSH: name, user@name or user@name:port.

.PARAMETER Path
A folder of files, each the output of ss or netstat: web01.txt is the machine web01.

.PARAMETER Finding
Only ports with one of these findings.

.PARAMETER Catalog
Catalogs to use beside the registry, such as a list of approved ports: files, or objects of Import-PortCatalog.

.PARAMETER ThrottleLimit
How many machines to connect to at a time, over WinRM.

.EXAMPLE
./Test-Fleet.ps1 -HostName web01, web02, db01 -Finding Unassigned, DynamicPort | Format-Table PSComputerName, LocalPort, Process, Iana

.EXAMPLE
./Test-Fleet.ps1 -HostName web01, web02, db01 -Catalog approved.csv -Finding NotInCatalog, NotApproved

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
    [object[]] $Catalog,
    [int] $ThrottleLimit = 32
)

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

if ($Catalog) {
    $resolve.Catalog = $Catalog
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

# A connection is no listener; its own port is mostly one of the Dynamic Ports.
filter Select-Listener {
    if ("$($_.Role)" -ne 'Connection') {
        $_
    }
}

function ConvertFrom-Answer {
    # Text of Linux becomes objects and keeps the machine's name; objects of Windows are passed on.
    param([Parameter(ValueFromPipeline)] $Answer)
    process {
        if ($Answer -is [string]) {
            $Answer | ConvertFrom-PortText
        }
        else {
            $Answer
        }
    }
}

switch ($PSCmdlet.ParameterSetName) {
    'WinRM' {
        Invoke-Command -ComputerName $ComputerName -ScriptBlock $list -ThrottleLimit $ThrottleLimit |
            ConvertFrom-Answer | Select-Listener | Resolve-IanaPort @resolve
    }
    'SSH' {
        Invoke-Command -HostName $HostName -ScriptBlock $list |
            ConvertFrom-Answer | Select-Listener | Resolve-IanaPort @resolve
    }
    'Path' {
        $folder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
        $files = [System.IO.Directory]::GetFiles($folder)
        [array]::Sort($files, [System.StringComparer]::Ordinal)
        $files | ForEach-Object {
            # A name with dots may be the machine's whole name; what is cut off is the kind of file alone.
            $machine = [System.IO.Path]::GetFileName($_) -replace '\.(txt|log|out)$'
            [System.IO.File]::ReadLines($_) | ConvertFrom-PortText |
                Add-Member -NotePropertyName PSComputerName -NotePropertyValue $machine -PassThru
        } | Select-Listener | Resolve-IanaPort @resolve
    }
}
