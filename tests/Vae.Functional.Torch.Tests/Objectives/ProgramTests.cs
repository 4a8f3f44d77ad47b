using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>Every program that a spec composes into, planned on libtorch, against the reference.</summary>
public sealed class ProgramTests
{
    private const int BatchSize = 5;

    // float32 rounding, 6e-8, through the few dozen operations of a small model; values are of the order of 1 to 10.
    private static readonly Tolerance Single = new(Relative: 1e-5, Absolute: 1e-5);

    public static TheoryData<string, int> Combinations => Models.Combinations();

    public static TheoryData<string> Names => [.. Models.Specs.Keys];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_training_step_and_its_gradients(string spec, int estimator)
    {
        var graph = Programs.Training(Models.Specs[spec], Models.Estimators[estimator]).OrThrow();

        Assert.All(
            graph.Parameters,
            parameter => Assert.Contains(graph.Outputs, output => output.Name == Differentiate.OutputName(parameter.Name)));
        Agree(graph);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void An_evaluation(string spec, int estimator) =>
        Agree(Programs.Evaluation(Models.Specs[spec], Models.Estimators[estimator]).OrThrow());

    [Theory]
    [MemberData(nameof(Names))]
    public void Encoding_and_generation(string spec)
    {
        Agree(Programs.Encoding(Models.Specs[spec]).OrThrow());
        Agree(Programs.Generation(Models.Specs[spec]).OrThrow());
        Agree(Programs.Moments(Models.Specs[spec]).OrThrow());
    }

    private static void Agree(Graph graph)
    {
        var leaves = Models.Leaves(graph, BatchSize);
        using var program = OnTorch.Compiled(graph, BatchSize);
        var expected = Evaluate.Of(graph, BatchSize, leaves);

        Assert.All(expected.Values, value => Assert.All(value.Values.ToArray(), number => Assert.True(double.IsFinite(number))));
        Agreement.Of(expected, program.Run(leaves), Single).OrThrow();
    }
}
