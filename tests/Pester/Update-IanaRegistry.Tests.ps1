BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    # The bundled registry with one name changed, as a file of IANA's would be.
    $file = Join-Path $TestDrive 'next.csv'
    Export-IanaRegistry $file
    $text = [System.IO.File]::ReadAllText($file)
    [System.IO.File]::WriteAllText($file, $text.Replace('xfer,82,', 'xfer2,82,'))
}

Describe 'Update-IanaRegistry' {
    BeforeEach {
        Update-IanaRegistry -Reset
    }

    It 'changes nothing with -WhatIf' {
        Invoke-Session "Update-IanaRegistry -Path '$file' -WhatIf" | Should -BeNullOrEmpty
        (Get-IanaRegistry).Origin | Should -Be 'Bundled'
    }

    It 'brings a file into use, and says what changed' {
        $update = Update-IanaRegistry -Path $file -PassThru
        $update | Should -BeOfType 'PortRegistry.RegistryUpdate'
        (Get-IanaRegistry).Origin | Should -Be 'Updated'
        (Get-IanaPort 82/tcp).ServiceName | Should -Be 'xfer2'
        (Compare-IanaRegistry (Get-IanaRegistry -Bundled)).Kind | Should -Be 'Renamed', 'Renamed'
    }

    It 'goes back to the registry before, and to the one that came with the module' {
        Update-IanaRegistry -Path $file
        $next = Join-Path $TestDrive 'after.csv'
        [System.IO.File]::WriteAllText($next, $text.Replace('xfer,82,', 'xfer3,82,'))
        Update-IanaRegistry -Path $next
        Update-IanaRegistry -Rollback
        (Get-IanaPort 82/tcp).ServiceName | Should -Be 'xfer2'
        Update-IanaRegistry -Reset
        (Get-IanaPort 82/tcp).ServiceName | Should -Be 'xfer'
    }

    It 'is seen by another shell with the same data directory' {
        Update-IanaRegistry -Path $file
        Invoke-Shell '(Get-IanaPort 82/tcp).ServiceName; (Get-IanaRegistry).Origin' | Should -Be 'xfer2', 'Updated'
    }

    It 'is done by several jobs at once, which all see the result' {
        $manifest = Join-Path (Get-TestedModule) 'PortRegistry.psd1'
        $jobs = 1..3 | ForEach-Object {
            Start-Job {
                Import-Module $using:manifest
                Update-IanaRegistry -Path $using:file -PassThru
                (Get-IanaPort 82/tcp).ServiceName
            }
        }
        $said = $jobs | Receive-Job -Wait -AutoRemoveJob
        @($said | Where-Object { $_ -is [string] }) | Should -Be 'xfer2', 'xfer2', 'xfer2'
        $said | Where-Object { $_ -isnot [string] } | ForEach-Object { "$($_.Status)" } | Sort-Object | Should -Be 'Current', 'Current', 'Updated'
        (Get-IanaPort 82/tcp).ServiceName | Should -Be 'xfer2'
    }

    It 'refuses a registry with half its records, and leaves the one in use' {
        $half = Join-Path $TestDrive 'half.csv'
        Get-IanaPort 0-5000 | Export-IanaRegistry $half
        { Update-IanaRegistry -Path $half } | Should -Throw -ExpectedMessage '*is refused*is unchanged*'
        (Get-IanaRegistry).Origin | Should -Be 'Bundled'
    }

    It 'answers from the bundled registry where the updated one is damaged, and says how to repair it' {
        Update-IanaRegistry -Path $file
        $snapshot = Get-Item -LiteralPath (Get-IanaRegistry).Path
        $bytes = [System.IO.File]::ReadAllBytes($snapshot.FullName)
        $bytes[$bytes.Length - 1] = $bytes[$bytes.Length - 1] -bxor 255
        [System.IO.File]::WriteAllBytes($snapshot.FullName, $bytes)
        $said = Invoke-Shell '(Get-IanaRegistry -WarningVariable warning -WarningAction SilentlyContinue).Origin; "$warning"'
        $said[0] | Should -Be 'Bundled'
        ($said | Select-Object -Skip 1) -join ' ' | Should -Match 'Update-IanaRegistry'
    }
}
