BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $file = Join-Path $TestDrive 'before.csv'
    Get-IanaPort 80-90 | Export-IanaRegistry $file
    $text = [System.IO.File]::ReadAllText($file)
    $changed = Join-Path $TestDrive 'after.csv'
    [System.IO.File]::WriteAllText($changed, $text.Replace('xfer,82', 'xfer2,82').Replace('MIT ML Device', 'A device'))
}

Describe 'Compare-IanaRegistry' {
    It 'gives nothing where nothing changed' {
        Compare-IanaRegistry (Get-IanaRegistry) | Should -BeNullOrEmpty
        Compare-IanaRegistry $file $file | Should -BeNullOrEmpty
    }

    It 'gives one object for each change' {
        $changes = Compare-IanaRegistry $file $changed
        ($changes | Where-Object Kind -EQ 'Renamed').Before.ServiceName | Should -Be 'xfer', 'xfer'
        ($changes | Where-Object Kind -EQ 'Modified')[0].ChangedProperties | Should -Be 'Description'
        $changes.Count | Should -Be 6
    }

    It 'filters by kind and port' {
        @(Compare-IanaRegistry $file $changed -Kind Renamed -Port 82/tcp).Count | Should -Be 1
        @(Compare-IanaRegistry $file $changed -Port 83).Count | Should -Be 2
    }

    It 'takes registry objects from the pipeline' {
        (Import-IanaRegistry $file | Compare-IanaRegistry -Difference $changed).Count | Should -Be 6
    }

    It 'shows a change log' {
        $table = Compare-IanaRegistry $file $changed | Out-String -Width 120
        $table | Should -Match 'Kind +Port +Transport +ServiceName +Summary'
        $table | Should -Match 'Renamed +82 +tcp +xfer2 '
    }
}
