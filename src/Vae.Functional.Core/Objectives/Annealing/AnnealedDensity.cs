using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Objectives;

/// <summary>
/// log f_β(z) = (1 − β) log base(z) + β log p(x, z) for rows of latent vectors, and its gradient: the path from a base to the posterior.
/// </summary>
/// <param name="run">From z, [n, d], to the outputs of <see cref="Program"/>.</param>
internal sealed class AnnealedDensity(Func<IReadOnlyDictionary<string, DenseArray>, IReadOnlyDictionary<string, DenseArray>> run)
{
    private const string Latent = "z";
    private const string Base = "base";
    private const string Joint = "joint";

    private static string SlopeOf(string end) => end + " slope";

    /// <summary>The two ends of the path at some latent vectors.</summary>
    /// <param name="Base">log base(z), [n].</param>
    /// <param name="Joint">log p(x, z), [n].</param>
    /// <param name="BaseGradient">∂ log base/∂z, [n·d].</param>
    /// <param name="JointGradient">∂ log p(x, z)/∂z, [n·d].</param>
    public sealed record Ends(double[] Base, double[] Joint, double[] BaseGradient, double[] JointGradient)
    {
        /// <summary>log f_β of a row.</summary>
        public double At(double beta, int row) => (1 - beta) * Base[row] + beta * Joint[row];

        /// <summary>A component of ∂ log f_β/∂z.</summary>
        public double Gradient(double beta, int index) => (1 - beta) * BaseGradient[index] + beta * JointGradient[index];
    }

    /// <summary>Both ends at latent vectors, [n·d] by rows.</summary>
    public Ends At(int[] extents, double[] latents)
    {
        var found = run(new Dictionary<string, DenseArray> { [Latent] = DenseArray.Of(extents, latents) });
        double[] Of(string name) => found[name].Values.ToArray();
        return new(Of(Base), Of(Joint), Of(SlopeOf(Base)), Of(SlopeOf(Joint)));
    }

    /// <summary>The program of both ends and their gradients, from x and z, a row of each.</summary>
    public static Either<Fault, Graph> Program(VaeSpec spec, AnnealingBase start)
    {
        if (spec.WeightPosterior is not null)
            return new Fault("annealing needs one p(x|z), and the weights of this one have a posterior; "
                + "anneal a spec without WeightPosterior");
        var model = new VaeModel(spec);
        if (start == AnnealingBase.Posterior && !model.Posterior.HasDensityEverywhere)
            return new Fault("annealing from q(z|x) takes its density at any z, which this family does not have; take AnnealingBase.Prior");
        if (start == AnnealingBase.Posterior && spec.Family is EncoderFamily { Network: PerObservation })
            return new Fault("annealing from q(z|x) takes a network that reads x, and PerObservation is none; take AnnealingBase.Prior");
        var latent = Input(Latent, [Dimension.Batch, spec.Prior.Dimension]);
        var prior = model.Prior.LogDensity(latent);
        var first = start == AnnealingBase.Prior ? prior : model.Posterior.LogDensity(latent);
        var values = Graph.Of(new(Base, first), new(Joint, prior + model.LogLikelihood(latent, samples: 1)));
        var z = values.Inputs.Single(input => input.Name == Latent);
        Output Slope(string end) => new(SlopeOf(end), Differentiate.Of(SumAll(values[end]), z).Single());
        return Programs.Settled(Graph.Of([.. values.Outputs, Slope(Base), Slope(Joint)]));
    }

    /// <summary>The program of a draw from the base, the output "draw" or "z".</summary>
    public static Either<Fault, (Graph Program, string Output)> Start(VaeSpec spec, AnnealingBase start) => start == AnnealingBase.Prior
        ? (Programs.PriorDraw(spec), "z")
        : Programs.Encoding(spec).Map(program => (program, "draw"));
}
