using System.Reflection;
using LanguageExt;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine;

/// <summary>Makes an engine. An assembly that brings one marks it with <see cref="EngineProviderAttribute"/>.</summary>
public interface IEngineProvider
{
    /// <summary>The engine, or why it cannot run here.</summary>
    Either<Fault, IEngine> Create(EngineOptions options);
}

/// <summary>Names the provider of an assembly that brings an engine.</summary>
/// <param name="provider">A type with a parameterless constructor that implements <see cref="IEngineProvider"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class EngineProviderAttribute(Type provider) : Attribute
{
    /// <summary>The provider's type.</summary>
    public Type Provider { get; } = provider;
}

/// <summary>
/// The torch engine is found at run time where its assembly is referenced, so that the base package drags in no native code; the embedded
/// engine is always there.
/// </summary>
public static class Engines
{
    private const string TorchAssembly = "Vae.Functional.Torch";

    /// <summary>The engine that is asked for.</summary>
    public static Either<Fault, IEngine> Find(EngineOptions? options = null)
    {
        var asked = options ?? new EngineOptions();
        if (asked.Threads < 1)
            return new Fault($"the engine is given {asked.Threads} threads; give at least 1");
        return asked.Kind switch
        {
            EngineKind.Torch => Torch(asked),
            EngineKind.Embedded => Embedded(asked),
            null when NeedsTorch(asked) => Torch(asked),
            _ => Torch(asked).Match(Right: Prelude.Right<Fault, IEngine>, Left: _ => Embedded(asked)),
        };
    }

    /// <summary>Nothing, or the function of a program that an engine does not run.</summary>
    internal static Either<Fault, Unit> Check(IEngine engine, ParameterLayout layout) =>
        engine.Kind == EngineKind.Embedded && layout.Parameters.Select(Native).OfType<OpaqueFunction>().FirstOrDefault() is { } function
            ? new Fault($"{function.Name} runs on the torch engine alone, since the embedded engine is managed code throughout; take the "
                + "torch engine")
            : Unit.Default;

    private static OpaqueFunction? Native(Expr.Parameter weights) =>
        weights.Initialisation is Initialisation.Opaque { Function: { IsManaged: false } function } ? function : null;

    /// <summary>What reports call an engine, as in <c>embedded, 2 threads, emulated precision</c>.</summary>
    public static string Name(string what, Team team, Precision precision) =>
        $"{what}, {team}{(precision == Precision.Single ? "" : $", {precision.ToString().ToLowerInvariant()} precision")}";

    private static bool NeedsTorch(EngineOptions options) => options.Precision == Precision.Mixed || options.Device != ComputeDevice.Cpu;

    private static Either<Fault, IEngine> Embedded(EngineOptions options) =>
        options.Device != ComputeDevice.Cpu ? new Fault("the embedded engine runs on the CPU alone; take the torch engine, or the CPU")
        : options.Precision == Precision.Mixed
        ? new Fault("the embedded engine has no mixed precision: .NET gives no bfloat16 instructions; take the torch engine, or single or "
            + "emulated precision")
        : new EmbeddedEngine(options.Threads, options.Precision);

    private static Either<Fault, IEngine> Torch(EngineOptions options)
    {
        try
        {
            var marked = Assembly.Load(TorchAssembly).GetCustomAttribute<EngineProviderAttribute>();
            return ((IEngineProvider)Activator.CreateInstance(marked!.Provider)!).Create(options);
        }
        catch (FileNotFoundException)
        {
            return new Fault($"the torch engine is not here: reference {TorchAssembly}, in a checkout by ./vae setup torch; "
                + "or take the embedded engine");
        }
    }
}
