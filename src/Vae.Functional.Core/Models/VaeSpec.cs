using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>What generation shows for a latent vector z.</summary>
public enum Decoding
{
    /// <summary>A draw x ~ p(x|z): together with z ~ p(z), a draw from p(x).</summary>
    Ancestral = 0,
    /// <summary>The mean of p(x|z), which is not a draw from p(x).</summary>
    Mean = 1,
    /// <summary>The mean of p(x|z) plus <see cref="VaeSpec.Shift"/> times its standard deviation, which is not a draw from p(x).</summary>
    Shifted = 2,
}

/// <summary>
/// A variational autoencoder, declared. An immutable value: change it with <c>with</c>, compare it with <c>==</c>.
/// </summary>
/// <param name="Observation">What is observed.</param>
/// <param name="Prior">p(z).</param>
/// <param name="Family">Where q(z|x) is looked for.</param>
/// <param name="Likelihood">p(x|z).</param>
/// <param name="Beta">The weight β of the divergence in the training objective. Only β ≥ 1 keeps it a lower bound.</param>
/// <param name="Decoding">What generation shows.</param>
/// <param name="KlTerm">What training makes of the divergence before it is weighted; null for the divergence itself.</param>
/// <param name="Shift">For <see cref="Decoding.Shifted"/>, how many standard deviations of p(x|z) are added to its mean.</param>
/// <param name="AcceptSurrogate">
/// Why a training objective that is not a lower bound is wanted all the same; silences the warnings, not the verdict.
/// </param>
/// <param name="Penalty">What training takes from the objective for large weights; null for nothing.</param>
/// <param name="WeightPosterior">q(w) over the weights of p(x|z); null for point estimates of them.</param>
public sealed record VaeSpec(
    Observation Observation,
    Prior Prior,
    Family Family,
    Likelihood Likelihood,
    double Beta = 1.0,
    Decoding Decoding = Decoding.Ancestral,
    string? AcceptSurrogate = null,
    KlTerm? KlTerm = null,
    double Shift = 0,
    WeightPenalty? Penalty = null,
    MeanField? WeightPosterior = null)
{
    /// <summary>
    /// This spec with a posterior over the decoder's weights: full variational Bayes, as in
    /// <c>spec.WithWeightPosterior(new MeanField(new NormalWeightPrior()))</c>.
    /// </summary>
    /// <param name="posterior">q(w), and the prior that it is held to.</param>
    public VaeSpec WithWeightPosterior(MeanField posterior) => this with { WeightPosterior = posterior };

    /// <summary>This spec, or everything that makes it impossible to train.</summary>
    public Validation<Fault, VaeSpec> Validate()
    {
        // What is missing would only make other checks stumble.
        string[] wrong = MissingParts.First(this) is { } part ? [$"{part} is null; give one"] : [.. Wrong()];
        var faults = (wrong.Length > 0 ? wrong : Misfits()).Select(message => new Fault(message)).ToSeq();
        return faults.IsEmpty ? Validation<Fault, VaeSpec>.Success(this) : Validation<Fault, VaeSpec>.Fail(faults);
    }

    private IEnumerable<string> Wrong() =>
    [
        .. Observation.Faults,
        .. Prior.Faults,
        .. Family.Faults,
        .. Likelihood.Faults,
        .. KlTerm?.Faults ?? [],
        .. Penalty?.Faults ?? [],
        .. WeightPosterior?.Faults ?? [],
        .. Member.Faults(Decoding),
        .. double.IsFinite(Shift) ? Array.Empty<string>() : [$"Shift: is {Tensors.Print.GraphText.Number(Shift)}; give a finite number"],
        .. this.Verdict.Findings
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.Rule.Id}: {finding.Message}"),
    ];

    // What only shapes show, once there is nothing else: a network for images of another size, say.
    private IEnumerable<string> Misfits()
    {
        var model = new VaeModel(this);
        return
        [
            .. Misfit("Family", () => model.Posterior),
            .. Misfit("Likelihood", () => model.Likelihood(Input("z", [Dimension.Batch, Prior.Dimension]))),
        ];
    }

    private static IEnumerable<string> Misfit(string part, Func<Distributions.Distribution> build)
    {
        try
        {
            _ = build();
            return [];
        }
        catch (TypingException mismatch)
        {
            return [$"{part}: {mismatch.Message}"];
        }
    }
}
