BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Resolve-IanaPort' {
    It 'passes the same object on, with one property more' {
        $rule = [pscustomobject]@{ Name = 'Web'; LocalPort = '80,443'; Protocol = 'TCP' }
        $resolved = $rule | Resolve-IanaPort
        [object]::ReferenceEquals($resolved, $rule) | Should -BeTrue
        $resolved.Iana.ServiceName | Should -Be 'http, www, www-http, https'
        $resolved.Iana.Services.Count | Should -Be 4
    }

    It 'finds <Finding> on <Port>/<Protocol>' -ForEach @(
        @{ Port = 4501; Protocol = 'TCP'; Finding = 'Unassigned' }
        @{ Port = 60000; Protocol = 'UDP'; Finding = 'DynamicPort' }
        @{ Port = 5030; Protocol = 'TCP'; Finding = 'Deassigned' }
        @{ Port = 8010; Protocol = 'TCP'; Finding = 'UnauthorizedUse' }
        @{ Port = 2049; Protocol = 'TCP'; Finding = 'SeveralHolders' }
        @{ Port = 'Any'; Protocol = 'Any'; Finding = 'AnyPort' }
    ) {
        $resolved = [pscustomobject]@{ LocalPort = $Port; Protocol = $Protocol } | Resolve-IanaPort
        $resolved.Iana.Findings | ForEach-Object { "$($_.Id)" } | Should -Contain $Finding
    }

    It 'drops nothing, and says what it cannot read' {
        $items = 22, 'abc!', 443 | ForEach-Object { [pscustomobject]@{ LocalPort = $_; Protocol = 'TCP' } }
        $resolved = $items | Resolve-IanaPort -ErrorAction SilentlyContinue -ErrorVariable problem
        $resolved.LocalPort | Should -Be 22, 'abc!', 443
        $resolved.Iana.Status | Should -Be 'Assigned', 'Unknown', 'Assigned'
        $problem.Count | Should -Be 1
    }

    It 'warns of ports deeper in an object that has its own' {
        $server = ([xml]'<Server port="8005"><Service><Connector port="8080" /></Service></Server>').Server
        $resolved = $server | Resolve-IanaPort -WarningVariable warning -WarningAction SilentlyContinue
        "$($resolved.Iana.Port)" | Should -Be '8005'
        "$warning" | Should -BeLike "'Service.Connector' may hold ports too*"
    }

    It 'reads what stands after a change' {
        $plan = '{ "change": { "before": { "from_port": 22, "to_port": 22 }, "after": { "from_port": 23, "to_port": 23 } } }' | ConvertFrom-Json
        "$(($plan | Resolve-IanaPort).Iana.Port)" | Should -Be '23'
    }

    It 'passes on only what has a finding that is asked for' {
        $items = 22, 4501, 60000 | ForEach-Object { [pscustomobject]@{ LocalPort = $_; Protocol = 'TCP' } }
        ($items | Resolve-IanaPort -Finding Unassigned, DynamicPort).LocalPort | Should -Be 4501, 60000
    }

    It 'takes objects from a file of CSV, from JSON and from another process' {
        $csv = "Name,LocalPort,Protocol`nWeb,443,TCP" | ConvertFrom-Csv | Resolve-IanaPort
        $json = '{ "LocalPort": 443, "Protocol": 6 }' | ConvertFrom-Json | Resolve-IanaPort
        $job = Start-Job { [pscustomobject]@{ LocalPort = 443; Protocol = 'TCP' } } | Receive-Job -Wait -AutoRemoveJob | Resolve-IanaPort
        $csv, $json, $job | ForEach-Object { $_.Iana.ServiceName } | Should -Be 'https', 'https', 'https'
    }

    It 'uses the properties that are named' {
        $object = [pscustomobject]@{ From = 636; Over = 'udp' }
        ($object | Resolve-IanaPort -PortProperty From -TransportProperty Over -PropertyName Port).Port.Services | ForEach-Object ToString |
            Should -Be 'ldaps 636/udp'
    }
}
