using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Data;
using System.Dynamic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text;
using System.Xml;

namespace PortRegistry.Engine.Tests.Fuzz;

/// <summary>An object of a random shape, made of what exports have and of what nobody would write, and how it was made.</summary>
internal sealed class RandomObject
{
    private const int MaxDepth = 5;

    private static readonly string[] Names =
    [
        "Port", "Ports", "LocalPort", "LocalPorts", "RemotePort", "DestinationPort", "DestinationPortRange", "DestinationPortRanges", "SourcePort", "SourcePortRange", "dpt", "spt",
        "FromPort", "ToPort", "from", "to", "start", "end", "min", "max", "PortRangeMin", "PortRangeMax", "TcpPort", "UdpPorts", "PortId", "PublishedPort", "LocalEndPoint", "RemoteEndPoint",
        "Protocol", "Transport", "ipProtocol", "Type", "Service", "ServiceName", "Direction", "isEgress", "Action", "Access", "State", "Status", "Role", "Condition", "Condition",
        "destination", "source", "local", "remote", "properties", "spec", "rule", "connection", "tcpOptions", "denied", "allowed", "Iana", "IanaServiceName", "IpPermissions", "value", "Count",
        "Name", "chain", "Time", "bytes", "port_negate", "PSComputerName", "Length", "Keys", "Item", "", " ", "port\u001b[2K", "P\u00f6rt", "a.b", "#text",
    ];

    private static readonly string[] Texts =
    [
        "22", "443/tcp", "80,443", "5000-5010", "1024:", "Any", "*", "https", "ssh", "no-such-service", "0", "65535", "65536", "-1", "", " ", "-", "N/A", "22/23", "-1/-1", "0-65535", "{22, 80}",
        "RPC-EPMap", "tcp", "UDP", "6", "17", "icmp", "icmp/8", "gre", "all", "In", "Outbound", "1", "2", "Allow", "deny", "drop", "Listen", "ESTABLISHED", "Rule", "true", "False", "127.0.0.1:443",
        "[::1]:53", "192.0.2.1", "10.0.0.0/8", "service-http", "any/tcp", "general/tcp", "\u001b[2K\u202e", "\0", "\ud800", "٢٢", "22\r\n80", "@{Port=22}", "System.Object[]", "1e3", "0x16", "22.0",
    ];

    private readonly Random random;
    private readonly StringBuilder script = new();

    internal RandomObject(int seed)
    {
        random = new Random(seed);
        Value = random.Next(60) == 0 ? Huge() : Bag(0);
    }

    internal object? Value { get; }

    /// <summary>Whether a copy of it has what it has.</summary>
    internal bool CanBeCopied { get; private set; } = true;

    public override string ToString() => script.ToString();

    private T Said<T>(string text, T value)
    {
        script.Append(text);
        return value;
    }

    private string Name() => Names[random.Next(Names.Length)];

    private object? Any(int depth)
        => depth >= MaxDepth || random.Next(5) < 3 ? Scalar() : random.Next(8) == 0 ? Odd(depth) : random.Next(2) == 0 ? Bag(depth + 1) : List(depth + 1);

    private object? Scalar()
    {
        object? value = random.Next(24) switch
        {
            < 10 => Texts[random.Next(Texts.Length)],
            < 13 => Port(),
            13 => (long)Port(),
            14 => (double)Port() + (random.Next(3) == 0 ? 0.5 : 0),
            15 => Pick<object?>(double.NaN, double.PositiveInfinity, float.MaxValue, decimal.MaxValue, ulong.MaxValue, long.MinValue, BigInteger.Pow(10, 30), (decimal)Port(), (ushort)443, (byte)22, (sbyte)-1, 'x', '7'),
            16 => Pick<object?>(null, DBNull.Value, PSObjectOf(null), string.Empty),
            17 => random.Next(2) == 0,
            18 => Pick<object?>(ProtocolType.Tcp, ProtocolType.Icmp, DayOfWeek.Friday, (ProtocolType)99, AddressFamily.InterNetwork),
            19 => Pick<object?>(new DateTime(2026, 2, 13), DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(22), new Guid(1, 2, 3, new byte[8])),
            20 => Pick<object?>(new Version(22, 0), new Uri("tcp://192.0.2.1:22"), IPAddress.Loopback, new IPEndPoint(IPAddress.Loopback, 22), new StringBuilder("22"), new DnsEndPoint("a.example", 22)),
            21 => Pick<object?>(typeof(int), ScriptBlock.Create("22"), new SwitchParameter(true), CultureInfo.InvariantCulture, new PSCredential("a", new System.Security.SecureString())),
            22 => PSObjectOf(Texts[random.Next(Texts.Length)]),
            _ => PSObjectOf(Port()),
        };
        script.Append(value switch
        {
            null => "$null",
            string text => "'" + text + "'",
            _ => $"[{value.GetType().Name}]{Convert.ToString(value, CultureInfo.InvariantCulture)}",
        });
        return value;
    }

    private int Port() => random.Next(4) == 0 ? Pick(0, 1, -1, 65535, 65536, int.MaxValue, int.MinValue) : Pick(22, 80, 443, 53, 636, 3389, 49152, random.Next(65536));

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private static PSObject PSObjectOf(object? value) => value is null ? new PSObject() : new PSObject(value);

    private object? Bag(int depth)
    {
        int kind = random.Next(14);
        if (kind >= 9 && depth == 0 && random.Next(3) > 0)
        {
            kind = 0;
        }

        switch (kind)
        {
            case <= 3:
                return Custom(depth);
            case <= 5:
                return Filled("@{", new Hashtable(), depth);
            case 6:
                return Filled("[ordered]@{", new OrderedDictionary(), depth);
            case 7:
                return Filled("[Dictionary]@{", new Dictionary<string, object?>(), depth);
            case 8:
                return Xml();
            case 9:
                return Row();
            case 10:
                script.Append("[Endpoint]");
                return new HostileTypes.Endpoint(Any(depth + 1), Any(depth + 1));
            case 11:
                return List(depth);
            case 12:
                return Odd(depth);
            default:
                return Scalar();
        }
    }

    private PSObject Custom(int depth)
    {
        var bag = new PSObject();
        script.Append("[pscustomobject]@{ ");
        for (int count = random.Next(7); count >= 0; count--)
        {
            string name = Name();
            if (name.Length == 0 || bag.Properties[name] is not null)
            {
                continue;
            }

            script.Append(name).Append(" = ");
            bag.Properties.Add(random.Next(30) switch
            {
                0 => Script(name),
                1 => new PSAliasProperty(name, Said("alias of ", Name()) is { Length: > 0 } other ? other : name),
                2 => new PSNoteProperty(name, Said("itself", bag)),
                3 => new PSVariableProperty(new PSVariable(name.Length > 0 ? name : "x", Scalar())),
                _ => new PSNoteProperty(name, Any(depth)),
            });
            script.Append("; ");
        }

        if (random.Next(12) == 0)
        {
            bag.TypeNames.Insert(0, Said("type ", Pick("PortRegistry.PortUse", "Deserialized.PortRegistry.PortUse", "PortRegistry.PortResolution", "MSFT_NetTCPConnection", "Deserialized.Microsoft.Management.Infrastructure.CimInstance#root/standardcimv2/MSFT_NetUDPEndpoint", "System.Int32", "PortRegistry.PortUse#Iana", "X", "\u001b[2K")));
        }

        script.Append('}');
        return bag;
    }

    private PSScriptProperty Script(string name)
    {
        string text = Pick("22", "$this.Other", "throw 'no'", "break", "continue", "return", "Write-Error no; 443", ", @(22, 80)", "exit 3");
        script.Append('{').Append(text).Append('}');

        // A copy may lack the value of a script.
        CanBeCopied = false;
        return new PSScriptProperty(name, ScriptBlock.Create(text));
    }

    private IDictionary Filled(string begin, IDictionary bag, int depth)
    {
        script.Append(begin).Append(' ');
        for (int count = random.Next(6); count >= 0; count--)
        {
            object key = bag is Dictionary<string, object?> || random.Next(20) > 0 ? Name() : Pick<object>(22, 443L, true, new object(), Guid.Empty, DayOfWeek.Friday, HostileTypes.Throwing(random));
            if (bag is Hashtable && key is not (string or ValueType))
            {
                // A key that throws when it is compared cannot be a key.
                key = key.GetType().Name == "ThrowingGetter" ? "k" : key;
            }

            script.Append(key is string text ? text : key.GetType().Name).Append(" = ");
            try
            {
                bag[key] = random.Next(40) == 0 ? Said("itself", bag) : Any(depth);
            }
            catch (NotSupportedException)
            {
                bag["k"] = 22;
            }

            script.Append("; ");
        }

        script.Append('}');
        return bag;
    }

    private object List(int depth)
    {
        var items = new List<object?>();
        script.Append("@(");
        for (int count = random.Next(5); count > 0; count--)
        {
            items.Add(Any(depth));
            script.Append(", ");
        }

        script.Append(')');
        switch (random.Next(10))
        {
            case 0:
                return Said("[HashSet]", new HashSet<string>(items.OfType<string>()));
            case 1:
                return Said("[Queue]", new Queue(items));
            case 2:
                return Said("[int[]]", items.OfType<int>().ToArray());
            case 3:
                return Said("[lazy]", items.Where(item => item is not null));
            case 4:
                items.Add(items);
                return Said("with itself", items);
            case 5:
                return Said("[int[,]]", new int[2, 2] { { 22, 80 }, { 443, random.Next(65536) } });
            case 6:
                return Said("[ArrayList]", new ArrayList(items));
            default:
                return items.ToArray();
        }
    }

    private object Odd(int depth)
    {
        switch (random.Next(8))
        {
            case 0:
                CanBeCopied = false;
                script.Append("endless ");
                return HostileTypes.Endless(Scalar());
            case 1:
                IDictionary<string, object?> dynamic = new ExpandoObject();
                script.Append("[ExpandoObject]");
                dynamic[Name()] = Any(depth + 1);
                return dynamic;
            case 2:
                return Said("[NameValueCollection]", new NameValueCollection { { Name(), Texts[random.Next(Texts.Length)] } });
            case 3:
                script.Append("[entry]");
                return new DictionaryEntry(Name(), Any(depth + 1));
            case 4:
                script.Append("[pair]");
                return new KeyValuePair<string, object?>(Name(), Any(depth + 1));
            case 5:
                script.Append("[tuple]");
                return (Any(depth + 1), Any(depth + 1));
            default:
                object throwing = HostileTypes.Throwing(random);
                return Said($"[{throwing.GetType().Name}]", throwing);
        }
    }

    private object Xml()
    {
        var document = new XmlDocument();
        XmlElement element = document.CreateElement(Pick("port", "rule", "LocalPort", "a"));
        document.AppendChild(element);
        for (int count = random.Next(5); count > 0; count--)
        {
            string name = Pick("port", "ports", "Protocol", "LocalPort", "destination", "state", "service", "a");
            string value = Pick("22", "443", "tcp", "", "open", "https", "Any");
            if (random.Next(2) == 0)
            {
                element.SetAttribute(name, value);
            }
            else
            {
                XmlElement inner = document.CreateElement(name);
                inner.InnerText = value;
                inner.SetAttribute(Pick("portid", "from", "state"), value);
                element.AppendChild(inner);
            }
        }

        script.Append("[xml]").Append(document.OuterXml);
        return random.Next(3) == 0 ? document : element;
    }

    private object Row()
    {
        var table = new DataTable("t") { Locale = CultureInfo.InvariantCulture };
        string[] names = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Pick("Port", "LocalPort", "Protocol", "Direction", "Action", "ToPort", "FromPort", "Name")).Distinct().ToArray();
        script.Append("[row]@{ ");
        foreach (string name in names)
        {
            table.Columns.Add(name, typeof(object));
        }

        object?[] cells = names.Select(name =>
        {
            script.Append(name).Append(" = ");
            object? cell = Scalar();
            script.Append("; ");
            return cell;
        }).ToArray();
        script.Append('}');
        table.Rows.Add(cells);
        return random.Next(2) == 0 ? table.Rows[0] : table.DefaultView[0];
    }

    private object Huge()
    {
        string name = Name() is { Length: > 0 } some ? some : "Port";
        switch (random.Next(6))
        {
            case 0:
                return Said($"{name}: a long text", new Hashtable { [name] = string.Concat(Enumerable.Repeat(Pick("x", "22,", " ", "-", "[", "1/", "{", "a b"), 100_000)) });
            case 1:
                return Said("a long name", new Hashtable { [string.Concat(Enumerable.Repeat(Pick("Port", "x", ".", " "), 100_000))] = 22 });
            case 2:
                return Said($"{name}: many ports", new Hashtable { [name] = Enumerable.Range(0, 60_000).Cast<object>().ToArray() });
            case 3:
                var many = new PSObject();
                for (int i = 0; i < 2_000; i++)
                {
                    many.Properties.Add(new PSNoteProperty("p" + i, i), true);
                }

                return Said("many properties", many);
            case 4:
                object deep = 22;
                for (int i = 0; i < 5_000; i++)
                {
                    deep = i % 2 == 0 ? new object[] { deep } : new Hashtable { [name] = deep };
                }

                CanBeCopied = false;
                return Said($"{name}: deep", deep);
            default:
                return Said($"{name}: wide and deep", Wide(name, 0));
        }
    }

    // Ten in each of ten.
    private static Hashtable Wide(string name, int depth)
        => new() { [name] = Enumerable.Range(0, 10).Select(i => depth == 4 ? (object)i : Wide(name, depth + 1)).ToArray() };
}
