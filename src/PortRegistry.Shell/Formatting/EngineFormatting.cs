using System;
using System.IO;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PortRegistry.Shell.Formatting;

/// <summary>
/// The engine holds the whole implementation of the formatting cmdlets, but the classes that name them stand in
/// another assembly of pwsh that no package carries. This class joins our names to that implementation; everything
/// it reaches for is internal to the engine, whose version is fixed in <c>Directory.Packages.props</c>.
/// </summary>
internal static class EngineFormatting
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Makes a command a formatter of one shape: Table, List, Wide or Complex.</summary>
    public static void FormatAs(FrontEndCommandBase command, string shape)
    {
        object formatShape = Enum.Parse(EngineType("FormatShape"), shape);
        SetField(command, "implementation", Create("InnerFormatShapeCommand", formatShape));
    }

    /// <summary>Adds options that belong to one shape, after the command has begun.</summary>
    /// <param name="command">A command that <see cref="FormatAs"/> has set up.</param>
    /// <param name="options">The engine's class of the options.</param>
    /// <param name="field">The option.</param>
    /// <param name="value">Its value.</param>
    public static void SetShapeOption(FrontEndCommandBase command, string options, string field, object value)
    {
        object shapeOptions = Create(options);
        SetField(shapeOptions, field, value);
        SetField(Parameters(command), "shapeParameters", shapeOptions);
    }

    /// <summary>Lets the columns follow the content, after the command has begun.</summary>
    public static void SetAutoSize(FrontEndCommandBase command, bool value) => SetField(Parameters(command), "autosize", value);

    /// <summary>Makes a command write what it is given, formatted, to a writer.</summary>
    public static void WriteTo(FrontEndCommandBase command, TextWriter writer, int width, bool noNewLine)
    {
        object manager = Create("OutputManagerInner");
        manager.GetType().GetProperty("LineOutput", Hidden)!.SetValue(manager, Create("TextWriterLineOutput", writer, width, noNewLine));
        SetField(command, "implementation", manager);
    }

    private static object Parameters(FrontEndCommandBase command) => GetField(GetField(command, "implementation"), "_parameters");

    private static Type EngineType(string name)
        => typeof(FrontEndCommandBase).Assembly.GetType(typeof(FrontEndCommandBase).Namespace + "." + name, throwOnError: true)!;

    private static object Create(string name, params object[] arguments)
        => Activator.CreateInstance(EngineType(name), Hidden, null, arguments, null)!;

    private static object GetField(object target, string name) => FindField(target, name).GetValue(target)!;

    private static void SetField(object target, string name, object value) => FindField(target, name).SetValue(target, value);

    private static FieldInfo FindField(object target, string name)
    {
        // A private or internal field is only found on the class that declares it.
        for (Type? type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(name, Hidden | BindingFlags.DeclaredOnly) is { } field)
            {
                return field;
            }
        }

        throw new MissingFieldException(target.GetType().FullName, name);
    }
}
