using System.Runtime.CompilerServices;

namespace Vae.Functional.Torch.Tests.Readme;

/// <summary>The module of the README is the one that is compiled here, and fits the README's first model.</summary>
public sealed class ReadmeModuleTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled() => Assert.Contains(Text("MyModules.cs"), Text("..", "..", "..", "README.md"));

    [Fact]
    public void Its_family_fits()
    {
        var decoder = new Mlp([400], Activation.Relu);
        var spec = new VaeSpec(new Binary((28, 28)), new StandardNormal(20), MyModules.Family, new Bernoulli(decoder));

        Assert.True(spec.Validate().IsSuccess);
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Folder(), .. path])).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
