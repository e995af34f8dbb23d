using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using PortRegistry.Shell.Interactive;

namespace PortRegistry.Shell.Hosting;

/// <summary>Asks what the session wants to know: a choice, missing parameters, a credential.</summary>
internal sealed class Questioner(ITerminal terminal)
{
    /// <summary>Reads an answer.</summary>
    /// <param name="question">What is asked, on the line of the answer.</param>
    /// <exception cref="PipelineStoppedException">Ctrl+C was the answer.</exception>
    /// <exception cref="PromptingException">The input ended.</exception>
    public string ReadAnswer(string question)
    {
        string? answer;
        if (terminal.IsInteractive)
        {
            answer = new LineEditor(terminal).Read(question, out string input) switch
            {
                InputEnd.Accepted => input,
                InputEnd.Abandoned => throw new PipelineStoppedException(),
                _ => null,
            };
        }
        else
        {
            terminal.Write(question);
            answer = terminal.ReadLine();
        }

        return answer ?? throw new PromptingException("The input ended where an answer was expected.");
    }

    /// <summary>Reads an answer without showing it.</summary>
    /// <inheritdoc cref="ReadAnswer"/>
    public SecureString ReadSecret(string question)
    {
        var secret = new SecureString();
        if (!terminal.IsInteractive)
        {
            foreach (char character in ReadAnswer(question))
            {
                secret.AppendChar(character);
            }

            return secret;
        }

        terminal.Write(question);
        for (ConsoleKeyInfo key = terminal.ReadKey(); key.Key != ConsoleKey.Enter; key = terminal.ReadKey())
        {
            if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
            {
                throw new PipelineStoppedException();
            }

            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        terminal.Write(Environment.NewLine);
        return secret;
    }

    public int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteHeading(caption, message);
        List<(string Key, string Label, string Help)> options = [.. choices.Select(Describe)];
        string question = string.Join("  ", options.Select(option => $"[{option.Key}] {option.Label}")) + "  [?] Help"
            + (defaultChoice >= 0 ? $" (default is \"{options[defaultChoice].Key}\"): " : ": ");
        while (true)
        {
            string answer = ReadAnswer(question).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == "?")
            {
                terminal.Write(string.Concat(options.Select(option => $"{option.Key} - {option.Help}{Environment.NewLine}")));
                continue;
            }

            int chosen = options.FindIndex(option => Same(option.Key, answer) || Same(option.Label, answer));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    public Dictionary<string, PSObject> AskFields(string caption, string message, Collection<FieldDescription> fields)
    {
        WriteHeading(caption, message);
        return fields.ToDictionary(field => field.Name, field => new PSObject(AskField(field)));
    }

    public PSCredential AskCredential(string caption, string message, string? userName)
    {
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            userName = ReadAnswer("User: ");
        }

        return new PSCredential(userName, ReadSecret($"Password for user {userName}: "));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // A label marks its key with an ampersand: "Yes to &All" is chosen with A.
    private static (string Key, string Label, string Help) Describe(ChoiceDescription choice)
    {
        int mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        string label = mark < 0 ? choice.Label : choice.Label.Remove(mark, 1);
        string key = mark < 0 || mark == label.Length ? label : label[mark].ToString().ToUpperInvariant();
        return (key, label, choice.HelpMessage);
    }

    private object AskField(FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(SecureString))
        {
            return ReadSecret(field.Name + ": ");
        }

        if (type == typeof(PSCredential))
        {
            return AskCredential("", field.Name, null);
        }

        // As in pwsh, a list is asked for item by item until an empty answer.
        if (type.IsArray)
        {
            var items = new List<string>();
            while (true)
            {
                string item = ReadAnswer(string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{items.Count}]: "));
                if (item.Length == 0)
                {
                    return items.ToArray();
                }

                items.Add(item);
            }
        }

        return ReadAnswer(field.Name + ": ");
    }

    private void WriteHeading(string caption, string message)
    {
        terminal.Write(Environment.NewLine);
        foreach (string line in new[] { caption, message })
        {
            if (!string.IsNullOrEmpty(line))
            {
                terminal.Write(line + Environment.NewLine);
            }
        }
    }
}
