@{
    # The rules of the PowerShell Gallery, and a syntax that Windows PowerShell 5.1 reads too.
    IncludeRules = @(
        'PSAvoidDefaultValueSwitchParameter'
        'PSAvoidGlobalVars'
        'PSAvoidUsingCmdletAliases'
        'PSAvoidUsingComputerNameHardcoded'
        'PSAvoidUsingEmptyCatchBlock'
        'PSAvoidUsingInvokeExpression'
        'PSAvoidUsingPlainTextForPassword'
        'PSAvoidUsingPositionalParameters'
        'PSAvoidUsingWMICmdlet'
        'PSMissingModuleManifestField'
        'PSReservedCmdletChar'
        'PSReservedParams'
        'PSShouldProcess'
        'PSUseApprovedVerbs'
        'PSUseCmdletCorrectly'
        'PSUseCompatibleSyntax'
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSUsePSCredentialType'
        'PSUseShouldProcessForStateChangingFunctions'
        'PSUseSingularNouns'
    )
    Rules        = @{
        PSUseCompatibleSyntax            = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
        # The rows of the benchmarks read as a table.
        PSAvoidUsingPositionalParameters = @{
            Enable           = $true
            CommandAllowList = @('Measure-Cold', 'Write-Row', 'Write-Peer')
        }
    }
}
