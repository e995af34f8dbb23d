using System;
using System.Collections.Generic;
using System.Globalization;

namespace PortRegistry.Formats;

/// <summary>Character references: numeric ones, and the named ones of HTML 4 that a page in English has.</summary>
internal static class HtmlEntities
{
    private const int MaxLength = 12;

    // Latin-1 from U+00A0 on, in order (HTML 4.01 section 24.2.1).
    private const string Latin1 =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot "
        + "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
        + "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
        + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
        + "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static readonly Dictionary<string, string> Named = MakeNamed();

    /// <summary>Decodes a character reference.</summary>
    /// <param name="page">The page.</param>
    /// <param name="at">Where the ampersand stands.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="decoded">The characters it stands for.</param>
    /// <param name="length">How long the reference is.</param>
    /// <returns>False where it is none: then the ampersand is one.</returns>
    internal static bool TryDecode(string page, int at, int end, out string decoded, out int length)
    {
        decoded = string.Empty;
        int semicolon = page.IndexOf(';', at, Math.Min(end - at, MaxLength));
        length = semicolon - at + 1;
        if (semicolon < 0)
        {
            return false;
        }

        string name = page.Substring(at + 1, semicolon - at - 1);
        if (name.Length > 1 && name[0] == '#')
        {
            return TryDecodeNumber(name, out decoded);
        }

        if (!Named.TryGetValue(name, out string? value))
        {
            return false;
        }

        decoded = value;
        return true;
    }

    private static bool TryDecodeNumber(string name, out string decoded)
    {
        bool isHex = name[1] is 'x' or 'X';
        bool isNumber = isHex
            ? int.TryParse(name.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            : int.TryParse(name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out code);
        bool isCharacter = code is >= 0x20 and < 0x7F or '\t' or '\n' or '\r' or '\f' or >= 0xA0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF;
        decoded = isNumber && isCharacter ? char.ConvertFromUtf32(code) : "\uFFFD";
        return isNumber;
    }

    private static Dictionary<string, string> MakeNamed()
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["amp"] = "&",
            ["lt"] = "<",
            ["gt"] = ">",
            ["quot"] = "\"",
            ["apos"] = "'",
            ["Scaron"] = "\u0160",
            ["scaron"] = "\u0161",
            ["ndash"] = "\u2013",
            ["mdash"] = "\u2014",
            ["lsquo"] = "\u2018",
            ["rsquo"] = "\u2019",
            ["ldquo"] = "\u201C",
            ["rdquo"] = "\u201D",
            ["bull"] = "\u2022",
            ["hellip"] = "\u2026",
            ["euro"] = "\u20AC",
            ["trade"] = "\u2122",
            ["part"] = "\u2202",
            ["radic"] = "\u221A",
        };
        string[] latin1 = Latin1.Split(' ');
        for (int i = 0; i < latin1.Length; i++)
        {
            named.Add(latin1[i], ((char)(0xA0 + i)).ToString());
        }

        return named;
    }
}
