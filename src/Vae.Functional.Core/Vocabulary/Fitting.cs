using System.Collections.Immutable;
using Vae.Functional.Bounds;

namespace Vae.Functional.Vocabulary;

/// <summary>What fits what, in words, as the rules say of models made of examples.</summary>
internal static class Fitting
{
    // Of triples that differ by the likelihood alone one will do.
    private static readonly ImmutableArray<Triple> Pairs = [.. Triple.All.Where(triple => triple.Likelihood == Triple.All[0].Likelihood)];

    /// <summary>What an example goes with; empty where it goes with everything, or there is nothing to go with.</summary>
    public static string Of(object example) => example switch
    {
        Observation observation => Names(VocabularyTable.Examples<Likelihood>().Where(likelihood => Fit(observation, likelihood))),
        Likelihood likelihood => Names(VocabularyTable.Examples<Observation>().Where(observation => Fit(observation, likelihood))),
        Family => Divergences(Pairs.Where(pair => pair.Family == (Family)example), pair => pair.Prior),
        Prior => Divergences(Pairs.Where(pair => pair.Prior == (Prior)example), pair => pair.Family),
        Sigma => Names(VocabularyTable.Examples<Likelihood>().Where(likelihood => Takes(likelihood, example))),
        Network network => string.Join(", ", Places(network)),
        Estimator estimator => Trained(estimator),
        KlTerm term => Judged(Model with { KlTerm = term }),
        WeightPenalty penalty => Judged(Model with { Penalty = penalty }),
        MeanField weights => Judged(Model with { WeightPosterior = weights }),
        WeightPrior prior => Judged(Model with { WeightPosterior = new MeanField(prior) }),
        Decoding decoding => (Model with { Decoding = decoding, Shift = 1 }).Verdict.Generation is { Count: > 0 } reasons
            ? $"no draw from p(x) ({Ids(reasons)})"
            : "a draw from p(x)",
        _ => "",
    };

    private static VaeSpec Model => Triple.All[0].Spec;

    // What a rule says of a likelihood over every observation is of the likelihood alone.
    private static bool Fit(Observation observation, Likelihood likelihood)
    {
        var own = VocabularyTable.Examples<Observation>().Select(any => Warnings(any, likelihood))
            .Aggregate((these, those) => these.Intersect(those));
        return Warnings(observation, likelihood).IsSubsetOf(own);
    }

    private static ImmutableHashSet<string> Warnings(Observation observation, Likelihood likelihood) =>
        (Model with { Observation = observation, Likelihood = likelihood }).Verdict.Findings
            .Where(finding => finding.Severity >= Severity.Warning).Select(finding => finding.Rule.Id).ToImmutableHashSet();

    private static string Divergences(IEnumerable<Triple> pairs, Func<Triple, object> other) => string.Join("; ", pairs
        .Where(pair => pair.Fits)
        .GroupBy(pair => pair.Divergence, other)
        .OrderBy(same => same.Key)
        .Select(same => $"{Words(same.Key)} {Names(same)}"));

    private static string Words(DivergenceForm form) => form switch
    {
        DivergenceForm.Closed => "KL closed with",
        DivergenceForm.Sampled => "KL sampled with",
        DivergenceForm.None => "no KL with",
        _ => throw new InvalidOperationException($"unknown divergence {form}"),
    };

    private static bool Takes(Likelihood likelihood, object sigma) =>
        VocabularyEntry.Parameters(likelihood.GetType()).Any(parameter =>
            typeof(Sigma).IsAssignableFrom(parameter.ParameterType) && parameter.ParameterType.IsInstanceOfType(sigma));

    private static IEnumerable<string> Places(Network network)
    {
        if (Stands(Model with { Family = new DiagonalGaussian(network) }))
            yield return "encoders";
        if (Stands(Model with { Likelihood = Model.Likelihood with { Network = network } }))
            yield return "decoders";
    }

    private static bool Stands(VaeSpec spec) => spec.Verdict.IsBound && spec.Validate().IsSuccess;

    private static string Trained(Estimator estimator)
    {
        Triple[] fitting = [.. Pairs.Where(pair => pair.Fits)];
        var trained = Array.FindAll(fitting, pair => pair.RefusalsOf(estimator).IsEmpty);
        return trained.Length == fitting.Length ? "every family and prior that fit"
            : trained.SequenceEqual(fitting.Where(pair => pair.Divergence != DivergenceForm.Sampled)) ? "where KL is closed, or there is none"
            : Names(trained.Select(pair => pair.Family));
    }

    private static string Judged(VaeSpec spec) => spec.Verdict.IsBound ? "a lower bound" : $"a surrogate ({Ids(spec.Verdict.Findings)})";

    private static string Names(IEnumerable<object> examples) => string.Join(", ", examples.Select(example => example.GetType().Name).Distinct());

    private static string Ids(IEnumerable<Finding> findings) => string.Join(", ", findings.Select(finding => finding.Rule.Id).Distinct());
}
