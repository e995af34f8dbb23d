using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace PortRegistry.Commands;

/// <summary>
/// Whether an object was given members, those of an object without a type of its own, but for what PowerShell hides in it,
/// and the type that is written on it. PowerShell tells the first two only by a list of all members, which costs more than
/// everything else that is done with an object, and the last by a copy. Where another version keeps them elsewhere, or
/// the switch <c>PortRegistry.NoInstanceNames</c> of AppContext is set, the list is made.
/// </summary>
internal static class InstanceNames
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly bool IsOff = AppContext.TryGetSwitch("PortRegistry.NoInstanceNames", out bool isOff) && isOff;
    private static readonly Func<PSObject, PSMemberInfo?[], int>? Members = Make();
    private static readonly Func<PSObject, bool>? HasMembers = IsOff ? null : MakeHas();
    private static readonly Func<PSObject, Collection<string>>? TypeNames = Getter<Collection<string>>("InternalTypeNames");

    internal static bool IsKnown { get; } = Members is not null && TypeNames is not null && !IsOff;

    /// <summary>Whether members were given to the object itself; true where only reading them tells.</summary>
    internal static bool MayHaveMembers(PSObject input) => HasMembers is null || HasMembers(input);

    /// <summary>Reads the members that were given to the object itself, if they are as many as are asked for.</summary>
    /// <returns>How many they are.</returns>
    internal static int ReadMembers(PSObject input, PSMemberInfo?[] members) => Members!(input, members);

    /// <summary>The first of the object's type names; null where it has none.</summary>
    internal static string? TypeOf(PSObject input) => TypeNames!(input) is { Count: > 0 } names ? names[0] : null;

    private static Func<PSObject, PSMemberInfo?[], int>? Make()
    {
        PropertyInfo? members = typeof(PSObject).GetProperty("InstanceMembers", Internal);
        PropertyInfo? count = members?.PropertyType.GetProperty("VisibleCount", Internal, null, typeof(int), Type.EmptyTypes, null);
        PropertyInfo? item = members?.PropertyType.GetProperty("Item", Internal, null, typeof(PSMemberInfo), new[] { typeof(int) }, null);
        return count?.GetMethod is null || item?.GetMethod is null || members!.GetMethod is null
            ? null
            : (Func<PSObject, PSMemberInfo?[], int>)typeof(InstanceNames).GetMethod(nameof(Join), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(members.PropertyType).Invoke(null, new object[] { members.GetMethod, count.GetMethod, item.GetMethod })!;
    }

    private static Func<PSObject, PSMemberInfo?[], int> Join<T>(MethodInfo members, MethodInfo count, MethodInfo item)
    {
        var membersOf = (Func<PSObject, T>)members.CreateDelegate(typeof(Func<PSObject, T>));
        var countOf = (Func<T, int>)count.CreateDelegate(typeof(Func<T, int>));
        var memberOf = (Func<T, int, PSMemberInfo?>)item.CreateDelegate(typeof(Func<T, int, PSMemberInfo?>));
        return (input, found) =>
        {
            T all = membersOf(input);
            int length = countOf(all);
            for (int i = 0; i < length && length == found.Length; i++)
            {
                found[i] = memberOf(all, i);
            }

            return length;
        };
    }

    private delegate bool Has<T>(object input, out T members);

    private static Func<PSObject, bool>? MakeHas()
    {
        MethodInfo? has = Array.Find(
            typeof(PSObject).GetMethods(BindingFlags.Static | BindingFlags.NonPublic),
            method => method.Name == "HasInstanceMembers" && method.ReturnType == typeof(bool)
                && method.GetParameters() is { Length: 2 } given && given[0].ParameterType == typeof(object) && given[1].IsOut);
        return has is null ? null : (Func<PSObject, bool>)typeof(InstanceNames).GetMethod(nameof(JoinHas), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(has.GetParameters()[1].ParameterType.GetElementType()!).Invoke(null, new object[] { has })!;
    }

    private static Func<PSObject, bool> JoinHas<T>(MethodInfo has)
    {
        var hasMembers = (Has<T>)has.CreateDelegate(typeof(Has<T>));
        return input => hasMembers(input, out _);
    }

    private static Func<PSObject, T>? Getter<T>(string name)
    {
        PropertyInfo? property = typeof(PSObject).GetProperty(name, Internal);
        return property?.GetMethod is null || !typeof(T).IsAssignableFrom(property.PropertyType)
            ? null
            : (Func<PSObject, T>)property.GetMethod.CreateDelegate(typeof(Func<PSObject, T>));
    }
}
