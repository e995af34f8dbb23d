BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Get-IanaRegistry' {
    It 'says where the registry in use came from' {
        $registry = Get-IanaRegistry
        $registry.Origin | Should -Be 'Bundled'
        $registry.Updated | Should -Not -BeNullOrEmpty
        $registry.Source | Should -BeLike 'https://www.iana.org/assignments/service-names-port-numbers/*'
        $registry.Sha256 | Should -Match '^[0-9a-f]{64}$'
        $registry.RecordCount | Should -BeGreaterThan 14000
        $registry.Age | Should -BeOfType timespan
    }

    It 'names the snapshot of the module under test' {
        (Get-IanaRegistry).Path | Should -Be (Get-Item (Join-Path (Get-TestedModule) 'registry.snapshot')).FullName
    }

    It 'carries the note of the registry, with its warning' {
        (Get-IanaRegistry).Note -join ' ' | Should -Match 'DOES NOT IN ANY WAY IMPLY'
    }

    It 'gives the one that came with the module where asked' {
        (Get-IanaRegistry -Bundled).Sha256 | Should -Be (Get-IanaRegistry).Sha256
    }
}
