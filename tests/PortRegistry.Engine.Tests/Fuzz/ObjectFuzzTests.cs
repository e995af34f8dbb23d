using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;

namespace PortRegistry.Engine.Tests.Fuzz;

/// <summary>
/// Objects of random shapes: each has an answer or an error of the module, and its copy from Export-Clixml has the same answer
/// or an error. <c>PORTREGISTRY_FUZZ_MINUTES</c> and <c>PORTREGISTRY_FUZZ_SEED</c> apply as in the other fuzz tests.
/// </summary>
public sealed class ObjectFuzzTests : IDisposable
{
    // The slowest takes a second; the rest is for a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private const int MaxFailures = 10;
    private const int DefaultSeed = 1;

    private static readonly string[] Commands =
    [
        "Resolve-IanaPort", "Resolve-IanaPort", "Resolve-IanaPort", "Resolve-IanaPort -AsColumn", "Resolve-IanaPort -Side Remote", "Resolve-IanaPort -Side Local -Transport tcp",
        "Resolve-IanaPort -PortProperty Port, LocalPort, destination.port", "Resolve-IanaPort -PortProperty FromPort..ToPort, Port+Ports -TransportProperty Protocol",
    ];

    private readonly ShellSession session = new ShellSession().ImportModule();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task Each_object_is_answered_or_is_an_error_and_its_copy_is_answered_alike()
    {
        double? seedAsked = Number("PORTREGISTRY_FUZZ_SEED");
        int seed = seedAsked is double asked ? (int)asked : DefaultSeed;
        TimeSpan? length = Number("PORTREGISTRY_FUZZ_MINUTES") is double minutes ? TimeSpan.FromMinutes(minutes) : null;
        var time = Stopwatch.StartNew();
        int count = 0;
        int answered = 0;
        int copied = 0;
        var failures = new List<string>();
        for (; failures.Count < MaxFailures && (length is null ? count < 200 : time.Elapsed < length); count++)
        {
            try
            {
                (bool isAnswered, bool isCopied) = await Try(count, seed);
                answered += isAnswered ? 1 : 0;
                copied += isCopied ? 1 : 0;
            }
            catch (XunitException failure)
            {
                failures.Add(failure.Message);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"objects: seed {seed}, {count} objects in {time.Elapsed.TotalSeconds:0.0} s, {answered} answered, {copied} copied"));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private async Task<(bool IsAnswered, bool IsCopied)> Try(int count, int seed)
    {
        var input = new RandomObject(HashCode(seed, count));
        string command = Commands[count % Commands.Length];
        string told = $"PORTREGISTRY_FUZZ_SEED={seed}, object {count}, {command}: {input}";
        Answer first = await Ask(input.Value, command, told);
        await Ask(input.Value, count % 2 == 0 ? "Get-IanaPort" : "Import-PortCatalog", told);
        if (first.HasError || !input.CanBeCopied || Copy(input.Value, 1 + (count % 4)) is not (true, var copy))
        {
            return (!first.HasError, false);
        }

        Answer second = await Ask(copy, command, told);
        Assert.True(second.HasError || first.Text == second.Text, $"{told}\nis answered {first.Text}, and its copy {second.Text}");
        return (true, true);
    }

    private static double? Number(string variable)
        => double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static int HashCode(int seed, int count) => unchecked((seed * 486_187_739) + count);

    // An object has one answer, a list one for each item that is not null.
    private async Task<Answer> Ask(object? input, string command, string told)
    {
        session.SetVariable("object", input);
        Task<ShellResult> running = Task.Run(() => session.Run($", $object | {command}"));
        if (await Task.WhenAny(running, Task.Delay(Hang, TestContext.Current.CancellationToken)) != running)
        {
            // A hanging pipeline may not stop either.
            _ = Task.Run(session.Stop, CancellationToken.None);
            throw new TimeoutException($"{told}\ntakes more than {Hang.TotalSeconds} seconds.");
        }

        ShellResult result = await running;
        Assert.True(result.State == PSInvocationState.Completed, $"{told}\nends with {result.State}: {string.Join("; ", result.Errors.Select(error => error.FullyQualifiedErrorId))}");
        foreach (ErrorRecord error in result.Errors)
        {
            // PowerShell itself tells that null is no row and that a text is no path.
            bool isTold = error.Exception.GetType().Name == "RegistryCommandException" || error.Exception is ParameterBindingException or SessionStateException;
            Assert.True(isTold && error.ToString().Length > 0, $"{told}\nis the error {error.FullyQualifiedErrorId}");
        }

        if (!command.StartsWith("Resolve", StringComparison.Ordinal))
        {
            return new Answer(string.Empty, result.Errors.Count > 0);
        }

        List<PSObject> answers = result.Output.Select(output => Assert.IsType<PSObject>(output.Properties["Iana"]?.Value is { } value ? PSObject.AsPSObject(value) : null)).ToList();
        Assert.True(answers.Count > 0 || IsNothing(input), $"{told}\nhas no answer.");
        Assert.True(answers.All(answer => answer.Properties["IsResolved"].Value is true) || result.Errors.Count > 0, $"{told}\nis not resolved, and there is no error.");
        return new Answer(string.Join(" | ", answers.Select(Shown)), result.Errors.Count > 0);
    }

    private static bool IsNothing(object? input)
        => input is null || (input is PSObject wrapped ? wrapped.BaseObject : input) is IList list && list.Cast<object?>().All(item => item is null);

    // A rule for any port twice is one for any port.
    private static string Shown(PSObject answer)
    {
        IEnumerable<string> ports = $"{answer.Properties["Port"].Value}".Split(',').Distinct();
        return $"{string.Join(",", ports)} {answer.Properties["ServiceName"].Value} {answer.Properties["Status"].Value} {string.Join(", ", ((IEnumerable)answer.Properties["Findings"].Value).Cast<object>().Distinct())}";
    }

    private static (bool IsCopied, object? Value) Copy(object? value, int depth)
    {
        try
        {
            return (true, PSSerializer.Deserialize(PSSerializer.Serialize(value, depth)));
        }
        catch (Exception exception) when (exception is not XunitException)
        {
            // PowerShell cannot write or read it.
            return (false, null);
        }
    }

    private sealed record Answer(string Text, bool HasError);
}
