using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Vae.Functional.Analyzers.Fixes.Place;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>The mends of each rule that has any, the best first.</summary>
internal static class Mends
{
    // A floor that data on a scale of about 1 can bear.
    private const string Floor = "0.01";

    /// <summary>By the rule's id.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Mend>> ByRule { get; } = new Dictionary<string, IReadOnlyList<Mend>>
    {
        ["VAE1001"] =
        [
            Mend.Of("Use ContinuousBernoulli", place => Observes(place, "UnitInterval") ? Renamed(place, "ContinuousBernoulli") : default),
            Mend.Of("Declare the observation Binary", place => Observed(place, "Binary")),
            Acceptance.Mend,
        ],
        ["VAE1002"] = [Mend.Of("Declare the observation UnitInterval", place => Observed(place, "UnitInterval")), GaussianWithLearnedSigma],
        ["VAE1003"] =
        [
            Mend.Of("Use Bernoulli", place => Observes(place, "Binary") ? OnItsNetwork(place, "Bernoulli") : default),
            Mend.Of(
                "Use ContinuousBernoulli",
                place => Observes(place, "UnitInterval") ? OnItsNetwork(place, "ContinuousBernoulli") : default),
            Mend.Of("Use Poisson", place => Observes(place, "Counts") ? OnItsNetwork(place, "Poisson") : default),
            Mend.Of("Use DiscretisedLogistic", place => Observes(place, "Pixels") ? OnItsNetwork(place, "DiscretisedLogistic") : default),
        ],
        ["VAE1004"] = [Mend.Of($"Give σ a floor of {Floor}", WithFloor)],
        ["VAE1005"] =
        [
            Mend.Of($"Learn σ, with a floor of {Floor}", place => (place.Making("FixedSigma"), Write($"new SharedSigma({Floor})"))),
        ],
        ["VAE1006"] = [GaussianWithLearnedSigma, Acceptance.Mend],
        ["VAE1007"] = [Replace("Leave the output natural", "OutputRange", "Natural")],
        ["VAE1009"] = [Mend.Of("Learn one σ", place => Renamed(place, "SharedSigma")), Acceptance.Mend],
        ["VAE1010"] = [Mend.Of("Use KumaraswamyFamily", place => OnItsNetwork(place, "KumaraswamyFamily"))],
        ["VAE2001"] = [LeaveBetaAtOne, SayItWithSigma, Acceptance.Mend],
        ["VAE2002"] = [LeaveBetaAtOne, Acceptance.Mend],
        ["VAE2003"] = [LeaveBetaAtOne],
        ["VAE2004"] = [LeaveBetaAtOne],
        ["VAE2005"] =
        [
            OfPlan("Warm up no longer than the plan trains", (warmup, epochs) => (warmup, epochs)),
            OfPlan("Train for as long as the warm-up", (warmup, epochs) => (epochs, warmup)),
            Acceptance.Mend,
        ],
        ["VAE2006"] =
        [
            Mend.Of("Train all epochs", place => (place.Valued("Int32"), Write("0"))),
            OfPlan("Warm up not at all", (warmup, _) => (warmup, Write("0"))),
            Acceptance.Mend,
        ],
        ["VAE2007"] = [Mend.Of("Use FreeBits", ToFreeBits), Acceptance.Mend],
        ["VAE2008"] = [Mend.Of("Use DiagonalGaussian", place => Renamed(place, "DiagonalGaussian")), Acceptance.Mend],
        ["VAE2009"] = [Estimating("MonteCarlo")],
        ["VAE2010"] = [LeaveBetaAtOne, Estimating("AnalyticKl"), Acceptance.Mend],
        ["VAE2011"] = [Estimating("AnalyticKl"), Acceptance.Mend],
        ["VAE2013"] =
        [
            InPlaceOf("StickingTheLanding", "MonteCarlo"),
            InPlaceOf("DoublyReparameterised", "ImportanceWeighted"),
        ],
        ["VAE2016"] = [Estimating("AnalyticKl")],
        ["VAE2017"] =
        [
            Mend.Of("Use LayerNormalisation", place => place.Creation is { } made ? (made, Write("new LayerNormalisation()")) : default),
            Acceptance.Mend,
        ],
        ["VAE3001"] = [Replace("Draw from p(x|z)", "Decoding", "Ancestral")],
        ["VAE3002"] = [Replace("Draw from p(x|z)", "Decoding", "Ancestral")],
        ["VAE3003"] = [Replace("Evaluate with draws", "LatentChoice", "Draw")],
        ["VAE3004"] = [Replace("Keep σ frozen from the training data", "SigmaChoice", "Frozen")],
        ["VAE3005"] = [Mend.Of("Evaluate on the test part", place => (place.Expression, Write($"{place.Expression}.Test!")))],
    };

    private static Mend GaussianWithLearnedSigma =>
        Mend.Of("Declare a Gaussian with a learned σ", place => OnItsNetwork(place, "Gaussian", $", new LearnedSigma({Floor})"));

    private static Mend LeaveBetaAtOne => new("Leave β at 1", place => place switch
    {
        // A named argument that says no more than the default can go.
        { Argument: { NameColon.Name.Identifier.ValueText: "Beta" } argument } when place.Spec?.ArgumentList == argument.Parent =>
            new Dictionary<SyntaxNode, SyntaxNode?> { [argument] = null },
        { Expression: { } expression } when place.IsNumber(expression) =>
            new Dictionary<SyntaxNode, SyntaxNode?> { [expression] = Write("1") },
        _ => null,
    });

    // β at σ has the optima of β = 1 at σ√β.
    private static Mend SayItWithSigma => new("Say it with σ: FixedSigma(σ√β) at β = 1", place =>
    {
        var sigma = place.Given(place.Made(place.Made(place.Spec, "Likelihood"), "Sigma"), "Value")?.Expression;
        return place.Number(sigma) is { } value && place.Number(place.Expression) is { } beta && value > 0 && beta > 0
            && place.Given(place.Spec, "Beta") is { } given && given == place.Argument
            ? new Dictionary<SyntaxNode, SyntaxNode?>
            {
                [sigma!] = Write((value * Math.Sqrt(beta)).ToString("R", CultureInfo.InvariantCulture)),
                [given.Expression] = Write("1"),
            }
            : null;
    });

    // A number of the plan around, from the expressions that it gives for its warm-up and its epochs: what to replace, and what with. Where a
    // warm-up begins anew, how long the last one has is not to be read off either.
    private static Mend OfPlan(string title, Func<ExpressionSyntax, ExpressionSyntax, (ExpressionSyntax, ExpressionSyntax)> edit) =>
        Mend.Of(title, place => place.Declared("TrainingPlan") is { Node: BaseObjectCreationExpressionSyntax creation } plan
            && plan.Given(creation, "KlWarmupEpochs") is { Expression: { } warmup }
            && plan.Given(creation, "Epochs") is { Expression: { } epochs }
            && plan.Given(creation, "KlCycleEpochs") is null
                ? edit(warmup, epochs)
                : default);

    // The estimator of the plan around, or of the one that the spec meets; said by name where the plan leaves it out.
    private static Mend Estimating(string estimator) => Mend.Of($"Use {estimator}", place =>
    {
        var use = Write($"new {estimator}()");
        if (place.Declared("TrainingPlan") is not { Node: BaseObjectCreationExpressionSyntax { ArgumentList: { } list } creation } plan)
            return default;
        return plan.Given(creation, "Estimator") is { Expression: { } given }
            ? (given, use)
            : (list, Adding(list, "Estimator", use));
    });

    // One type for another that takes the same arguments.
    private static Mend InPlaceOf(string type, string other) =>
        Mend.Of($"Use {other}", place => place.TypeOf(place.Creation) == type ? Renamed(place, other) : default);

    private static Mend Replace(string title, string type, string member) =>
        Mend.Of(title, place => (place.Valued(type), Write($"{type}.{member}")));

    private static (SyntaxNode?, SyntaxNode?) Renamed(Place place, string type) =>
        place.Creation is null ? default : (place.Node, SyntaxFactory.IdentifierName(type));

    private static (SyntaxNode?, SyntaxNode?) OnItsNetwork(Place place, string type, string more = "") =>
        place.Given(place.Creation, "Network")?.Expression is { } network
            ? (place.Creation, Write($"new {type}({network}{more})"))
            : default;

    private static bool Observes(Place place, string type) => place.TypeOf(place.Given(place.Spec, "Observation")?.Expression) == type;

    // Where it is the observation that is pointed at, that is the creation; a likelihood has no shape.
    private static (SyntaxNode?, SyntaxNode?) Observed(Place place, string type) =>
        (place.Made(place.Spec, "Observation") ?? place.Creation) is { } observation && place.Given(observation, "Shape")?.Expression is { } shape
            ? (observation, Write($"new {type}({shape})"))
            : default;

    private static (SyntaxNode?, SyntaxNode?) WithFloor(Place place) => place switch
    {
        { Creation: { ArgumentList: { Arguments.Count: 0 } list } } => (list, SyntaxFactory.ParseArgumentList($"({Floor})")),
        { Expression: { } expression } when place.Number(expression) is 0 => (expression, Write(Floor)),
        _ => default,
    };

    private static (SyntaxNode?, SyntaxNode?) ToFreeBits(Place place) =>
        place.Given(place.Creation, "C")?.Expression is { } target ? (place.Creation, Write($"new FreeBits({target})")) : default;
}
