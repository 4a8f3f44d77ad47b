using System.Reflection;
using Vae.Functional.Runner.Commands;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner;

/// <summary>
/// The command line over the specs and studies that an assembly declares: <c>return VaeRunner.FromAssembly(typeof(SimpleVae).Assembly).Run(args);</c>
/// </summary>
public sealed class VaeRunner
{
    private readonly SpecCatalog specs;
    private readonly StudyCatalog studies;

    private VaeRunner(SpecCatalog specs, StudyCatalog studies) => (this.specs, this.studies) = (specs, studies);

    /// <summary>A runner over the public static fields and properties of type <see cref="VaeSpec"/> and <see cref="VaeStudy"/> in an assembly.</summary>
    public static VaeRunner FromAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new(SpecCatalog.Of(assembly), StudyCatalog.Of(assembly));
    }

    /// <summary>Runs one command.</summary>
    /// <param name="args">What stands on the command line; <c>--help</c> explains.</param>
    /// <returns>0, or 1 after one line on the error stream that says what was wrong, or 130 where the user stopped a run.</returns>
    public int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CommandLine.Run(specs, studies, args);
    }
}
