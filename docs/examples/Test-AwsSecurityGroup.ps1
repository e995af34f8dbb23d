<#
.SYNOPSIS
Checks the inbound rules of AWS security groups against IANA's registry.

.DESCRIPTION
Reads the output of one of these commands:

    aws ec2 describe-security-groups --output json > aws-security-groups.json
    Get-EC2SecurityGroup | ConvertTo-Json -Depth 6 > aws-security-groups.json
    Get-EC2SecurityGroupRule | Export-Csv aws-security-groups.csv

Outputs one object for each rule, with the property Iana. For ICMP, FromPort and ToPort are type and code, and -1 means
all; Resolve-IanaPort knows both. Outbound rules are left out.

.PARAMETER Path
The exported file, .json or .csv.

.PARAMETER Finding
Only rules with one of these findings.

.EXAMPLE
./Test-AwsSecurityGroup.ps1 -Path data/aws-security-groups.json | Format-Table Group, IpProtocol, FromPort, ToPort, Iana

.EXAMPLE
./Test-AwsSecurityGroup.ps1 -Path data/aws-security-groups.csv -Finding AnyPort
#>
#Requires -Modules PortRegistry
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,
    [string[]] $Finding
)

$resolve = @{}
if ($Finding) {
    $resolve.Finding = $Finding
}

if ($Path -like '*.csv') {
    Import-Csv -LiteralPath $Path | Where-Object IsEgress -ne 'True' | Resolve-IanaPort @resolve
    return
}

$export = Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json
$groups = if ($export.PSObject.Properties['SecurityGroups']) { $export.SecurityGroups } else { $export }
$groups | ForEach-Object {
    $group = $_
    $group.IpPermissions | ForEach-Object {
        $peers = @($_.IpRanges; $_.Ipv4Ranges; $_.Ipv6Ranges; $_.PrefixListIds; $_.UserIdGroupPairs)
        [pscustomobject]@{
            Group       = $group.GroupName
            GroupId     = $group.GroupId
            Source      = @($peers.CidrIp; $peers.CidrIpv6; $peers.PrefixListId; $peers.GroupId) -ne $null -join ', '
            Description = @($peers.Description) -ne $null -join ', '
            IpProtocol  = $_.IpProtocol
            FromPort    = $_.FromPort
            ToPort      = $_.ToPort
        }
    }
} | Resolve-IanaPort @resolve
