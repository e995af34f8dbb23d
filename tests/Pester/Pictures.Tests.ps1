BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
}

Describe 'The pictures of the README' {
    It 'show what the commands show' {
        if ($PSVersionTable.PSVersion -lt [version]'7.4') {
            Set-ItResult -Skipped -Because 'the pictures are made in PowerShell 7.4 or newer'
            return
        }

        $made = Join-Path $TestDrive 'pictures'
        & (Get-RepositoryItem 'docs/Update-Pictures.ps1') -Module (Get-TestedModule) -OutputFolder $made
        $kept = Get-RepositoryItem 'docs/pictures'
        foreach ($file in Get-ChildItem -LiteralPath $made) {
            [System.IO.File]::ReadAllText($file.FullName) | Should -BeExactly ([System.IO.File]::ReadAllText((Join-Path $kept $file.Name)).Replace("`r`n", "`n"))
        }
    }
}
