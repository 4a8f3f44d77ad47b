using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Statistics;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>A family under values of its parameters: what a law is asked about.</summary>
/// <param name="Family">Whose law it is.</param>
/// <param name="Case">The values.</param>
/// <param name="Test">Decides means that cannot be integrated; its error rate is that of each question.</param>
/// <param name="Key">Of the draws.</param>
/// <param name="Tally">Counts them.</param>
/// <param name="Role">What the names of its parameters begin with, where two trials meet in one expression.</param>
public sealed record DistributionTrial(
    DistributionFamily Family, DistributionCase Case, MeanTest Test, NoiseKey Key, DrawTally Tally, string Role = "")
{
    private const string X = "x";
    private const string Value = "value";

    /// <summary>d.</summary>
    internal int Components => Case.Components;

    /// <summary>The trial of one component alone.</summary>
    internal DistributionTrial Only(int component) =>
        this with { Case = new([.. Case.Values.Select(values => ImmutableArray.Create(values[component]))]) { Components = 1 } };

    /// <summary>The inputs that hold the parameters, [B, d].</summary>
    internal ImmutableArray<Expr> Inputs =>
        [.. Case.Values.Select((_, i) => Input(Name(i), [Dimension.Batch, Components]))];

    /// <summary>The parameters of the first component that are positive, as scales and rates are.</summary>
    internal IEnumerable<(string Name, double Value)> Positives => Family.Parameters
        .Select((domain, i) => (Domain: domain, Name: Name(i), Value: Case.Values[i][0]))
        .Where(parameter => parameter.Domain == Domain.Positive)
        .Select(parameter => (parameter.Name, parameter.Value));

    /// <summary>The distribution over those inputs.</summary>
    internal Distribution Distribution => Family.Of(Inputs);

    /// <summary>x, [B, d].</summary>
    internal Expr At => Input(X, [Dimension.Batch, Components]);

    /// <summary>An expression [B], [B, 1] or [1, 1] at points x of one component.</summary>
    internal double[] Along(Expr value, double[] points) => Evaluated(value, points.Length, points);

    /// <summary>A program for rows that all have the case's parameters, its noise from a pool.</summary>
    internal PooledProgram Program(string output, Expr value, NoisePool pool) => new(
        Graph.Of(new Output(output, value)),
        pool,
        name => Case.Values.Where((_, i) => name == Name(i)).Select(values => values.ToArray()).FirstOrDefault());

    /// <summary>An expression, for rows that all have the case's parameters.</summary>
    /// <param name="value">Over x and the parameters.</param>
    /// <param name="rows">B.</param>
    /// <param name="points">x, row by row; empty where the expression has none.</param>
    internal double[] Evaluated(Expr value, int rows, double[] points)
    {
        var each = value.Shape.Size.PerBatch ? value : Broadcast(value, [Dimension.Batch, 1]);
        return Program(Value, each, new NoisePool()).All([], rows, points.Length > 0 ? [(X, points)] : [])[Value];
    }

    /// <summary>The values of the parameters, and of x where there is one, for so many rows.</summary>
    internal Dictionary<string, DenseArray> Leaves(int rows, double[] points)
    {
        var leaves = Case.Values.Select((values, i) => (Name: Name(i), Values: values)).ToDictionary(
            parameter => parameter.Name,
            parameter => DenseArray.Generate([rows, Components], flat => parameter.Values[flat % Components]));
        if (points.Length > 0)
            leaves[X] = DenseArray.Of([rows, points.Length / rows], points);
        return leaves;
    }

    /// <summary>Draws, [n, d] row by row.</summary>
    internal double[] Draws(int count)
    {
        var pool = new NoisePool();
        var program = Program(Value, Distribution.DrawFrom("noise", Dimension.Batch, Components), pool);
        Tally.Add(count);
        return program.All(pool.Draw(Key.Then("draws"), 0, count), count)[Value];
    }

    /// <summary>The parameter that an input holds, as in <c>parameter1</c>.</summary>
    internal string Name(int parameter) => $"{Role}parameter{parameter + 1}";
}
