using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>Teams for tests.</summary>
internal static class Teams
{
    /// <summary>Three threads that divide whatever can be, however small.</summary>
    public static Team Eager { get; } = new(3, fewestOperations: 0);
}
