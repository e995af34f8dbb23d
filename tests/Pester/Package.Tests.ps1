BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    $env:PORTREGISTRY_HOME = Join-Path $TestDrive 'home'
    $build = Get-RepositoryItem 'build.ps1'
    $manifest = Import-PowerShellDataFile -LiteralPath (Get-RepositoryItem 'PortRegistry.psd1')
    $version = $manifest.ModuleVersion
    $label = if ($manifest.PrivateData.PSData.ContainsKey('Prerelease')) { $manifest.PrivateData.PSData.Prerelease }
    $packageVersion = (@($version, $label) -ne $null) -join '-'
    $folder = (New-Item -Path (Join-Path $TestDrive 'package') -ItemType Directory).FullName
    $package = Join-Path $folder "PortRegistry.$packageVersion.nupkg"
    $why = $null
    $notices = @()
    if ($env:PORTREGISTRY_PACKAGE) {
        # The package under test, with its hash.
        Copy-Item -Path $env:PORTREGISTRY_PACKAGE, "$env:PORTREGISTRY_PACKAGE.sha256" -Destination $folder
    }
    elseif (-not (Get-Command -Name dotnet -ErrorAction Ignore)) {
        $why = 'there is no package, and no .NET SDK to make one'
    }
    elseif ($env:PORTREGISTRY_MODULE -and (Split-Path (Split-Path $env:PORTREGISTRY_MODULE)) -ne (Get-RepositoryItem 'out')) {
        $why = 'the module under test is not the one in out, which build.ps1 packs'
    }
    else {
        $said = Invoke-ShellProgram -File $build -Task Package -NoBuild -Output $folder 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "The package was not made:`n$($said -join "`n")"
        }

        $notices = @($said -match 'Warning|readme')
    }
}

Describe 'The package' {
    BeforeEach {
        if ($why) {
            Set-ItResult -Skipped -Because $why
        }
    }

    It 'is small, and its hash stands beside it' {
        (Get-Item -LiteralPath $package).Length | Should -BeLessThan 1.5MB
        [System.IO.File]::ReadAllText("$package.sha256") | Should -Be "$((Get-FileHash -LiteralPath $package).Hash.ToLowerInvariant())  PortRegistry.$packageVersion.nupkg`n"
    }

    It 'is made without a notice' {
        $notices | Should -BeNullOrEmpty
    }

    It 'tells the Gallery the words of the manifest' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $zip = [System.IO.Compression.ZipFile]::OpenRead($package)
        try {
            $reader = New-Object System.IO.StreamReader $zip.GetEntry('PortRegistry.nuspec').Open()
            $nuspec = [xml]$reader.ReadToEnd()
        }
        finally {
            $zip.Dispose()
        }

        $data = Import-PowerShellDataFile -LiteralPath (Join-Path (Get-TestedModule) 'PortRegistry.psd1')
        $metadata = $nuspec.package.metadata
        $metadata.id, $metadata.version, $metadata.description | Should -Be 'PortRegistry', $packageVersion, $data.Description
        $metadata.projectUrl, $metadata.licenseUrl, $metadata.iconUrl | Should -Be $data.PrivateData.PSData.ProjectUri, $data.PrivateData.PSData.LicenseUri, $data.PrivateData.PSData.IconUri
        $metadata.releaseNotes.Replace("`r`n", "`n") | Should -Be $data.PrivateData.PSData.ReleaseNotes.Replace("`r`n", "`n")
        $tags = $metadata.tags.Split(' ')
        $tags | Should -Contain 'PSModule'
        $data.CmdletsToExport | Where-Object { "PSCommand_$_" -notin $tags } | Should -BeNullOrEmpty
    }

    It 'is published as it is, to a folder, and -WhatIf publishes nothing' {
        $repository = (New-Item -Path (Join-Path $TestDrive 'published') -ItemType Directory).FullName
        Invoke-Session -NoModule "& '$build' -Task Publish -Output '$folder' -Repository '$repository' -WhatIf"
        Get-ChildItem -LiteralPath $repository | Should -BeNullOrEmpty
        $listed = Invoke-Session -NoModule "(& '$build' -Task Publish -Output '$folder' -Repository '$repository' -WhatIf).File"
        $files = Get-ChildItem -LiteralPath (Get-TestedModule) -Recurse -File | ForEach-Object { $_.FullName.Substring((Get-TestedModule).Length).Replace('\', '/').Trim('/') }
        $files | Where-Object { $_ -notin $listed } | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $repository | Should -BeNullOrEmpty
        & $build -Task Publish -Output $folder -Repository $repository
        (Get-FileHash -LiteralPath (Join-Path $repository (Split-Path $package -Leaf))).Hash | Should -Be (Get-FileHash -LiteralPath $package).Hash
    }

    It 'is not published where it is another than its hash says' {
        $other = (New-Item -Path (Join-Path $TestDrive 'other') -ItemType Directory).FullName
        Copy-Item -Path "$folder/*" -Destination $other
        [System.IO.File]::WriteAllText((Join-Path $other (Split-Path $package -Leaf)), 'another')
        { & $build -Task Publish -Output $other -Repository $TestDrive } | Should -Throw '*is not the package*'
    }

    It 'is published with a key that is never shown' {
        $said = Invoke-ShellProgram -File $build -Task Publish -Output $folder -Repository 'no such repository' -ApiKey 'a-secret-key' -Verbose 2>&1 |
            Out-String
        # Without PSResourceGet it says that first.
        $said | Should -Match 'no such repository|PSResourceGet'
        $said | Should -Not -Match 'a-secret-key'
    }

    It 'is not published to the Gallery without a key' {
        { & $build -Task Publish -Output $folder -ApiKey '' } | Should -Throw '*needs its API key*'
    }

    It 'is published to a registered repository, installs from it into the same files, and answers' {
        if (-not (Get-Command -Name Save-PSResource -ErrorAction Ignore)) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PSResourceGet is not installed'
            return
        }

        $name = "PortRegistryTest$([guid]::NewGuid().ToString('N'))"
        $repository = (New-Item -Path (Join-Path $TestDrive 'repository') -ItemType Directory).FullName
        $installed = (New-Item -Path (Join-Path $TestDrive 'installed') -ItemType Directory).FullName
        Register-PSResourceRepository -Name $name -Uri $repository -Trusted
        try {
            & $build -Task Publish -Output $folder -Repository $name -ApiKey ''
            Save-PSResource -Name PortRegistry -Repository $name -Path $installed -TrustRepository -Prerelease
        }
        finally {
            Unregister-PSResourceRepository -Name $name
        }

        function Get-Listing([string] $Root) {
            Get-ChildItem -LiteralPath $Root -Recurse -File | ForEach-Object {
                "$($_.FullName.Substring($Root.Length).Replace('\', '/').Trim('/')) $((Get-FileHash -LiteralPath $_.FullName).Hash)"
            } | Sort-Object
        }

        Get-Listing (Join-Path $installed "PortRegistry/$version") | Should -Be (Get-Listing (Get-TestedModule))
        Invoke-Shell -NoModule "Import-Module '$(Join-Path $installed 'PortRegistry')'; Get-IanaPort 636 | ForEach-Object ToString; (Get-Help Get-IanaPort).Synopsis" |
            Should -Be 'ldaps 636/tcp', 'ldaps 636/udp', "Looks up ports, or all ports of a service, in IANA's registry."
    }

    It 'has a true bill of materials after signing, and what its publisher signed is left as it is' {
        $root = (New-Item -Path (Join-Path $TestDrive 'signed') -ItemType Directory).FullName
        $module = Join-Path $root "out/PortRegistry/$version"
        Copy-Item -LiteralPath $build, (Get-RepositoryItem 'PortRegistry.psd1') -Destination $root
        [void](New-Item -Path (Split-Path $module) -ItemType Directory -Force)
        Copy-Item -LiteralPath (Get-TestedModule) -Destination $module -Recurse
        $rsa = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=Signer', $rsa, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([System.DateTimeOffset]::Now.AddHours(-1), [System.DateTimeOffset]::Now.AddHours(1))
        [System.IO.File]::WriteAllBytes((Join-Path $root 'signer.pfx'), $certificate.Export('Pfx'))

        # Stands in for the commands of Windows, and changes a file as a signature does.
        Invoke-Session -NoModule @"
            function Get-AuthenticodeSignature { param(`$LiteralPath) [pscustomobject]@{ Status = if (`$LiteralPath -like '*System.Memory.dll') { 'Valid' } else { 'NotSigned' } } }
            function Set-AuthenticodeSignature {
                param(`$LiteralPath, `$Certificate, `$HashAlgorithm, `$TimestampServer)
                [System.IO.File]::AppendAllText(`$LiteralPath, "# `$(`$Certificate.Subject)")
                [pscustomobject]@{ Status = 'Valid' }
            }
            & '$root/build.ps1' -Task Sign -Certificate '$root/signer.pfx'
"@
        $bill = Get-Content -LiteralPath (Join-Path $module 'bom.json') -Raw | ConvertFrom-Json
        foreach ($component in $bill.components) {
            (Get-FileHash -LiteralPath (Join-Path $module $component.name)).Hash | Should -Be $component.hashes[0].content -Because $component.name
        }

        foreach ($name in 'PortRegistry.psd1', 'PortRegistry.Format.ps1xml', 'bin/PortRegistry.Core.dll', 'bin/formats/CsvHelper.dll') {
            [System.IO.File]::ReadAllText((Join-Path $module $name)) | Should -BeLike '*# CN=Signer' -Because $name
        }

        $memory = 'bin/formats/System.Memory.dll'
        (Get-FileHash -LiteralPath (Join-Path $module $memory)).Hash | Should -Be (Get-FileHash -LiteralPath (Join-Path (Get-TestedModule) $memory)).Hash
    }
}
