namespace Vae.Functional;

/// <summary>How a trained model is evaluated: a pure description.</summary>
/// <param name="Estimator">How the value is estimated; null is that of the training plan.</param>
/// <param name="Seed">Of the noise.</param>
/// <param name="BatchSize">Observations at a time; it has no influence on the noise that an observation meets with one sample.</param>
public sealed record EvaluationPlan(Estimator? Estimator = null, ulong Seed = 0, int BatchSize = 200);
