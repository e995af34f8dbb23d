@{
    RootModule        = 'PortRegistry.Baseline.dll'
    ModuleVersion     = '1.0.0'
    GUID              = 'd3b1c3c0-5a43-4b1e-8f1c-8b6a4d1c9f10'
    Author            = 'PortRegistry contributors'
    Description       = 'What the benchmarks measure against.'
    PowerShellVersion = '5.1'
    CmdletsToExport   = @('Get-Constant', 'Get-Nothing', 'Get-Connection', 'Out-Nothing', 'Add-Constant')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
