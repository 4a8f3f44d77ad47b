using LanguageExt;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>Variances of the first component of x: under p(x), and of what a spec's decoding shows.</summary>
/// <param name="Declared">Var x for x ~ p(x).</param>
/// <param name="Shown">Var x for what generation shows.</param>
/// <param name="DeclaredGivenLatent">E Var(x|z) under p(x, z).</param>
/// <param name="ShownGivenLatent">E Var(x|z) of what generation shows; 0 where it is a function of z.</param>
public sealed record GeneratedMoments(double Declared, double Shown, double DeclaredGivenLatent, double ShownGivenLatent)
{
    // Points along z, and along the noise of a draw.
    private const int Side = 200;

    /// <summary>
    /// The variances of a spec with one latent component, by quadrature over z ~ p(z) and over the noise of a draw: to many digits where
    /// draws are smooth in their noise, to about three where they are bits.
    /// </summary>
    /// <param name="spec">With one latent component.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    public static Either<Fault, GeneratedMoments> Of(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters) =>
        spec.Prior is StandardNormal { Dimension: 1 }
            ? Programs.Generation(spec).Map(program => Of(program, spec.Observation.Width, parameters))
            : new Fault("moments are found for a StandardNormal prior of one component");

    private static GeneratedMoments Of(Graph program, int width, IReadOnlyDictionary<string, DenseArray> parameters)
    {
        var (normal, density) = Trapezoid.NormalLine(Side);
        var isNormal = program.Noises.All(noise => noise.Law == NoiseLaw.StandardNormal);
        var noise = isNormal ? normal : [.. Enumerable.Range(0, Side).Select(i => (i + 0.5) / Side)];
        var mass = isNormal ? density : [.. Enumerable.Repeat(1.0 / Side, Side)];
        var leaves = parameters.ToDictionary();
        leaves["z"] = DenseArray.Generate([Side * Side, 1], i => normal[i / Side]);
        leaves["decoding"] = DenseArray.Generate([Side * Side, width], i => noise[i / width % Side]);
        var values = Evaluate.Of(program, Side * Side, leaves);
        (double Total, double Within) Variances(DenseArray x)
        {
            double[] At(int z) => [.. Enumerable.Range(0, Side).Select(i => x.Values[(z * Side + i) * width])];
            var groups = Enumerable.Range(0, Side).Select(z => Moments(mass, At(z))).ToArray();
            var within = density.Zip(groups, (weight, group) => weight * group.Variance).Sum();
            return (within + Moments(density, [.. groups.Select(group => group.Mean)]).Variance, within);
        }

        var (declared, shown) = (Variances(values["draw"]), Variances(values["shown"]));
        return new(declared.Total, shown.Total, declared.Within, shown.Within);
    }

    private static (double Mean, double Variance) Moments(double[] weights, double[] values)
    {
        var mean = weights.Zip(values, (weight, value) => weight * value).Sum();
        return (mean, weights.Zip(values, (weight, value) => weight * (value - mean) * (value - mean)).Sum());
    }
}
