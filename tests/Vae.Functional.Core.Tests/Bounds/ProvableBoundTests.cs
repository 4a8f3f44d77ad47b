using Vae.Functional.Bounds;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>Declarations that look like surrogates and are provably lower bounds, next to neighbours that are not.</summary>
public sealed class ProvableBoundTests
{
    public static TheoryData<double, KlTerm?, Estimator?, int, int, bool> Cases => new()
    {
        // γ·|KL − 0| weighed by β is βγ KL.
        { 0.5, new Capacity(2, 0), null, 0, 0, true },
        { 0.5, new Capacity(1.9, 0), null, 0, 0, false },
        { 2, new Capacity(0.5, 0), null, 0, 0, true },
        { 2, new Capacity(10, 1), null, 0, 0, false },
        { 0.5, new Capacity(2, 0), null, 20, 0, false },
        { 0.5, new Capacity(4, 0), null, 20, 0, true },
        { 4, new Capacity(0.5, 0), null, 20, 0, true },
        { 4, new Capacity(0.5, 0), null, 40, 0, false },

        // After the first epoch of a warm-up over three the weight is β/3.
        { 3, null, null, 3, 2, true },
        { 2.9, null, null, 3, 2, false },

        // One sample is not averaged; Hölder's inequality holds for (1 − α) β ≤ 1; free bits keep each weight below p(x, z)/q(z|x).
        { 2, null, new Renyi(0.2, 1), 0, 0, true },
        { 2, null, new Renyi(0.5, 5), 0, 0, true },
        { 2, null, new Renyi(0.4, 5), 0, 0, false },
        { 2, null, new Renyi(2, 5), 0, 0, true },
        { 2, null, new ImportanceWeighted(5), 0, 0, false },
        { 2, null, new DoublyReparameterised(5), 0, 0, false },
        { 2, null, new ImportanceSampled(5), 0, 0, false },
        { 2, null, new StickingTheLanding(5), 0, 0, true },
        { 2, null, new Denoising(new MaskingNoise(0.5)), 0, 0, true },
        { 2, new FreeBits(1), new ImportanceWeighted(5), 0, 0, true },
        { 0.5, new FreeBits(1), new ImportanceWeighted(5), 0, 0, false },
        { 0.5, new Capacity(2, 0), new ImportanceWeighted(5), 0, 0, true },
        { 1, null, new Renyi(-1, 1), 0, 0, true },
        { 1, null, new Renyi(-1, 2), 0, 0, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_rule_denies_what_can_be_proved(double beta, KlTerm? term, Estimator? by, int warmup, int patience, bool expected) =>
        Assert.Equal(
            expected,
            (Specs.Binary with { Beta = beta, KlTerm = term })
                .Check(new TrainingPlan(10, Estimator: by, KlWarmupEpochs: warmup, Patience: patience)).IsBound);

    [Fact]
    public void What_is_not_known_of_the_term_leaves_importance_weights_alone()
    {
        var facts = Specs.Binary.Facts with
        {
            Beta = Fact<double>.Known(2),
            Estimator = Fact<EstimatorKind>.Known(EstimatorKind.ImportanceWeighted),
            ImportanceSamples = Fact<long>.Known(5),
        };
        Assert.NotNull(RuleTable.All.Single(rule => rule.Id == "VAE2010").Of(facts));
        Assert.Null(RuleTable.All.Single(rule => rule.Id == "VAE2010").Of(facts with { KlTerm = default }));
    }
}
