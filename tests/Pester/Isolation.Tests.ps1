BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    $env:PORTREGISTRY_HOME = Join-Path $TestDrive 'home'

    # Another module's CsvHelper: same name, another version, and other types in it.
    function Save-StandIn([string] $Version) {
        $file = Join-Path (New-Item -Path (Join-Path $TestDrive $Version) -ItemType Directory) 'CsvHelper.dll'
        $source = @"
[assembly: System.Reflection.AssemblyVersion("$Version")]
namespace CsvHelper { public static class CsvReader { public static string Who() { return "theirs $Version"; } } }
"@
        if ($PSVersionTable.PSEdition -ne 'Core') {
            Add-Type -TypeDefinition $source -OutputAssembly $file
            return $file
        }

        # Add-Type would give the assembly a name of its own, and then there would be nothing to keep apart.
        Add-Type -AssemblyName Microsoft.CodeAnalysis.CSharp
        $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)
        $core = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
        $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary')
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
            'CsvHelper', [Microsoft.CodeAnalysis.SyntaxTree[]]$tree, [Microsoft.CodeAnalysis.MetadataReference[]]$core, $options)
        $stream = [System.IO.File]::Create($file)
        try {
            $compilation.Emit($stream).Success | Should -BeTrue
        }
        finally {
            $stream.Dispose()
        }

        $file
    }

    $standIn = @{
        '1.0.0.0'  = Save-StandIn '1.0.0.0'
        '99.0.0.0' = Save-StandIn '99.0.0.0'
    }

    # Ours, at work: a file is written and read back.
    $ours = @"
`$file = '$(Join-Path $TestDrive 'some.csv')'
Get-IanaPort 80-90 | Export-IanaRegistry `$file
"ours `$((Import-IanaRegistry `$file).RecordCount)"
"@
    $loaded = @'
foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
    if ($assembly.GetName().Name -eq 'CsvHelper') {
        "loaded $($assembly.GetName().Version.Major) $($assembly.Location)"
    }
}
'@
    $build = if ($PSVersionTable.PSEdition -eq 'Core') { [IO.Path]::Combine('formats', 'net8.0') } else { 'formats' }
    $our = "loaded 34 $([IO.Path]::Combine((Get-TestedModule), 'bin', $build, 'CsvHelper.dll'))"
}

Describe 'Another CsvHelper, <Version>, in the same shell' -ForEach @(
    @{ Version = '1.0.0.0' }
    @{ Version = '99.0.0.0' }
) {
    BeforeAll {
        $load = "[void][System.Reflection.Assembly]::LoadFrom('$($standIn[$Version])')"
        $use = '[CsvHelper.CsvReader]::Who()'
        $major = $Version.Split('.')[0]
    }

    It 'changes nothing for ours and nothing for theirs where it was loaded first' {
        $lines = Invoke-Shell ($load, $use, $ours, $use, $loaded -join "`n")
        $lines | Where-Object { $_ -like 'theirs*' } | Should -Be "theirs $Version", "theirs $Version"
        $lines | Should -Contain 'ours 26'
        $lines | Where-Object { $_ -like 'loaded*' } | Sort-Object | Should -Be (@("loaded $major $($standIn[$Version])", $our) | Sort-Object)
    }

    It 'changes nothing for ours and nothing for theirs where it is loaded after' {
        $lines = Invoke-Shell ($ours, $load, $use, $ours, $loaded -join "`n")
        $lines | Where-Object { $_ -like 'ours*' } | Should -Be 'ours 26', 'ours 26'
        $lines | Should -Contain "theirs $Version"
        $lines | Where-Object { $_ -like 'loaded*' } | Sort-Object | Should -Be (@("loaded $major $($standIn[$Version])", $our) | Sort-Object)
    }
}

Describe 'Importing and looking up' {
    It 'loads the two assemblies of the module and nothing that reads files or opens sockets' {
        $lines = Invoke-Shell -NoModule @"
`$before = [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name }
Import-Module '$(Join-Path (Get-TestedModule) 'PortRegistry.psd1')'
[void](Get-IanaPort 636)
[System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$before -notcontains `$_ }
"@
        $lines | Should -Contain 'PortRegistry'
        $lines | Should -Contain 'PortRegistry.Core'
        $lines | Should -Not -Contain 'PortRegistry.Formats'
        $lines | Should -Not -Contain 'CsvHelper'
        $lines | Where-Object { $_ -match '^System\.Net' } | Should -BeNullOrEmpty
    }

    It 'tells of a damaged module with the first command, and not with the import' {
        $copy = Join-Path $TestDrive 'damaged'
        Copy-Item -LiteralPath (Get-TestedModule) -Destination $copy -Recurse
        $file = Join-Path $copy 'registry.snapshot'
        $bytes = [System.IO.File]::ReadAllBytes($file)
        $bytes[$bytes.Length / 2] = $bytes[$bytes.Length / 2] -bxor 1
        [System.IO.File]::WriteAllBytes($file, $bytes)
        $lines = Invoke-Shell -NoModule @"
Import-Module '$(Join-Path $copy 'PortRegistry.psd1')'
Start-Sleep -Milliseconds 500
'imported'
try { Get-IanaPort 636 } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }
"@
        $lines[0] | Should -Be 'imported'
        $lines[1] | Should -BeLike '*,PortRegistry.Commands.GetIanaPortCommand'
        $lines[2] | Should -BeLike '*checksum*'
    }

    It 'leaves the types of the pipeline in reach' {
        Invoke-Shell '[PortRegistry.ServiceRecord].FullName; [PortRegistry.PortSpec]"22/tcp" | ForEach-Object ToString' |
            Should -Be 'PortRegistry.ServiceRecord', '22/tcp'
    }
}

Describe 'Reading and writing <_>' -ForEach 'snapshot', 'xml', 'html', 'txt', 'json', 'services' {
    It 'loads no CsvHelper' {
        $file = Join-Path $TestDrive "no-csv.$_"
        $read = if ($_ -ne 'services') { "(Import-IanaRegistry '$file').RecordCount" }
        $lines = Invoke-Shell ("Get-IanaPort 80-90 | Export-IanaRegistry '$file'", $read, $loaded -join "`n")
        $lines | Should -Be $(if ($read) { '26' })
    }
}
