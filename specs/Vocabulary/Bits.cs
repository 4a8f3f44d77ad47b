using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>
/// Priors under which a code of bits is cheap, over data that are made of bits (source 003, section 7.1), and one under which it is not.
/// </summary>
public static class Bits
{
    private const int Factors = 4;
    private const int Width = 16;

    private static readonly Mlp Encoder = new([32], Activation.Tanh);

    public static readonly VaeSpec Standard = new(
        Observation: new RealValued(Width, Dequantised: true),
        Prior:       new StandardNormal(Factors),
        Family:      new DiagonalGaussian(Encoder),
        Likelihood:  new Gaussian(new Mlp([], Activation.Tanh), new SharedSigma(Floor: 0.05)));

    public static readonly VaeSpec TwoGaussians = Standard with { Prior = new BinaryGaussians(Factors, Deviation: 0.2) };

    public static readonly VaeSpec Sparse = Standard with
    {
        Prior  = new SparseBeta(Factors, Alpha: 0.3, Beta: 0.3),
        Family = new KumaraswamyFamily(Encoder),
    };

    /// <summary>Each prior is trained on the same draws; a code is read off the means of q(z|x), cut at the prior's middle.</summary>
    public static readonly VaeStudy Planted = new(
        "Which priors recover a code of bits from data that are made of bits?", Source: "003, section 7.1", Answer);

    private static StudyResult Answer(StudyRun run)
    {
        const int test = 500;
        var (data, bits) = Draws(run.Choose(2_000, 10_000), test);
        // While the divergence is light, components turn to one bit each; then the prior holds them there.
        var plan = new TrainingPlan(
            run.Choose(40, 100), BatchSize: 50, new MonteCarlo(), LearningRate: 5e-3, ValidationFraction: 0, KlWarmupEpochs: 10);
        double Share(VaeSpec spec, double middle) => Recovered(run.Train(spec, data, plan).Encode(data.Test!), bits, middle);
        var found = Models.Select(model => (model.Name, Share: Share(model.Spec, model.Middle))).ToArray();
        return new StudyResult(
            string.Join("; ", found.Select(one => Invariant($"under {one.Name} {one.Share:P1} of the bits are recovered"))) + ".",
            [
                new Exhibit.Table(
                    "Bits",
                    Invariant($"{Factors} fair bits behind {Width} numbers, {test} test observations, seed 0; components are matched with bits ")
                    + "and flipped so as to agree most.",
                    ["prior", "share of bits recovered"],
                    [.. found.Select(one => ImmutableArray.Create<Cell>(one.Name, one.Share))]),
            ]);
    }

    private static (string Name, VaeSpec Spec, double Middle)[] Models =>
        [("two normals", TwoGaussians, 0.5), ("a sparse Beta", Sparse, 0.5), ("a standard normal", Standard, 0)];

    // x = W(2b − 1) + 0.2 ε, the rows of W standard normal.
    private static (DataSet Data, bool[] Bits) Draws(int count, int test)
    {
        var key = NoiseKey.FromSeed(0).Then("bits");
        var (uniforms, weights, noise) = (new double[(count + test) * Factors], new double[Factors * Width], new double[(count + test) * Width]);
        key.Then("b").FillUniform(uniforms);
        key.Then("W").FillStandardNormal(weights);
        key.Then("ε").FillStandardNormal(noise);
        bool[] bits = [.. uniforms.Select(u => u > 0.5)];
        double Mean(int row, int column) =>
            Enumerable.Range(0, Factors).Sum(i => (bits[row * Factors + i] ? 1 : -1) * weights[i * Width + column]);
        float[] x = [.. noise.Select((ε, i) => (float)(Mean(i / Width, i % Width) + 0.2 * ε))];
        return (Vae.Functional.Data.From(x, Width).HoldOutLast(test).OrThrow() with { Name = "planted bits" }, bits[(count * Factors)..]);
    }

    // The best share over all ways to match components with bits; a component may stand for the opposite of its bit.
    private static double Recovered(float[] means, bool[] bits, double middle)
    {
        var n = bits.Length / Factors;
        double Agreement(int component, int bit)
        {
            var share = Enumerable.Range(0, n).Count(row => means[row * Factors + component] > middle == bits[row * Factors + bit]) / (double)n;
            return Math.Max(share, 1 - share);
        }
        double Best(int component, ImmutableArray<int> left) =>
            left.IsEmpty ? 0 : left.Max(bit => Agreement(component, bit) + Best(component + 1, left.Remove(bit)));
        return Best(0, [.. Enumerable.Range(0, Factors)]) / Factors;
    }
}
