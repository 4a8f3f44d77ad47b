using System.Runtime.CompilerServices;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Readme;

/// <summary>The network of the README is the one that is compiled here, and computes what it says.</summary>
public sealed class ReadmeNetworkTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled() =>
        Assert.Contains(Text("MyNetworks.cs"), Text("..", "..", "..", "README.md"));

    [Fact]
    public void Its_units_are_linear_where_its_gates_are_open()
    {
        var features = MyNetworks.Gated(Expressions.Input("x", (1, 1)), new Scope("encoder", "e"));
        var graph = Graph.Of(new Output("y", features));
        var leaves = graph.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => DenseArray.Generate(parameter.Shape.Bind(1), i => parameter.Name.StartsWith("encoder.value.w", StringComparison.Ordinal) ? i : 0));
        leaves["x"] = DenseArray.Of([1, 1], [3]);

        // Gates of 0 are half open.
        Assert.Equal(Enumerable.Range(0, 64).Select(i => 1.5 * i), Evaluate.Of(graph, 1, leaves)["y"].Values.ToArray());
        Assert.True((Specs.Binary with { Family = MyNetworks.Family }).Validate().IsSuccess);
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Folder(), .. path])).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
