using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// γ (x − μ)/√(σ² + ε) + β of each feature, γ and β trained (Ioffe and Szegedy 2015, algorithms 1 and 2). Training takes μ and σ² from the
/// rows of its batch, all draws of z among them; evaluation, generation and reports take running statistics, which each step moves by
/// r ← (1 − momentum) r + momentum · (the batch's), the variance's without bias. They start at 0 and 1, and belong to the model.
/// </summary>
/// <remarks>
/// A feature is each number of a vector: of images, each pixel of each channel by itself, not a channel over its pixels. In an encoder it
/// costs nothing: every q(z|x) gives a bound, one that depends on the rest of the batch too. In a decoder no observation has a p(x|z) of
/// its own while it trains, and what training maximises is a surrogate; what is evaluated is a bound. A p(z) that is made of the encoder,
/// a <see cref="VampPrior"/>, reads the running statistics in training too, so that it depends on no batch. A network that runs more than
/// once in a step moves its statistics by the mean over the runs. One row has no variance: training wants two a batch.
/// </remarks>
/// <param name="Momentum">The share of a batch in the running statistics, above 0 and at most 1.</param>
/// <param name="Epsilon">ε, added to the variance.</param>
public sealed record BatchNormalisation(double Momentum = 0.1, double Epsilon = 1e-5) : Network
{
    /// <inheritdoc/>
    public override bool KeepsPlaces => true;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope)
    {
        var (rows, width) = (input.Shape[0], input.Shape[1].Count);
        var n = rows.PerBatch ? rows.Count * BatchSize : Constant(rows.Count);
        var mean = Mean(input, Axis.Batch).As("μ_B", @"\mu_{\mathcal{B}}");
        var variance = Mean(Square(input - mean), Axis.Batch).As("σ²_B", @"\sigma^2_{\mathcal{B}}");
        var (μ, σ2) = (Running("mean", 0, mean, mean), Running("variance", 1, variance, n / (n - 1) * variance));
        var scale = Parameter($"{scope.Name}.normalisation.scale", width, new Initialisation.Constant(1)).As("γ", @"\gamma");
        var shift = Parameter($"{scope.Name}.normalisation.shift", width, Initialisation.Zeros).As("β", @"\beta");
        return scale * (input - μ) / Sqrt(σ2 + Epsilon) + shift;

        Expr Running(string name, double start, Expr ofBatch, Expr unbiased)
        {
            var r = Statistic($"{scope.Name}.normalisation.{name}", width, start);
            return RunningStatistic.Of(ofBatch, kept: r, next: (1 - Momentum) * r + Momentum * unbiased);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Momentum > 0 && Momentum <= 1
            ? Array.Empty<string>()
            : [$"Momentum is {GraphText.Number(Momentum)}; give a number above 0, at most 1"],
        .. Epsilon > 0 && double.IsFinite(Epsilon)
            ? Array.Empty<string>()
            : [$"Epsilon is {GraphText.Number(Epsilon)}; give a positive number"],
    ];
}
