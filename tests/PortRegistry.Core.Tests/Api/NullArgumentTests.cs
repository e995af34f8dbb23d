using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using PortRegistry.Formats;
using Xunit;

namespace PortRegistry.Tests.Api;

/// <summary>The annotations of the public members are kept: null where it is not allowed is refused at the door.</summary>
public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly object[] Samples =
    [new PortCatalogBuilder("catalog"), "text", Array.Empty<byte>(), new MemoryStream(), new StringReader("text"), Sample.Registry, Sample.Stamp, Sample.EveryKind[3], Sample.Registry.ToDocument(),
        PortSpec.Parse("22"), TransportSpec.Any, new ServiceQuery(), new RegistryFormats(), new RegistryReadOptions(), new RegistryNote(null, "text"),
        (Action<PortUse>)(_ => { }), (Action<ParseIssue>)(_ => { }), (Func<string, bool>)(_ => true), CancellationToken.None,
        History.HistoryTests.Open([History.HistoryTests.Version("2020-01-01", Sample.EveryKind)]),
    ];

    public static TheoryData<string> Members
        => [.. Cases().Select(test => test.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_refuses_null_where_it_is_not_allowed(string member)
        => Assert.All(
            Cases().Where(test => test.ToString() == member),
            test =>
            {
                Exception? exception = Record.Exception(test.Call);
                Exception? thrown = exception is TargetInvocationException wrapped ? wrapped.InnerException : exception;
                Assert.True(
                    thrown is FormatException || (thrown is ArgumentException argument && argument.ParamName == test.Parameter.Name),
                    $"It throws {thrown?.ToString() ?? "nothing"}.");
            });

    private static IEnumerable<Case> Cases()
        => from type in typeof(ServiceRecord).Assembly.GetExportedTypes().Append(typeof(RegistryFormats))
           where !typeof(Exception).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type) && !type.IsInterface
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               .Concat<MethodBase>(type.GetConstructors())
           where !method.ContainsGenericParameters
           from parameter in method.GetParameters()
           where !parameter.ParameterType.IsValueType && !parameter.IsOut && Nullability.Create(parameter).ReadState == NullabilityState.NotNull
           let test = new Case(method, parameter)
           where test.CanCall
           select test;

    private static object? SampleOf(Type type)
        => Samples.FirstOrDefault(type.IsInstanceOfType) ?? (type.IsValueType ? Activator.CreateInstance(type) : ListOf(type));

    private static Array? ListOf(Type type)
        => type.IsGenericType && type.GetGenericArguments() is [Type item] && type.IsAssignableFrom(item.MakeArrayType()) ? Array.CreateInstance(item, 0) : null;

    private sealed record Case(MethodBase Method, ParameterInfo Parameter)
    {
        private object? Instance { get; } = Method.IsStatic || Method.IsConstructor ? null : SampleOf(Method.DeclaringType!);

        internal bool CanCall => Method.IsStatic || Method.IsConstructor || Instance is not null;

        public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}({string.Join(", ", Method.GetParameters().Select(parameter => parameter.Name))}): {Parameter.Name}";

        internal void Call()
        {
            object?[] arguments = [.. Method.GetParameters().Select(parameter => parameter.Name == Parameter.Name ? null : SampleOf(parameter.ParameterType))];
            _ = Method is ConstructorInfo constructor ? constructor.Invoke(arguments) : Method.Invoke(Instance, arguments);
        }
    }
}
