BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'Get-IanaPort' {
    It 'answers for a port with the records of every transport' {
        Get-IanaPort 636 | ForEach-Object ToString | Should -Be 'ldaps 636/tcp', 'ldaps 636/udp'
    }

    It 'takes <Written>' -ForEach @(
        @{ Written = 'a number'; Port = 443; Expected = 'https 443/tcp', 'https 443/udp', 'https 443/sctp' }
        @{ Written = 'a text'; Port = '443'; Expected = 'https 443/tcp', 'https 443/udp', 'https 443/sctp' }
        @{ Written = 'a port with its transport'; Port = '443/tcp'; Expected = 'https 443/tcp' }
        @{ Written = 'a range'; Port = '81-82/tcp'; Expected = 'Unassigned 81', 'xfer 82/tcp' }
        @{ Written = 'a list'; Port = '{ 22, 443 }/sctp'; Expected = 'ssh 22/sctp', 'https 443/sctp' }
        @{ Written = 'a service name'; Port = 'ldaps'; Expected = 'ldaps 636/tcp', 'ldaps 636/udp' }
        @{ Written = 'a keyword'; Port = 'Any'; Expected = 'Keyword 0-65535' }
    ) {
        Get-IanaPort $Port | ForEach-Object ToString | Should -Be $Expected
    }

    It 'takes ports from the pipeline' {
        (22, '80-81', '443/tcp' | Get-IanaPort -Transport tcp).ServiceName | Should -Be 'ssh', 'http', 'www', 'www-http', $null, 'https'
    }

    It 'takes a property <Property>' -ForEach @(
        'Port', 'PortNumber', 'LocalPort', 'LocalPorts', 'DestinationPort', 'DestinationPortRange', 'DstPort' | ForEach-Object { @{ Property = $_ } }
    ) {
        [pscustomobject]@{ $Property = 636; Protocol = 'TCP' } | Get-IanaPort | ForEach-Object ToString | Should -Be 'ldaps 636/tcp'
    }

    It 'takes a property <Property> for the transport' -ForEach @(
        'Transport', 'Protocol', 'TransportProtocol', 'IpProtocol' | ForEach-Object { @{ Property = $_ } }
    ) {
        [pscustomobject]@{ LocalPort = 636; $Property = 17 } | Get-IanaPort | ForEach-Object ToString | Should -Be 'ldaps 636/udp'
    }

    It 'answers for ports that the registry does not list, and says so' {
        $answer = Get-IanaPort 60000
        $answer.Status | Should -Be 'Dynamic'
        $answer.IsListed | Should -BeFalse
        (Get-IanaPort 4502 -Transport tcp).Status | Should -Be 'Unassigned'
    }

    It 'finds the ports of services by name, with wildcards, and their rows without a port' {
        Get-IanaPort -ServiceName ssh | ForEach-Object ToString | Should -Be 'ssh 22/tcp', 'ssh 22/udp', 'ssh 22/sctp', 'ssh/tcp'
        (Get-IanaPort -ServiceName 'http-a*' -Transport tcp).Port | ForEach-Object ToString | Should -Be '591', '8008', '8080'
    }

    It 'filters by status and class' {
        (Get-IanaPort -Status Private).Count | Should -Be 14
        Get-IanaPort 0-65535 -Class Dynamic | ForEach-Object ToString | Should -Be 'Dynamic 49152-65535'
    }

    It 'gives every record where nothing is asked' {
        @(Get-IanaPort).Count | Should -Be (Get-IanaRegistry).RecordCount
    }

    It 'gives nothing for an empty input' {
        @() | Get-IanaPort | Should -BeNullOrEmpty
    }

    It 'goes on after ports that cannot be read' {
        $records = Get-IanaPort 65536, 'abc!', 22 -ErrorAction SilentlyContinue -ErrorVariable problems
        $records.Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be (@('PortNotValid,PortRegistry.Commands.GetIanaPortCommand') * 2)
        $problems.TargetObject | Should -Be '65536', 'abc!'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'suggests names for one that does not exist' {
        { Get-IanaPort -ServiceName htpp -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceNotFound,*' -ExpectedMessage "*'http'*"
    }

    It 'asks the registry that is given, as an object or as a file' {
        $file = Join-Path $TestDrive 'small.csv'
        Get-IanaPort 22 | Export-IanaRegistry $file
        (Get-IanaPort -Registry $file).Count | Should -Be 3
        (Get-IanaPort -Registry (Import-IanaRegistry $file)).Count | Should -Be 3
        (Get-IanaPort 443/tcp -Registry $file).IsListed | Should -BeFalse
    }

    It 'stops when the pipeline has enough' {
        (0..65535 | Get-IanaPort | Select-Object -First 1).Status | Should -Be 'Reserved'
    }
}
