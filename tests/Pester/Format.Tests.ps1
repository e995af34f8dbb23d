BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'The table' {
    It 'is the default view' {
        $table = Get-IanaPort 636 | Out-String -Width 120
        $table | Should -MatchExactly '(?m)^ +Port Transport ServiceName +Remark +Summary\s*$'
        $table | Should -MatchExactly '(?m)^ +636 tcp +ldaps +ldap protocol over TLS/SSL'
    }

    It 'fits the window at a width of <_>' -ForEach 80, 100, 200 {
        Get-IanaPort 6000-6100 | Out-String -Width $_ -Stream | ForEach-Object Length | Measure-Object -Maximum |
            ForEach-Object Maximum | Should -BeLessOrEqual $_
    }

    It 'shows a record on one line, however long its texts are' {
        $lines = Get-IanaPort 0-1023 | Out-String -Width 80 -Stream | Where-Object { $_.Trim() }
        $lines.Count | Should -Be (@(Get-IanaPort 0-1023).Count + 2)
    }

    It 'can be chosen by columns' {
        (Get-IanaPort 636/tcp | Format-Table ServiceName, Port | Out-String).Trim() -split '\r?\n' | Select-Object -Last 1 | Should -Match '^ldaps +636$'
    }
}

Describe 'The list and the wide view' {
    It 'shows all twelve columns of the registry' {
        $list = Get-IanaPort 636/tcp | Format-List | Out-String
        foreach ($column in 'ServiceName', 'Port', 'Transport', 'Description', 'Assignee', 'Contact', 'RegistrationDate', 'ModificationDate', 'Reference', 'ServiceCode', 'UnauthorizedUse', 'AssignmentNotes') {
            $list | Should -Match "(?m)^$column +:"
        }
    }

    It 'shows a registry as a list where asked' {
        Get-IanaRegistry | Format-List | Out-String | Should -Match '(?m)^RecordCount +: \d+'
    }

    It 'shows a record in few words' {
        Get-IanaPort 636 | Format-Wide | Out-String | Should -Match 'ldaps 636/tcp +ldaps 636/udp'
    }
}

Describe 'The records as objects of the shell' {
    It 'are selected, filtered and measured by property' {
        $selected = Get-IanaPort 636 | Select-Object ServiceName, Port
        $selected[0].ServiceName | Should -Be 'ldaps'
        @(Get-IanaPort 0-1023 | Where-Object Transport -EQ sctp).Count | Should -BeGreaterThan 5
        @(Get-IanaPort 22 | Where-Object Port -EQ 22).Count | Should -Be 3
    }

    It 'are sorted by port as numbers are' {
        (Get-IanaPort 8080/tcp, 22/tcp, 6665-6669/tcp, 443/tcp | Sort-Object Port).Port | ForEach-Object ToString |
            Should -Be '22', '443', '6665-6669', '8080'
    }

    It 'are grouped by status and transport' {
        $groups = Get-IanaPort 0-1023 | Group-Object Status
        ($groups | Measure-Object Count -Sum).Sum | Should -Be @(Get-IanaPort 0-1023).Count
        (Get-IanaPort 22 | Group-Object Transport).Name | Should -Be 'tcp', 'udp', 'sctp'
    }

    It 'are the same where all cells are' {
        @(Get-IanaPort 636 | Sort-Object -Unique { "$_" }).Count | Should -Be 2
        (Get-IanaPort 636/tcp) -eq (Get-IanaPort ldaps -Transport tcp) | Should -BeTrue
    }

    It 'say themselves in a string' {
        "$(Get-IanaPort 636/tcp)" | Should -Be 'ldaps 636/tcp'
    }

    It 'become JSON with texts for ports, dates and statuses' {
        $json = Get-IanaPort 443/tcp | Select-Object ServiceName, @{ n = 'Port'; e = { "$($_.Port)" } }, Reference | ConvertTo-Json -Compress
        $json | Should -Be '{"ServiceName":"https","Port":"443","Reference":["RFC9110"]}'
        { Get-IanaPort 443 | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue | ConvertFrom-Json } | Should -Not -Throw
    }

    It 'become CSV and come back with their texts' {
        $file = Join-Path $TestDrive 'records.csv'
        Get-IanaPort 636 | Export-Csv -LiteralPath $file -NoTypeInformation
        $rows = Import-Csv -LiteralPath $file
        $rows.Port | Should -Be '636', '636'
        $rows.Transport | Should -Be 'tcp', 'udp'
        (Get-IanaPort 636 | ConvertTo-Csv -NoTypeInformation).Count | Should -Be 3
        ($rows | Get-IanaPort).ServiceName | Should -Be 'ldaps', 'ldaps'
    }

    It 'keep their properties and their table through Clixml' {
        $file = Join-Path $TestDrive 'records.xml'
        Get-IanaPort 443 | Export-Clixml -LiteralPath $file
        $back = Import-Clixml -LiteralPath $file
        $back.ServiceName | Should -Be 'https', 'https', 'https'
        $back[0].Reference | Should -Be 'RFC9110'
        ($back | Out-String -Width 120) | Should -Be (Get-IanaPort 443 | Out-String -Width 120)
        ($back | Get-IanaPort).Count | Should -Be 3
    }
}
