using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// No network: each observation has variational parameters of its own, a row of a table [N, width] for every head of the family, as
/// q(zₙ) = N(μₙ, diag σₙ²) of <see cref="DiagonalGaussian"/> (stochastic variational inference: Hoffman, Blei, Wang and Paisley 2013,
/// section 2). The bound has no amortisation gap (Cremer, Li and Duvenaud 2018, equation 6), and q(z|x) of new data has to be fitted.
/// </summary>
/// <remarks>
/// In training each row takes the step of the plan's optimiser, with a step size of its own, once an epoch, when its observation is in the
/// batch; it stands still in between. Whatever is evaluated, encoded or reconstructed after that, and what is set aside for validation, is
/// fitted: the model is held fixed, and a row for each observation takes so many steps of Adam up the bound of the training estimator,
/// the divergence at full weight, the step size falling linearly to 0. The data of training are fitted anew like any other, so that their
/// values and those of held-out data mean the same. The bound holds for whatever the fit found, of which fresh draws estimate it. Fits
/// are a function of the model, the plan's seed, the observation and its place in the data; each step costs the decoder there and back.
/// The fit of a data set is found once and kept while the trained model and the data live; that of validation data after each epoch.
/// </remarks>
/// <param name="Steps">K, the steps of a fit.</param>
/// <param name="StepSize">α of rows in training, and of a fit's first step.</param>
/// <param name="StandardDeviation">Of every number of a row before its first step, about where a head's offsets start.</param>
public sealed record PerObservation(int Steps = 100, double StepSize = 0.1, double StandardDeviation = 0.1) : Network
{
    /// <summary>There are none.</summary>
    /// <exception cref="TypingException">Always: nothing is read that a further network could go on with.</exception>
    public override Expr Features(Expr input, Scope scope) =>
        throw new TypingException("PerObservation has no features for others to read; give it to a family by itself, as its Network");

    // Of the observations themselves only their number enters.
    internal override Expr EncoderFeatures(Expr observation, Scope scope) => observation.Shape[0] == Dimension.Batch
        ? observation
        : throw new TypingException($"PerObservation has parameters of the {Dimension.Batch} observations of a batch, and q(z|x) is asked "
            + $"for {observation.Shape[0]} inputs");

    internal override Expr EncoderHead(Expr features, int width, Scope scope, string layer, string mark, double bias)
    {
        var row = Parameter($"{scope.Name}.{layer}", [features.Shape[0], width], new Initialisation.Normal(StandardDeviation));
        return bias == 0 ? row : row + bias;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Steps > 0 ? Array.Empty<string>() : [$"Steps is {Steps}; give a positive number"],
        .. Positive(StepSize, "StepSize"),
        .. Positive(StandardDeviation, "StandardDeviation"),
    ];

    private static IEnumerable<string> Positive(double number, string name) =>
        number > 0 && double.IsFinite(number) ? [] : [$"{name} is {GraphText.Number(number)}; give a positive number"];
}
