using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional.Runner.Commands;

/// <summary>A spec in writing: what is printed is the very program that is trained.</summary>
/// <param name="GenerativeModel">Prior and likelihood, a line each.</param>
/// <param name="GenerativeModelLatex">The same in LaTeX.</param>
/// <param name="Family">The variational family.</param>
/// <param name="FamilyLatex">The same in LaTeX.</param>
/// <param name="ObjectiveText">The objective as equations, a line each, aligned.</param>
/// <param name="ObjectiveLatex">The same as a LaTeX environment.</param>
/// <param name="Terms">The objective in its terms: the right-hand side of its last equation.</param>
/// <param name="Parameters">The trained arrays.</param>
/// <param name="Statistics">The arrays that training keeps without training them.</param>
/// <param name="ParameterCount">How many numbers are trained.</param>
/// <param name="Reparameterised">What is drawn how.</param>
/// <param name="Schedules">What changes while e epochs pass.</param>
internal sealed record Explanation(
    string GenerativeModel,
    string GenerativeModelLatex,
    string Family,
    string FamilyLatex,
    string ObjectiveText,
    string ObjectiveLatex,
    string Terms,
    ImmutableArray<Expr.Parameter> Parameters,
    ImmutableArray<Expr.Parameter> Statistics,
    int ParameterCount,
    ImmutableArray<string> Reparameterised,
    ImmutableArray<ScheduledInput> Schedules)
{
    /// <summary>The explanation, or why the spec has none.</summary>
    public static Either<Fault, Explanation> Of(VaeSpec spec, TrainingPlan plan) =>
        from layout in ModelLayout.Of(spec, plan)
        let schedules = Objectives.Schedules.Of(spec, plan).RemoveAll(scheduled => scheduled.Schedule.IsConstant)
        let weight = schedules.FirstOrDefault(scheduled => scheduled.Input == Programs.KlWeightInput)?.Expression
        from program in Programs.Explained(spec with { Family = spec.Family.Printed }, plan.Estimator ?? Programs.DefaultEstimator, weight)
        let model = new VaeModel(spec)
        select new Explanation(
            string.Join('\n', Model(spec).Select(part => part.Text)),
            string.Join(@" \\ ", Model(spec).Select(part => part.Latex)),
            string.Join('\n', Families(spec).Select(part => part.Text)),
            string.Join(@" \\ ", Families(spec).Select(part => part.Latex)),
            Aligned([.. schedules.Select(one => (one.Symbol.Text, one.Schedule.Formula.Text)), .. Formula.Text(program)]),
            Latex([.. schedules.Select(one => (one.Symbol.Latex, one.Schedule.Formula.Latex)), .. Formula.Latex(program)]),
            Formula.Text(program)[^1].Right,
            layout.Parameters,
            layout.Statistics,
            layout.Count,
            [
                Drawn("z ~ q(z|x)", model.Posterior, spec.Prior.Dimension),
                .. spec.WeightPosterior is null
                    ? Array.Empty<string>()
                    : ["w ~ q(w): a differentiable function of N(0, 1) noise (reparameterised)"],
                Drawn("x ~ p(x|z)", model.LikelihoodAtMeans(model.DrawLatent(model.Posterior, 1)), spec.Observation.Width),
            ],
            schedules);

    private static IEnumerable<(string Text, string Latex)> Model(VaeSpec spec) =>
        [spec.Prior.Notation, spec.Likelihood.Notation, .. spec.WeightPosterior is { } weights ? [weights.Prior.Notation] : NoWeights];

    private static IEnumerable<(string Text, string Latex)> Families(VaeSpec spec) =>
        [spec.Family.Notation, .. spec.WeightPosterior is { } weights ? [weights.Notation] : NoWeights];

    private static readonly (string Text, string Latex)[] NoWeights = [];

    private static string Aligned(ImmutableArray<(string Left, string Right)> equations)
    {
        var width = equations.Max(equation => equation.Left.Length);
        return string.Join('\n', equations.Select(equation => $"{equation.Left.PadRight(width)} = {equation.Right}"));
    }

    private static string Latex(ImmutableArray<(string Left, string Right)> equations) =>
        "\\begin{align*}\n"
        + string.Join(" \\\\\n", equations.Select(equation => $"  {equation.Left} &= {equation.Right}"))
        + "\n\\end{align*}";

    private static string Drawn(string what, Distributions.Distribution distribution, int components) => distribution.IsReparameterised
        ? $"{what}: a differentiable function of {Laws(distribution, components)} noise (reparameterised)"
        : $"{what}: not reparameterised; no gradient flows through the draw, and none is needed";

    private static string Laws(Distributions.Distribution distribution, int components) =>
        distribution.Noises(components) is { IsEmpty: false } noises
            ? string.Join(" and ", noises.Select(noise => Law(noise.Law)).Distinct())
            : "no";

    private static string Law(NoiseLaw law) => law == NoiseLaw.StandardNormal ? "N(0, 1)" : "U(0, 1)";
}
