# What the files of the suite share: the module under test, the shells it is tried in, and the examples of the help.

$script:Repository = Split-Path (Split-Path $PSScriptRoot)

# The folder of the module under test: PORTREGISTRY_MODULE, else what the build left in out.
function Get-TestedModule {
    if ($env:PORTREGISTRY_MODULE) {
        return $env:PORTREGISTRY_MODULE
    }

    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $script:Repository 'PortRegistry.psd1')).ModuleVersion
    Join-Path $script:Repository "out/PortRegistry/$version"
}

# Imports the module under test, with a data directory of its own, so that no update of the user's answers.
function Import-TestedModule {
    param([Parameter(Mandatory)] [string] $DataDirectory)

    $env:PORTREGISTRY_HOME = Join-Path $DataDirectory 'home'
    Import-Module (Join-Path (Get-TestedModule) 'PortRegistry.psd1') -Global
}

# A file of the repository, such as a page of help.
function Get-RepositoryItem {
    param([Parameter(Mandatory)] [string] $Path)

    Join-Path $script:Repository $Path
}

# Starts a shell of the same kind as this one with the arguments. It may be a program, or a .NET tool that dotnet runs.
function Invoke-ShellProgram {
    $program = (Get-Process -Id $PID).Path
    $first = @(if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] })
    & $program @first -NoLogo -NoProfile -NonInteractive @args
}

# Runs a script in a shell of its own, of the same kind as this one, and gives back what it wrote, line by line.
function Invoke-Shell {
    param(
        [Parameter(Mandatory)] [string] $Script,
        [switch] $NoModule
    )

    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    $preamble = "[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new()`n" + (Get-Preamble -NoModule:$NoModule)
    # With a byte order mark, which Windows PowerShell takes for UTF-8.
    [System.IO.File]::WriteAllText($file, $preamble + $Script, (New-Object System.Text.UTF8Encoding $true))
    $lines = Invoke-ShellProgram -File $file 2>&1 | ForEach-Object { "$_" }
    if ($LASTEXITCODE -ne 0) {
        throw "The shell ended with exit code ${LASTEXITCODE}:`n$($lines -join "`n")"
    }

    $lines
}

# Runs a script in a session of its own in this process, which has no screen, and gives back what it output as texts. It
# starts many times as fast as a shell of its own.
function Invoke-Session {
    param(
        [Parameter(Mandatory)] [string] $Script,
        [switch] $NoModule
    )

    $shell = [powershell]::Create([initialsessionstate]::CreateDefault())
    try {
        $output = $shell.AddScript((Get-Preamble -NoModule:$NoModule) + $Script).Invoke()
        if ($shell.Streams.Error.Count -gt 0) {
            throw $shell.Streams.Error[0]
        }

        $output | ForEach-Object { "$_" }
    }
    finally {
        $shell.Dispose()
    }
}

# What a script begins with.
function Get-Preamble {
    param([switch] $NoModule)

    $import = if (-not $NoModule) { "Import-Module '$(Join-Path (Get-TestedModule) 'PortRegistry.psd1')'`n" }
    "`$ErrorActionPreference = 'Stop'`n$import"
}

# Lines without white space at their ends, and without empty ones before and after.
function Format-Line {
    param([AllowEmptyString()] [string] $Text)

    (($Text -split '\r?\n' | ForEach-Object { $_.TrimEnd() }) -join "`n").Trim("`n")
}

# The examples of a page: each piece of code in a fence of powershell, with the fence of output that follows it, if any.
function Get-PageExample {
    param([Parameter(Mandatory)] [string] $Path)

    $text = [System.IO.File]::ReadAllText($Path).Replace("`r`n", "`n")
    $number = 0
    foreach ($match in [regex]::Matches($text, '(?s)```powershell\n(.*?)\n```(?:\n\n```output\n(.*?)\n```)?')) {
        $number++
        @{
            Page   = Split-Path $Path -Leaf
            Number = $number
            Code   = $match.Groups[1].Value
            Output = $match.Groups[2].Value
            Shows  = $match.Groups[2].Success
        }
    }
}

# Three dots in an output stand for what differs from machine to machine, or for lines left out.
function Test-ExampleOutput {
    param([string] $Shown, [string] $Actual)

    (Format-Line $Actual) -cmatch ('(?s)^' + [regex]::Escape((Format-Line $Shown)).Replace('\.\.\.', '.*') + '$')
}

# The date, size and hash of the registry from which the pages of help were made, as they tell them themselves.
function Get-ToldRegistry {
    $told = @{}
    foreach ($line in [System.IO.File]::ReadAllLines((Join-Path $script:Repository 'docs/en-US/Get-IanaRegistry.md'))) {
        if (-not $told['Sha256'] -and $line -match '^(Updated|RecordCount|Sha256) +: (\S+)$') {
            $told[$Matches[1]] = $Matches[2]
        }
    }

    $told
}

# Saves the registry of some days in a folder, as the examples call it: IANA's own file where ../shared/iana has it, else one
# that the module makes of its history, which has the same records. Gives the names of those that were made.
function Save-DayFile {
    param([Parameter(Mandatory)] [string] $Folder)

    $published = $env:PORTREGISTRY_SAMPLES
    if (-not $published) {
        $published = Join-Path (Split-Path $script:Repository) 'shared/iana'
    }

    $names = '2015-05-04.xml', '2020-01-01.xml', '2023-09-07.xml', '2026-02-13.csv', '2026-02-13.xml', '2026-06-17.xml', '2026-08-17.txt', '2026-08-17.xml'
    foreach ($name in $names) {
        $day, $extension = $name.Split('.')
        $file = Join-Path $published "$day/service-names-port-numbers.$extension"
        if (Test-Path -LiteralPath $file) {
            Copy-Item -LiteralPath $file -Destination (Join-Path $Folder $name)
        }
        else {
            Export-IanaRegistry (Join-Path $Folder $name) -Registry $day
            $name
        }
    }
}

# A server on this machine that answers every request with a file, and where it is.
function Start-FileServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts within the test alone.')]
    param([Parameter(Mandatory)] [string] $Path)

    # The system names a free port.
    $probe = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback), 0
    $probe.Start()
    # Windows lets every account listen under this name, and administrators alone under the address.
    $name = if ($env:OS -eq 'Windows_NT') { 'localhost' } else { '127.0.0.1' }
    $address = "http://${name}:$($probe.LocalEndpoint.Port)/"
    $probe.Stop()

    $listener = New-Object System.Net.HttpListener
    $listener.Prefixes.Add($address)
    $listener.Start()
    $shell = [powershell]::Create().AddScript({
            param($listener, $bytes)
            while ($listener.IsListening) {
                try {
                    # A listener that is closed at the wrong moment never gives its last request, so it is not waited for without an end.
                    $next = $listener.GetContextAsync()
                    while (-not $next.Wait(100)) {
                        if (-not $listener.IsListening) {
                            return
                        }
                    }

                    $response = $next.Result.Response
                    $response.ContentType = 'application/xml'
                    $response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $response.Close()
                }
                catch {
                    # The client went away, or the server was stopped.
                    continue
                }
            }
        }).AddArgument($listener).AddArgument([System.IO.File]::ReadAllBytes($Path))
    [void]$shell.BeginInvoke()
    @{ Address = $address + 'service-names-port-numbers.xml'; Listener = $listener; Shell = $shell }
}

function Stop-FileServer {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It stops what the test started.')]
    param([Parameter(Mandatory)] [hashtable] $Server)

    $Server.Listener.Close()
    $Server.Shell.Dispose()
}

Export-ModuleMember -Function *
