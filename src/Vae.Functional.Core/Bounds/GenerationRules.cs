namespace Vae.Functional.Bounds;

/// <summary>Rules 3xxx: whether what is generated is drawn from p(x), and whether an evaluation is what it is called.</summary>
internal static class GenerationRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE3001", "Deterministic decoding does not draw from p(x)", Severity.Warning, Effect.Generation,
            "ancestral sampling draws x from p(x|z); its mean has another distribution",
            facts => facts.Decoding.Is(decoding => decoding != DecodingKind.Ancestral)
                ? new(
                    $"Decoding.{facts.Decoding.Value} shows the mean of p(x|z)"
                    + (facts.Decoding.Value == DecodingKind.Mean ? "" : ", shifted by a multiple of σ")
                    + ": what is generated is not drawn from p(x); use Decoding.Ancestral to draw",
                    facts.Decoding.Origin)
                : null),

        new("VAE3002", "σ is never seen", Severity.Warning, Effect.Generation,
            "with a fixed σ and a decoded mean, σ only weighs the terms of the objective",
            facts => facts.Decoding.Is(decoding => decoding != DecodingKind.Ancestral) && IsDeterministic(facts)
                ? new((facts.Likelihood.Is(LikelihoodKind.MeanSquaredError) ? "a squared error leaves σ out" : "σ is fixed")
                    + $", and Decoding.{facts.Decoding.Value} never shows it: x is a deterministic function of z throughout"
                    + (facts.Beta.Is(0.0) ? ", and with β = 0 this is an autoencoder" : "")
                    + "; use Decoding.Ancestral, or learn σ", facts.Decoding.Origin,
                    other: facts.Sigma.Origin ?? facts.Likelihood.Origin)
                : null),

        new("VAE3003", "A bound needs draws of z", Severity.Warning, Effect.Evaluation, "E log p(x|z) is not log p(x|E z)",
            facts => facts.EvaluatesAtMean.Is(true)
                ? new("the value at the posterior's mean is not the bound; evaluate with draws", facts.EvaluatesAtMean.Origin)
                : null),

        new("VAE3004", "σ must not be fitted to the test data", Severity.Warning, Effect.Evaluation,
            "a parameter fitted to the data that it is judged on",
            facts => facts.Sigma.Is(SigmaKind.Optimal) && facts.RefitsSigma.Is(true)
                ? new("σ is fitted to the evaluation data: the value is a bound of another model, fitted to the test set; keep σ frozen "
                    + "from the training data",
                    facts.RefitsSigma.Origin,
                    boundOf: "log p(x) of another model, whose σ is fitted to the evaluated data")
                : null),

        new("VAE3005", "Evaluate on data that training has not seen", Severity.Warning, Effect.None,
            "a value on training data says nothing of new data",
            facts => facts.EvaluatesTrainingData.Is(true)
                ? new("the same data are trained on and evaluated: the value says nothing of new data; evaluate on held-out data, such as "
                    + "data.Test", facts.EvaluatesTrainingData.Origin)
                : null),
    ];

    private static bool IsDeterministic(SpecFacts facts) =>
        facts.Sigma.Is(SigmaKind.Fixed) || facts.Likelihood.Is(LikelihoodKind.MeanSquaredError);
}
