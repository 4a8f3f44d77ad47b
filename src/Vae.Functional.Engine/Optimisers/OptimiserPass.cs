using System.Collections.Immutable;

namespace Vae.Functional.Engine.Optimisers;

/// <summary>An optimiser over flat buffers: what it remembers, and a step that goes over them once.</summary>
public abstract class OptimiserPass
{
    private protected OptimiserPass(Optimiser optimiser, int length) =>
        Moments = [.. optimiser.Moments.Select(_ => new float[length])];

    /// <summary>What is remembered, in the order of <see cref="Optimiser.Moments"/>.</summary>
    public ImmutableArray<float[]> Moments { get; }

    /// <summary>The pass of an optimiser over buffers of a length.</summary>
    public static OptimiserPass Of(Optimiser optimiser, int length) => optimiser switch
    {
        Adam adam => new AdamPass(adam, new(WeightDecay: 0, adam.Beta1, adam.Beta2, adam.Epsilon), length),
        AdamW adam => new AdamPass(adam, adam, length),
        Adagrad adagrad => new AdagradPass(adagrad, length),
        Sgd descent => new SgdPass(descent, length),
        _ => throw new InvalidOperationException($"unknown optimiser {optimiser.GetType().Name}"),
    };

    /// <summary>One step.</summary>
    /// <param name="values">w, which is changed.</param>
    /// <param name="gradient">g.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="step">t, from 1.</param>
    public abstract void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step);
}
