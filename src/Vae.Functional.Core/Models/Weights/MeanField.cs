using System.Text;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Full variational Bayes over the weights of p(x|z): q(w) = Π N(w; m, σ²), each weight by itself, its mean m where a point estimate would
/// be and σ = softplus(ρ) (Kingma and Welling 2014, appendix F; Blundell and others 2015). What is maximised is, per observation,
/// (1/N) (Σ E [log p(x|z, w) − KL(q(z|x)‖p(z))] − KL(q(w)‖p(w))), a lower bound on (1/N) log p(X) of the N observations that are trained
/// on. N is counted by training and kept with the model: neither the batch nor the data of an evaluation changes it.
/// </summary>
/// <remarks>
/// The weights of q(z|x) keep point estimates: they are no part of the model, so that there is no p(X) into which a prior of theirs would
/// enter, and noise on them would only make q(z|x) wider at a price. So do the parameters of p(z). Ancestral draws of generation draw w;
/// means, reconstructions and measures over them take w at its mean.
/// </remarks>
/// <param name="Prior">p(w).</param>
/// <param name="Local">
/// Whether each observation draws weights of its own, by what they make of a layer's input: N(x m, x² σ²) for x w (Kingma, Salimans and
/// Welling 2015, equation 6). The bound is the same and its gradient has less noise, for twice the products. So are drawn dense layers,
/// and offsets and scales of single features; a kernel that slides over an image enters many places together, has no such form and is
/// drawn once a batch, as all weights are without <paramref name="Local"/>.
/// </param>
/// <param name="StandardDeviation">σ of every weight before training, positive.</param>
public sealed record MeanField(WeightPrior Prior, bool Local = false, double StandardDeviation = 0.03)
{
    // What was declared, not what follows from it.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Prior = {Prior}, Local = {Local}, StandardDeviation = {GraphText.Number(StandardDeviation)}");
        return true;
    }

    /// <summary>The scalar input that holds N, the number of observations that are trained on.</summary>
    public const string ObservationsInput = "observations";

    /// <summary>σ of an array of weights.</summary>
    internal Expr Deviation(Expr.Parameter mean)
    {
        var start = new Initialisation.Constant(Formulas.InverseSoftplus(StandardDeviation));
        return Softplus(Parameter($"{mean.Name}.deviation", mean.Shape, start)).As($"σ({Text(mean)})", $@"\sigma\left({Latex(mean)}\right)");
    }

    /// <summary>KL(q(w)‖p(w))/N, a scalar in nats per observation.</summary>
    internal Expr Divergence(IEnumerable<Expr.Parameter> weights)
    {
        var divergence = weights.Select(Divergence).Aggregate(Constant(0), (sum, next) => sum + next);
        return divergence.As("KL(q(w)‖p(w))", @"\mathrm{KL}\left(q(w) \,\|\, p(w)\right)")
            / Input(ObservationsInput, Shape.Scalar).As("N", "N");
    }

    private Expr Divergence(Expr.Parameter mean)
    {
        Shape row = [1, mean.Shape.Aggregate(1, (size, extent) => size * extent.Count)];
        var (m, σ) = (Reshape(mean, row), Reshape(Deviation(mean), row));
        var centre = mean.Initialisation is Initialisation.Constant constant ? constant.Value : 0;
        var s = Prior.Deviation(MeanAll(Square(m - centre) + Square(σ)));
        var (q, p) = (NormalDistribution.FromScale(m, σ), NormalDistribution.FromScale(centre, s));
        return Reshape(KlTable.Divergence(q, p).OrThrow(), Shape.Scalar)
            .As($"KL({Text(mean)})", $@"\mathrm{{KL}}\left({Latex(mean)}\right)");
    }

    private static string Text(Expr.Parameter weights) => weights.Symbol?.Text ?? weights.Name;

    private static string Latex(Expr.Parameter weights) => weights.Symbol?.Latex ?? $@"\mathrm{{{weights.Name}}}";

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public (string Text, string Latex) Notation => (
        $"q(w) = N(m, diag σ²), {(Local ? "drawn for each observation" : "drawn for each batch")}",
        @"q(w) = \mathcal{N}\left(m, \operatorname{diag} \sigma^2\right)");

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public IEnumerable<string> Faults =>
    [
        .. Prior.Faults.Select(fault => $"WeightPosterior: {fault}"),
        .. StandardDeviation > 0 && double.IsFinite(StandardDeviation)
            ? Array.Empty<string>()
            : [$"WeightPosterior: σ before training is {GraphText.Number(StandardDeviation)}; give a positive number"],
    ];
}
