namespace PortRegistry;

/// <summary>The sentences that say why a text names no ports and what would be right.</summary>
internal static class PortSpecErrors
{
    internal const string Empty = "There is no port; write a port from 0 to 65535, a range such as 5000-5010, a service name or Any.";

    internal static string NotAPort(string text) => $"'{text}' is not a port; ports are whole numbers from 0 to 65535.";

    internal static string Negative(string text)
        => $"'{text}' is below 0; ports are 0 to 65535, -1 alone stands for any port, and the ports up to one are written as :1023.";

    internal static string Negation(string text)
        => $"'{text}' leaves ports out; say which ports are meant, such as :21,23: for all but 22.";

    internal static string Wildcard(string text)
        => $"'{text}' is a wildcard; ports are a number, a range or a whole service name, and * alone is any port.";

    internal static string Reversed(int first, int last) => $"The range ends below its start; write {last}-{first}.";

    internal static string NotARange(string text) => $"'{text}' is not a range; a range has a first and a last port, such as 5000-5010, or one of them, such as 1024: or :1023.";

    internal static string EmptyItem(string text) => $"'{text}' has a list with nothing between two separators; write the items with one comma between them.";

    internal static string Braces(string text) => $"'{text}' has a brace without its partner; write a list as {{80,443}} or 80,443.";

    internal static string ForeignDigit(string text) => $"'{text}' has digits that are not the digits 0 to 9; write the port in those.";

    internal static string UnknownTransport(string text, string transport)
        => $"'{transport}' in '{text}' is not a transport; write tcp, udp, sctp or dccp, such as 443/tcp.";

    internal static string EitherSide(string text)
        => $"'{text}' may belong to the ports before it or after it; write 80/tcp,443/tcp.";

    internal static string NotAMapping(string text)
        => $"'{text}' is not a published port; it is written as 0.0.0.0:8080->80/tcp.";

    internal static string PortOrRange(int port, int protocol)
        => $"'{port}/{protocol}' may be port {port} over IP protocol {protocol}, or the ports from {port} to {protocol}; write {port}/{IpProtocol.NameOf(protocol)} or {port}-{protocol}.";

    internal static string Thousands(string text)
        => $"'{text}' may be one number with a separator of thousands, or a list; write a port without separators, and the items of a list without zeros before them.";

    internal static string Spreadsheet(string text)
        => $"'{text}' is what spreadsheets make of a number or a date, not a port. Format the column as text, and write the ports again.";

    internal static string Address(string text)
        => SpreadsheetText.IsDay(text) ? Spreadsheet(text) : $"'{text}' has an address or a name before the port; write the port alone, such as 443.";

    internal static string Comparison(string text, string word)
        => $"'{text}' has the word '{word}' before the ports, which may leave them out or compare with them; say which ports are meant, such as 443 or :21,23: for all but 22.";

    internal static string ProtocolNumber(string text, string name, int number)
        => $"'{text}' is the protocol {name} with its number, and no port; write {name}, or {number}/{name} for port {number}.";

    internal static string Remark(string text)
        => $"'{text}' has something in parentheses that is neither a name nor a transport; write the ports alone, such as 443/tcp.";

    internal static string OperatorOfName(string text)
        => $"'{text}' compares with a name; write the port's number.";

    internal static string Operator(string text)
        => $"'{text}' names no ports; write eq 443, gt 1023, lt 1024 or range 1024 65535.";

    internal static string NotReadable(string text)
        => SpreadsheetText.IsDay(text) ? Spreadsheet(text) : $"'{text}' is neither a port (0 to 65535), nor a range such as 5000-5010, nor a service name, nor a keyword such as Any.";
}
