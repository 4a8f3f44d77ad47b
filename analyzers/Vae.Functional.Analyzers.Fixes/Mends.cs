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
        ],
        ["VAE1002"] = [Mend.Of("Declare the observation UnitInterval", place => Observed(place, "UnitInterval"))],
        ["VAE1003"] =
        [
            Mend.Of("Use Bernoulli", place => Observes(place, "Binary") ? OnItsNetwork(place, "Bernoulli") : default),
            Mend.Of("Use ContinuousBernoulli", place => Observes(place, "UnitInterval") ? OnItsNetwork(place, "ContinuousBernoulli") : default),
        ],
        ["VAE1004"] = [Mend.Of($"Give σ a floor of {Floor}", WithFloor)],
        ["VAE1006"] = [Mend.Of("Declare a Gaussian with a learned σ", place => OnItsNetwork(place, "Gaussian", $", new LearnedSigma({Floor})"))],
        ["VAE1007"] = [Replace("Leave the output natural", "OutputRange.Natural")],
        ["VAE2001"] = [LeaveBetaAtOne, SayItWithSigma, Accept],
        ["VAE2002"] = [LeaveBetaAtOne, Accept],
        ["VAE2004"] = [LeaveBetaAtOne],
        ["VAE2006"] = [Replace("Train all epochs", "0")],
        ["VAE2007"] = [Mend.Of("Use FreeBits", ToFreeBits), Accept],
        ["VAE2008"] = [Mend.Of("Use DiagonalGaussian", place => Renamed(place, "DiagonalGaussian")), Accept],
        ["VAE2009"] = [Replace("Use MonteCarlo", "new MonteCarlo()")],
        ["VAE2010"] = [LeaveBetaAtOne],
        ["VAE2011"] = [Mend.Of("Use AnalyticKl", ToAnalyticKl)],
        ["VAE3001"] = [Replace("Draw from p(x|z)", "Decoding.Ancestral")],
        ["VAE3002"] = [Replace("Draw from p(x|z)", "Decoding.Ancestral")],
        ["VAE3003"] = [Replace("Evaluate with draws", "LatentChoice.Draw")],
        ["VAE3004"] = [Replace("Keep σ frozen from the training data", "SigmaChoice.Frozen")],
    };

    private static Mend LeaveBetaAtOne => new("Leave β at 1", place => place switch
    {
        // A named argument that says no more than the default can go.
        { Argument: { NameColon.Name.Identifier.ValueText: "Beta" } argument } when place.Spec?.ArgumentList == argument.Parent =>
            new Dictionary<SyntaxNode, SyntaxNode?> { [argument] = null },
        { Expression: { } expression } when place.Number(expression) is not null => new Dictionary<SyntaxNode, SyntaxNode?> { [expression] = Write("1") },
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

    // The reason is the user's to say; this one is a start.
    private static Mend Accept => Mend.Of("Accept the surrogate", place =>
        place.Spec is { ArgumentList: { } list } spec && place.Given(spec, "AcceptSurrogate") is null ? (list, Accepting(list)) : default);

    private static ArgumentListSyntax Accepting(ArgumentListSyntax list) => list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
        list.Arguments.GetWithSeparators()
            .Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))
            .Add(SyntaxFactory.Argument(Write("\"a surrogate is what this study is about\""))
                .WithNameColon(SyntaxFactory.NameColon("AcceptSurrogate").WithTrailingTrivia(SyntaxFactory.Space)))));

    private static Mend Replace(string title, string replacement) =>
        Mend.Of(title, place => (place.Expression, Write(replacement)));

    private static (SyntaxNode?, SyntaxNode?) Renamed(Place place, string type) =>
        place.Creation is null ? default : (place.Node, SyntaxFactory.IdentifierName(type));

    private static (SyntaxNode?, SyntaxNode?) OnItsNetwork(Place place, string type, string more = "") =>
        place.Given(place.Creation, "Network")?.Expression is { } network ? (place.Creation, Write($"new {type}({network}{more})")) : default;

    private static bool Observes(Place place, string type) => place.TypeOf(place.Given(place.Spec, "Observation")?.Expression) == type;

    private static (SyntaxNode?, SyntaxNode?) Observed(Place place, string type) =>
        place.Made(place.Spec, "Observation") is { } observation && place.Given(observation, "Shape")?.Expression is { } shape
            ? (observation, Write($"new {type}({shape})"))
            : default;

    private static (SyntaxNode?, SyntaxNode?) WithFloor(Place place) => place switch
    {
        { Creation: { ArgumentList: { Arguments.Count: 0 } list } } => (list, SyntaxFactory.ParseArgumentList($"({Floor})")),
        { Expression: { } expression } when place.Number(expression) is 0 => (expression, Write(Floor)),
        _ => default,
    };

    private static (SyntaxNode?, SyntaxNode?) ToAnalyticKl(Place place) =>
        place.Node.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } estimator && place.TypeOf(estimator) == "Renyi"
            ? (estimator, Write("new AnalyticKl()"))
            : default;

    private static (SyntaxNode?, SyntaxNode?) ToFreeBits(Place place) =>
        place.Given(place.Creation, "C")?.Expression is { } target ? (place.Creation, Write($"new FreeBits({target})")) : default;
}
