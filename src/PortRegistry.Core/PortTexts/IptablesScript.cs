using System;
using System.Collections.Generic;

namespace PortRegistry;

/// <summary>The shell syntax around iptables commands in a script.</summary>
internal static class IptablesScript
{
    // These do not affect packets.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "echo", "printf", "set", "exit", "modprobe", "/sbin/modprobe", "sysctl", "export", "sleep", "true", "cd", "cat", "service", "systemctl", "netfilter-persistent",
        "iptables-save", "ip6tables-save", "/sbin/iptables-save", "apt-get", "apt", "yum", "dnf", "logger", "return", ":", "/etc/init.d/iptables", "mkdir", "touch",
    };

    private static readonly HashSet<string> Control = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "elif", "fi", "for", "do", "done", "while", "until", "case", "esac", "function", "{", "}", "[", "[[", "test",
    };

    internal static bool IsCommand(string[] words)
    {
        int at = words.Length > 0 && words[0] == "sudo" ? 1 : 0;
        if (at + 1 >= words.Length || words[at + 1][0] != '-')
        {
            return false;
        }

        string name = words[at].Trim('$', '{', '}', '"');
        return IsProgram(name) || (words[at][0] is '$' or '"' && name.StartsWith("ip", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads an assignment such as <c>IPT=/sbin/iptables</c>. False, with a reason, if the value is unknown.</summary>
    internal static bool TryAssign(string text, Dictionary<string, string> variables, out string? reason)
    {
        reason = null;
        string assignment = text.StartsWith("export ", StringComparison.Ordinal) ? text.Substring(7).TrimStart() : text;
        int equals = assignment.IndexOf('=');
        if (equals <= 0 || !IsName(assignment.Substring(0, equals)))
        {
            return false;
        }

        var words = new List<ShellWord>();
        string? unread = ShellWord.Read(assignment.Substring(equals + 1), true, variables, words);
        string name = assignment.Substring(0, equals);
        variables.Remove(name);
        if (unread is null && words.Count > 1)
        {
            // A command with a variable of its own.
            return false;
        }

        // If the value is unknown, rules that use it report that.
        if (unread is null)
        {
            variables[name] = words.Count == 0 ? string.Empty : words[0].Text;
        }

        return true;
    }

    /// <summary>A program in a variable that the text does not set, such as <c>$IPT -A</c>, is recognized by its name.</summary>
    internal static void NameProgram(string text, Dictionary<string, string> variables)
    {
        string first = text.Split((char[]?)null, 2)[0].Trim('"');
        string name = first.Trim('$', '{', '}');
        if (first.StartsWith("$", StringComparison.Ordinal) && !variables.ContainsKey(name) && name.StartsWith("ip", StringComparison.OrdinalIgnoreCase) && IsName(name))
        {
            variables[name] = name.IndexOf('6') >= 0 ? "ip6tables" : "iptables";
        }
    }

    internal static List<List<ShellWord>> Commands(List<ShellWord> words)
    {
        var commands = new List<List<ShellWord>>();
        var command = new List<ShellWord>();
        bool isFile = false;
        foreach (ShellWord word in words)
        {
            if (word.IsOperator)
            {
                isFile = word.Text[0] is '<' or '>';
                if (!isFile || (command.Count > 0 && command[command.Count - 1].Text is "1" or "2"))
                {
                    command = isFile ? command.GetRange(0, command.Count - 1) : command;
                }

                if (!isFile && command.Count > 0)
                {
                    commands.Add(command);
                    command = new List<ShellWord>();
                }
            }
            else if (isFile)
            {
                isFile = false;
            }
            else
            {
                command.Add(word);
            }
        }

        if (command.Count > 0)
        {
            commands.Add(command);
        }

        return commands;
    }

    /// <summary>The index after the program; 0 if the command is not one of iptables.</summary>
    internal static int AfterProgram(List<ShellWord> command)
    {
        int at = 0;
        while (at < command.Count && (Control.Contains(command[at].Text) || command[at].Text is "sudo" or "exec" or "!"))
        {
            at++;
        }

        return at < command.Count && IsProgram(command[at].Text) ? at + 1 : 0;
    }

    internal static string? WhyNotSkipped(List<ShellWord> command)
        => Harmless.Contains(command[0].Text) ? null
            : Control.Contains(command[0].Text) ? "the shell decides by it which of the commands are run"
            : $"'{command[0].Text}' is no command of iptables";

    internal static string TableOf(List<ShellWord> command, int start)
    {
        for (int i = start; i + 1 < command.Count; i++)
        {
            if (command[i].IsOption && command[i].Text is "-t" or "--table")
            {
                return command[i + 1].Text;
            }
        }

        return "filter";
    }

    private static bool IsProgram(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        return name is "iptables" or "ip6tables" or "iptables-legacy" or "ip6tables-legacy" or "iptables-nft" or "ip6tables-nft";
    }

    private static bool IsName(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0 && !char.IsDigit(text[0]);
    }
}
