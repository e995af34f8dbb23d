BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
    $path = Join-Path (Get-TestedModule) 'PortRegistry.psd1'
    $manifest = Test-ModuleManifest -Path $path -WarningVariable warnings -ErrorAction Stop
    $data = Import-PowerShellDataFile -LiteralPath $path
}

Describe 'The manifest' {
    It 'is clean' {
        $warnings | Should -BeNullOrEmpty
        $manifest.Name | Should -Be 'PortRegistry'
    }

    It 'says which editions and versions it needs' {
        $data.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $data.PowerShellVersion | Should -Be '5.1'
        $data.DotNetFrameworkVersion | Should -Be '4.7.2'
    }

    It 'exports exactly the cmdlets, and nothing else' {
        $module = Get-Module PortRegistry
        $data.CmdletsToExport | Should -Be ($module.ExportedCmdlets.Keys | Sort-Object)
        $types = [appdomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'PortRegistry' } | ForEach-Object GetExportedTypes
        $cmdlets = $types | ForEach-Object { [System.Attribute]::GetCustomAttribute($_, [System.Management.Automation.CmdletAttribute]) } | Where-Object { $_ }
        $cmdlets | ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object | Should -Be $data.CmdletsToExport
        $data.FunctionsToExport, $data.AliasesToExport, $data.VariablesToExport | ForEach-Object Count | Should -Be 0, 0, 0
    }

    It 'uses approved verbs' {
        $approved = (Get-Verb).Verb
        $data.CmdletsToExport | ForEach-Object { $_.Split('-')[0] } | Where-Object { $_ -notin $approved } | Should -BeNullOrEmpty
    }

    It 'tells the Gallery what the module is about' {
        $psData = $data.PrivateData.PSData
        'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'IANA', 'Port', 'Firewall', 'Network', 'Audit' |
            Where-Object { $_ -notin $psData.Tags } | Should -BeNullOrEmpty
        $psData.ProjectUri, $psData.LicenseUri, $psData.IconUri | Should -Match '^https://'
        $data.ContainsKey('HelpInfoURI') | Should -BeFalse
    }

    It 'links to the changelog, which has a section for its version, as release notes' {
        $data.PrivateData.PSData.ReleaseNotes | Should -Be "$($data.PrivateData.PSData.ProjectUri)/blob/main/CHANGELOG.md"
        [System.IO.File]::ReadAllText((Join-Path (Get-TestedModule) 'CHANGELOG.md')) | Should -BeLike "*## ``[$($data.ModuleVersion)``]*"
    }

    It 'is ASCII, which every PowerShell reads alike' {
        [System.IO.File]::ReadAllText($path) | Should -Not -Match '[^\x09\x0A\x0D\x20-\x7E]'
    }

    It 'lists no assembly to load into the shell' {
        'RequiredAssemblies', 'NestedModules', 'RequiredModules', 'ScriptsToProcess' | Where-Object { $data.ContainsKey($_) } | Should -BeNullOrEmpty
    }
}

Describe 'The files of the module' {
    It 'are those that it needs, and no others' {
        $root = Get-TestedModule
        $files = Get-ChildItem -LiteralPath $root -Recurse -File | ForEach-Object { $_.FullName.Substring($root.Length).Trim('\', '/').Replace('\', '/') }
        $expected = 'CHANGELOG.md', 'LICENSE', 'bom.json', 'PortRegistry.Format.ps1xml', 'PortRegistry.Types.ps1xml', 'PortRegistry.psd1', 'THIRD-PARTY-NOTICES.txt',
            'bin/PortRegistry.Core.dll', 'bin/PortRegistry.dll', 'bin/formats/CsvHelper.dll', 'bin/formats/PortRegistry.Formats.dll',
            'bin/formats/net8.0/CsvHelper.dll', 'bin/formats/net8.0/PortRegistry.Formats.dll',
            'en-US/PortRegistry.dll-Help.xml', 'en-US/about_PortRegistry.help.txt', 'registry.history', 'registry.snapshot'
        $expected | Where-Object { $_ -notin $files } | Should -BeNullOrEmpty
        $files | Where-Object { $_ -notin $expected -and $_ -notmatch '^(bin/formats/(System|Microsoft)\.[\w.]+\.dll|en-US/about_\w+\.help\.txt)$' } | Should -BeNullOrEmpty
    }

    It 'are no larger than a package may be' {
        (Get-ChildItem -LiteralPath (Get-TestedModule) -Recurse -File | Measure-Object Length -Sum).Sum | Should -BeLessThan 3.5MB
    }

    It 'name in the notices every package they carry' {
        $notices = [System.IO.File]::ReadAllText((Join-Path (Get-TestedModule) 'THIRD-PARTY-NOTICES.txt'))
        Get-ChildItem -LiteralPath (Join-Path (Get-TestedModule) 'bin/formats') -Recurse -Filter *.dll | Where-Object BaseName -NotLike 'PortRegistry*' |
            Where-Object { -not $notices.Contains($_.BaseName) } | Should -BeNullOrEmpty
    }
}
