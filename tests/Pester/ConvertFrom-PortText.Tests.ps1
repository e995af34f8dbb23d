BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $data = Get-RepositoryItem 'docs/examples/data'
}

Describe 'ConvertFrom-PortText' {
    It 'reads <_>, and the ports in it are found' -ForEach @(
        'ss.txt', 'netstat-windows.txt', 'nft.txt', 'iptables-save.txt', 'ufw.txt', 'firewalld.txt', 'nmap.txt', 'services.txt'
    ) {
        $objects = @(Get-Content -LiteralPath (Join-Path $data $_) | ConvertFrom-PortText -ErrorAction Stop)
        $objects.Count | Should -BeGreaterThan 2
        $resolved = @($objects | Resolve-IanaPort -ErrorAction Stop)
        $resolved.Count | Should -Be $objects.Count
        @($resolved | Where-Object { $_.Iana.ServiceName }).Count | Should -BeGreaterThan 0
    }

    It 'takes a whole text as well as its lines' {
        $file = Join-Path $data 'ss.txt'
        @(Get-Content -LiteralPath $file -Raw | ConvertFrom-PortText).Count | Should -Be @(Get-Content -LiteralPath $file | ConvertFrom-PortText).Count
    }

    It 'gives objects that the shell sorts, groups and exports' {
        $objects = Get-Content -LiteralPath (Join-Path $data 'ss.txt') | ConvertFrom-PortText
        ($objects | Group-Object Protocol).Name | Sort-Object | Should -Be 'tcp', 'udp'
        $objects | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv | Resolve-IanaPort | ForEach-Object { $_.Iana.ServiceName } | Should -Contain 'ssh'
    }
}
