BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Export-PortReport' {
    It 'writes a page of what came in, from this session or an archive' {
        $archive = Join-Path $TestDrive 'uses.xml'
        $page = Join-Path $TestDrive 'report.html'
        Get-Content -LiteralPath (Get-RepositoryItem 'docs/examples/data/ss.txt') | ConvertFrom-PortText | Resolve-IanaPort | Export-Clixml -LiteralPath $archive
        Import-Clixml -LiteralPath $archive | Export-PortReport $page -Title 'A <b> & c'
        $text = Get-Content -LiteralPath $page -Raw
        $text | Should -Match '<h1>A &lt;b&gt; &amp; c</h1>'
        $text | Should -Match 'UnauthorizedUse'
        $text | Should -Match 'IANA registry of 20'
    }

    It 'writes nothing where nothing resolved came in' {
        $page = Join-Path $TestDrive 'none.html'
        [pscustomobject]@{ LocalPort = 22 } | Export-PortReport $page -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be 'ObjectNotResolved', 'NothingToReport'
        Test-Path -LiteralPath $page | Should -BeFalse
    }

    It 'draws a use that is known by its name alone at its ports, from an archive too' {
        $archive = Join-Path $TestDrive 'named.xml'
        $page = Join-Path $TestDrive 'named.html'
        [pscustomobject]@{ Port = 'https'; Protocol = 'tcp' } | Resolve-IanaPort | Export-Clixml -LiteralPath $archive -Depth 4
        Import-Clixml -LiteralPath $archive | Export-PortReport $page
        Get-Content -LiteralPath $page -Raw | Should -Match '<title>443/tcp: 1 use, '
    }

    It 'refuses a finding of which the severity is not known, and guesses none' {
        $page = Join-Path $TestDrive 'unknown.html'
        [pscustomobject]@{ Iana = [pscustomobject]@{ Port = '22/tcp'; Findings = , [pscustomobject]@{ Id = 'Other'; Message = 'x' } } } |
            Export-PortReport $page -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be 'ObjectNotResolved', 'NothingToReport'
        Test-Path -LiteralPath $page | Should -BeFalse
    }

    It 'keeps a file that is there with -NoClobber, and writes nothing with -WhatIf' {
        $page = Join-Path $TestDrive 'kept.html'
        Set-Content -LiteralPath $page -Value 'kept'
        { 22 | Resolve-IanaPort | Export-PortReport $page -NoClobber } | Should -Throw -ErrorId 'RegistryFileExists,PortRegistry.Commands.ExportPortReportCommand'
        Invoke-Session "22 | Resolve-IanaPort | Export-PortReport '$page' -WhatIf" | Should -BeNullOrEmpty
        Get-Content -LiteralPath $page | Should -Be 'kept'
    }

    It 'keeps texts of other programs as texts' {
        $page = Join-Path $TestDrive 'hostile.html'
        [pscustomobject]@{ Name = "</script><!--$([char]27)[2K$([char]0x202e)x"; Port = '4444/tcp' } | Resolve-IanaPort | Export-PortReport $page -Title '</title><script>'
        $text = Get-Content -LiteralPath $page -Raw
        [regex]::Matches($text, '</script>').Count | Should -Be 2
        $text | Should -Not -Match "[\x1b\u202e]"
        $text | Should -Match '<title>&lt;/title&gt;&lt;script&gt;</title>'
    }
}
