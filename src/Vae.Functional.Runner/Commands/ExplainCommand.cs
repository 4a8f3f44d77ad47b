using System.CommandLine;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;
using Vae.Functional.Tensors;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>explain</c>: a spec as mathematics, with its verdict.</summary>
internal static class ExplainCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var spec = SharedOptions.Spec();
        var latex = new System.CommandLine.Option<bool>("--latex") { Description = "Print the model and its objective as LaTeX." };
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var epochs = SharedOptions.Epochs();
        var warmup = SharedOptions.KlWarmup();
        var cycle = SharedOptions.KlCycle();
        var command = new Command("explain", "Prints the model, the family and the exact objective of a spec, and the verdict.")
        {
            spec, latex, estimator, samples, epochs, warmup, cycle,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), Programs.DefaultEstimator)
            let asked = new RunSettings(
                "",
                Epochs: parsed.GetValue(epochs),
                KlWarmupEpochs: parsed.GetValue(warmup),
                KlCycleEpochs: parsed.GetValue(cycle))
            let plan = asked.Plan(chosen)
            from explanation in Explanation.Of(declared.Spec, plan)
            let verdict = declared.Spec.Check(plan)
            select Print(declared.Id, verdict, explanation, parsed.GetValue(latex))));
        return command;
    }

    private static int Print(string id, Verdict verdict, Explanation explanation, bool latex)
    {
        Console.WriteLine(latex ? Latex(explanation) : Text(id, verdict, explanation));
        return 0;
    }

    private static string Latex(Explanation explanation) =>
        $"\\begin{{gather*}}\n  {explanation.GenerativeModelLatex} \\\\\n  {explanation.FamilyLatex}\n\\end{{gather*}}\n"
        + explanation.ObjectiveLatex;

    private static string Text(string id, Verdict verdict, Explanation explanation) =>
        $"""
        {id}

        generative model
        {Indented(explanation.GenerativeModel)}

        variational family
        {Indented(explanation.Family)}

        objective: the {verdict.ObjectiveName} of one observation, L, in nats; training maximises its mean (d numbers components, l draws of z)
        {Indented(explanation.ObjectiveText)}

        {Schedules(verdict, explanation)}draws
        {Indented(string.Join('\n', explanation.Reparameterised))}

        parameters: {explanation.ParameterCount:N0}
        {Arrays(explanation.Parameters)}

        {Statistics(explanation)}verdict
        {Indented(Wordings.Verdict(verdict))}
        """;

    private static string Statistics(Explanation explanation) => explanation.Statistics.IsEmpty
        ? ""
        : $"running statistics: kept by training, and what all but training reads\n{Arrays(explanation.Statistics)}\n\n";

    private static string Arrays(IEnumerable<Expr.Parameter> arrays) =>
        Indented(string.Join('\n', arrays.Select(array => $"{array.Name,-30} {array.Shape}")));

    private static string Schedules(Verdict verdict, Explanation explanation) => explanation.Schedules.IsEmpty
        ? ""
        : "schedules: when e epochs have passed\n"
            + Indented(string.Join('\n', explanation.Schedules.Select(scheduled => Sentence(verdict, scheduled)))) + "\n\n";

    private static string Sentence(Verdict verdict, ScheduledInput scheduled) =>
        FormattableString.Invariant($"{scheduled.Symbol.Text}, {scheduled.What}, is {scheduled.Schedule.To} {scheduled.Schedule.Reached}")
        + (verdict.IsBound && scheduled.Input == Programs.KlWeightInput ? "; L is the bound then" : "");

    private static string Indented(string text) => "  " + text.Replace("\n", "\n  ");
}
