using System.Collections.Generic;
using System.Linq;

namespace PortRegistry.Tests.Fuzz;

/// <summary>What the formats are made of, to be put where it does not belong.</summary>
internal static class FuzzTokens
{
    internal static IReadOnlyList<string> Csv { get; } =
    [
        "\"", "\"\"", ",", ",,,,,,,,,,,\r\n", "\r", "\n", "\r\n", "\uFEFF", "\0", "tcp", "[", "]", "[RFC ", "[RFC  6335]", "Service Name,Port Number",
        "Unassigned", "Reserved", "De-assigned on ", "1-65535", "This entry is an alias to \"", "é", "\uD83D\uDE00",
    ];

    internal static IReadOnlyList<string> Xml { get; } =
    [
        "<record>", "</record>", "<record", "/>", "<xref type=\"person\" data=\"A\"/>", "<xref type=\"rfc\" data=\"rfc1\">", "</xref>", "<name>", "</name>",
        "<number>1</number>", "<description>", "</description>", "<note>", "</note>", "<assignee>", "</assignee>", "<br/>", "<br>", "</br>", "<paragraph>",
        "</paragraph>", "<![CDATA[", "]]>", "<!--", "-->", "&lt;", "&#0;", "&#xD800;", "&#x1F600;", "&amp;", "&x;", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?a b?>",
        "xmlns=\"\"", " xmlns:a=\"b\"", "<people>", "<footnote anchor=\"1\">", "<updated>2024-02</updated>", "</registry>", "\u0001", "\uFFFE", "<sc>1</sc>",
    ];

    internal static IReadOnlyList<string> Html { get; } =
    [
        "<table id=\"table-service-names-port-numbers\">", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<thead>", "<tbody>", "<br>",
        "<p>", "<div>", "<li>", "<dl>", "<dt>", "</dt>", "<dd>", "</dd>", "<h1>", "<title>", "</html>", "<html>", "<body>", "<script>", "</script>", "</scriptx", "<style>",
        "<textarea>", "<iframe>", "<!--", "-->", "<!", "</", "<", ">", "\"", "'", "=", "&amp;", "&nbsp;", "&#65;", "&#x", "&#xD800;", "&#x110000;", "&#99999999999;", "&;",
        "<a href='", "<TD ALIGN=center>", "Last Updated", "[1]", "\r", "\f", "\u00A0",
    ];

    internal static IReadOnlyList<string> Json { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0000", "\\n", "null", "true", "-1", "1e9", "1e999999", "NaN", "\"Port\":", "\"Port\":{}", "\"Records\":[",
        "\"Updated\":\"2024-13\"", "\"Assignee\":[[]]", "[[[[[[[[[[[[[[[[[[", "\n", "\uFEFF", "\uD83D\uDE00",
    ];

    internal static IReadOnlyList<string> Text { get; } =
    [
        "\n", "\n\n", " ", "          ", "\t", "\r", "Contact Information", "Footnote", "[1] ", "People", "Service Name", "Port Number", "Description Assignee Contact Reference",
        "-------- ", "--------", "End of the registry. Records: 1.", "Licensing Terms", "Last Updated\n        2024-01-01\n", "Note: ", "Title", "tcp", "80", "\uD83D\uDE00", "\u00A0",
    ];

    internal static IReadOnlyList<string> Spec { get; } =
    [
        ",", ";", "-", "..", ":", "/", "{", "}", "*", "!", " ", "\t", "0", "65535", "65536", "99999999999", "-1", "tcp", "/tcp", "tcp/", "udp:", "/tcp,udp", "icmp/8", "gre", "any", "Any",
        "RPC", "RPC-EPMap", "Teredo", "IPHTTPSIn", "http", "sql*net", "914c/g", "whois++", "802-11-iapp", "TCPv6", "132", "256", "٣", "①", "\u00A0", "\u202E", "\uD83D\uDE00", "ı", "İ",
    ];

    internal static IReadOnlyList<string> PortText { get; } =
    [
        .. Spec, "\n", "LISTEN", "Netid ", "Recv-Q", "Local Address:Port", "users:((\"", "\",pid=", ",fd=", "0.0.0.0:22", "[::]:80", "*:*", "table inet f {", "chain c {", "}", "set s {",
        "elements = {", "type ipv4_addr", "tcp dport", "udp sport @s", "vmap { 22 : accept, 80 : jump web }", "accept", "drop", "meta l4proto", "-A INPUT", "*filter", ":INPUT ACCEPT [0:0]",
        "--dport", "-m multiport --dports", "! ", "-j ", "--comment \"", "COMMIT", "Status: active", "ALLOW IN", "Anywhere", "(v6)", " on eth0", "  ports: ", "  services: ", "  rich rules: ",
        "rule family=\"ipv4\" port port=\"", "port=80:proto=tcp:toport=8080:toaddr=", "Host: 10.0.0.1 (a)\tPorts: ", "22/open/tcp//ssh///, ", "#", "Proto ", "Active Internet connections",
        "<nmaprun>", "<host>", "</host>", "<port protocol=\"tcp\" portid=\"22\">", "<state state=\"open\"/>", "PORT STATE SERVICE\n22/tcp open ", "Nmap scan report for ", "open tcp 80 192.0.2.5 1",
        "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME", "IPv4 1 0t0 TCP *:22->", "NAMES PORTS", "->80/tcp, ", "80/tcp -> ", "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE", "80:30080/TCP,",
        "Rule Name: ", "LocalPort: ", "Protocol: ICMPv4", "----------------------------------------------------------------------", "#Fields: ", " src-port dst-port ", "2026-01-01 00:00:01 DROP TCP ",
        "access-list 101 permit tcp ", "ip access-list extended X", "any ", "host ", " eq ", " range ", " neq ", "object-group X ", "established", "(hitcnt=5)", "remark ", "match-any +", "reflect ",
    ];

    internal static IReadOnlyList<string> Catalog { get; } =
    [
        .. Csv, .. Json, .. Spec, ";", "|", "#", "#TYPE ", "Port", "Protocol", "Approved", "yes", "no", "\u001b[2K", "\u009b", "\u202e", "22/tcp ", "\t0.1\t# ",
    ];

    internal static IReadOnlyList<string> All { get; } = [.. Csv.Concat(Xml).Concat(Html).Concat(Text)];
}
