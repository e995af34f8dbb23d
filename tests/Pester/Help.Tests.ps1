BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    $cmdlets = Get-ChildItem -Path (Get-RepositoryItem 'docs/en-US/*-*.md') | ForEach-Object { @{ Name = $_.BaseName } }
    $topics = Get-ChildItem -Path (Get-RepositoryItem 'docs/en-US/about_*.md') | ForEach-Object { @{ Name = $_.BaseName } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Suite.psm1') -Force
    Import-TestedModule $TestDrive
}

Describe 'The help of <Name>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $Name -Full
        $text = $help | Out-String -Width 120
    }

    It 'shows every section' {
        foreach ($section in 'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'RELATED LINKS') {
            $text | Should -MatchExactly "(?m)^$section$"
        }
        $text | Should -Match '-{5,} Example 1: '
    }

    It 'describes every parameter' {
        $own = (Get-Command $Name).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.PSCmdlet]::CommonParameters }
        foreach ($parameter in $own) {
            (Get-Help $Name -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'has at least four examples, each with code that the shell can parse, and words' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 4
        foreach ($example in $help.examples.example) {
            $errors = $null
            [void][System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty
            $example.remarks.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'knows where it stands on the web' {
        @($help.relatedLinks.navigationLink)[0].uri | Should -BeLike "https://*/docs/en-US/$Name.md"
    }

    It 'shows on its page the syntax that the shell shows' {
        $page = [System.IO.File]::ReadAllText((Get-RepositoryItem "docs/en-US/$Name.md")).Replace("`r`n", "`n")
        $section = [regex]::Match($page, '(?s)## SYNTAX\n(.*?)\n## ').Groups[1].Value
        $told = [regex]::Matches($section, '(?s)```\n(.*?)\n```') | ForEach-Object { $_.Groups[1].Value -replace '\s+', ' ' }
        # The names of types are those of the newer PowerShell.
        $shown = (Get-Command $Name).ParameterSets | ForEach-Object { "$Name $_".Trim() -replace '<uint64>', '<ulong>' -replace '<int32>', '<int>' }
        $told | Should -Be $shown
    }
}

Describe 'The topic <Name>' -ForEach $topics {
    It 'is shown by Get-Help' {
        Get-Help $Name | Out-String | Should -Match 'LONG DESCRIPTION'
    }

    It 'has a short description in the list of topics' {
        (Get-Help "$Name*" | Where-Object Name -EQ $Name | Select-Object -First 1 | Out-String) | Should -Match '\w{3}'
    }
}
