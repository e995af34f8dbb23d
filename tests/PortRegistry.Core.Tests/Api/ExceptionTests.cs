using System;
using System.Linq;
using Xunit;

namespace PortRegistry.Tests.Api;

/// <summary>The exceptions of the core are exceptions as others are.</summary>
public sealed class ExceptionTests
{
    public static TheoryData<Type> Types
        => [.. typeof(ServiceRecord).Assembly.GetExportedTypes().Where(typeof(Exception).IsAssignableFrom)];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_exception_has_the_usual_three_constructors_and_always_a_message(Type type)
    {
        var cause = new InvalidOperationException("the cause");
        Assert.EndsWith(".", ((Exception)Activator.CreateInstance(type)!).Message, StringComparison.Ordinal);
        Assert.Contains("a message", ((Exception)Activator.CreateInstance(type, "a message")!).Message, StringComparison.Ordinal);
        var full = (Exception)Activator.CreateInstance(type, "a message", cause)!;
        Assert.Contains("a message", full.Message, StringComparison.Ordinal);
        Assert.Same(cause, full.InnerException);
    }
}
