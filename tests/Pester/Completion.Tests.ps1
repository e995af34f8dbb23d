BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive

    function Complete([string] $Text) {
        (TabExpansion2 -inputScript $Text -cursorColumn $Text.Length).CompletionMatches
    }
}

Describe 'The Tab key' {
    It 'completes service names, with their ports and description as a tip: <_>' -ForEach @(
        'Get-IanaPort -ServiceName ldap', 'Get-IanaPort ldap', 'Find-IanaService ldap', 'Find-IanaService -Name ldap'
    ) {
        $match = Complete $_ | Where-Object ListItemText -EQ 'ldaps'
        $match.CompletionText | Should -Be 'ldaps'
        $match.ToolTip | Should -BeLike '636/tcp, 636/udp*ldap protocol over TLS/SSL*'
    }

    It 'puts names with odd signs into quotes' {
        (Complete 'Get-IanaPort -ServiceName whois+').CompletionText | Should -Contain "'whois++'"
    }

    It 'completes transports' {
        (Complete 'Get-IanaPort 53 -Transport ').CompletionText | Should -Be 'tcp', 'udp', 'sctp', 'dccp'
        (Complete 'Get-IanaPort 53 -Protocol u').CompletionText | Should -Be 'udp'
    }

    It 'completes <Text>' -ForEach @(
        @{ Text = 'Get-IanaPort -Status Un'; Expected = 'Unassigned' }
        @{ Text = 'Get-IanaPort -Class Sy'; Expected = 'System' }
        @{ Text = 'Compare-IanaRegistry a -Kind Re'; Expected = 'Renamed' }
        @{ Text = 'Export-IanaRegistry a -Format Sn'; Expected = 'Snapshot' }
    ) {
        (Complete $Text).CompletionText | Should -Contain $Expected
    }

    It 'completes the properties of what a cmdlet gives: <_>' -ForEach 'Get-IanaPort', 'Find-IanaService' {
        (Complete "$_ | Sort-Object Modif").CompletionText | Should -Contain 'ModificationDate'
    }

    It 'gives nothing for what no service begins with' {
        Complete 'Get-IanaPort -ServiceName zzzzzz' | Should -BeNullOrEmpty
    }
}
