BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Get-IanaPortHistory' {
    It 'says since when a port is no longer assigned, oldest change first' {
        $log = @(Get-IanaPortHistory 143/udp)
        ($log | Where-Object Kind -EQ DeAssigned).Date | Should -Be '2021-02-22'
        "$($log.Date)" | Should -Be "$($log.Date | Sort-Object)"
    }

    It 'reads as a log in a table' {
        Get-IanaPortHistory imap -Kind DeAssigned | Out-String -Width 120 | Should -Match '2021-02-22 DeAssigned +143 udp +imap +Reserved'
    }

    It 'keeps its changes in a file' {
        $path = Join-Path $TestDrive 'history.xml'
        Get-IanaPortHistory imap -Kind DeAssigned | Export-Clixml -LiteralPath $path
        $read = Import-Clixml -LiteralPath $path
        "$($read.Date) $($read.Until) $($read.Before.ServiceName) $($read.After.Remark)" | Should -Be '2021-02-22 2021-09-03 imap Reserved'
    }

    It 'answers as of any day' {
        (Get-IanaPort 143/udp -AsOf 2018-01-01).ServiceName | Should -Be 'imap'
        (Get-IanaPort 143/udp -AsOf ([datetime]::new(2022, 1, 1))).Status | Should -Be 'Reserved'
    }
}
