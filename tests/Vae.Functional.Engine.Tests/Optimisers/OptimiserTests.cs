using Vae.Functional.Engine.Optimisers;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Tests.Optimisers;

/// <summary>Each optimiser against recorded steps of PyTorch's, and against its algorithm in double precision.</summary>
public sealed class OptimiserTests
{
    private const double Rate = 1e-2;

    private static readonly float[] Start = [0.5f, -1.25f, 2.0f, 0.0f, -0.03125f];

    // torch.optim of PyTorch 1.13 in float32 with lr = 1e-2, from Start with the gradients of Gradient: after 1, 2 and 10 steps.
    private static readonly Dictionary<Optimiser, double[][]> Recorded = new()
    {
        [new Adam()] =
        [
            [0.49000000953674316, -1.2400000095367432, 1.9900000095367432, -0.009999200701713562, -0.021252667531371117],
            [0.49052631855010986, -1.2373366355895996, 1.980118751525879, -0.004404319450259209, -0.012545144185423851],
            [0.4678507149219513, -1.246763825416565, 1.9366612434387207, -0.004653560929000378, -0.017190126702189445],
        ],
        [new Adam(0.5, 0.75, 1e-3)] =
        [
            [0.4900398254394531, -1.240384578704834, 1.9913792610168457, -0.0011111111380159855, -0.030888553708791733],
            [0.49335989356040955, -1.240384578704834, 1.9831349849700928, 0.0009921710006892681, -0.030685560777783394],
            [0.47801434993743896, -1.255540370941162, 1.9793866872787476, -0.0033063706941902637, -0.0313565731048584],
        ],
        [new AdamW()] =
        [
            [0.4899500012397766, -1.2398749589920044, 1.989799976348877, -0.009999200701713562, -0.021249542012810707],
            [0.49042731523513794, -1.237087607383728, 1.9797197580337524, -0.004403319209814072, -0.012539893388748169],
            [0.467369943857193, -1.245522141456604, 1.934700608253479, -0.004652281757444143, -0.01717478223145008],
        ],
        [new AdamW(0.5, 0.8, 0.9, 1e-4)] =
        [
            [0.4875040054321289, -1.2337898015975952, 1.980157494544983, -0.005555556155741215, -0.02836647629737854],
            [0.48617714643478394, -1.2254894971847534, 1.9605557918548584, -0.0008276528678834438, -0.0263706985861063],
            [0.44712185859680176, -1.1884064674377441, 1.8513716459274292, -0.0043057953007519245, -0.027871130034327507],
        ],
        [new Adagrad()] =
        [
            [0.49000000953674316, -1.2400000095367432, 1.9900000095367432, -0.009999992325901985, -0.021250026300549507],
            [0.4970710873603821, -1.2444721460342407, 1.9837530851364136, -0.0002985689789056778, -0.018087755888700485],
            [0.4884497821331024, -1.2540100812911987, 1.9873088598251343, -0.010279396548867226, -0.03440876305103302],
        ],
        [new Adagrad(1e-2)] =
        [
            [0.49038460850715637, -1.2428570985794067, 1.9961538314819336, -0.00012345680443104357, -0.031212640926241875],
            [0.4972611665725708, -1.2461508512496948, 1.993376612663269, 0.00035203684819862247, -0.031200191006064415],
            [0.4887579381465912, -1.254488468170166, 1.9955130815505981, -0.0005528820911422372, -0.03131181746721268],
        ],
        [new Sgd()] =
        [
            [0.4975000023841858, -1.249750018119812, 1.9999375343322754, -1.2500000821091817e-06, -0.031249625608325005],
            [0.49775001406669617, -1.249650001525879, 1.9998313188552856, 2.6249999791616574e-06, -0.031249163672327995],
            [0.46168482303619385, -1.2513227462768555, 1.999116063117981, -5.202711236051982e-06, -0.03125045821070671],
        ],
        [new Sgd(0)] =
        [
            [0.4975000023841858, -1.249750018119812, 1.9999375343322754, -1.2500000821091817e-06, -0.031249625608325005],
            [0.5, -1.2498750686645508, 1.9998875856399536, 3.7500001326407073e-06, -0.031249500811100006],
            [0.4937500059604645, -1.2506250143051147, 1.9999375343322754, -6.24999984211172e-06, -0.03125062584877014],
        ],
    };

    // A step in double precision: from w, g, what is remembered, and t to w; what is remembered is changed.
    private static readonly Dictionary<Optimiser, Func<double, double, double[], int, double>> Algorithms = new()
    {
        [new Adam()] = (w, g, kept, t) => w - Rate * MeanOverRoot(kept, g, t, 0.9, 0.999, 1e-8),
        [new AdamW(0.5, 0.8, 0.9, 1e-4)] = (w, g, kept, t) => w * (1 - Rate * 0.5) - Rate * MeanOverRoot(kept, g, t, 0.8, 0.9, 1e-4),
        [new Adagrad(1e-3)] = (w, g, kept, _) => w - Rate * g / (Math.Sqrt(kept[0] += g * g) + 1e-3),
        [new Sgd(0.75)] = (w, g, kept, _) => w - Rate * (kept[0] = 0.75 * kept[0] + g),
    };

    public static TheoryData<Optimiser> Steps() => [.. Recorded.Keys];

    public static TheoryData<Optimiser> Ones() => [.. Algorithms.Keys];

    [Fact]
    public void Every_optimiser_of_the_vocabulary_is_held_to_both()
    {
        var all = typeof(Optimiser).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimiser))).ToHashSet();

        Assert.Superset(all, Recorded.Keys.Select(optimiser => optimiser.GetType()).ToHashSet());
        Assert.Superset(all, Algorithms.Keys.Select(optimiser => optimiser.GetType()).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Steps_are_those_of_PyTorch(Optimiser optimiser)
    {
        var (values, pass) = (Start.ToArray(), OptimiserPass.Of(optimiser, Start.Length));
        for (var step = 1; step <= 10; step++)
        {
            pass.Step(values, [.. Enumerable.Range(0, Start.Length).Select(i => Gradient(i, step))], Rate, step);
            if (Array.IndexOf([1, 2, 10], step) is >= 0 and var record)
                foreach (var (expected, actual) in Recorded[optimiser][record].Zip(values))
                    Assert.Equal(expected, actual, 5e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Ones))]
    public void Steps_are_the_algorithm_at_any_length(Optimiser optimiser)
    {
        foreach (var length in new[] { 1, 7, 16, 67 })
        {
            var (values, pass) = (Numbers(length, 0), OptimiserPass.Of(optimiser, length));
            var exact = values.Select(value => (double)value).ToArray();
            var kept = exact.Select(_ => new double[pass.Moments.Length]).ToArray();
            for (var step = 1; step <= 300; step++)
            {
                var gradient = Numbers(length, step);
                pass.Step(values, gradient, Rate, step);
                for (var i = 0; i < length; i++)
                    exact[i] = Algorithms[optimiser](exact[i], gradient[i], kept[i], step);
            }
            // 300 steps of about the rate, each with the rounding of single precision.
            Assert.All(exact.Zip(values), pair => Assert.Equal(pair.Item1, pair.Item2, 5e-5));
            for (var moment = 0; moment < pass.Moments.Length; moment++)
                for (var i = 0; i < length; i++)
                    Assert.Equal(1, (pass.Moments[moment][i] + 1e-2) / (kept[i][moment] + 1e-2), 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Ones))]
    public void An_element_is_updated_alike_wherever_it_lies(Optimiser optimiser)
    {
        // The vector loop and the loop behind it give the same bits.
        var (values, pass) = (Enumerable.Repeat(0.3f, 37).ToArray(), OptimiserPass.Of(optimiser, 37));
        for (var step = 1; step <= 5; step++)
            pass.Step(values, [.. Enumerable.Repeat(0.1f * step - 0.27f, 37)], Rate, step);
        Assert.Single(values.Distinct());
    }

    [Fact]
    public void The_first_step_of_Adam_has_the_size_of_the_learning_rate_whatever_the_gradient()
    {
        float[] values = [0, 0, 0];
        OptimiserPass.Of(new Adam(), 3).Step(values, [1e-3f, -50, 0], 0.25, 1);
        Assert.Equal(-0.25f, values[0], 1e-4f);
        Assert.Equal(0.25f, values[1], 1e-4f);
        Assert.Equal(0f, values[2]);
    }

    // m̂/(√v̂ + ε).
    private static double MeanOverRoot(double[] kept, double g, int t, double beta1, double beta2, double epsilon)
    {
        kept[0] = beta1 * kept[0] + (1 - beta1) * g;
        kept[1] = beta2 * kept[1] + (1 - beta2) * g * g;
        return kept[0] / (1 - Math.Pow(beta1, t)) / (Math.Sqrt(kept[1] / (1 - Math.Pow(beta2, t))) + epsilon);
    }

    private static float Gradient(int index, int step) => (float)((7 * step * (index + 1) % 11 - 5) / 8.0 * Math.Pow(10, -index));

    private static float[] Numbers(int length, int step)
    {
        var values = new float[length];
        NoiseKey.FromSeed(3).Then(step).FillStandardNormal(values);
        return values;
    }
}
