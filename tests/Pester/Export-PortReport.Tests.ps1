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
}
