<#
.SYNOPSIS
Asks the built module's assemblies the same questions in .NET Framework and in .NET, and compares the answers.
.DESCRIPTION
Build first: dotnet build. Off Windows, mono stands for .NET Framework: on Debian, apt-get install mono-complete. Needs no
PowerShell but the one it runs in, of any version.
.PARAMETER Module
The folder of the module. Without it, out/PortRegistry/<version>.
.EXAMPLE
dotnet tool run pwsh -File tests/PortRegistry.Framework/Test-Framework.ps1
#>
param(
    [string] $Module
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$repository = Split-Path (Split-Path $PSScriptRoot)
if (-not $Module) {
    $Module = Join-Path $repository "out/PortRegistry/$((Import-PowerShellDataFile (Join-Path $repository 'PortRegistry.psd1')).ModuleVersion)"
}

& dotnet build $PSScriptRoot --verbosity quiet --nologo | Out-Host
if ($LASTEXITCODE -ne 0) {
    throw 'The program that asks was not built.'
}

$program = Join-Path $PSScriptRoot 'bin/Debug/net472/PortRegistry.Framework.exe'
$first, $arguments = if ($env:OS -eq 'Windows_NT') { $program, @($Module) } else { 'mono', @($program, $Module) }
$framework = @(& $first @arguments)
if ($LASTEXITCODE -ne 0) {
    throw "It failed in .NET Framework:`n$($framework | Select-Object -Last 5)"
}

$net = @(& dotnet (Join-Path $PSScriptRoot 'bin/Debug/net10.0/PortRegistry.Framework.dll') $Module)
if ($LASTEXITCODE -ne 0) {
    throw "It failed in .NET:`n$($net | Select-Object -Last 5)"
}

$differences = @(Compare-Object $net $framework -SyncWindow 5 -CaseSensitive)
if ($differences.Count -gt 0 -or $net.Count -lt 10000) {
    $differences | Select-Object -First 20 | Out-Host
    throw "$($differences.Count) of $($net.Count) answers differ."
}

"$($net.Count) answers are equal."
