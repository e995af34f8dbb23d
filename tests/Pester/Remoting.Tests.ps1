BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $manifest = Join-Path (Get-TestedModule) 'PortRegistry.psd1'
    $isCore = $PSVersionTable.PSEdition -eq 'Core'
}

Describe 'Records from other processes' {
    It 'come back from a job with their properties and their table' {
        $records = Start-Job { Import-Module $using:manifest; Get-IanaPort 443 } | Receive-Job -Wait -AutoRemoveJob
        $records.ServiceName | Should -Be 'https', 'https', 'https'
        $records[0].Reference | Should -Be 'RFC9110'
        "$($records[0].Port)" | Should -Be '443'
        $records | Out-String -Width 120 | Should -Be (Get-IanaPort 443 | Out-String -Width 120)
    }

    It 'come back from a session with another process, and are looked up here like our own' {
        if (-not $isCore) {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no session with another process but over WinRM'
            return
        }

        $runspace = [runspacefactory]::CreateOutOfProcessRunspace($null)
        $runspace.Open()
        $session = [System.Management.Automation.Runspaces.PSSession]::Create($runspace, 'process', $null)
        try {
            $other, $records = Invoke-Command -Session $session {
                Import-Module $using:manifest
                $PID
                , @(Get-IanaPort 443/tcp, 636/tcp)
            }
            $other | Should -Not -Be $PID
            $records.ServiceName | Should -Be 'https', 'ldaps'
            ($records | Get-IanaPort).ServiceName | Should -Be 'https', 'ldaps'
            Invoke-Command -Session $session { Get-IanaPort 22 } | Out-String -Width 120 | Should -Match '22 +sctp +ssh'
        }
        finally {
            Remove-PSSession $session
            $runspace.Dispose()
        }
    }

    It 'carry a registry as what it says of itself' {
        $registry = Start-Job { Import-Module $using:manifest; Get-IanaRegistry } | Receive-Job -Wait -AutoRemoveJob
        $registry.RecordCount | Should -Be (Get-IanaRegistry).RecordCount
        $registry | Out-String -Width 200 | Should -Match '(?m)^Updated +RecordCount +Origin .*\s+[- ]+\s+[\d-]+ +\d+ +Bundled '
    }
}

Describe 'Many runspaces' {
    It 'answer the same as one, in ForEach-Object -Parallel' {
        if (-not $isCore) {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'
            return
        }

        # Splatted, for Windows PowerShell knows no such parameters.
        $parallel = @{
            ThrottleLimit = 8
            Parallel      = { Import-Module $using:manifest; Get-IanaPort $_ | ForEach-Object ToString }
        }
        0..1023 | ForEach-Object @parallel | Sort-Object | Should -Be (0..1023 | Get-IanaPort | ForEach-Object ToString | Sort-Object)
    }

    It 'answer the same as one, in a pool' {
        $state = [initialsessionstate]::CreateDefault()
        $state.ImportPSModule($manifest)
        $pool = [runspacefactory]::CreateRunspacePool(1, 8, $state, $Host)
        $pool.Open()
        try {
            $running = foreach ($port in 20..51) {
                $shell = [powershell]::Create().AddScript('param($port) Get-IanaPort $port | ForEach-Object ToString').AddArgument($port)
                $shell.RunspacePool = $pool
                @{ Shell = $shell; Result = $shell.BeginInvoke() }
            }
            $answers = foreach ($item in $running) {
                $item.Shell.EndInvoke($item.Result)
                $item.Shell.Dispose()
            }
            $answers | Should -Be (20..51 | Get-IanaPort | ForEach-Object ToString)
        }
        finally {
            $pool.Dispose()
        }
    }
}
