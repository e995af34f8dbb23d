BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $folder = Join-Path $TestDrive 'with spaces [and brackets]'
    [void](New-Item -Path $folder -ItemType Directory)
    $file = Join-Path $folder 'some.csv'
    Get-IanaPort 80-90 | Export-IanaRegistry $file
}

Describe 'Import-IanaRegistry' {
    It 'reads <_>, known by its content' -ForEach 'Csv', 'Xml', 'Html', 'Snapshot' {
        $copy = Join-Path $TestDrive "$_.dat"
        Get-IanaPort 80-90 | Export-IanaRegistry $copy -Format $_
        $registry = Import-IanaRegistry $copy
        $registry.Origin | Should -Be 'File'
        $registry.RecordCount | Should -Be (Get-IanaPort 80-90).Count
    }

    It 'takes a path with brackets literally where told, from a parameter or from Get-ChildItem' {
        (Import-IanaRegistry -LiteralPath $file).RecordCount | Should -Be (Get-IanaPort 80-90).Count
        (Get-ChildItem -LiteralPath $folder | Import-IanaRegistry).RecordCount | Should -Be (Get-IanaPort 80-90).Count
    }

    It 'takes wildcards, and paths of drives of the shell' {
        Copy-Item -LiteralPath $file -Destination (Join-Path $TestDrive 'one.csv')
        Copy-Item -LiteralPath $file -Destination (Join-Path $TestDrive 'two.csv')
        @(Import-IanaRegistry 'TestDrive:/*o*.csv').Count | Should -BeGreaterOrEqual 2
    }

    It 'gives the date to a file that carries none' {
        "$((Import-IanaRegistry -LiteralPath $file -Updated 2026-02-13).Updated)" | Should -Be '2026-02-13'
    }

    It 'refuses what is not a registry' {
        $page = Join-Path $TestDrive 'errors.csv'
        Set-Content -LiteralPath $page -Value '<html><body>Too many requests</body></html>'
        { Import-IanaRegistry $page -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryFileNotValid,*'
    }

    It 'goes on after a file that is not there' {
        $registries = Import-IanaRegistry -LiteralPath (Join-Path $TestDrive 'nowhere.csv'), $file -ErrorAction SilentlyContinue -ErrorVariable problem
        @($registries).Count | Should -Be 1
        $problem.FullyQualifiedErrorId | Should -Be 'RegistryFileNotFound,PortRegistry.Commands.ImportIanaRegistryCommand'
    }
}
