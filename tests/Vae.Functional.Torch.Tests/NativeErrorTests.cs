using TorchSharp;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Torch.Lowering;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Tests;

/// <summary>What libtorch refuses comes back as an exception that says why in libtorch's words.</summary>
public sealed class NativeErrorTests
{
    [Fact]
    public void A_rule_over_tensors_that_do_not_fit_says_what_libtorch_says()
    {
        using var scope = NewDisposeScope();
        var (target, a, b) = (zeros(2, 3), zeros(2, 3), zeros(2, 4));

        Assert.Contains("must match the size of tensor b (4)", Refused(Primitive.Add, target, a, b), StringComparison.Ordinal);
        Assert.Contains("must match the size of tensor b (4)", Refused(Primitive.Maximum, target, a, b), StringComparison.Ordinal);
        Assert.Contains("cannot be multiplied (2x3 and 2x4)", Refused(Primitive.MatrixMultiply, target, a, b), StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_that_is_not_there_is_refused()
    {
        var (x, index) = (Expressions.Input("x", 3), Expressions.Input("index", 2, ElementType.Index));
        var graph = Graph.Of(new Output("y", Expressions.Gather(x, 0, index)));
        using var program = new CompiledGraph(new TorchEngine(device: torch.CPU), graph, batchSize: 1);
        var leaves = new Dictionary<string, DenseArray>
        {
            ["x"] = DenseArray.Of([3], [1, 2, 3]),
            ["index"] = DenseArray.Of([2], [0, 3]),
        };

        var refused = Assert.Throws<ExternalException>(() => program.Run(leaves));

        Assert.Contains("index 3 is out of bounds for dimension 0 with size 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_runs_again_after_an_error()
    {
        var index = Expressions.Input("index", 1, ElementType.Index);
        var graph = Graph.Of(new Output("y", Expressions.Gather(Expressions.Input("x", 3), 0, index)));
        using var program = new CompiledGraph(new TorchEngine(device: torch.CPU), graph, batchSize: 1);
        Dictionary<string, DenseArray> At(double position) => new()
        {
            ["x"] = DenseArray.Of([3], [1, 2, 3]),
            ["index"] = DenseArray.Of([1], [position]),
        };

        Assert.Throws<ExternalException>(() => program.Run(At(7)));
        Assert.Equal([3], program.Run(At(2))["y"].Values.ToArray());
    }

    private static string Refused(Primitive primitive, Tensor target, params Tensor[] operands) =>
        Assert.Throws<ExternalException>(() => TorchRules.Of(primitive)(target, [.. operands], Attributes.None)).Message;
}
