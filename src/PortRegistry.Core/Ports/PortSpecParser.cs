using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>Reads a <see cref="PortSpec"/> from left to right, once; the grammar is in about_PortRegistry_PortSpec.</summary>
internal struct PortSpecParser
{
    private readonly string text;
    private PortSpecScanner scanner;
    private int carriers;
    private bool firstCarries;
    private bool lastCarries;
    private bool onlyPorts;
    private bool hasSuffix;

    private PortSpecParser(string text, int start, int end)
    {
        this.text = text;
        scanner = new PortSpecScanner(text, start, end);
        carriers = 0;
        firstCarries = false;
        lastCarries = false;
        onlyPorts = true;
        hasSuffix = false;
    }

    internal static PortSpec Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Invalid(text ?? string.Empty, PortSpecErrors.Empty);
        }

        if (PortSpecScanner.TryReadPlainPort(text!, out int port))
        {
            return new PortSpec(PortSpecKind.Range, new PortRange(port), null, TransportSpec.Any, text);
        }

        int start = 0;
        int end = text!.Length;
        while (char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        PortSpec read = text[start] == '{'
            ? ReadBraces(text, start, end)
            : new PortSpecParser(text, start, end).ReadItems(null);

        // "443.0" is what programs write where a number may have decimals.
        return read.Kind == PortSpecKind.Invalid && text.Length > 2 && text.EndsWith(".0", StringComparison.Ordinal) && PortSpecScanner.TryReadPlainPort(text.Substring(0, text.Length - 2), out port)
            ? new PortSpec(PortSpecKind.Range, new PortRange(port), null, TransportSpec.Any, text)
            : read;
    }

    private static PortSpec Invalid(string text, string error) => new(PortSpecKind.Invalid, default, error, TransportSpec.Any, text);

    // "{ 80, 443 }", and "{80,443}/tcp", whose transport applies to every item without one.
    private static PortSpec ReadBraces(string text, int start, int end)
    {
        int close = text.IndexOf('}', start);
        if (close < 0)
        {
            return Invalid(text, PortSpecErrors.Braces(text));
        }

        TransportSpec? transport = null;
        if (close + 1 < end)
        {
            var after = new PortSpecScanner(text, close + 1, end);
            if (!after.TryReadSuffix(out transport) || !after.AtEnd)
            {
                return Invalid(text, after.Error ?? PortSpecErrors.Braces(text));
            }
        }

        return new PortSpecParser(text, start + 1, close).ReadItems(transport);
    }

    private PortSpec ReadItems(TransportSpec? transportOfAll)
    {
        List<PortSpec>? items = null;
        PortSpec? only = null;
        while (true)
        {
            scanner.SkipSpace();
            if (scanner.AtEnd || scanner.AtSeparator)
            {
                return Invalid(text, only is null && scanner.AtEnd ? PortSpecErrors.Empty : PortSpecErrors.EmptyItem(text));
            }

            if (!TryReadItem(only is null, out PortSpec item))
            {
                return item;
            }

            // Docker lists a port once for each version of IP.
            if (only is null)
            {
                only = item;
            }
            else if (!scanner.IsMapping || !item.Equals(only))
            {
                items ??= new List<PortSpec> { only };
                items.Add(item);
            }

            scanner.SkipSpace();
            if (scanner.AtEnd)
            {
                break;
            }

            if (scanner.AtSeparator)
            {
                scanner.Skip();
            }
        }

        if (items is null)
        {
            return WithDefault(only, transportOfAll).WrittenAs(text);
        }

        // "80,443/tcp" and "tcp:80,443": only ports, with one transport at the end or at the start.
        if (transportOfAll is null && carriers == 1 && onlyPorts && (firstCarries || lastCarries))
        {
            transportOfAll = (firstCarries ? only : items[items.Count - 1]).Transport;
        }

        // "TCP 80, 443; UDP 53": each transport applies up to the next.
        bool isRunning = carriers > 1 && onlyPorts && firstCarries && !hasSuffix;
        for (int i = 0; i < items.Count; i++)
        {
            bool carries = items[i].Transport.Kind != TransportSpecKind.Any;
            transportOfAll = isRunning && carries ? items[i].Transport : transportOfAll;
            items[i] = WithDefault(items[i], transportOfAll);
        }

        return new PortSpec(PortSpecKind.List, default, items.ToArray(), TransportSpec.Any, text);
    }

    private static PortSpec WithDefault(PortSpec item, TransportSpec? transport)
        => transport is not null && item.Transport.Kind == TransportSpecKind.Any ? item.With(transport) : item;

    private bool TryReadItem(bool isFirst, out PortSpec item)
    {
        scanner.SkipPortWord();
        int start = scanner.Position;
        if (!isFirst && scanner.ContinuesThousands())
        {
            item = Invalid(text, PortSpecErrors.Thousands(text));
            return false;
        }

        if (!TryReadValue(out PortSpecValue value, out TransportSpec? prefix, out TransportSpec? suffix))
        {
            item = Invalid(text, scanner.Error ?? PortSpecErrors.NotReadable(scanner.WordAt(start)));
            return false;
        }

        TransportSpec? written = prefix ?? suffix;
        lastCarries = suffix is not null;
        hasSuffix |= lastCarries;
        if (written is not null)
        {
            carriers++;
            firstCarries |= isFirst && prefix is not null;
        }

        onlyPorts &= value.IsPorts;
        string? error = value.TryMake(written ?? TransportSpec.Any, text, start, scanner.Position, out item);
        if (error is not null)
        {
            item = Invalid(text, error);
        }

        return error is null;
    }

    private bool TryReadValue(out PortSpecValue value, out TransportSpec? prefix, out TransportSpec? suffix)
    {
        prefix = null;
        if (scanner.TryReadNamed(out value, out suffix))
        {
            return scanner.AtBoundary;
        }

        if (scanner.Error is not null)
        {
            return false;
        }

        prefix = scanner.ReadPrefix();
        if (prefix is not null && scanner.AtPrefix)
        {
            return false;
        }

        if (!scanner.TryReadMapping(out value) && (scanner.Error is not null || !scanner.TryReadValue(out value)))
        {
            return false;
        }

        if ((prefix is null && !scanner.TryReadSuffix(out suffix)) || !scanner.TryReadRemark(out TransportSpec? remarked))
        {
            return false;
        }

        suffix ??= prefix is null ? remarked : null;
        return scanner.AtBoundary;
    }
}
