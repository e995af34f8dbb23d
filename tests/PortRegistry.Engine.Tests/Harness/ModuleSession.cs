using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PortRegistry.Engine.Tests;

/// <summary>A session with the built module, as a user has it.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly ShellSession session = new ShellSession().ImportModule();

    public ShellResult Run(string script) => session.Run(script);

    public void SetVariable(string name, object? value) => session.SetVariable(name, value);

    public string Text(string script, int width = 100) => session.RunText(script, width);

    public CommandCompletion Complete(string input) => session.Complete(input, input.Length);

    /// <summary>The output of a script that must not report an error.</summary>
    public IReadOnlyList<PSObject> Output(string script)
    {
        ShellResult result = session.Run(script);
        Assert(result.Errors.Count == 0, string.Join(Environment.NewLine, result.Errors));
        return result.Output;
    }

    /// <summary>What the output objects say of themselves.</summary>
    public string[] Labels(string script) => Output(script).Select(item => item.ToString()).ToArray();

    /// <summary>A property of each output object, as text; empty for null.</summary>
    public string[] Values(string script, string property)
        => Output(script).Select(item => item.Properties[property].Value?.ToString() ?? string.Empty).ToArray();

    public void Dispose() => session.Dispose();

    private static void Assert(bool condition, string message) => Xunit.Assert.True(condition, message);
}
