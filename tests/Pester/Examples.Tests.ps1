BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    $pages = @(Get-Item -LiteralPath (Get-RepositoryItem 'README.md'), (Get-RepositoryItem 'docs/examples/README.md')) + @(Get-ChildItem -Path (Get-RepositoryItem 'docs/en-US/*.md'))
    $examples = foreach ($page in $pages) {
        # Those of the scripts run where the scripts are.
        $place = if ($page.Directory.Name -eq 'examples') { 'docs/examples' } else { '.' }
        # What people see first is to the letter what a terminal of 80 columns shows, which gives one less to what it formats.
        $width = if ($page.Name -eq 'README.md') { 79 } else { 80 }
        Get-PageExample $page.FullName | ForEach-Object { $_ + @{ Place = $place; Width = $width; Name = "$($page.Directory.Name)/$($_.Page)" } }
    }

    $examples = $examples | Where-Object { $_.Shows -or $_.Page -notmatch '^about_|^README' }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $kept = Get-Location
    $folder = (New-Item -Path (Join-Path $TestDrive 'examples') -ItemType Directory).FullName
    $made = @(Save-DayFile $folder)

    # The scripts and recorded inputs of audits, where the README and the help look for them.
    $docs = (New-Item -Path (Join-Path $folder 'docs') -ItemType Directory).FullName
    Copy-Item -LiteralPath (Get-RepositoryItem 'docs/examples') -Destination $docs -Recurse
    Copy-Item -LiteralPath (Get-RepositoryItem 'docs/examples/data') -Destination $folder -Recurse
    Copy-Item -LiteralPath (Get-RepositoryItem 'docs/examples/catalogs') -Destination $folder -Recurse

    # What only Windows has, and other machines: recordings in the types of the real ones. A function goes before a cmdlet.
    $connection = 'Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetTCPConnection'
    $recorded = Get-Content -LiteralPath (Join-Path $folder 'data/windows-firewall.json') -Raw | ConvertFrom-Json
    function Get-NetTCPConnection([string] $State) {
        foreach ($port in 135, 445, 3389, 4501, 8010, 49664) {
            [pscustomobject]@{ PSTypeName = $connection; LocalAddress = '::'; LocalPort = $port; State = $State; OwningProcess = 1000 + $port % 1000 }
        }
    }

    function Get-NetFirewallPortFilter { $recorded.PortFilters }

    function Get-NetFirewallRule([string] $Enabled, [string] $Direction, [string] $Action) {
        $recorded.Rules | Add-Member -NotePropertyMembers @{ Enabled = $Enabled; Direction = $Direction; Action = $Action } -Force -PassThru
    }

    function ss { Get-Content -LiteralPath (Join-Path $folder 'data/ss.txt') }

    function Invoke-Command([Parameter(Position = 0)] [scriptblock] $ScriptBlock, [string[]] $ComputerName, [string[]] $HostName) {
        foreach ($machine in $HostName) {
            & $ScriptBlock | ForEach-Object { $_ | Add-Member -NotePropertyName PSComputerName -NotePropertyValue $machine -PassThru }
        }

        foreach ($computer in $ComputerName) {
            & $ScriptBlock | Where-Object { $computer -eq 'db01' -or $_.LocalPort -ne 8010 } |
                Select-Object LocalAddress, LocalPort, State, OwningProcess, @{ n = 'PSComputerName'; e = { $computer } } |
                ForEach-Object { $_.PSTypeNames.Insert(0, "Deserialized.$connection"); $_ }
        }
    }

    $bundled = Get-IanaRegistry -Bundled
    $told = Get-ToldRegistry
    $registry = Join-Path $TestDrive 'registry.xml'
    Export-IanaRegistry $registry
    $server = Start-FileServer -Path $registry

    $isCore = $PSVersionTable.PSEdition -eq 'Core'
    if ($isCore) {
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
    }
}

AfterAll {
    Set-Location -LiteralPath $kept
    Stop-FileServer $server
    Remove-Item -Path 'env:PORTREGISTRY_URI' -ErrorAction Ignore
    if ($isCore) {
        $PSStyle.OutputRendering = $rendering
    }
}

Describe 'An example' {
    It 'shows what <Name> says: <Number>' -ForEach $examples {
        Set-Location -LiteralPath (Join-Path $folder $Place)
        # As at the prompt: an error is shown and does not end the example.
        $ErrorActionPreference = 'Continue'
        $syntax = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$null)
        $commands = $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        $missing = @($commands | Where-Object { $_ -and -not (Get-Command $_ -ErrorAction Ignore) })
        if ($missing) {
            Set-ItResult -Skipped -Because "this machine has no $($missing[0])"
            return
        }

        $days = @([regex]::Matches($Code, '\./(20[\d-]+\.\w+)') | ForEach-Object { $_.Groups[1].Value })
        $days | ForEach-Object { Join-Path $folder $_ | Should -Exist }

        # Each with an empty data directory, and with the registry on a server of this machine, which a mirror is too.
        $env:PORTREGISTRY_HOME = Join-Path $TestDrive "home-$([guid]::NewGuid())"
        $env:PORTREGISTRY_URI = $server.Address
        $Code = $Code -replace 'https://mirror\.example\.com/[\w./-]+', $server.Address

        if ($Output -like 'What if:*') {
            # The shell says this to its host alone.
            $actual = (Invoke-Shell "Set-Location '$folder'`n$Code") -join "`n"
        }
        else {
            try {
                # All of it first: a table is made as wide as what comes within 0.3 seconds.
                $given = @(& ([scriptblock]::Create($Code)) 2>&1 4>$null)
                $actual = $given | Out-String -Width $Width
            }
            catch {
                # An example of an audit that ends where the data is too old may do so.
                if ($Shows -or $_.FullyQualifiedErrorId -notlike 'RegistryTooOld,*') {
                    throw
                }
            }
        }

        # Windows PowerShell writes errors and cut texts in another form. A release of the data leaves the pages as they are:
        # what it changes in any case is compared as it is now, and what has changed since a day is not.
        $isTold = "$($bundled.Updated)" -eq $told.Updated
        if ($Shows -and $isCore -and ($isTold -or -not $days)) {
            $shownNow = if ($Code -match '\./20\d*\*') { $Output } else { $Output.Replace($told.Updated, $bundled.Updated).Replace($told.RecordCount, $bundled.RecordCount).Replace(('{0:N0}' -f [int] $told.RecordCount), ('{0:N0}' -f $bundled.RecordCount)).Replace($told.Sha256, $bundled.Sha256) }
            if ($made -and $Code -match '\./20') {
                # The hash is that of IANA's file.
                $shownNow = $shownNow -replace '\b[0-9a-f]{40,}', '...'
            }

            $same = Test-ExampleOutput -Shown $shownNow -Actual $actual
            if (-not $same -and $Code -match 'Format-Table') {
                # Code that runs for the first time may take longer than those 0.3 seconds.
                $actual = & ([scriptblock]::Create($Code)) 2>&1 4>$null | Out-String -Width $Width
                $same = Test-ExampleOutput -Shown $shownNow -Actual $actual
            }

            $same | Should -BeTrue -Because "it shows:`n$(Format-Line $actual)`n"
        }
    }
}

Describe 'The first lines of the README' {
    It 'audit the sockets of a machine' {
        $line, $windows = [regex]::Match((Get-Content -LiteralPath (Get-RepositoryItem 'README.md') -Raw), '(?s)```powershell\r?\n(.*?)\r?\n```').Groups[1].Value -split '\r?\n'
        $line | Should -Be 'ss -tulpn | ConvertFrom-PortText | Resolve-IanaPort'
        $uses = @(& ([scriptblock]::Create($line)))
        $uses.Iana.ServiceName | Should -Contain 'ssh'
        $uses.Iana.Findings.Id | Should -Contain 'UnauthorizedUse'
        $windows | Should -BeLike 'Get-NetTCPConnection -State Listen | Resolve-IanaPort | *'
        & ([scriptblock]::Create($windows)) | Out-String -Width 79 | Should -Match '8010 Reserved \(UnauthorizedUse, Reserved\)'
    }
}
