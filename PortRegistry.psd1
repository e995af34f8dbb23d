@{
    RootModule             = 'bin/PortRegistry.dll'
    ModuleVersion          = '1.0.0'
    GUID                   = '6b0e3f5c-0d0a-4c7b-9d5e-63a1c0f2a6d4'
    Author                 = 'PortRegistry contributors'
    CompanyName            = 'PortRegistry contributors'
    Copyright              = '(c) PortRegistry contributors. MIT License.'
    Description            = "IANA's Service Name and Transport Protocol Port Number Registry as objects in the shell: look ports and services up offline, audit firewall rules, update safely, compare registries."
    # Run so far: PowerShell 7.6 on Linux, and the assemblies for Windows PowerShell in mono. Written for Windows, macOS,
    # PowerShell 7.4 and Windows PowerShell 5.1 too, where nothing was run yet; README has the table.
    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('PortRegistry.Format.ps1xml')
    TypesToProcess         = @('PortRegistry.Types.ps1xml')
    # With commas: PowerShell runs each line of a list without them, which makes the import slower.
    CmdletsToExport        = @(
        'Compare-IanaRegistry',
        'ConvertFrom-PortText',
        'Export-IanaRegistry',
        'Export-PortReport',
        'Find-IanaService',
        'Get-IanaPort',
        'Get-IanaPortHistory',
        'Get-IanaRegistry',
        'Import-IanaRegistry',
        'Import-PortCatalog',
        'Resolve-IanaPort',
        'Update-IanaRegistry'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            # Until the workflow has run on every system that the module is made for.
            Prerelease   = 'preview'
            Tags         = @('IANA', 'Port', 'Firewall', 'Network', 'Audit', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ProjectUri   = 'https://github.com/PortRegistry/PortRegistry'
            LicenseUri   = 'https://github.com/PortRegistry/PortRegistry/blob/main/LICENSE'
            IconUri      = 'https://raw.githubusercontent.com/PortRegistry/PortRegistry/main/docs/icon.png'
            # A link, since the shell reads the manifest at every import.
            ReleaseNotes = 'https://github.com/PortRegistry/PortRegistry/blob/main/CHANGELOG.md'
        }
    }
}
