#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, documents, packages and publishes PortRegistry.

.DESCRIPTION
    Runs in Windows PowerShell 5.1 and in PowerShell 7. It needs the .NET SDK of global.json, and installs nothing without
    -Bootstrap.

    The tasks, in the order in which they run:

    Clean     removes the output of the other tasks.
    Snapshot  compiles -Source into the bundled snapshot.
    Docs      generates the help of the module and the pictures from docs/. Needs Microsoft.PowerShell.PlatyPS.
    Build     builds everything; the complete module is in out/PortRegistry/<version>.
    Test      builds and runs the tests, and the Pester suite again in this shell. Needs Pester 5.5 or newer.
    Sign      signs the module in out with -Certificate. Windows only.
    Package   rebuilds the module, and creates out/PortRegistry.<version>.nupkg and a file with its SHA-256.
    Publish   publishes that package to the PowerShell Gallery, another repository, or a folder.

.PARAMETER Task
    The tasks to run. The default is Build.

.PARAMETER Configuration
    Release or Debug. A package is always built as Release.

.PARAMETER Source
    For Snapshot: a registry file of IANA, preferably the XML, which is the only complete one.

.PARAMETER SourceUri
    For Snapshot: the address of the source, which is stored in the snapshot.

.PARAMETER Output
    For Package and Publish: the folder of the package.

.PARAMETER NoBuild
    For Package: uses the module in out instead of rebuilding it.

.PARAMETER Repository
    For Publish: the name of a registered repository, or the path of an existing folder.

.PARAMETER ApiKey
    For Publish: the API key of the repository; the default is the environment variable PORTREGISTRY_API_KEY. It is never
    displayed. A folder needs no key.

.PARAMETER Certificate
    For Sign: a certificate with its private key, as a .pfx file. Its password, if any, is in the environment variable
    PORTREGISTRY_CERTIFICATE_PASSWORD.

.PARAMETER Bootstrap
    First installs Pester and Microsoft.PowerShell.PlatyPS from the PowerShell Gallery for the current user. Without -Task,
    does nothing else.

.EXAMPLE
    ./build.ps1

    Builds the module. Import it with Import-Module ./out/PortRegistry.

.EXAMPLE
    ./build.ps1 -Task Test -Bootstrap

    Installs Pester and Microsoft.PowerShell.PlatyPS, then builds and tests everything.

.EXAMPLE
    ./build.ps1 -Task Snapshot -Source ./service-names-port-numbers.xml

    Replaces the bundled registry by a newer one.

.EXAMPLE
    ./build.ps1 -Task Package; ./build.ps1 -Task Publish -Repository ./packages

    Creates the package, then publishes it to a folder. With -WhatIf, the second command only lists the files.

.EXAMPLE
    ./build.ps1 -Task Sign, Package -NoBuild -Certificate ./code-signing.pfx

    Signs the module that was built, and packages it.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Clean', 'Snapshot', 'Docs', 'Build', 'Test', 'Sign', 'Package', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $Source,

    [uri] $SourceUri = 'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml',

    [string] $Output = (Join-Path $PSScriptRoot 'out'),

    [switch] $NoBuild,

    [string] $Repository = 'PSGallery',

    [string] $ApiKey = $env:PORTREGISTRY_API_KEY,

    [string] $Certificate,

    [switch] $Bootstrap
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$manifest = Import-PowerShellDataFile -LiteralPath (Join-Path $PSScriptRoot 'PortRegistry.psd1')
$version = $manifest.ModuleVersion
$out = Join-Path $PSScriptRoot 'out'
$Output = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Output)
$module = Join-Path $out "PortRegistry/$version"
# The version in the Gallery: that of the module, followed by the prerelease label if there is one.
$label = if ($manifest.PrivateData.PSData.ContainsKey('Prerelease')) { $manifest.PrivateData.PSData.Prerelease }
$packageVersion = (@($version, $label) -ne $null) -join '-'
$package = Join-Path $Output "PortRegistry.$packageVersion.nupkg"
$needed = [ordered]@{
    'Pester'                       = '5.5.0'
    'Microsoft.PowerShell.PlatyPS' = '1.0.3'
}

# Every step calls this, so that -WhatIf and -Confirm apply to all of them.
function Test-Step {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Target, [string] $Action)

    $PSCmdlet.ShouldProcess($Target, $Action)
}

function Invoke-DotNet([string[]] $Argument, [string] $Leave) {
    & dotnet $Argument | Where-Object { -not $Leave -or $_ -notmatch $Leave } | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Argument[0]) failed with exit code $LASTEXITCODE."
    }
}

function Find-Needed([string] $Name) {
    Get-Module -ListAvailable -Name $Name | Where-Object Version -ge $needed[$Name] | Select-Object -First 1
}

function Assert-Needed([string] $Name) {
    if (-not (Find-Needed $Name)) {
        throw "$Name $($needed[$Name]) or newer is not installed. Run this script with -Bootstrap to get it from the PowerShell Gallery."
    }
}

function Invoke-Bootstrap {
    foreach ($name in $needed.Keys) {
        if (-not (Find-Needed $name) -and (Test-Step "$name $($needed[$name])" 'Install from the PowerShell Gallery for this user')) {
            if (Get-Command -Name Install-PSResource -ErrorAction Ignore) {
                Install-PSResource -Name $name -Version "[$($needed[$name]), )" -Repository PSGallery -Scope CurrentUser -TrustRepository
            }
            else {
                # Windows includes an old Pester by another publisher.
                Install-Module -Name $name -MinimumVersion $needed[$name] -Repository PSGallery -Scope CurrentUser -Force -SkipPublisherCheck
            }
        }
    }
}

function Invoke-Clean {
    $made = @(Get-Item -LiteralPath $out -ErrorAction Ignore) +
        @(Get-ChildItem -Path (Join-Path $PSScriptRoot 'src/*'), (Join-Path $PSScriptRoot 'tests/*') -Directory -Include 'bin', 'obj' -Recurse)
    foreach ($folder in $made) {
        if ((Test-Path -LiteralPath $folder.FullName) -and (Test-Step $folder.FullName 'Remove')) {
            Remove-Item -LiteralPath $folder.FullName -Recurse -Force
        }
    }
}

function Invoke-Snapshot {
    if (-not $Source) {
        throw 'Specify the registry file to compile: -Source <file>.'
    }

    $snapshot = Join-Path $PSScriptRoot 'src/PortRegistry/Data/registry.snapshot'
    if (Test-Step $snapshot "Compile '$Source'") {
        $file = (Resolve-Path -LiteralPath $Source).ProviderPath
        Invoke-DotNet 'run', '--project', (Join-Path $PSScriptRoot 'src/PortRegistry.Compiler'), '--', $file, $snapshot, $SourceUri.AbsoluteUri
    }
}

function Invoke-Doc {
    Assert-Needed 'Microsoft.PowerShell.PlatyPS'
    if (Test-Step 'src/PortRegistry/en-US and docs/pictures' 'Generate from docs') {
        & (Join-Path $PSScriptRoot 'docs/Update-Help.ps1')
        Invoke-Build
        & (Join-Path $PSScriptRoot 'docs/Update-Pictures.ps1') -Module $module
    }
}

function Invoke-Build {
    if (Test-Step 'PortRegistry.sln' "Build $Configuration") {
        Invoke-DotNet 'build', (Join-Path $PSScriptRoot 'PortRegistry.sln'), '--configuration', $Configuration, '--verbosity', 'quiet'
    }
}

function Invoke-Test {
    Assert-Needed 'Pester'
    Invoke-Build
    if (Test-Step 'PortRegistry.sln' 'Test') {
        Push-Location -LiteralPath $PSScriptRoot
        try {
            Invoke-DotNet 'test', '--configuration', $Configuration, '--no-build'
        }
        finally {
            Pop-Location
        }

        & (Join-Path $PSScriptRoot 'tests/Pester/Invoke-Suite.ps1') -Module $module
    }
}

function Invoke-Package {
    if (-not (Test-Step $package 'Create')) {
        return
    }

    [void](New-Item -Path $Output -ItemType Directory -Force)
    Get-Item -LiteralPath $package, "$package.sha256" -ErrorAction Ignore | Remove-Item -Force
    if (-not $NoBuild) {
        # The package must not contain files of an earlier build.
        Get-Item -LiteralPath $module -ErrorAction Ignore | Remove-Item -Recurse -Force
        Invoke-DotNet 'build', (Join-Path $PSScriptRoot 'src/PortRegistry'), '--configuration', 'Release', '--verbosity', 'quiet'
    }

    $nuspec = Join-Path $Output 'PortRegistry.nuspec'
    Export-Nuspec -Path $nuspec
    # NU5100: the assemblies of a module are not in lib. NU5048, NU5125 and the readme message: the Gallery uses licenseUrl
    # and iconUrl, and does not display a readme.
    Invoke-DotNet 'pack', $nuspec, '--output', $Output, '-p:NoWarn=NU5048,NU5100,NU5125' -Leave 'missing a readme'
    Remove-Item -LiteralPath $nuspec

    $hash = (Get-FileHash -LiteralPath $package -Algorithm SHA256).Hash.ToLowerInvariant()
    [System.IO.File]::WriteAllText("$package.sha256", "$hash  $(Split-Path $package -Leaf)`n")
    Get-Item -LiteralPath $package, "$package.sha256"
}

# Signs what an execution policy may require to be signed: scripts, views and assemblies, except those that are signed already.
function Invoke-Sign {
    if (-not $Certificate) {
        throw 'Specify the certificate: -Certificate <file.pfx>.'
    }

    if (-not (Get-Command -Name Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'This system cannot sign: Set-AuthenticodeSignature is a command of Windows.'
    }

    # Get-PfxCertificate has no -Password in Windows PowerShell.
    $file = (Resolve-Path -LiteralPath $Certificate).ProviderPath
    $signer = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($file, $env:PORTREGISTRY_CERTIFICATE_PASSWORD)
    try {
        foreach ($item in Get-ChildItem -LiteralPath $module -Recurse -File | Where-Object Extension -in '.ps1', '.psm1', '.psd1', '.ps1xml', '.dll') {
            if ((Get-AuthenticodeSignature -LiteralPath $item.FullName).Status -ne 'Valid' -and (Test-Step $item.FullName "Sign as $($signer.Subject)")) {
                $signed = Set-AuthenticodeSignature -LiteralPath $item.FullName -Certificate $signer -HashAlgorithm SHA256 -TimestampServer 'http://timestamp.digicert.com'
                if ($signed.Status -ne 'Valid') {
                    throw "'$($item.FullName)' was not signed: $($signed.StatusMessage)"
                }
            }
        }
    }
    finally {
        $signer.Dispose()
    }

    Export-Bom
}

# Signing changes the files, so the bill of materials needs their new hashes.
function Export-Bom {
    $bom = Join-Path $module 'bom.json'
    $text = [System.IO.File]::ReadAllText($bom)
    foreach ($name in [regex]::Matches($text, '"name": "([^"]+)",.*"SHA-256"') | ForEach-Object { $_.Groups[1].Value }) {
        $hash = (Get-FileHash -LiteralPath (Join-Path $module $name) -Algorithm SHA256).Hash
        $text = $text -replace "(?<=`"name`": `"$([regex]::Escape($name))`",.*`"content`": `")[0-9A-F]{64}", $hash
    }

    if (Test-Step $bom 'Write the hashes of the signed files') {
        [System.IO.File]::WriteAllText($bom, $text)
    }
}

# The metadata of the package is that of the manifest, with the commands as tags, by which the Gallery is searched.
function Export-Nuspec([string] $Path) {
    $built = Import-PowerShellDataFile -LiteralPath (Join-Path $module 'PortRegistry.psd1')
    $data = $built.PrivateData.PSData
    $tags = @('PSModule') + $data.Tags + 'PSIncludes_Cmdlet' + @($built.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $metadata = [ordered]@{
        id                       = 'PortRegistry'
        version                  = $packageVersion
        authors                  = $built.Author
        owners                   = $built.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl               = $data.LicenseUri
        projectUrl               = $data.ProjectUri
        iconUrl                  = $data.IconUri
        description              = $built.Description
        releaseNotes             = $data.ReleaseNotes
        copyright                = $built.Copyright
        tags                     = $tags -join ' '
    }

    $namespace = 'http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd'
    $document = New-Object System.Xml.XmlDocument
    $root = $document.AppendChild($document.CreateElement('package', $namespace))
    $head = $root.AppendChild($document.CreateElement('metadata', $namespace))
    foreach ($name in $metadata.Keys) {
        $head.AppendChild($document.CreateElement($name, $namespace)).InnerText = $metadata[$name]
    }

    $file = $root.AppendChild($document.CreateElement('files', $namespace)).AppendChild($document.CreateElement('file', $namespace))
    $file.SetAttribute('src', (Join-Path $module '**'))
    $file.SetAttribute('target', '')
    $document.Save($Path)
}

function Invoke-Publish {
    if (-not (Test-Path -LiteralPath $package)) {
        throw "There is no package '$package'. Create it first: ./build.ps1 -Task Package."
    }

    $expected = (Get-Content -LiteralPath "$package.sha256" -TotalCount 1).Split(' ')[0]
    if ((Get-FileHash -LiteralPath $package -Algorithm SHA256).Hash -ne $expected) {
        throw "'$package' is not the package of '$package.sha256'. Create it again: ./build.ps1 -Task Package."
    }

    # A folder, named by its path or as a registered repository, needs no key.
    $isFolder = Test-Path -LiteralPath $Repository -PathType Container
    $known = if (-not $isFolder -and (Get-Command -Name Get-PSResourceRepository -ErrorAction Ignore)) { Get-PSResourceRepository -Name $Repository -ErrorAction Ignore }
    $needsKey = -not $isFolder -and -not ($known -and $known.Uri.IsFile)
    if ($needsKey -and -not $ApiKey -and -not $WhatIfPreference) {
        throw 'Publishing to a repository needs its API key: use -ApiKey, or the environment variable PORTREGISTRY_API_KEY.'
    }

    $address = if ($known) { " ($($known.Uri))" }
    if (-not (Test-Step "PortRegistry $packageVersion, SHA-256 $expected" "Publish to '$Repository'$address")) {
        if ($WhatIfPreference) {
            Get-PackageItem
        }

        return
    }

    if ($isFolder) {
        # A folder with packages is a repository.
        Copy-Item -LiteralPath $package -Destination $Repository -PassThru
    }
    elseif (-not (Get-Command -Name Publish-PSResource -ErrorAction Ignore | Where-Object { $_.Parameters.ContainsKey('NupkgPath') })) {
        throw 'Publishing to a repository needs Microsoft.PowerShell.PSResourceGet 1.1 or newer.'
    }
    else {
        $key = if ($needsKey) { @{ ApiKey = $ApiKey } } else { @{} }
        Publish-PSResource -NupkgPath $package -Repository $Repository @key
    }
}

# The files of the package.
function Get-PackageItem {
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    $zip = [System.IO.Compression.ZipFile]::OpenRead($package)
    try {
        $zip.Entries | Sort-Object FullName | Select-Object @{ n = 'File'; e = { $_.FullName } }, @{ n = 'Bytes'; e = { $_.Length } }
    }
    finally {
        $zip.Dispose()
    }
}

if ($Bootstrap) {
    Invoke-Bootstrap
    if (-not $PSBoundParameters.ContainsKey('Task')) {
        return
    }
}

switch ('Clean', 'Snapshot', 'Docs', 'Build', 'Test', 'Sign', 'Package', 'Publish' | Where-Object { $Task -contains $_ }) {
    'Clean' { Invoke-Clean }
    'Snapshot' { Invoke-Snapshot }
    'Docs' { Invoke-Doc }
    'Build' { Invoke-Build }
    'Test' { Invoke-Test }
    'Sign' { Invoke-Sign }
    'Package' { Invoke-Package }
    'Publish' { Invoke-Publish }
}
