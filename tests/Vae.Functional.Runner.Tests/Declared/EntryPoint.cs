namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>The command line over the specs that this assembly declares.</summary>
internal static class EntryPoint
{
    private static int Main(string[] args) => VaeRunner.FromAssembly(typeof(EntryPoint).Assembly).Run(args);
}
