BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Export-IanaRegistry' {
    It 'writes the format that the extension names, and <Format> reads back equal' -ForEach @(
        @{ Format = 'Csv'; Extension = 'csv' }
        @{ Format = 'Xml'; Extension = 'xml' }
        @{ Format = 'Html'; Extension = 'html' }
        @{ Format = 'Snapshot'; Extension = 'snapshot' }
        @{ Format = 'compressed Csv'; Extension = 'csv.gz' }
    ) {
        $file = Join-Path $TestDrive "ports.$Extension"
        Get-IanaPort 1-100 | Export-IanaRegistry $file
        Compare-IanaRegistry $file (Import-IanaRegistry $file) | Should -BeNullOrEmpty
        @(Get-IanaPort -Registry $file).Count | Should -Be @(Get-IanaPort 1-100).Count
    }

    It 'writes JSON that the shell reads' {
        $records = (Get-IanaPort 443 | Export-IanaRegistry -AsString -Format Json | ConvertFrom-Json).Records
        $records.Count | Should -Be 3
        $records[0].ServiceName | Should -Be 'https'
    }

    It 'writes CSV that the shell reads, with the columns of IANA' {
        $rows = Get-IanaPort 443 | Export-IanaRegistry -AsString -Format Csv | ConvertFrom-Csv
        $rows[0].'Port Number' | Should -Be '443'
        $rows[0].'Transport Protocol' | Should -Be 'tcp'
    }

    It 'writes nothing with -WhatIf, and does not replace with -NoClobber' {
        $file = Join-Path $TestDrive 'kept.csv'
        Invoke-Session "Get-IanaPort 443 | Export-IanaRegistry '$file' -WhatIf" | Should -BeNullOrEmpty
        Test-Path -LiteralPath $file | Should -BeFalse
        Get-IanaPort 443 | Export-IanaRegistry $file
        { Get-IanaPort 22 | Export-IanaRegistry $file -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'RegistryFileExists,*'
        (Import-IanaRegistry $file).RecordCount | Should -Be 3
    }

    It 'gives the file where asked' {
        (Get-IanaPort 443 | Export-IanaRegistry (Join-Path $TestDrive 'given.csv') -PassThru).Name | Should -Be 'given.csv'
    }
}
