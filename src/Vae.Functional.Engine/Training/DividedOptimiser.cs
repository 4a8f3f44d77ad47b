using System.Collections.Immutable;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Optimisers;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// An optimiser over a model's parameters whose pass a team divides: a share steps a run of the parameters, and remembers what belongs to
/// them.
/// </summary>
internal sealed class DividedOptimiser
{
    // What stepping a parameter is worth, in multiplications and additions of a product: it waits for memory.
    private const double OperationsOfParameter = 60;

    // A run begins at a line of the cache, so that no two shares write one.
    private const int Unit = 16;

    private readonly Team team;
    private readonly ImmutableArray<Share> shares;
    private readonly IOperation[] operations;

    public DividedOptimiser(Optimiser optimiser, ModelRuntime runtime)
    {
        team = runtime.Team;
        var length = runtime.Layout.SharedTrained;
        shares =
        [
            .. Division.Of(length, team.Shares(OperationsOfParameter * length), Unit)
                .Select(run => new Share(runtime, run.Start, run.Length, OptimiserPass.Of(optimiser, run.Length))),
        ];
        operations = [.. shares];
    }

    /// <summary>What is remembered, in the order of <see cref="Optimiser.Moments"/>.</summary>
    public ImmutableArray<ImmutableArray<float>> Moments
    {
        get =>
        [
            .. Enumerable.Range(0, shares.Max(share => share.Pass.Moments.Length))
                .Select(moment => shares.SelectMany(share => share.Pass.Moments[moment]).ToImmutableArray()),
        ];
        set
        {
            foreach (var share in shares)
                for (var moment = 0; moment < share.Pass.Moments.Length; moment++)
                    value[moment].AsSpan(share.Start, share.Length).CopyTo(share.Pass.Moments[moment]);
        }
    }

    /// <summary>One step along the gradients.</summary>
    /// <param name="learningRate">α.</param>
    /// <param name="step">t, from 1.</param>
    public void Step(double learningRate, long step)
    {
        foreach (var share in shares)
            share.Now = (learningRate, step);
        team.Run(operations);
    }

    private sealed class Share(ModelRuntime runtime, int start, int length, OptimiserPass pass) : IOperation
    {
        public int Start => start;

        public int Length => length;

        public OptimiserPass Pass => pass;

        public (double LearningRate, long Step) Now { get; set; }

        public void Run() =>
            pass.Step(runtime.Parameters.Slice(start, length), runtime.Gradients.Slice(start, length), Now.LearningRate, Now.Step);
    }
}
