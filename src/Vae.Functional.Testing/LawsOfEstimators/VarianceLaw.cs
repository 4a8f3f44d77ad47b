using LanguageExt;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class VarianceLaw
{
    public static EstimatorLaw Law { get; } = new(
        "variance",
        "UnbiasedFor the evidence lower bound",
        "the variance of two samples is half that of one",
        [ModelKind.OneLatent],
        estimator => estimator.Claims.UnbiasedFor is Quantity.EvidenceLowerBound && Members.WithSamples(estimator, 1) is not null,
        IsExact: true,
        trial =>
            from one in Variance(trial, 1)
            from two in Variance(trial, 2)
            from halved in one is null || two is null || Math.Abs(one.Value - 2 * two.Value) <= 1e-6 * (1 + one.Value)
                ? (Either<Fault, Unit>)Unit.Default
                : new Fault(FormattableString.Invariant(
                    $"the variance of two samples is {two:G6} by quadrature; it should be half that of one, {one / 2:G6}"))
            select halved);

    // Null where it cannot be integrated.
    private static Either<Fault, double?> Variance(EstimatorTrial trial, int samples) =>
        from question in Ask.About(trial)
        from value in question.Value(Members.WithSamples(trial.Estimator, samples)!)
        let mean = question.Integral(value)
        select mean is null
            ? null
            : question.Integral(rows => Array.ConvertAll(value(rows), nats => (nats - mean.Value) * (nats - mean.Value)));
}
