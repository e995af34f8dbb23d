<#
.SYNOPSIS
Makes a data release: the newest registry, its history, the next patch number and its section of the changelog.
.DESCRIPTION
Gets IANA's XML with the built module's own Update-IanaRegistry, which checks it as it does everywhere. Where it is newer than
the registry that ships, compiles snapshot and history, raises the patch number of ModuleVersion, and says in CHANGELOG.md which
ports were added, removed and renamed. Nothing but these four files is changed, and none where there is nothing new.
.PARAMETER Path
A registry file to take instead of IANA's.
.EXAMPLE
dotnet build src/PortRegistry; ./src/PortRegistry/Data/Update-Data.ps1
.OUTPUTS
The update's result; nothing where there is nothing new.
#>
[CmdletBinding()]
[OutputType('PortRegistry.RegistryUpdate')]
param(
    [string] $Path
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$root = (Resolve-Path (Join-Path $PSScriptRoot '../../..')).ProviderPath
$manifest = Join-Path $root 'PortRegistry.psd1'
$changelog = Join-Path $root 'CHANGELOG.md'
$snapshot = Join-Path $PSScriptRoot 'registry.snapshot'
$history = Join-Path $PSScriptRoot 'registry.history'
$version = [version] (Import-PowerShellDataFile -LiteralPath $manifest).ModuleVersion
$nextVersion = [version]::new($version.Major, $version.Minor, $version.Build + 1)

function Format-Change([string] $Kind, [object[]] $Change) {
    $lines = @($Change | Where-Object Kind -EQ $Kind | ForEach-Object { "- $_" })
    if ($lines) {
        ''
        $lines
    }
}

function Invoke-Compiler {
    & dotnet run --project (Join-Path $root 'src/PortRegistry.Compiler') -- @args | Write-Verbose
    if ($LASTEXITCODE -ne 0) {
        throw "The compiler failed: $args"
    }
}

$homeBefore = $env:PORTREGISTRY_HOME
$env:PORTREGISTRY_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "PortRegistry-$([guid]::NewGuid())"
try {
    Import-Module (Join-Path $root "out/PortRegistry/$version/PortRegistry.psd1")
    $update = if ($Path) { Update-IanaRegistry -Path $Path -PassThru } else { Update-IanaRegistry -Force -PassThru }
    if ($update.Status -ne 'Updated') {
        Write-Verbose "There is nothing new: $($update.Status)."
        return
    }

    # Update-IanaRegistry says that it was updated for another file of the same day too.
    $bundled = Get-IanaRegistry -Bundled
    $newest = Get-IanaRegistry -MaximumAge 36500
    $changes = @(Compare-IanaRegistry $bundled $newest | Where-Object Kind -NE 'Resized')
    if ($newest.Updated -eq $bundled.Updated -and -not $changes) {
        Write-Verbose 'There is nothing new but the file.'
        return
    }

    $next = $newest.Path
    if ($Path) {
        # What ships says where IANA has it, and not where it is on this machine.
        $next = Join-Path $env:PORTREGISTRY_HOME 'next.snapshot'
        Invoke-Compiler $Path $next $bundled.Source
    }

    $made = Join-Path $env:PORTREGISTRY_HOME 'registry.history'
    Invoke-Compiler add $history $snapshot $next $made
    Copy-Item -LiteralPath $made -Destination $history
    Copy-Item -LiteralPath $next -Destination $snapshot

    $section = @(
        "## [$nextVersion] - $([datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))"
        ''
        '### Data'
        ''
        "The registry of $($newest.Updated), after that of $($bundled.Updated). Nothing but the data has changed."
        'Added', 'Removed', 'Renamed', 'DeAssigned', 'Moved', 'Reassigned' | ForEach-Object { Format-Change $_ $changes }
        $modified = @($changes | Where-Object Kind -EQ 'Modified').Count
        if ($modified) { ''; "Other texts, dates or contacts changed in $modified record$(if ($modified -ne 1) { 's' })." }
        ''
    ) -join "`n"
    $text = [System.IO.File]::ReadAllText($changelog)
    $at = $text.IndexOf("`n## [", [System.StringComparison]::Ordinal) + 1
    [System.IO.File]::WriteAllText($changelog, $text.Insert($at, "$section`n"))
    $text = [System.IO.File]::ReadAllText($manifest)
    [System.IO.File]::WriteAllText($manifest, ($text -replace "(?m)^(\s*ModuleVersion\s*=\s*')[^']+(')", "`${1}$nextVersion`$2"))
    $update
}
finally {
    Remove-Item -LiteralPath $env:PORTREGISTRY_HOME -Recurse -Force -ErrorAction Ignore
    $env:PORTREGISTRY_HOME = $homeBefore
}
