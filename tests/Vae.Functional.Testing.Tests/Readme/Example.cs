using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing;
using Vae.Functional.Testing.LawsOfDistributions;
using Xunit;
using static Vae.Functional.Tensors.Expressions;

namespace YourTests;

/// <summary>The evidence lower bound with antithetic draws: each z = μ + σε comes with its mirror image μ − σε.</summary>
public sealed record Antithetic : Estimator
{
    private static readonly Quantity Bound = new Quantity.EvidenceLowerBound();

    public override Claims Claims => new(
        LowerBoundOf: new Quantity.LogEvidence(), UnbiasedFor: Bound, EncoderGradientFor: Bound, DecoderGradientFor: Bound);

    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, samples: 1);
        var fit = 0.5 * (model.LogLikelihood(z, 1) + model.LogLikelihood(2 * q.Mean - z, 1));
        return KlTable.Divergence(q, model.Prior).Map(divergence => new Objective(fit - model.KlWeight * divergence, []));
    }
}

/// <summary>exp of a normal.</summary>
public sealed record LogNormal(Expr Location, Expr Scale) : FactorisedDistribution
{
    public override Support Support => new Support.Positive();
    public override Expr LogDensities(Expr x) => NormalDistribution.FromScale(Location, Scale).LogDensities(Log(x)) - Log(x);
    public override Expr Mean => Exp(Location + 0.5 * Square(Scale));
    public override Expr StandardDeviation => Mean * Sqrt(ExpMinusOne(Square(Scale)));
    protected override NoiseLaw Noise => NoiseLaw.StandardNormal;
    public override Expr Draw(params ImmutableArray<Expr> noises) => Exp(Location + Scale * noises[0]);
    public override bool IsReparameterised => true;
    public override Distribution Map(Func<Expr, Expr> parameter) => new LogNormal(parameter(Location), parameter(Scale));
}

public sealed class Laws
{
    [Fact]
    public void Antithetic_is_sound() => EstimatorLaws.Check(new Antithetic());

    [Fact]
    public void LogNormal_is_sound() => DistributionLaws.Check(
        DistributionFamily.From("log-normal", Domain.Real, Domain.Positive, (location, scale) => new LogNormal(location, scale)));
}
