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
            from halved in Apart(one, two).Match(
                Some: apart => new Fault(FormattableString.Invariant(
                    $"the variance of two samples is {apart.Two:G6} by quadrature; it should be half that of one, {apart.One / 2:G6}")),
                None: () => (Either<Fault, Unit>)Unit.Default)
            select halved);

    private static Option<(double One, double Two)> Apart(Option<double> one, Option<double> two) =>
        from a in one
        from b in two
        where Math.Abs(a - 2 * b) > 1e-6 * (1 + a)
        select (a, b);

    // Nothing where it cannot be integrated.
    private static Either<Fault, Option<double>> Variance(EstimatorTrial trial, int samples) =>
        from question in Ask.About(trial)
        from value in question.Value(Members.WithSamples(trial.Estimator, samples)!)
        select question.Integral(value).ToOption().Bind(mean => question.Integral(Square(value, mean)).ToOption());

    private static RowFunction Square(RowFunction value, double mean) =>
        rows => Array.ConvertAll(value(rows), nats => (nats - mean) * (nats - mean));
}
