using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class PointwiseTests
{
    private static readonly Dictionary<string, (double Argument, double Value)> known = new()
    {
        ["abs"] = (-2.5, 2.5),
        ["neg"] = (1.5, -1.5),
        ["exp"] = (1, Math.E),
        ["expm1"] = (1, Math.E - 1),
        ["log"] = (2, 0.6931471805599453),
        ["log1p"] = (1, 0.6931471805599453),
        ["sqrt"] = (2, 1.4142135623730951),
        ["rsqrt"] = (4, 0.5),
        ["reciprocal"] = (4, 0.25),
        ["tanh"] = (1, 0.7615941559557649),
        ["sigmoid"] = (1, 0.7310585786300049),
        ["relu"] = (-3, 0),
        ["lgamma"] = (5, 3.1780538303479458), // ln 4!
        ["digamma"] = (1, -0.5772156649015329), // Euler's constant
        ["erf"] = (1, 0.8427007929497149),
        ["erfinv"] = (0.5, 0.4769362762044699),
        ["sin"] = (1, 0.8414709848078965),
        ["cos"] = (1, 0.5403023058681398),
        ["sign"] = (-7, -1),
        ["floor"] = (-1.5, -2),
    };

    public static IEnumerable<object[]> Cases =>
        from name in known.Keys
        from dtype in new[] { float32, float64 }
        select new object[] { name, dtype };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_function_has_its_known_value_and_leaves_its_argument(string name, ScalarType dtype)
    {
        var (argument, value) = known[name];
        using var x = Vector(dtype, argument, argument);
        using var y = Call(x, name);
        Assert.Equal(dtype, y.dtype);
        AssertClose([value, value], y);
        AssertClose([argument, argument], x);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_place_it_changes_its_argument_and_returns_it(string name, ScalarType dtype)
    {
        var (argument, value) = known[name];
        using var x = Vector(dtype, argument, argument);
        Assert.Same(x, Call(x, name + "_"));
        AssertClose([value, value], x);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Square_polygamma_and_softplus_have_their_known_values(ScalarType dtype)
    {
        double[] trigamma = [1.6449340668482264, 0.3949340668482264]; // π²/6, π²/6 − 5/4
        double[] tetragamma = [-2.4041138063191885, -0.15411380631918858]; // −2ζ(3), −2ζ(3) + 9/4
        using var x = Vector(dtype, 1, 3);
        AssertClose([1, 9], x.square());
        AssertClose([1.3132616875182228, 3.048587351573742], nn.functional.softplus(x));
        AssertClose(tetragamma, x.polygamma(2));
        AssertClose(trigamma, x.polygamma(1), atLeast: 2e-9); // libtorch cuts the series of this order short
        AssertClose(trigamma, x.polygamma_(1), atLeast: 2e-9);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Clamp_takes_either_bound_as_numbers_or_tensors(ScalarType dtype)
    {
        using var x = Vector(dtype, -2, 0.5, 2);
        AssertClose([-1, 0.5, 1], x.clamp(-1, 1));
        AssertClose([0, 0.5, 2], x.clamp(min: (Scalar)0));
        AssertClose([-2, 0.5, 1], x.clamp(max: (Scalar)1));
        AssertClose([-1, 0.5, 1.5], x.clamp(Vector(dtype, -1, 0, 0), Vector(dtype, 0, 1, 1.5)));
        Assert.Same(x, x.clamp_(0, 1));
        AssertClose([0, 0.5, 1], x);
        AssertClose([0.25, 0.5, 1], x.clamp_(min: Vector(dtype, 0.25, 0.25, 0.25)));
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Products_and_quotients_are_added_in_place(ScalarType dtype)
    {
        using var x = Vector(dtype, 1, 2);
        Assert.Same(x, x.addcmul_(Vector(dtype, 3, 4), Vector(dtype, 5, 6), 0.5));
        AssertClose([8.5, 14], x);
        Assert.Same(x, x.addcdiv_(Vector(dtype, 3, 4), Vector(dtype, 6, 2), -1));
        AssertClose([8, 12], x);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void A_cross_entropy_is_reduced_as_it_is_asked(ScalarType dtype)
    {
        using var logits = Vector(dtype, 0, 2);
        using var bits = Vector(dtype, 1, 0);
        double[] each = [0.6931471805599453, 2.1269280110429727]; // log 2, softplus 2
        AssertClose(each, nn.functional.binary_cross_entropy_with_logits(logits, bits, reduction: nn.Reduction.None));
        AssertClose([each.Sum()], nn.functional.binary_cross_entropy_with_logits(logits, bits, reduction: nn.Reduction.Sum));
        AssertClose([each.Average()], nn.functional.binary_cross_entropy_with_logits(logits, bits));
        AssertClose(
            [each[0] * 3, each[1]],
            nn.functional.binary_cross_entropy_with_logits(
                logits, bits, reduction: nn.Reduction.None, pos_weights: Vector(dtype, 3, 3)));
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Normals_like_a_tensor_have_its_shape_and_type(ScalarType dtype)
    {
        using var normals = randn_like(zeros([100, 100], dtype));
        Assert.Equal([100, 100], normals.shape);
        Assert.Equal(dtype, normals.dtype);
        // Five standard errors of each, which one stream in a million leaves; libtorch's, which nothing here seeds, is always the same.
        var elements = Elements(normals);
        Assert.InRange(elements.Average(), -0.05, 0.05);
        Assert.InRange(elements.Average(element => element * element), 1 - 0.0708, 1 + 0.0708);
    }

    private static Tensor Call(Tensor x, string name) => (Tensor)typeof(Tensor).GetMethod(name, [])!.Invoke(x, [])!;
}
