using System;
using System.Collections.Generic;
using System.Management.Automation;
using Xunit;

namespace PortRegistry.Engine.Tests;

/// <summary>The base of tests of the module: a fresh session for each test, with the built module imported.</summary>
public abstract class ModuleTests : IDisposable
{
    protected ModuleTests()
    {
        Session = new ShellSession().ImportModule();
    }

    protected ShellSession Session { get; }

    public void Dispose()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a script that is to give output and no error.</summary>
    protected IReadOnlyList<PSObject> Output(string script)
    {
        ShellResult result = Session.Run(script);
        Assert.Empty(result.Errors);
        return result.Output;
    }

    /// <summary>Runs a script that is to give one value and no error.</summary>
    protected T Value<T>(string script) => Assert.IsType<T>(Assert.Single(Output(script)).BaseObject);

    /// <summary>Runs a script that is to give one error, terminating or not.</summary>
    protected ErrorRecord Error(string script) => Assert.Single(Session.Run(script).Errors);
}
