using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// The model that a spec declares: its own graphs under given values, not a second implementation.
/// </summary>
/// <param name="spec">The declaration.</param>
/// <param name="values">The value of each parameter, and of <see cref="OptimalSigma.FrozenInput"/> where σ is frozen, by name.</param>
internal sealed class DeclaredModel(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> values)
{
    private readonly VaeModel model = new(spec with { Likelihood = Density(spec.Likelihood, spec.Observation.Width) });
    private RowProgram? joint;

    /// <summary>log p(x|z) at latent vectors, each of the prior's dimension, in nats.</summary>
    public double[] LogLikelihood(double[] latents, ReadOnlySpan<double> observation) =>
        At(Rows(model.Likelihood(Latent).LogDensity(model.Observation)), latents, observation);

    /// <summary>log p(x, z) at latent vectors, in nats; −∞ where the likelihood's support does not hold x.</summary>
    public double[] LogJoint(double[] latents, ReadOnlySpan<double> observation) => Holds(observation)
        ? At(joint ??= Rows(Joint), latents, observation)
        : [.. Enumerable.Repeat(double.NegativeInfinity, latents.Length / spec.Prior.Dimension)];

    /// <summary>The mean of ∇ log p(x, z) over latent vectors with masses, for each parameter that the density depends on.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Gradient(double[] latents, double[] masses, double[] observation)
    {
        const string mean = "mean log p(x, z)";
        var weighted = Expressions.Sum(Expressions.Input("mass", [Dimension.Batch]) * Joint, Axis.Batch);
        var graph = Differentiate.Graph(Graph.Of(new Output(mean, weighted)), mean);
        var leaves = Leaves(latents, observation, masses.Length).SetItem("mass", DenseArray.Of([masses.Length], masses));
        var found = QuickEvaluate.Of(graph, masses.Length, leaves);
        return graph.Parameters.ToImmutableSortedDictionary(
            parameter => parameter.Name, parameter => found[Differentiate.OutputName(parameter.Name)], StringComparer.Ordinal);
    }

    /// <summary>Draws of z ~ p(z) and x ~ p(x|z).</summary>
    public JointDraws Draw(NoiseKey key, int count)
    {
        var z = Drawn(model.Prior, spec.Prior.Dimension, "latent", key, [], count);
        return new(z, DrawObservations(key, [.. z.Values]));
    }

    /// <summary>A draw of x ~ p(x|z) for each latent vector.</summary>
    public DenseArray DrawObservations(NoiseKey key, double[] latents) => Drawn(
        model.Likelihood(Latent), spec.Observation.Width, "observation", key, latents, latents.Length / spec.Prior.Dimension);

    private DenseArray Drawn(Distribution distribution, int width, string name, NoiseKey key, double[] latents, int count)
    {
        var graph = Graph.Of(new Output(name, distribution.DrawFrom(name, Dimension.Batch, width)));
        var leaves = graph.Noises.Aggregate(
            Leaves(latents, [], count), (known, noise) => known.SetItem(noise.Name, Numbers(noise, key.Then(noise.Name), count)));
        return QuickEvaluate.Of(graph, count, leaves)[name];
    }

    private static DenseArray Numbers(Expr.Noise noise, NoiseKey key, int count)
    {
        var numbers = new double[noise.Shape.Size.Bind(count)];
        if (noise.Law == NoiseLaw.Uniform)
            key.FillUniform(numbers);
        else
            key.FillStandardNormal(numbers);
        return DenseArray.Of(noise.Shape.Bind(count), numbers);
    }

    /// <summary>Whether log p(x|z) has kinks in z.</summary>
    public bool HasKinks => Graph.Of(new Output("log p(x|z)", model.Likelihood(Latent).LogDensity(model.Observation)))
        .Nodes.OfType<Expr.Apply>()
        .Any(node => node.Primitive is Primitive.Relu or Primitive.Maximum or Primitive.Minimum or Primitive.Max);

    /// <summary>The decoder's mean at one latent vector.</summary>
    public double[] Mean(double[] latent) => At(Rows(model.Likelihood(Latent).Mean), latent, default);

    /// <summary>The standard deviation of each component of x at one latent vector.</summary>
    public double[] Deviation(double[] latent)
    {
        var deviation = model.Likelihood(Latent).StandardDeviation;
        return At(Rows(Expressions.Broadcast(deviation, [Dimension.Batch, spec.Observation.Width])), latent, default);
    }

    /// <summary>The mean and standard deviation of the spec's own q(z|x).</summary>
    public (double[] Mean, double[] Deviation) Posterior(ReadOnlySpan<double> observation)
    {
        var q = model.Posterior;
        var found = QuickEvaluate.Of(
            Graph.Of(new Output("mean", q.Mean), new Output("deviation", Expressions.Broadcast(q.StandardDeviation, q.Mean.Shape))),
            1,
            Leaves([], observation, 1));
        return ([.. found["mean"].Values], [.. found["deviation"].Values]);
    }

    /// <summary>Whether the likelihood's support holds an observation; outside it the density is zero, whatever a formula says.</summary>
    public bool Holds(ReadOnlySpan<double> observation)
    {
        var support = model.Likelihood(Latent).Support;
        foreach (var x in observation)
            if (!support.Contains(x))
                return false;
        return true;
    }

    // A squared error is declared in place of the Gaussian that it amounts to, with the same parameters.
    private static Likelihood Density(Likelihood likelihood, int width) => likelihood is MeanSquaredError error
        ? new Gaussian(error.Network, new FixedSigma(Math.Sqrt(error.Reduction == Reduction.Sum ? 0.5 : width / 2.0)))
        : likelihood;

    private Expr Joint => model.Likelihood(Latent).LogDensity(model.Observation) + model.Prior.LogDensity(Latent);

    private Expr Latent => Expressions.Input(Z, [Dimension.Batch, spec.Prior.Dimension]);

    private const string Z = "z";
    private const string Value = "value";

    // A row for each latent vector.
    private RowProgram Rows(Expr value) =>
        new(Graph.Of(new Output(Value, value)), name => values.GetValueOrDefault(name)?.Values.ToArray());

    private double[] At(RowProgram program, double[] latents, ReadOnlySpan<double> observation)
    {
        var (count, x) = (latents.Length / spec.Prior.Dimension, observation.ToArray());
        return program.At(count, new Dictionary<string, FillRows>
        {
            [Z] = RowProgram.From(latents, count),
            [VaeModel.ObservationInput] = RowProgram.Each(x),
        })[Value];
    }

    private ImmutableDictionary<string, DenseArray> Leaves(double[] latents, ReadOnlySpan<double> observation, int count)
    {
        var leaves = values.ToImmutableDictionary();
        if (latents.Length > 0)
            leaves = leaves.SetItem(Z, DenseArray.Of([count, spec.Prior.Dimension], latents));
        return observation.IsEmpty ? leaves : leaves.SetItem(VaeModel.ObservationInput, Repeated(observation, count));
    }

    /// <summary>One observation as a batch of equal ones.</summary>
    public static DenseArray Repeated(ReadOnlySpan<double> observation, int count)
    {
        var one = observation.ToArray();
        return DenseArray.Generate([count, one.Length], i => one[i % one.Length]);
    }
}
