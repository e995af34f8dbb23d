BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $catalogs = Get-RepositoryItem 'docs/examples/catalogs'
}

Describe 'Import-PortCatalog' {
    It 'reads every example without an error, each row with a source or a ticket' {
        foreach ($file in Get-ChildItem -LiteralPath $catalogs -Filter *.csv) {
            $catalog = Import-PortCatalog -LiteralPath $file.FullName -ErrorAction Stop
            $catalog.Count | Should -BeGreaterThan 9
            foreach ($entry in $catalog.Entries) {
                "$($entry.Properties['Source'])$($entry.Properties['Ticket'])" | Should -Not -BeNullOrEmpty
            }
        }
    }

    It 'reads files that are piped, and objects, hashtables and calculated properties' {
        (Get-Item -LiteralPath (Join-Path $catalogs 'company.csv') | Import-PortCatalog).Name | Should -Be 'company.csv'
        $made = [pscustomobject]@{ LocalPort = 22; Protocol = 'tcp'; Approved = $true }, @{ Port = '80,443'; Approved = 'no' } | Import-PortCatalog -Name own
        $made.Entries.Approved | Should -Be $true, $false
        $made.ToString() | Should -Be 'own (2 entries)'
    }

    It 'reports a row that is no entry with its line, and keeps the others' {
        $path = Join-Path $TestDrive 'list.csv'
        Set-Content -LiteralPath $path -Value 'Port,Approved', '22,yes', '70000,yes', "23,$([char]27)[2K"
        $catalog = Import-PortCatalog -LiteralPath $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $catalog.Count | Should -Be 1
        $problems.FullyQualifiedErrorId | Should -Be (@('CatalogRowNotValid,PortRegistry.Commands.ImportPortCatalogCommand') * 2)
        "$problems" | Should -Match 'Line 3'
        "$problems" | Should -Not -Match ([char]27)
    }

    It 'gives an approved list from what is there, and then what has changed' {
        $before = Get-Content -LiteralPath (Get-RepositoryItem 'docs/examples/data/ss.txt') | ConvertFrom-PortText | Where-Object Role -EQ Listener
        $list = Join-Path $TestDrive 'approved.csv'
        $before | Resolve-IanaPort | Select-Object LocalPort, Protocol, Process, Owner, @{ n = 'Approved'; e = { 'yes' } } | Export-Csv -LiteralPath $list -NoTypeInformation
        $before | Resolve-IanaPort -Catalog $list -Finding NotInCatalog, NotApproved | Should -BeNullOrEmpty
        $drift = @($before) + @('tcp LISTEN 0 5 0.0.0.0:4444 0.0.0.0:* users:(("new",pid=7,fd=3))' | ConvertFrom-PortText)
        ($drift | Resolve-IanaPort -Catalog $list -Finding NotInCatalog).Process | Should -Be 'new'
    }

    It 'warns where a catalog has no entry, and where a finding is asked for that no catalog can have' {
        $list = Join-Path $TestDrive 'nothing.csv'
        Set-Content -LiteralPath $list -Value 'Port,Name,Approved'
        (Import-PortCatalog -LiteralPath $list -WarningVariable said -WarningAction SilentlyContinue).Count | Should -Be 0
        "$said" | Should -BeLike '*has no entry.'
        Add-Content -LiteralPath $list -Value '22,ssh,'
        23 | Resolve-IanaPort -Catalog $list -Finding NotInCatalog -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -BeLike 'The catalogs approve and refuse nothing*'
        23 | Resolve-IanaPort -Finding NotApproved -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -BeLike '*need -Catalog*'
        Add-Content -LiteralPath $list -Value '22,ssh,yes'
        23 | Resolve-IanaPort -Catalog $list -Finding NotInCatalog -WarningVariable said -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        $said | Should -BeNullOrEmpty
    }

    It 'ends an audit whose catalog cannot be read' {
        { 22 | Resolve-IanaPort -Catalog (Join-Path $TestDrive 'none.csv') } | Should -Throw -ErrorId 'CatalogNotFound,PortRegistry.Commands.ResolveIanaPortCommand'
    }
}
