using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Texts as people keep them: with commands and comments between the lines, or of a line alone.</summary>
public class TranscriptTextTests
{
    [Fact]
    public void Commands_without_a_prompt_between_their_outputs_are_skipped()
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read("""
            ss -tuln
            Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port
            tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
            sudo iptables -S
            -P INPUT DROP
            -A INPUT -p tcp -m tcp --dport 23 -j ACCEPT
            ufw status
            Status: active

            To                         Action      From
            --                         ------      ----
            24/tcp                     ALLOW       Anywhere
            firewall-cmd --list-all
            public (active)
              target: default
              services: ssh
            docker ps
            CONTAINER ID   IMAGE     PORTS                   NAMES
            0123456789ab   nginx     0.0.0.0:8080->80/tcp    web
            sudo nmap -sV 192.0.2.1
            Nmap scan report for 192.0.2.1
            PORT   STATE SERVICE
            25/tcp open  smtp
            nft list ruleset
            table inet filter {
                chain input {
                    type filter hook input priority 0; policy drop;
                    tcp dport 26 accept
                }
            }
            lsof -i -n -P
            COMMAND   PID   USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
            sshd      700   root    3u  IPv4 12345      0t0  TCP *:27 (LISTEN)
            """);

        Assert.Empty(issues);
        Assert.Equal([22, 23, 24, 22, 8080, 25, 26, 27], uses.Select(use => use.PortNumber!.Value));
    }

    [Theory]
    [InlineData("ss -tulpn")]
    [InlineData("sudo ufw status\n")]
    public void A_command_without_its_output_is_an_error(string text)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = Read(text);

        Assert.Empty(uses);
        Assert.Single(issues);
    }

    [Fact]
    public void A_comment_in_a_zone_does_not_end_it()
        => Assert.Equal(
            ["public|In|accept|any|-|22/tcp|-|-|eth0|ssh|-", "public|In|accept|tcp|-|8080|-|-|eth0|-|-", "public|In|accept|tcp|-|5432|10.0.0.0/8|-|eth0|-|-"],
            Rules("""
                public (active)
                  interfaces: eth0
                # the administrators
                  services: ssh
                  # the web
                  ports: 8080/tcp
                  rich rules:
                # the office
                	rule family="ipv4" source address="10.0.0.0/8" port port="5432" protocol="tcp" accept
                """));

    [Fact]
    public void A_note_behind_a_line_of_a_zone_is_not_read()
        => Assert.Equal(
            ["public|In|accept|any|-|22/tcp|-|-|eth0|ssh|-", "public|In|accept|tcp|-|8080|-|-|eth0|-|-"],
            Rules("success\npublic (active)\n  interfaces: eth0 # outside\n  services: ssh # not http\n  ports: 8080/tcp  # <--- and 80/tcp"));

    [Fact]
    public void One_service_alone_is_read_as_that_of_a_zone_with_an_assumption()
    {
        PortUse use = Assert.Single(Read("ssh").Uses);

        Assert.Equal(("ssh", 22, PortTextFormat.Firewalld), (use.Service, use.PortNumber, use.Source));
        Assert.Contains("assumed", Assert.Single(use.Assumption), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello", null)]
    [InlineData("ssh\nhttp", null)]
    [InlineData("ssh", PortTextFormat.Ss)]
    public void Other_words_alone_are_an_error(string text, PortTextFormat? format)
    {
        (List<PortUse> uses, List<ParseIssue> issues) = ReadOnce(text, format);

        Assert.Empty(uses);
        Assert.Single(issues);
    }

    [Fact]
    public void Names_whose_format_is_given_have_no_assumption()
        => Assert.Empty(Assert.Single(ReadOnce("db 5432/tcp", PortTextFormat.Services).Uses).Assumption);

    [Theory]
    [InlineData("db 5432/tcp", true)]
    [InlineData("db\t5432/tcp\ncache\t6379/tcp", true)]
    [InlineData("db 5432/tcp postgres\ncache 6379/tcp redis", true)]
    [InlineData("domain 53/tcp\ndomain 53/udp", false)]
    [InlineData("db 5432/tcp # ours", false)]
    [InlineData("db 5432/tcp\n# ours\ncache 6379/tcp", false)]
    [InlineData("tftp 69/udp\nhttp 80/tcp www", false)]
    public void Names_that_may_be_containers_have_an_assumption(string text, bool isAssumed)
        => Assert.All(Read(text).Uses, use => Assert.Equal(isAssumed, use.Assumption.Any(one => one.Contains("docker", StringComparison.Ordinal))));
}
