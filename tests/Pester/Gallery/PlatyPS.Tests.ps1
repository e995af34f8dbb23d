BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Suite.psm1') -Force
    $pages = Get-ChildItem -Path (Get-RepositoryItem 'docs/en-US/*-*.md') | ForEach-Object { @{ Name = $_.BaseName; Page = $_.FullName } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Suite.psm1') -Force
    $why = if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)) { 'Microsoft.PowerShell.PlatyPS is not installed' }
}

Describe 'The help' {
    BeforeEach {
        if ($why) {
            Set-ItResult -Skipped -Because $why
        }
    }

    It 'of <Name> comes from a page that Microsoft.PowerShell.PlatyPS finds valid' -ForEach $pages {
        Test-MarkdownCommandHelp -Path $Page | Should -BeTrue
    }

    It 'that ships is what the pages make' {
        $made = Join-Path $TestDrive 'made'
        & (Get-RepositoryItem 'docs/Update-Help.ps1') -OutputFolder $made
        $shipped = Join-Path (Get-TestedModule) 'en-US'
        Get-ChildItem -LiteralPath $made | ForEach-Object Name | Should -Be (Get-ChildItem -LiteralPath $shipped | ForEach-Object Name)
        foreach ($file in Get-ChildItem -LiteralPath $made) {
            [System.IO.File]::ReadAllText($file.FullName) | Should -BeExactly ([System.IO.File]::ReadAllText((Join-Path $shipped $file.Name)))
        }
    }
}
