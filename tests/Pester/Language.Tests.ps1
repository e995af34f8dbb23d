BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'A careful script' {
    It 'meets no error under StrictMode and $ErrorActionPreference Stop' {
        Invoke-Session @'
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
(22, '80/tcp' | Get-IanaPort)[0].ServiceName
(Find-IanaService ldaps)[0].ServiceName
(Get-IanaRegistry).Origin
Get-IanaPort 60000 | Format-Table | Out-String | ForEach-Object { $_.Contains('Dynamic') }
'@ | Should -Be 'ssh', 'ldaps', 'Bundled', 'True'
    }

    It 'ends at the first bad port where it says so' {
        Invoke-Session @'
try { Get-IanaPort 22, abc!, 443 -ErrorAction Stop | ForEach-Object ToString }
catch { $_.FullyQualifiedErrorId }
'@ | Should -Be 'ssh 22/tcp', 'ssh 22/udp', 'ssh 22/sctp', 'PortNotValid,PortRegistry.Commands.GetIanaPortCommand'
    }

    It 'uses every cmdlet in the constrained language' {
        Invoke-Session @"
`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
(Get-IanaPort 636/tcp).ServiceName
('22', '81-82' | Get-IanaPort -Transport tcp).Count
(Find-IanaService -ModifiedAfter 2026-07 -First 1 -AsOf 2026-08-17).ServiceName
Get-IanaPort 22 | Export-IanaRegistry '$(Join-Path $TestDrive 'constrained.csv')'
(Import-IanaRegistry '$(Join-Path $TestDrive 'constrained.csv')').RecordCount
@(Compare-IanaRegistry '$(Join-Path $TestDrive 'constrained.csv')' -Port 22).Count
"@ | Should -Be 'ldaps', '3', 'epp', '3', '0'
    }

    It 'gives its output, its errors and its pipeline variable where it is asked to' {
        Invoke-Session @'
$ErrorActionPreference = 'SilentlyContinue'
Get-IanaPort 636, abc!, 22/tcp -OutVariable out -ErrorVariable err -PipelineVariable record | ForEach-Object { "$($record.ServiceName)" }
$out.Count
$err.Count
'@ | Should -Be 'ldaps', 'ldaps', 'ssh', '3', '1'
    }

    It 'is done as soon as it has what it wants: <_>' -ForEach @(
        'Get-IanaPort 0-65535'
        '0..65535 | Get-IanaPort'
        'Get-IanaPort -ServiceName *'
        'Find-IanaService a'
        'Get-IanaPort 22 | Resolve-IanaPort'
        "'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*' | ConvertFrom-PortText"
        'Get-IanaPort -ServiceName * | Export-IanaRegistry -AsString -Format Csv'
    ) {
        $asked = [scriptblock]::Create("`$ErrorActionPreference = 'Stop'; $_ | Select-Object -First 1")
        @(& $asked).Count | Should -Be 1
        (Get-IanaPort 22/tcp).Label | Should -Be 'ssh 22/tcp'
    }

    It 'reads numbers and dates alike in every culture: <_>' -ForEach 'tr-TR', 'ar-SA', 'de-DE' {
        Invoke-Session @"
[System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]'$_'
(Get-IanaPort 636/TCP).Label
(Find-IanaService -Name IPP -Transport TCP).Label
(Find-IanaService -ModifiedAfter 2026-07-22 -AsOf 2026-08-17).Label
"@ | Should -Be 'ldaps 636/tcp', 'ipp 631/tcp', 'epp 700/udp'
    }
}
