BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Find-IanaService' {
    It 'gives the best first: the name itself, names that begin so, then the rest' {
        $found = Find-IanaService kerberos -Transport tcp
        $found[0].ServiceName | Should -Be 'kerberos'
        $found[1].ServiceName | Should -Be 'kerberos-adm'
        $found[-1].Description | Should -Match 'kerberos'
    }

    It 'finds records that have all words of the query' {
        Find-IanaService 'remote desktop' | ForEach-Object ServiceName | Should -Contain 'rdp'
    }

    It 'takes queries from the pipeline' {
        ('syslog', 'ldaps' | Find-IanaService -Transport tcp).ServiceName | Should -Contain 'ldaps'
    }

    It 'finds references however they are written: <_>' -ForEach 'RFC8011', 'rfc 8011', '[RFC8011]' {
        (Find-IanaService -Reference $_).ServiceName | Should -Be 'ipp', 'ipp', 'ipps'
    }

    It 'finds by <Parameter>' -ForEach @(
        @{ Parameter = 'Name'; Value = 'ipp*'; Expected = 'ipp' }
        @{ Parameter = 'Description'; Value = 'Secure Shell'; Expected = 'ssh' }
        @{ Parameter = 'Assignee'; Value = 'Pat_Richard'; Expected = 'ldaps' }
        @{ Parameter = 'Status'; Value = 'Assigned'; Expected = 'http' }
        @{ Parameter = 'ModifiedAfter'; Value = '2026-07'; Expected = 'epp' }
        @{ Parameter = 'RegisteredAfter'; Value = '2026-07-01'; Expected = 'snif' }
        @{ Parameter = 'HasUnauthorizedUse'; Value = $true; Expected = 'finger' }
    ) {
        $arguments = @{ $Parameter = $Value }
        (Find-IanaService @arguments).ServiceName | Should -Contain $Expected
    }

    It 'takes dates as the shell writes them' {
        $since = [datetime]'2026-07-22'
        Find-IanaService -ModifiedAfter $since -AsOf 2026-08-17 | ForEach-Object ToString | Should -Be 'epp 700/udp'
    }

    It 'pages over everything it finds' {
        $all = Find-IanaService telnet
        $page = Find-IanaService telnet -First 3 -Skip 2
        $page.Count | Should -Be 3
        $page[0] | Should -Be $all[2]
    }

    It 'counts everything where the total is asked for, before the records' {
        $counted = @(Find-IanaService telnet -First 2 -IncludeTotalCount)
        $counted.Count | Should -Be 3
        "$($counted[0])" | Should -Be "$((Find-IanaService telnet).Count)"
    }

    It 'suggests names for one that does not exist, and gives nothing for wildcards that match nothing' {
        Find-IanaService -Name htpp -ErrorAction SilentlyContinue -ErrorVariable problem | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -Be 'ServiceNotFound,PortRegistry.Commands.FindIanaServiceCommand'
        Find-IanaService -Name 'htpp*' -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
