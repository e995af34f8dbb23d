@{
    RootModule        = 'PortRegistry.Baseline.dll'
    ModuleVersion     = '1.0.0'
    GUID              = 'd3b1c3c0-5a43-4b1e-8f1c-8b6a4d1c9f10'
    Author            = 'PortRegistry contributors'
    Description       = 'What the benchmarks measure against.'
    PowerShellVersion = '5.1'
    FormatsToProcess  = @('PortRegistry.Baseline.Format.ps1xml')
    TypesToProcess    = @('PortRegistry.Baseline.Types.ps1xml')
    CmdletsToExport   = @(
        'Add-Constant', 'Find-Nothing', 'Get-Connection', 'Get-Constant', 'Get-Nothing',
        'Import-Nothing', 'Out-Nothing', 'Resolve-Nothing', 'Update-Nothing'
    )
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
