#Requires -Version 7.4
<#
.SYNOPSIS
    Makes the pictures of the README: commands with what they really show, as SVG.

.DESCRIPTION
    Each command runs in a shell of its own, with the built module and without the user's updated registry. What it shows
    is drawn as it is in a terminal of 80 columns, in the colors of the shell, and the picture is as wide as that. The same
    module always gives the same pictures.

.PARAMETER Module
    The folder of the built module.

.PARAMETER OutputFolder
    Where the pictures go: docs/pictures.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Module,

    [string] $OutputFolder = (Join-Path $PSScriptRoot 'pictures')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$OutputFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($OutputFolder)

$Module = (Resolve-Path -LiteralPath $Module).ProviderPath
$columns = 80
$pictures = [ordered]@{
    'audit'  = @(
        "Get-Content ./data/ss.txt | ConvertFrom-PortText | Resolve-IanaPort |`n>>     Where-Object { `$_.Iana.Findings } |`n>>     Format-Table LocalPort, Protocol, Process, Iana"
        "Get-Content ./data/nft.txt | ConvertFrom-PortText |`n>>     Resolve-IanaPort -Finding AnyPort, DynamicPort |`n>>     Format-Table LocalPort, Protocol, RemoteAddress, Chain, Iana"
    )
    'lookup' = @(
        "Get-IanaPort 636, 4502, 60000"
        "Get-IanaPort -ServiceName http-* -Transport tcp"
    )
}

# Runs a command as at the prompt, with the escape sequences of a terminal in what it shows.
function Get-Shown([string] $Command) {
    $script = @"
`$ErrorActionPreference = 'Stop'
`$env:PORTREGISTRY_HOME = Join-Path ([System.IO.Path]::GetTempPath()) 'PortRegistry-no-home'
[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new()
`$PSStyle.OutputRendering = 'Ansi'
Import-Module '$(Join-Path $Module 'PortRegistry.psd1')'
Set-Location '$(Join-Path $PSScriptRoot 'examples')'
# All of it first: a table is made as wide as what comes within 0.3 seconds. A terminal gives it one column less than it has.
`$given = @($($Command -replace '(?m)^>> ', ''))
`$given | Out-String -Width $($columns - 1)
"@
    # pwsh may be a program, or a .NET tool that dotnet runs.
    $shell = (Get-Process -Id $PID).Path
    $first = @(if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] })
    $shown = & $shell @first -NoLogo -NoProfile -NonInteractive -Command $script
    if ($LASTEXITCODE -ne 0) {
        throw "'$Command' ended with exit code $LASTEXITCODE."
    }

    ($shown -join "`n").Trim("`r", "`n").Split("`n").TrimEnd()
}

# A line as runs of one style each: the letters, and the classes that the escape sequences before them stand for.
function Split-Style([string] $Line) {
    $style = ''
    foreach ($part in $Line -split '(\e\[[\d;]*m)') {
        if ($part -match '^\e\[([\d;]*)m$') {
            $style = switch -Regex ($Matches[1]) {
                '^(32;1|1;32)$' { 'head' }
                '^(31;1|1;31)$' { 'error' }
                default { '' }
            }
        }
        elseif ($part) {
            [pscustomobject]@{ Text = $part; Style = $style }
        }
    }
}

function ConvertTo-Svg([string] $Title, [object[]] $Line) {
    $width = 8.4
    $height = 20
    $escape = { [System.Security.SecurityElement]::Escape($args[0]) }
    $number = { $args[0].ToString('0.#', [cultureinfo]::InvariantCulture) }
    $plain = ($Line | ForEach-Object { -join ($_ | ForEach-Object Text) }) -join "`n"
    $size = & $number ($columns * $width + 32)
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-labelledby="title description">' -f $size, ($Line.Count * $height + 32)
    '<title id="title">{0}</title>' -f (& $escape $Title)
    '<desc id="description">{0}</desc>' -f (& $escape $plain)
    '<style>text{font:14px ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8dee9;white-space:pre}.prompt{fill:#8fa1b3}.command{fill:#ffffff}.head{fill:#a3d9a5;font-weight:bold}.error{fill:#ff8a80}</style>'
    '<rect width="100%" height="100%" rx="8" fill="#1d2430"/>'
    for ($row = 0; $row -lt $Line.Count; $row++) {
        $column = 0
        foreach ($run in $Line[$row]) {
            # Every run starts and ends on the grid of the terminal, whatever font there is.
            $text = $run.Text.TrimEnd()
            if ($text.Trim()) {
                $indent = $text.Length - $text.TrimStart().Length
                $class = if ($run.Style) { ' class="{0}"' -f $run.Style }
                '<text x="{0}" y="{1}" textLength="{2}"{3} xml:space="preserve">{4}</text>' -f (& $number (16 + ($column + $indent) * $width)),
                    ($row * $height + 31), (& $number (($text.Length - $indent) * $width)), $class, (& $escape $text.Trim())
            }

            $column += $run.Text.Length
        }
    }

    '</svg>'
}

[void](New-Item -Path $OutputFolder -ItemType Directory -Force)
foreach ($name in $pictures.Keys) {
    $lines = foreach ($command in $pictures[$name]) {
        foreach ($part in "PS> $command".Split("`n")) {
            , @([pscustomobject]@{ Text = $part.Substring(0, 3); Style = 'prompt' }, [pscustomobject]@{ Text = $part.Substring(3); Style = 'command' })
        }

        , @()
        foreach ($line in Get-Shown $command) {
            , @(Split-Style $line)
        }

        , @()
    }

    $svg = ConvertTo-Svg -Title "PowerShell: $($pictures[$name] -join '; ')" -Line $lines[0..($lines.Count - 2)]
    [System.IO.File]::WriteAllText((Join-Path $OutputFolder "$name.svg"), ($svg -join "`n") + "`n")
}
