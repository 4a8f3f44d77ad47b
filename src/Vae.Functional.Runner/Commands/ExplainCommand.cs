using System.CommandLine;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

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
        var command = new Command("explain", "Prints the model, the family and the exact objective of a spec, and the verdict.")
        {
            spec, latex, estimator, samples,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), Programs.DefaultEstimator)
            from explanation in Explanation.Of(declared.Spec, chosen)
            let verdict = declared.Spec.Check(new TrainingPlan(RunSettings.DefaultEpochs, Estimator: chosen))
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

        draws
        {Indented(string.Join('\n', explanation.Reparameterised))}

        parameters: {explanation.ParameterCount:N0}
        {Indented(string.Join('\n', explanation.Parameters.Select(parameter => $"{parameter.Name,-30} {parameter.Shape}")))}

        verdict
        {Indented(Wordings.Verdict(verdict))}
        """;

    private static string Indented(string text) => "  " + text.Replace("\n", "\n  ");
}
