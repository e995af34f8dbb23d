#Requires -Version 5.1
<#
.SYNOPSIS
    Runs the Pester suite on the built module, or on a package.

.DESCRIPTION
    The suite shows what only a real shell can: it needs no network, leaves the user's data directory alone, and its files
    run in any order. It fails where a test fails, and where a file of tests has none.

.PARAMETER Module
    The folder of the module. Without it, out/PortRegistry/<version>.

.PARAMETER Package
    A package, which is unpacked and tested as it is.

.PARAMETER Path
    Only these files of tests. Without it, all, with those of the folder Gallery, which need modules of the Gallery.

.PARAMETER ResultPath
    A file for the results, in JUnit's form.

.PARAMETER Pester
    The manifest of the Pester to run them with. Without it, the newest that is installed, from 5.5 on.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [string] $Package,
    [string[]] $Path = ((Join-Path $PSScriptRoot '*.Tests.ps1'), (Join-Path $PSScriptRoot 'Gallery/*.Tests.ps1')),
    [string] $ResultPath,
    [string] $Pester
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if ($Pester) {
    Import-Module $Pester
}
else {
    Import-Module Pester -MinimumVersion 5.5.0
}

$kept = $env:PORTREGISTRY_MODULE, $env:PORTREGISTRY_PACKAGE, $env:PORTREGISTRY_HOME
$scratch = $null
try {
    if ($Package) {
        $scratch = Join-Path ([System.IO.Path]::GetTempPath()) "PortRegistry-$([guid]::NewGuid())"
        $Module = Join-Path $scratch 'PortRegistry'
        $env:PORTREGISTRY_PACKAGE = (Resolve-Path -LiteralPath $Package).ProviderPath
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [System.IO.Compression.ZipFile]::ExtractToDirectory($env:PORTREGISTRY_PACKAGE, $Module)
        # What belongs to the package and not to the module, and is not installed.
        '_rels', 'package', '*.nuspec' | ForEach-Object { Remove-Item -Path (Join-Path $Module $_) -Recurse -Force }
        Remove-Item -LiteralPath (Join-Path $Module '[Content_Types].xml')
    }

    if ($Module) {
        $env:PORTREGISTRY_MODULE = (Resolve-Path -LiteralPath $Module).ProviderPath
    }

    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.TestRegistry.Enabled = $false
    if ($ResultPath) {
        $configuration.TestResult.Enabled = $true
        $configuration.TestResult.OutputFormat = 'JUnitXml'
        $configuration.TestResult.OutputPath = $ResultPath
    }

    $result = Invoke-Pester -Configuration $configuration
}
finally {
    $env:PORTREGISTRY_MODULE, $env:PORTREGISTRY_PACKAGE, $env:PORTREGISTRY_HOME = $kept
    if ($scratch) {
        # Windows keeps the assemblies of an imported module open; the rest goes.
        Remove-Item -LiteralPath $scratch -Recurse -Force -ErrorAction Ignore
    }
}

if (-not $result) {
    throw "The Pester suite did not run: there are no tests in $($Path -join ', ')."
}

foreach ($test in $result.Skipped) {
    Write-Host "Not run: $($test.ExpandedPath). $($test.ErrorRecord)"
}

$empty = @($result.Containers | Where-Object TotalCount -eq 0)
if ($result.Result -ne 'Passed' -or $result.TotalCount -eq 0 -or $empty) {
    throw "The Pester suite failed: $($result.PassedCount) passed, $($result.FailedCount) failed; $($empty.Count) files without a test."
}
