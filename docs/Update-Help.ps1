#Requires -Version 5.1
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0.3' }
<#
.SYNOPSIS
    Makes the help that ships inside the module from the pages in docs/en-US.

.DESCRIPTION
    The pages of the cmdlets become PortRegistry.dll-Help.xml: Microsoft.PowerShell.PlatyPS checks and converts them, and
    four things are then set right that it leaves to the reader. An example's code goes where Get-Help and scripts look
    for it, without the fences of markdown; the lines of a paragraph become one, so that they wrap at any width; a default
    value is told; and a link to another page becomes the name of that page.

    The pages about_*.md become about_*.help.txt. The same pages always give the same files.

.PARAMETER OutputFolder
    Where the files go: src/PortRegistry/en-US, from which the build takes them.
#>
[CmdletBinding()]
param(
    [string] $OutputFolder = (Join-Path $PSScriptRoot '../src/PortRegistry/en-US')
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$OutputFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($OutputFolder)

$pages = Join-Path $PSScriptRoot 'en-US'
$help = 'PortRegistry.dll-Help.xml'

function Write-Text([string] $Name, [string] $Text) {
    [System.IO.File]::WriteAllText((Join-Path $OutputFolder $Name), $Text.Replace("`r`n", "`n"))
}

# Get-Help wraps lines by itself, so the lines of a paragraph become one; items of lists stay apart, and tables become columns
# that fit beside its margin.
function Join-Line([string] $Text) {
    $paragraphs = foreach ($paragraph in $Text.Trim() -split '\n{2,}') {
        if ($paragraph -match '^\|') {
            (ConvertTo-Column $paragraph -Width 75) -join "`n"
        }
        else {
            $paragraph -replace '\n(?!- )\s*', ' '
        }
    }

    $paragraphs -join "`n`n"
}

# An example is its code in a fence of powershell, what that shows in a fence of output, and words about it.
function Split-Example([string] $Remarks) {
    $fence = '(?ms)^```{0}\n(.*?)\n```$'
    $code = @([regex]::Matches($Remarks, ($fence -f 'powershell')))
    $output = @([regex]::Matches($Remarks, ($fence -f 'output')))
    $words = ($Remarks -replace ($fence -f '\w+')).Trim()
    if ($code.Count -ne 1 -or $output.Count -gt 1 -or -not $words) {
        throw "An example has one piece of code, at most one output, and words about it: $Remarks"
    }

    [pscustomobject]@{
        Code   = $code[0].Groups[1].Value
        Words  = Join-Line $words
        Output = ($output | ForEach-Object { "`n`n" + $_.Groups[1].Value }) -join ''
    }
}

function Edit-Example([System.Xml.XmlElement] $Element, [string] $Remarks) {
    $example = Split-Example $Remarks.Replace("`r`n", "`n")
    [void]$Element.RemoveChild($Element['introduction', $maml])
    $Element['code', $dev].InnerText = $example.Code
    # Get-Help trims a text at both ends, which would move the first line of a table. So the words go before it.
    $remark = $Element['remarks', $dev]
    $remark.AppendChild($xml.CreateElement('maml:para', $maml)).InnerText = $example.Words + $example.Output
    # The line between two examples.
    [void]$remark.AppendChild($xml.CreateElement('maml:para', $maml))
}

function Split-Line([string] $Text, [string] $Indent, [string] $Hanging, [int] $Width = 80) {
    $line = $Indent
    $isFirst = $true
    foreach ($word in $Text -split ' ') {
        if (-not $isFirst -and $line.Length + 1 + $word.Length -gt $Width) {
            $line.TrimEnd()
            $line = $Hanging
            $isFirst = $true
        }

        $line += $(if (-not $isFirst) { ' ' }) + $word
        $isFirst = $false
    }

    $line.TrimEnd()
}

# The columns of a table stand under each other, and the last wraps; where those before are wide, it begins below them.
# The line of dashes goes.
function ConvertTo-Column([string] $Table, [string] $Indent, [int] $Width = 80) {
    $rows = @($Table -split '\n' -notmatch '^[| -]+$' | ForEach-Object { , @(($_.Trim('|', ' ') -split '(?<!\\)\|').Trim().Replace('\|', '|')) })
    $last = $rows[0].Count - 1
    $widths = @(for ($i = 0; $i -lt $last; $i++) { [math]::Min(($rows | ForEach-Object { $_[$i].Length } | Measure-Object -Maximum).Maximum, 26) })
    $hanging = $Indent + ' ' * (($widths | Measure-Object -Sum).Sum + 2 * $last)
    $isBelow = $hanging.Length -gt $Width / 2
    if ($isBelow) {
        $hanging = "$Indent    "
    }

    foreach ($row in $rows) {
        $line = $Indent + (@(for ($i = 0; $i -lt $last; $i++) { $row[$i].PadRight($widths[$i]) + '  ' }) -join '')
        if ($isBelow -or $line.Length -gt $hanging.Length) {
            Split-Line -Text $line.Trim() -Indent $Indent -Hanging "$Indent  " -Width $Width
            $line = $hanging
        }

        Split-Line -Text $row[$last] -Indent $line -Hanging $hanging -Width $Width
    }
}

# A page about a topic: headings in capitals with the text right below, where Get-Help looks for the short description;
# code and tables indented; and paragraphs and items of lists wrapped to 80 columns.
function ConvertTo-AboutText([System.IO.FileInfo] $Page) {
    $text = [System.IO.File]::ReadAllText($Page.FullName).Replace("`r`n", "`n") -replace '\[([^\]]+)\]\([\w-]+\.md\)', '$1'
    $blocks = @([regex]::Matches($text, '(?ms)^```.*?^```$|^#[^\n]*|(?:^(?!```|#)[^\n]+\n)+') | ForEach-Object { $_.Value.Trim() })
    $lines = foreach ($block in $blocks) {
        switch -Regex ($block) {
            '^# (.+)' { 'TOPIC'; '    ' + $Matches[1]; '' }
            '^##+ (.+)' { $Matches[1].ToUpperInvariant() }
            '^```' { ($block -split '\n')[1..(($block -split '\n').Count - 2)] | ForEach-Object { ('        ' + $_).TrimEnd() }; '' }
            '^\|' { ConvertTo-Column $block '    '; '' }
            default {
                foreach ($item in (Join-Line $block) -split '\n') {
                    Split-Line -Text $item -Indent '    ' -Hanging $(if ($item -match '^- ') { '      ' } else { '    ' })
                }

                ''
            }
        }
    }

    ($lines -join "`n").TrimEnd() + "`n"
}

[void](New-Item -Path $OutputFolder -ItemType Directory -Force)

$files = Get-ChildItem -LiteralPath $pages -Filter '*-*.md' | Sort-Object -Property Name -Culture ''
foreach ($file in $files) {
    if (-not (Test-MarkdownCommandHelp -Path ([WildcardPattern]::Escape($file.FullName)))) {
        throw "'$($file.Name)' is not a page of help. Test-MarkdownCommandHelp -DetailView says why."
    }
}

$commands = @($files | ForEach-Object { Import-MarkdownCommandHelp -Path ([WildcardPattern]::Escape($_.FullName)) })
$scratch = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
try {
    $made = Export-MamlCommandHelp -CommandHelp $commands -OutputFolder $scratch -Encoding (New-Object System.Text.UTF8Encoding $false)
    $xml = New-Object System.Xml.XmlDocument
    $xml.LoadXml([System.IO.File]::ReadAllText($made.FullName).Replace("`r`n", "`n"))
}
finally {
    Remove-Item -LiteralPath $scratch -Recurse -Force
}

$maml = 'http://schemas.microsoft.com/maml/2004/10'
$command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'
foreach ($paragraph in @($xml.GetElementsByTagName('maml:para'))) {
    $paragraph.InnerText = Join-Line $paragraph.InnerText
}

$elements = @($xml.DocumentElement.ChildNodes)
for ($i = 0; $i -lt $commands.Count; $i++) {
    $examples = @($elements[$i].GetElementsByTagName('command:example'))
    for ($j = 0; $j -lt $examples.Count; $j++) {
        Edit-Example $examples[$j] $commands[$i].Examples[$j].Remarks
    }

    foreach ($parameter in @($elements[$i]['parameters', $command].ChildNodes)) {
        $default = @($commands[$i].Parameters | Where-Object Name -CEQ $parameter['name', $maml].InnerText)[0].DefaultValue
        if ($default) {
            $parameter.AppendChild($xml.CreateElement('dev:defaultValue', $dev)).InnerText = $default
        }
    }

    foreach ($uri in @($elements[$i].GetElementsByTagName('maml:uri'))) {
        if ($uri.InnerText -match '^[\w-]+\.md$') {
            $uri.InnerText = ''
        }
    }
}

$settings = New-Object System.Xml.XmlWriterSettings
$settings.Indent = $true
$settings.NewLineChars = "`n"
$settings.Encoding = New-Object System.Text.UTF8Encoding $false
$stream = New-Object System.IO.MemoryStream
$writer = [System.Xml.XmlWriter]::Create($stream, $settings)
$xml.Save($writer)
$writer.Dispose()
Write-Text $help ([System.Text.Encoding]::UTF8.GetString($stream.ToArray()) + "`n")

foreach ($file in Get-ChildItem -LiteralPath $pages -Filter 'about_*.md') {
    Write-Text ($file.BaseName + '.help.txt') (ConvertTo-AboutText $file)
}
