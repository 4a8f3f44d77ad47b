using System.Reflection;
using Vae.Functional.Engine;
using Vae.Functional.Torch;

namespace Vae.Functional.Tests.Conventions;

/// <summary>The direction of the arrows between assemblies.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Core = typeof(VaeSpec).Assembly;
    private static readonly Assembly Engine = typeof(IEngine).Assembly;
    private static readonly Assembly Face = typeof(Fit).Assembly;
    private static readonly Assembly Torch = typeof(TorchEngine).Assembly;

    [Fact]
    public void Each_assembly_uses_only_those_below_it()
    {
        Assert.Equal([], Ours(Core));
        Assert.Equal(["Vae.Functional.Core"], Ours(Engine));
        Assert.Equal(["Vae.Functional.Core"], Ours(typeof(Baselines.Baseline).Assembly));
        Assert.Equal(["Vae.Functional.Core", "Vae.Functional.Engine"], Ours(Face));
        Assert.Equal(["Vae.Functional.Core", "Vae.Functional.Engine"], Ours(Torch));
    }

    [Fact]
    public void Only_the_torch_engine_names_TorchSharp()
    {
        Assert.Contains(Torch.GetReferencedAssemblies(), name => name.Name!.StartsWith("TorchSharp", StringComparison.Ordinal));
        foreach (var assembly in new[] { Core, Engine, Face })
            Assert.DoesNotContain(
                assembly.GetReferencedAssemblies(),
                name => name.Name!.Contains("TorchSharp", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Records_are_sealed_or_abstract()
    {
        var types = new[] { Engine, Face, Torch }.SelectMany(assembly => assembly.GetTypes());
        var records = types.Where(type => type.GetMethod("<Clone>$") is not null).ToArray();
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.True(record.IsSealed || record.IsAbstract, record.FullName));
    }

    [Fact]
    public void The_face_holds_no_types_of_its_own_but_what_users_call() =>
        Assert.Equal(["Data", "Fit", "VaeTraining"], Face.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Vae.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
