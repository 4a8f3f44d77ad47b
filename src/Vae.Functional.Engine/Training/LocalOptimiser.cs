using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Engine.Optimisers;
using Vae.Functional.Tensors.Passes;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// An optimiser over local parameters: its pass goes over the rows of a batch, and touches neither the others nor what it remembers of
/// them.
/// </summary>
internal sealed class LocalOptimiser(LocalParameters local, Optimiser optimiser)
{
    private readonly Dictionary<int, Pass> passes = [];

    private sealed record Pass(OptimiserPass Step, float[] Gradient);

    /// <summary>What is remembered of each number, in the order of <see cref="Optimiser.Moments"/>.</summary>
    public ImmutableArray<float[]> Moments { get; } = [.. optimiser.Moments.Select(_ => new float[local.Values.Length])];

    /// <summary>Takes the rows of a batch one step on, in the tables and in the program that has just run.</summary>
    /// <param name="rows">Which.</param>
    /// <param name="program">Was handed them, and gives their gradients.</param>
    /// <param name="scale">What the gradients are multiplied by: B, where they are those of a mean over the batch.</param>
    /// <param name="stepSize">α.</param>
    /// <param name="step">How many steps the rows take with this one.</param>
    public void Step(ReadOnlySpan<int> rows, IProgram program, float scale, double stepSize, long step)
    {
        foreach (var table in local.Tables)
        {
            var values = program.Input(table.Name);
            var pass = PassOf(rows.Length * table.Width);
            TensorPrimitives.Multiply(program.Output(Differentiate.OutputName(table.Name)), scale, pass.Gradient);
            for (var moment = 0; moment < Moments.Length; moment++)
                table.Gather(Moments[moment], rows, pass.Step.Moments[moment]);
            pass.Step.Step(values, pass.Gradient, stepSize, step);
            for (var moment = 0; moment < Moments.Length; moment++)
                table.Scatter(pass.Step.Moments[moment], rows, Moments[moment]);
            table.Scatter(values, rows, local.Values);
        }
    }

    private Pass PassOf(int length)
    {
        if (!passes.TryGetValue(length, out var pass))
            passes[length] = pass = new(OptimiserPass.Of(optimiser, length), new float[length]);
        return pass;
    }
}
