using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>What laws ask of an estimator, and of the quantity that it claims to estimate, as programs with outputs [B].</summary>
internal static class ObjectiveGraphs
{
    /// <summary>The value, in nats where it has them.</summary>
    public const string Value = "value";

    /// <summary>What is differentiated.</summary>
    public const string Differentiated = "differentiated";

    /// <summary>log q(z|x)/p(z), averaged over draws.</summary>
    public const string Cost = "cost";

    private const string Weight = "weight of a row";

    /// <summary>An estimator's value and what it differentiates, or why it builds no objective.</summary>
    public static Either<Fault, Graph> Of(Estimator estimator, VaeSpec spec, double klWeight = 1) =>
        from sound in Programs.Evaluation(spec, estimator)
        from objective in estimator.Build(new VaeModel(spec, klWeight))
        let nats = estimator.Claims.Unit == ValueUnit.BitsPerObservation ? Math.Log(2) : 1
        select Simplify.Graph(Graph.Of(
            new(Value, nats * objective.Value), new(Differentiated, nats * (objective.Differentiated ?? objective.Value))));

    /// <summary>
    /// A quantity that is an expectation over draws of z: what is averaged, from log w = log p(x, z) − log q(z|x), z ~ q(z|x); null for
    /// others.
    /// </summary>
    public static Graph? Of(Quantity quantity, VaeSpec spec)
    {
        var model = new VaeModel(spec);

        Expr LogWeights(Distribution posterior, int samples, out Expr cost)
        {
            var q = VaeModel.Repeated(posterior, samples);
            var z = model.DrawLatent(posterior, samples);
            cost = VaeModel.MeanOverSamples(q.LogDensity(z) - model.Prior.LogDensity(z), samples);
            return VaeModel.BySample(model.LogLikelihood(z, samples) - (q.LogDensity(z) - model.Prior.LogDensity(z)), samples);
        }

        Expr Renyi(double alpha, int samples, out Expr cost)
        {
            var logWeights = LogWeights(model.Posterior, samples, out cost);
            return alpha == 1
                ? Mean(logWeights, 0)
                : 1 / (1 - alpha) * (LogSumExp((1 - alpha) * logWeights, 0) - Math.Log(samples));
        }

        Distribution Corrupted(Corruption corruption, double strength)
        {
            var noise = Expressions.Noise(Denoising.CorruptionNoise, [Dimension.Batch, spec.Observation.Width], corruption.Noise);
            return model.PosteriorOf(corruption.Of(model.Observation, noise, strength));
        }

        var spent = (Expr)0.0;
        var value = quantity switch
        {
            Quantity.EvidenceLowerBound => Renyi(1, 1, out spent),
            Quantity.ImportanceWeightedBound bound => Renyi(0, bound.Samples, out spent),
            Quantity.DenoisingBound bound => Mean(LogWeights(Corrupted(bound.Corruption, bound.Strength), 1, out spent), 0),
            Quantity.RenyiBound bound => Renyi(bound.Alpha, bound.Samples, out spent),
            _ => null,
        };
        return value is null ? null : Simplify.Graph(Graph.Of(new(Value, value), new(Cost, spent)));
    }

    /// <summary>
    /// The derivative of each row of an output along a direction in the space of parameters. A gradient sums over the rows; weighted by w
    /// it is linear in w, and differentiating it again by w takes the rows apart.
    /// </summary>
    /// <param name="graph">The program.</param>
    /// <param name="output">The output [B].</param>
    /// <param name="direction">A number for each element of some of the parameters.</param>
    public static Graph Along(Graph graph, string output, IReadOnlyDictionary<string, double[]> direction)
    {
        var total = Graph.Of(new Output(Value, Sum(Input(Weight, [Dimension.Batch]) * graph[output], Axis.Batch)));
        var moved = total.Parameters.Where(parameter => direction.ContainsKey(parameter.Name)).ToImmutableArray();
        var derivative = Differentiate.Of(total[Value], [.. moved])
            .Zip(moved, (gradient, parameter) => SumAll(gradient * Array(parameter.Shape, direction[parameter.Name])))
            .Aggregate((Expr)0.0, (sum, part) => sum + part);
        var rows = total.Inputs.First(input => input.Name == Weight);
        return Simplify.Graph(Graph.Of(new Output(Value, Differentiate.Of(derivative, rows)[0])));
    }

    /// <summary>The gradient of the weighted mean of an output over the rows, for each parameter.</summary>
    public static Graph Gradient(Graph graph, string output) => Simplify.Graph(Differentiate.Graph(
        Graph.Of(new Output(Value, Sum(Input(Weight, [Dimension.Batch]) * graph[output], Axis.Batch))), Value));

    /// <summary>The weights of the rows, for programs made by <see cref="Gradient"/>.</summary>
    public static (string, double[]) Weights(double[] weights) => (Weight, weights);

    // Numbers as an expression: one constant for each, laid behind one another.
    private static Expr Array(Shape shape, double[] values) => shape.Rank == 0
        ? values[0]
        : Reshape(Concatenate(0, [.. values.Select(value => Broadcast(value, [1]))]), shape);
}
