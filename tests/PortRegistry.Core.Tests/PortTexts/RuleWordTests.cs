using Xunit;
using static PortRegistry.Tests.PortTexts.PortTexts;

namespace PortRegistry.Tests.PortTexts;

/// <summary>Every word of a rule that says something of its ports.</summary>
public sealed class RuleWordTests
{
    [Theory]
    [InlineData("sctp dport 80 accept", "inet t c|In|accept|sctp|-|80|-|-|-|-|-")]
    [InlineData("dccp sport 80 dccp dport 81 queue", "inet t c|In|queue|dccp|-|81|-|80|-|-|-")]
    [InlineData("udplite dport 80 return", "inet t c|In|return|udplite|-|80|-|-|-|-|-")]
    [InlineData("ip protocol tcp th dport 80 continue", "inet t c|In|continue|tcp|-|80|-|-|-|-|-")]
    [InlineData("ip6 nexthdr udp th dport 80 masquerade", "inet t c|In|masquerade|udp|-|80|-|-|-|-|-")]
    [InlineData("ip protocol != tcp th dport 80 accept", "inet t c|In|accept|any|-|80|-|-|-|-|-")]
    [InlineData("meta l4proto . th dport { tcp . 80 } accept", "inet t c|In|accept|tcp|-|80/tcp|-|-|-|-|-")]
    [InlineData("icmpv6 type { echo-request, 135 } accept", "inet t c|In|accept|ipv6-icmp|-|echo-request/ipv6-icmp,135/ipv6-icmp|-|-|-|-|-")]
    [InlineData("icmp code 3 drop", "")]
    [InlineData("ip saddr != 10.0.0.0/8 tcp dport 80 dnat to 10.0.0.1:8080", "inet t c|In|dnat|tcp|-|80|! 10.0.0.0/8|-|-|-|-")]
    [InlineData("ip daddr { 10.0.0.1, 10.0.0.2 } tcp dport 80 snat to 10.0.0.3", "inet t c|In|snat|tcp|{ 10.0.0.1, 10.0.0.2 }|80|-|-|-|-|-")]
    [InlineData("oifname \"eth1\" tcp dport 80 tproxy to :8080", "inet t c|In|tproxy|tcp|-|80|-|-|eth1|-|-")]
    [InlineData("iifname . tcp dport { \"eth0\" . 80 } notrack", "inet t c|In|notrack|tcp|-|80|-|-|eth0|-|-")]
    [InlineData("ct state { new, untracked } tcp dport 80 accept", "inet t c|In|accept|tcp|-|80|-|-|-|-|-")]
    [InlineData("ct state established tcp dport 80 accept", "inet t c|In|accept|tcp|-|80|-|-|-|-|-")]
    [InlineData("tcp dport 80 goto other", "inet t c|In|goto other|tcp|-|80|-|-|-|-|-")]
    [InlineData("tcp dport == 80 accept", "inet t c|In|accept|tcp|-|80|-|-|-|-|-")]
    [InlineData("tcp dport > 65534 accept", "inet t c|In|accept|tcp|-|65535-65535|-|-|-|-|-")]
    [InlineData("tcp dport <= 22 accept", "inet t c|In|accept|tcp|-|0-22|-|-|-|-|-")]
    [InlineData("tcp dport @nothing accept", "Line 4: 'tcp dport @nothing accept' cannot be read: the text has no set '@nothing' in this table; 'nft list ruleset' prints sets with rules.")]
    [InlineData("tcp dport vmap @nothing", "Line 4: 'tcp dport vmap @nothing' cannot be read: the text has no map '@nothing' in this table; 'nft list ruleset' prints maps with rules.")]
    [InlineData("tcp dport vmap { 22 : accept, x_ : drop }", "Line 4: 'tcp dport vmap { 22 : accept, x_ : drop }' cannot be read: 'x_' is neither a port (0 to 65535), nor a range such as 5000-5010, nor a service name, nor a keyword such as Any.")]
    [InlineData("tcp dport 99999 accept", "Line 4: 'tcp dport 99999 accept' cannot be read: '99999' is not a port; ports are whole numbers from 0 to 65535.")]
    [InlineData("tcp dport 80 comment", "inet t c|In|-|tcp|-|80|-|-|-|-|-")]
    [InlineData("tcp dport", "Line 4: 'tcp dport' cannot be read: a value is missing behind 'dport'.")]
    public void Nft_words_are_understood(string rule, string expected)
        => Assert.Equal(expected, string.Join(" ; ", Rules($"table inet t {{\n\tchain c {{\n\t\ttype filter hook input priority 0; policy drop;\n\t\t{rule}\n\t}}\n}}")));

    [Theory]
    [InlineData("-A INPUT -p tcp --dport 80 -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80|-|-|-|-|-")]
    [InlineData("-A INPUT -p tcp --destination-port 80 --source-port 1024: -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80|-|1024-65535|-|-|-")]
    [InlineData("-A INPUT -p tcp ! --dport 80 -j DROP", "filter INPUT|In|DROP|tcp|-|0-79,81-65535|-|-|-|-|-")]
    [InlineData("-A INPUT -p tcp -m multiport --dports 80,443,8000:8100 -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80,443,8000-8100|-|-|-|-|-")]
    [InlineData("-A INPUT -p udp -m multiport --sports 53,123 -j ACCEPT", "filter INPUT|In|ACCEPT|udp|-|Any|-|53,123|-|-|-")]
    [InlineData("-A INPUT -p tcp -m multiport --ports 80,443 -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80,443|-|-|-|-|- ; filter INPUT|In|ACCEPT|tcp|-|Any|-|80,443|-|-|-")]
    [InlineData("-A INPUT --protocol udp --source 10.0.0.0/8 --destination 10.0.0.1 --dport 53 --jump ACCEPT", "filter INPUT|In|ACCEPT|udp|10.0.0.1|53|10.0.0.0/8|-|-|-|-")]
    [InlineData("-A INPUT ! -s 10.0.0.0/8 -p tcp --dport 80 -j DROP", "filter INPUT|In|DROP|tcp|-|80|! 10.0.0.0/8|-|-|-|-")]
    [InlineData("-A OUTPUT -o eth0 -p tcp --sport 80 -g other", "filter OUTPUT|Out|goto other|tcp|-|80|-|-|eth0|-|-")]
    [InlineData("-A INPUT --in-interface eth0 -p icmp --icmp-type 8 -j ACCEPT", "filter INPUT|In|ACCEPT|icmp|-|8/icmp|-|-|eth0|-|-")]
    [InlineData("-A INPUT -p ipv6-icmp --icmpv6-type 128 -j ACCEPT", "filter INPUT|In|ACCEPT|ipv6-icmp|-|128/ipv6-icmp|-|-|-|-|-")]
    [InlineData("-A INPUT -p tcp --dport 80 -m comment --comment \"web server\" -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80|-|-|-|-|web server")]
    [InlineData("-A INPUT -p tcp --dport 80 -m conntrack --ctstate ESTABLISHED -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80|-|-|-|-|-")]
    [InlineData("-A INPUT -p tcp --dport 80 -m state --state NEW -j ACCEPT", "filter INPUT|In|ACCEPT|tcp|-|80|-|-|-|-|-")]
    [InlineData("-A INPUT -p tcp --dport 99999 -j ACCEPT", "Line 3: '-A INPUT -p tcp --dport 99999 -j ACCEPT' cannot be read: '99999' is not a port; ports are whole numbers from 0 to 65535.")]
    [InlineData("-A INPUT -i lo -j ACCEPT", "")]
    public void Iptables_words_are_understood(string rule, string expected)
        => Assert.Equal(expected, string.Join(" ; ", Rules($"*filter\n:INPUT DROP [0:0]\n{rule}\nCOMMIT")));
}
