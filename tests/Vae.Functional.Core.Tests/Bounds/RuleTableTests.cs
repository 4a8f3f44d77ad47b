using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Vocabulary;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>The table as a whole.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void Ids_are_unique_and_ascend()
    {
        var ids = RuleTable.All.Select(rule => rule.Id).ToArray();
        Assert.All(ids, id => Assert.Matches("^VAE[1-3][0-9]{3}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_has_a_title_and_a_source() =>
        Assert.All(RuleTable.All, rule => Assert.DoesNotContain("", new[] { rule.Title, rule.Source }));

    [Fact]
    public void What_is_refused_is_an_error() =>
        Assert.All(RuleTable.All.Where(rule => rule.Effect == Effect.Refused), rule => Assert.Equal(Severity.Error, rule.Severity));

    [Fact]
    public void The_fact_table_names_types_and_members_of_the_vocabulary()
    {
        // Every fact that a spec and its plans can have is known at run time: a renamed type or member would leave a hole.
        var spec = Specs.Grey with { KlTerm = new Capacity(1, 2), Likelihood = new Gaussian(new Mlp([4], Activation.Relu), new LearnedSigma(0.1)) };
        var facts = FactTable.Of(Declared.Of(spec), Declared.Of(new TrainingPlan(3, Estimator: new Renyi(0.5, 7))), Declared.Of(new EvaluationPlan()));
        var unknown = typeof(SpecFacts).GetProperties().Where(property => property.PropertyType.Name == typeof(Fact<>).Name)
            .Where(property => !(bool)property.PropertyType.GetProperty("IsKnown")!.GetValue(property.GetValue(facts))!)
            .Select(property => property.Name);
        Assert.Equal(["ObservedCategories", "PerObservation", "LikelihoodWidth", "LikelihoodCategories", "SigmaValue", "EvaluatesTrainingData"], unknown);
        var chosen = FactTable.Of(Declared.Of(spec with { Observation = new Categories(2, 3), Likelihood = new Categorical(new Mlp([], Activation.Relu), 4) }));
        Assert.Equal((3, 4), (chosen.ObservedCategories.Value, chosen.LikelihoodCategories.Value));
        var banded = new BandedPrecision((2, 3), new Mlp([], Activation.Relu), new FixedSigma(0.5));
        Assert.Equal(6, FactTable.Of(Declared.Of(spec with { Likelihood = banded })).LikelihoodWidth.Value);
        Assert.Equal(0.5, FactTable.Of(Declared.Of(spec with { Likelihood = new Gaussian(new Mlp([4], Activation.Relu), new FixedSigma(0.5)) })).SigmaValue.Value);
    }

    [Fact]
    public void The_tables_have_a_row_for_every_observation_and_likelihood_of_the_vocabulary()
    {
        static IEnumerable<string> Declared<T>() => typeof(VaeSpec).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T))).Select(type => type.Name).Order();
        Assert.Equal(Declared<Likelihood>(), LikelihoodTable.Rows.Keys.Select(kind => kind.ToString()).Order());
        Assert.Equal(Declared<Observation>(), SupportTable.Rows.Values.Select(row => row.Observation).Distinct().Order());
        Assert.All(SupportTable.Rows.Values, row => Assert.Contains(row.Likelihood, Declared<Likelihood>()));
    }

    [Fact]
    public void The_fact_table_knows_every_closed_form() => Assert.Equal(
        KlTable.Entries.Select(entry => (entry.From.Name, entry.To.Name)), FactTable.ClosedForms);

    [Fact]
    public void The_fact_table_knows_what_the_vocabulary_gives()
    {
        // Of what the table does not name, the run time looks at what it gives: a verdict must not rest on either.
        var specs =
            from family in VocabularyTable.Examples<Family>()
            from prior in VocabularyTable.Examples<Prior>()
            select Specs.Binary with { Family = family, Prior = prior };
        Assert.All(specs, spec =>
        {
            var (declared, model) = (Declared.Of(spec), new VaeModel(spec));
            var opened = declared
                .With("Family", Declaration.Record("Own", [new("Posterior", Declared.TypeOf(model.Posterior))]))
                .With("Prior", Declaration.Record("Own", [new("Distribution", Declared.TypeOf(model.Prior))]));
            var (named, found) = (FactTable.Of(declared), FactTable.Of(opened));
            Assert.True(named.HasClosedFormKl.IsKnown && named.FamilyHasDensity.IsKnown, spec.ToString());
            Assert.Equal(!model.Posterior.HasDensityEverywhere && spec.Family is not PointMass, named.DensityAtDrawsOnly.Value);
            Assert.Equal(SupportOf(model.Posterior), named.PosteriorSupport);
            Assert.Equal(spec.Family is PointMass && spec.Prior is VampPrior ? default : SupportOf(model.Prior), named.PriorSupport);
            Assert.Equal((found.HasClosedFormKl.Value, found.FamilyHasDensity.Value), (named.HasClosedFormKl.Value, named.FamilyHasDensity.Value));
        });
    }

    // A point, of which the rules speak otherwise, has none that they know.
    private static Fact<Functional.Bounds.Support> SupportOf(Distribution distribution) => distribution.Support switch
    {
        Functional.Distributions.Support.Real => Fact<Functional.Bounds.Support>.Known(Functional.Bounds.Support.Real),
        Functional.Distributions.Support.Interval { Low: 0, High: 1 } => Fact<Functional.Bounds.Support>.Known(Functional.Bounds.Support.UnitInterval),
        _ => default,
    };

    [Fact]
    public void A_family_of_ones_own_without_a_density_is_a_surrogate()
    {
        var verdict = (Specs.Binary with { Family = new OwnPoint() }).Check(new TrainingPlan(3, Estimator: new MonteCarlo()));
        Assert.False(verdict.IsBound);
        Assert.Equal(["VAE2008"], verdict.Findings.Select(finding => finding.Rule.Id));
        Assert.DoesNotContain(
            "VAE2009", (Specs.Binary with { Family = new OwnPoint() }).Check(new TrainingPlan(3)).Findings.Select(finding => finding.Rule.Id));
    }

    private sealed record OwnPoint : Family
    {
        public override (string Text, string Latex) Notation => ("", "");

        public override IEnumerable<string> Faults => [];

        public override Distribution Posterior(Functional.Tensors.Expr observation, int latent) =>
            new PointMass(new Mlp([], Activation.Relu)).Posterior(observation, latent);
    }

    [Fact]
    public void The_fact_table_knows_what_each_estimator_claims()
    {
        Estimator[] all =
        [
            .. VocabularyTable.Examples<Estimator>(), new Renyi(-1, 3), new Renyi(-1, 1), new Renyi(2, 3),
        ];
        Assert.All(all, estimator =>
        {
            var facts = FactTable.Of(Declared.Of(Specs.Binary), Declared.Of(new TrainingPlan(3, Estimator: estimator)));
            Assert.True(facts.EstimatorClaimsBound.Is(estimator.Claims.IsLowerBoundOfLogEvidence), estimator.ToString());
            Assert.False(facts.Estimator.Is(EstimatorKind.Other), estimator.ToString());
            var averagesWeights = estimator.Claims.UnbiasedFor is Quantity.ImportanceWeightedBound or Quantity.RenyiBound;
            Assert.Equal(averagesWeights, facts.ImportanceSamples.IsKnown);
        });
    }

    [Fact]
    public void A_finding_reads_like_a_compiler_message() =>
        Assert.StartsWith("warning VAE2001: β = 0.5 ", (Specs.Binary with { Beta = 0.5 }).Verdict.Findings[0].ToString());
}
