using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>The continuous Bernoulli against values computed with 40 digits (mpmath).</summary>
public sealed class ContinuousBernoulliTests
{
    // ℓ, log C(ℓ) = log(ℓ/tanh(ℓ/2)), mean 1/(1 − e^−ℓ) − 1/ℓ: both sides of every branch.
    private static readonly (double Logit, double LogNormaliser, double Mean)[] Known =
    [
        (0, 0.69314718055994530942, 0.5),
        (1e-9, 0.6931471805599453095, 0.50000000008333333333),
        (-1e-6, 0.69314718056002864275, 0.49999991666666666667),
        (0.001, 0.69314726389327378164, 0.50008333333194444448),
        (-0.1, 0.69398002812361601973, 0.49166805522495037595),
        (0.19999, 0.69647242614191701027, 0.5166547344576032667),
        (0.2, 0.69647275791801137917, 0.51665556612699480507),
        (-0.20001, 0.69647308971054071226, 0.48334360220377979523),
        (0.5, 0.71368193318734994335, 0.54149408253679828413),
        (-1, 0.77193683290530472507, 0.41802329313067357561),
        (3, 1.1982688211845533367, 0.71906236315792261864),
        (-10, 2.3026758928536330379, 0.099954598008990312232),
        (30, 3.4011973816623425279, 0.9666666666667602429),
        (50, 3.9120230054281460586, 0.98),
        (-50, 3.9120230054281460586, 0.02),
        (100, 4.605170185988091368, 0.99),
        (-800, 6.6846117276679272963, 0.00125),
    ];

    private static readonly double[] Logits = [.. Known.Select(known => known.Logit)];

    [Fact]
    public void The_normaliser_is_exact_on_both_sides_of_its_branch() =>
        Equal(Known.Select(known => known.LogNormaliser), Of(cb => cb.LogNormaliser), 3e-13);

    [Fact]
    public void The_mean_is_exact_on_both_sides_of_its_branch() =>
        Equal(Known.Select(known => known.Mean), Of(cb => cb.Mean), 1e-13);

    [Theory]
    [InlineData(0.1, 0, -0.050416631949954875098)]
    [InlineData(0.1, 1, 0.049583368050045124902)]
    [InlineData(-3, 0, 1.1496814696108112779)]
    [InlineData(-3, 0.25, 0.39968146961081127793)]
    [InlineData(-3, 1, -1.8503185303891887221)]
    [InlineData(50, 0, -46.087976994571853941)]
    [InlineData(50, 1, 3.9120230054281460586)]
    [InlineData(-50, 0.25, -8.5879769945718539414)]
    public void The_density_is_the_published_one(double logit, double x, double expected) =>
        Assert.Equal(expected, Numbers.LogDensity(Make, logit, [x])[0], 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1e-6)]
    [InlineData(-0.199)]
    [InlineData(0.201)]
    [InlineData(-5)]
    [InlineData(50)]
    public void The_density_integrates_to_one(double logit)
    {
        const int intervals = 20_000;
        double[] grid = [.. Enumerable.Range(0, intervals + 1).Select(i => i / (double)intervals)];
        var density = Numbers.LogDensity(Make, logit, grid).Select(Math.Exp).ToArray();
        Assert.Equal(1, Numbers.Simpson(density, 1.0 / intervals), 1e-9);
    }

    // The inverse of the distribution function at u, computed with 40 digits.
    [Theory]
    [InlineData(0, 0.3, 0.3)]
    [InlineData(1e-9, 0.3, 0.30000000010500000001)]
    [InlineData(-1e-6, 0.3, 0.299999895000014)]
    [InlineData(0.001, 0.3, 0.300105013997723936)]
    [InlineData(-0.1, 0.999, 0.99894834611997624955)]
    [InlineData(3, 0.001, 0.0063018975807903922042)]
    [InlineData(-10, 0.3, 0.035665548701526419133)]
    [InlineData(30, 0.001, 0.76974149070371152005)]
    [InlineData(50, 0.999, 0.99997998999332832933)]
    [InlineData(-50, 0.999, 0.13815510557964274104)]
    [InlineData(-800, 0.3, 0.00044585)]
    public void A_draw_inverts_the_distribution_function(double logit, double u, double expected)
    {
        var draw = Numbers.Of(Make(Numbers.Column("l", 1)).Draw(Numbers.Column("u", 1)), ("l", [logit]), ("u", [u]));
        Assert.Equal(expected, draw[0], logit == -800 ? 1e-8 : 1e-11);
    }

    [Fact]
    public void Every_gradient_is_finite_at_every_logit()
    {
        double[] logits = [.. Logits, 1e-5, -1e-5, 0.99e-5, 1e300, -1e300];
        foreach (var u in new[] { 1e-7, 0.5, 1 - 1e-7 })
        {
            double[] column = [.. logits.Select(_ => u)];
            var (cb, noise) = (new ContinuousBernoulliDistribution(Numbers.Column("l", logits.Length)), Numbers.Column("u", logits.Length));
            foreach (var value in new[] { cb.LogDensity(noise), cb.Mean, cb.Draw(noise) })
                Assert.All(Numbers.Gradient(value, "l", ("l", logits), ("u", column)), gradient => Assert.True(double.IsFinite(gradient)));
        }
    }

    [Fact]
    public void The_mean_is_the_derivative_of_the_log_partition()
    {
        // d/dℓ (softplus ℓ − log C(ℓ)) = E x, by an exponential family's own law.
        var column = Numbers.Column("l", Logits.Length);
        var cb = new ContinuousBernoulliDistribution(column);
        var derivative = Numbers.Gradient(Expressions.Softplus(column) - cb.LogNormaliser, "l", ("l", Logits));
        Equal(Known.Select(known => known.Mean), derivative, 1e-9);
    }

    private static double[] Of(Func<ContinuousBernoulliDistribution, Expr> value) =>
        Numbers.Of(value(new ContinuousBernoulliDistribution(Numbers.Column("l", Logits.Length))), ("l", Logits));

    private static ContinuousBernoulliDistribution Make(Expr logits) => new(logits);

    private static void Equal(IEnumerable<double> expected, double[] actual, double tolerance)
    {
        foreach (var (known, computed) in expected.Zip(actual))
            Assert.Equal(known, computed, tolerance);
    }
}
