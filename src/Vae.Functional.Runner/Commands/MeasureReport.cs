using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>Measurements as the console shows them: a line each, with unit and what the number is an estimate or a bound of.</summary>
internal static class MeasureReport
{
    /// <summary>Prints them; the exit code.</summary>
    /// <param name="model">What is measured.</param>
    /// <param name="measures">By what.</param>
    /// <param name="passesOver">Whether a measure that does not apply is passed over with a line, and is no fault.</param>
    public static Either<Fault, int> Print(MeasuredModel model, ImmutableArray<Measure> measures, bool passesOver)
    {
        List<Measurement> found = [];
        List<string> passed = [];
        foreach (var measure in measures)
        {
            if (passesOver && measure.Lacking(model.Spec) is { } lacking)
            {
                passed.Add($"{Names.Kebab(measure.GetType().Name)} does not apply: {lacking}");
                continue;
            }
            var measured = model.Measure(measure);
            if (measured.IsLeft)
                return measured.Map(_ => 0);
            measured.IfRight(more => found.AddRange(more));
        }

        Console.WriteLine($"on {model.Data.Name}, {Wordings.Count(model.Data.Count, "observation")} (± standard error)");
        foreach (var line in Table.Aligned(found.Select(one => new[] { one.Name, one.Number, one.Unit, one.What })))
            Console.WriteLine($"  {line}");
        passed.ForEach(Console.WriteLine);
        return 0;
    }
}
