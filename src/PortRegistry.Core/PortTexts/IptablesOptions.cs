using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The options of iptables, its matches and its targets, and how many values each takes (iptables(8), iptables-extensions(8)).</summary>
internal static class IptablesOptions
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["--protocol"] = "-p",
        ["--proto"] = "-p",
        ["--source"] = "-s",
        ["--src"] = "-s",
        ["--destination"] = "-d",
        ["--dst"] = "-d",
        ["--in-interface"] = "-i",
        ["--out-interface"] = "-o",
        ["--jump"] = "-j",
        ["--goto"] = "-g",
        ["--match"] = "-m",
        ["--append"] = "-A",
        ["--insert"] = "-I",
        ["--replace"] = "-R",
        ["--delete"] = "-D",
        ["--check"] = "-C",
        ["--policy"] = "-P",
        ["--new-chain"] = "-N",
        ["--new"] = "-N",
        ["--flush"] = "-F",
        ["--zero"] = "-Z",
        ["--delete-chain"] = "-X",
        ["--rename-chain"] = "-E",
        ["--list"] = "-L",
        ["--list-rules"] = "-S",
        ["--table"] = "-t",
        ["--wait"] = "-w",
        ["--verbose"] = "-v",
        ["--numeric"] = "-n",
        ["--exact"] = "-x",
        ["--set-counters"] = "-c",
        ["--ipv4"] = "-4",
        ["--ipv6"] = "-6",
        ["--fragment"] = "-f",
        ["--destination-port"] = "--dport",
        ["--source-port"] = "--sport",
        ["--destination-ports"] = "--dports",
        ["--source-ports"] = "--sports",
        ["--port"] = "--ports",
    };

    private static readonly Dictionary<string, int> Matches = TableOf(
        "syn fragment f ahres soft dst-nosupp-opts hbh-nosupp-opts rsource rdest rttl reap rcheck update remove strict next notsupp icase kerneltz contiguous datestop-none "
        + "physdev-is-in physdev-is-out physdev-is-bridged socket-exists transparent nowildcard restore-skmark loose validmark accept-local invert "
        + "limit-iface-in limit-iface-out connlimit-saddr connlimit-daddr hashlimit-rate-match return-nomatch fragres fragfirst fragmore fraglast "
        + "rt-0-res rt-0-not-strict ecn-tcp-cwr ecn-tcp-ece rateest-delta rateest-lt rateest-gt rateest-eq ipvs name-none set-none",
        "tcp-option ahspi ahlen espspi dccp-types dccp-option src-type dst-type cpu ctstate state ctproto ctorigsrc ctorigdst ctreplsrc ctrepldst "
        + "ctorigsrcport ctorigdstport ctreplsrcport ctrepldstport ctstatus ctexpire ctdir connbytes connbytes-dir connbytes-mode connlimit-above connlimit-upto "
        + "connlimit-mask connlabel label comment dscp dscp-class ecn-ip-ect cgroup path cluster-total-nodes cluster-local-node cluster-local-nodemask cluster-hash-seed "
        + "hashlimit hashlimit-above hashlimit-upto hashlimit-burst hashlimit-mode hashlimit-name hashlimit-srcmask hashlimit-dstmask hashlimit-htable-size "
        + "hashlimit-htable-max hashlimit-htable-expire hashlimit-htable-gcinterval hashlimit-rate-interval helper hl-eq hl-lt hl-gt ttl-eq ttl-lt ttl-gt ttl "
        + "src-range dst-range length limit limit-burst mac-source mark mss mh-type nfacct-name object-pinned bytecode genre log osf uid-owner gid-owner "
        + "physdev-in physdev-out pkt-type dir pol reqid spi proto mode tunnel-src tunnel-dst quota rateest rateest1 rateest2 rateest-bps rateest-pps "
        + "rateest-bps1 rateest-bps2 rateest-pps1 rateest-pps2 realm seconds hitcount mask name rt-type rt-segsleft rt-len rt-0-addrs "
        + "every packet probability algo from string hex-string src-group dst-group dst-len dst-opts hbh-len hbh-opts fragid fraglen header "
        + "timestart timestop monthdays weekdays datestart datestop tos u32 vproto vaddr vport vdir vmethod vportctl src-cc dst-cc source-country destination-country "
        + "bytes-eq bytes-lt bytes-gt packets-eq packets-lt packets-gt src-pfx dst-pfx suppl-groups lower-up ipv4options any flags layres7 l7proto l7dir",
        "tcp-flags match-set chunk-types");

    // Options without a value, of targets that are not only a name.
    private static readonly Dictionary<string, int> TargetOptions = TableOf(
        "random random-fully persistent notrack log-tcp-sequence log-tcp-options log-ip-options log-uid log-macdecode clamp-mss-to-pmtu checksum-fill "
        + "queue-bypass queue-cpu-fanout save-mark restore-mark save restore exist ecn-tcp-remove led-always-blink new sack-perm timestamp ecn nodst",
        "reject-with to-destination to-source to-ports to set-mark set-xmark and-mark or-mark xor-mark ctmask nfmask log-level log-prefix nflog-group nflog-prefix "
        + "nflog-range nflog-size nflog-threshold ulog-nlgroup ulog-prefix ulog-cprange ulog-qthreshold queue-num queue-balance on-port on-ip tproxy-mark set-class set-dscp "
        + "set-dscp-class set-tos and-tos or-tos xor-tos set-mss ttl-set ttl-dec ttl-inc hl-set hl-dec hl-inc gateway oif timeout zone zone-orig zone-reply ctevents expevents "
        + "selctx type rateest-name rateest-interval rateest-ewmalog strip-options mss wscale hashmode clustermac total-nodes local-node hash-init led-trigger-id led-delay "
        + "hmark-tuple hmark-mod hmark-offset hmark-rnd hmark-src-prefix hmark-dst-prefix hmark-sport-mask hmark-dport-mask hmark-spi-mask hmark-proto-mask "
        + "to-dest nat-to helper",
        "add-set del-set map-set");

    /// <summary>The number of values of an option of a match; -1 if it is unknown.</summary>
    internal static int OfMatch(string option) => Find(Matches, option);

    /// <summary>The number of values of an option of a target; -1 if it is unknown.</summary>
    internal static int OfTarget(string option) => Find(TargetOptions, option);

    /// <summary>The long name of an option of iptables itself, which may be abbreviated: <c>--dport</c> and <c>--in-interface</c>.</summary>
    internal static string CanonicalName(string option) => Names.TryGetValue(option, out string? name) ? name : option;

    private static int Find(Dictionary<string, int> options, string option) => options.TryGetValue(option, out int count) ? count : -1;

    private static Dictionary<string, int> TableOf(params string[] names)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int count = 0; count < names.Length; count++)
        {
            foreach (string name in names[count].Split(' '))
            {
                table[(name.Length == 1 ? "-" : "--") + name] = count;
            }
        }

        return table;
    }
}
