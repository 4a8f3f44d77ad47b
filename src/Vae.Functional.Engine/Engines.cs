using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Engine;

/// <summary>How an engine is asked for.</summary>
/// <param name="Threads">
/// Threads for the engine's own arithmetic. Two threads that contend can be thirty times slower than one, so one is the default.
/// </param>
public sealed record EngineOptions(int Threads = 1);

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

/// <summary>Engines are found at run time where their assembly is referenced, so that the base package drags in no native code.</summary>
public static class Engines
{
    private const string TorchAssembly = "Vae.Functional.Torch";

    /// <summary>The best engine that is referenced.</summary>
    public static Either<Fault, IEngine> Find(EngineOptions? options = null)
    {
        try
        {
            var marked = Assembly.Load(TorchAssembly).GetCustomAttribute<EngineProviderAttribute>();
            return ((IEngineProvider)Activator.CreateInstance(marked!.Provider)!).Create(options ?? new EngineOptions());
        }
        catch (FileNotFoundException)
        {
            return new Fault($"no engine is referenced; add the package {TorchAssembly}");
        }
    }
}
