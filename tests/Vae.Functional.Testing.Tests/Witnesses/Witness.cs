using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Witnesses;

/// <summary>A number of a witness, under the name by which its rule's page quotes it.</summary>
internal sealed record Figure(string Name, double Value)
{
    public override string ToString() =>
        $"{Name} = {(double.IsNegativeInfinity(Value) ? "−∞" : Value.ToString("0.0000", CultureInfo.InvariantCulture).Replace('-', '−'))}";
}

/// <summary>
/// What shows that a rule is right: a declaration, and parameters and data for which the first figure exceeds the second. A search finds
/// them.
/// </summary>
internal sealed class Witness
{
    private readonly string declaration;
    private readonly VaeSpec spec;
    private readonly TrainingPlan plan;
    private readonly Func<Trial, Figure[]> measure;
    private readonly double enough;
    private readonly int seed;
    private readonly double[]? given;

    public Witness(
        string rule,
        VaeSpec spec,
        Func<Trial, Figure[]> measure,
        TrainingPlan? plan = null,
        double enough = 0.3,
        int seed = 1,
        double[]? given = null,
        [CallerArgumentExpression(nameof(spec))] string specText = "",
        [CallerArgumentExpression(nameof(plan))] string planText = "")
    {
        (Rule, this.spec, this.measure, this.enough, this.seed, this.given) = (rule, spec, measure, enough, seed, given);
        this.plan = plan ?? new TrainingPlan(10);
        declaration = WitnessTable.Preamble + specText + (planText == "" ? "" : "\n" + planText);
    }

    public string Rule { get; }

    /// <summary>What the rule says of the declaration and the plan; null where it is silent.</summary>
    public Finding? Finding(EvaluationPlan evaluation, bool evaluatesTrainingData) =>
        spec.Check(plan, evaluation, evaluatesTrainingData).Findings.FirstOrDefault(finding => finding.Rule.Id == Rule);

    /// <summary>The search, from its seed: the record of what it finds.</summary>
    public string Found() => Record(given
        ?? Ascent.Highest(Excess, Names().Sum(name => name.Count) + spec.Observation.Width, seed, enough));

    /// <summary>The record with its figures evaluated anew, from the parameters and the data that it holds.</summary>
    public string Evaluated(string record) => Record(Numbers(record));

    /// <summary>By how much the first figure exceeds the second, at the parameters and the data of a record.</summary>
    public double Excess(string record) => Excess(Numbers(record));

    private double Excess(double[] point)
    {
        var figures = measure(At(point));
        return figures[0].Value - figures[1].Value;
    }

    private double[] Numbers(string record) =>
    [
        .. Names().Select(name => name.Name).Append("x")
            .Select(name => record.Split('\n').First(line => line.StartsWith($"  {name} = ", StringComparison.Ordinal)))
            .SelectMany(line => line.Split(" = ")[1].Split(' '))
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
    ];

    private string Record(double[] point)
    {
        var trial = At(point);
        return string.Join('\n',
        [
            declaration,
            "",
            .. Names().Select(name => $"  {name.Name} = {Text(trial.Parameters[name.Name].Values)}"),
            $"  x = {Text(trial.Observation)}",
            "",
            .. measure(trial).Select(figure => figure.ToString()),
        ]) + "\n";
    }

    private (string Name, int Count)[] Names()
    {
        var program = Programs.Explained(spec, plan.Estimator ?? Programs.DefaultEstimator).Value();
        var frozen = spec.Likelihood is Gaussian { Sigma: OptimalSigma } ? new[] { (OptimalSigma.FrozenInput, 1) } : [];
        var trained = program.Parameters.Select(parameter => (parameter.Name, Count: parameter.Shape.Size.Count));
        return [.. trained.OrderBy(name => name.Name, StringComparer.Ordinal), .. frozen];
    }

    private Trial At(double[] point)
    {
        var program = Programs.Explained(spec, plan.Estimator ?? Programs.DefaultEstimator).Value();
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, DenseArray>(StringComparer.Ordinal);
        var next = 0;
        foreach (var (name, count) in Names())
        {
            var extents = program.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Shape.Bind(1) ?? [];
            var from = next;
            double At(int i) => name == OptimalSigma.FrozenInput ? Math.Max(0.1, Math.Abs(point[from])) : point[from + i];
            parameters[name] = DenseArray.Generate(extents, At);
            next += count;
        }
        return new(spec, plan, parameters.ToImmutable(), [.. point[next..].Select(InSupport)]);
    }

    private double InSupport(double x) => spec.Observation.Support switch
    {
        Support.Binary => x > 0 ? 1 : 0,
        Support.UnitInterval => x is >= 0 and <= 1 ? x : Math.Round(Math.Abs(x) / 5, 2),
        _ => x,
    };

    private static string Text(ReadOnlySpan<double> values) =>
        string.Join(' ', values.ToArray().Select(value => (value == 0 ? 0 : value).ToString("0.###", CultureInfo.InvariantCulture)));
}
