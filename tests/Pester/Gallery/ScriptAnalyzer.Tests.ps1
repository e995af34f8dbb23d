BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Suite.psm1') -Force
}

Describe 'The scripts of the repository' {
    It 'keep the rules of the Gallery' {
        if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed'
            return
        }

        $settings = Get-RepositoryItem 'tests/PSScriptAnalyzerSettings.psd1'
        $folders = 'docs', 'src', 'tests' | ForEach-Object { Get-RepositoryItem $_ }
        $scripts = @(Get-RepositoryItem 'build.ps1') + (Get-ChildItem -Path $folders -Recurse -Include '*.ps1', '*.psm1', '*.psd1' |
                Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | ForEach-Object FullName)
        # Pester runs its blocks where the rule about unused variables does not look.
        $findings = $scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Settings $settings } |
            Where-Object { $_.RuleName -ne 'PSUseDeclaredVarsMoreThanAssignments' -or $_.ScriptName -notlike '*.Tests.ps1' }
        $findings | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName)" } | Should -BeNullOrEmpty
        Invoke-ScriptAnalyzer -Path (Join-Path (Get-TestedModule) 'PortRegistry.psd1') -Settings $settings | ForEach-Object RuleName | Should -BeNullOrEmpty
    }
}
