using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>
/// The special functions against values of mpmath with 60 digits, to 1e-13 of the value (of 1, near a zero of log Γ or ψ).
/// </summary>
public sealed class SpecialFunctionTests
{
    private const double Tolerance = 1e-13;

    [Theory]
    [InlineData(1e-300, 690.7755278982137)]
    [InlineData(1e-8, 18.42068073818021)]
    [InlineData(0.1, 2.252712651734206)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(0.999, 0.0005780385328913802)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.4616321449683622, -0.12148629053584961)]
    [InlineData(2.0, 0.0)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(3.7, 1.428072326665388)]
    [InlineData(10.0, 12.801827480081469)]
    [InlineData(14.999, 25.18854687054693)]
    [InlineData(15.0, 25.19122118273868)]
    [InlineData(15.5, 26.536914491115613)]
    [InlineData(100.0, 359.1342053695754)]
    [InlineData(1000000.0, 12815504.569147611)]
    [InlineData(1e300, 6.897755278982137e302)]
    public void Log_gamma(double x, double expected) => Close(expected, SpecialFunctions.LogGamma(x), Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(0, 0.001, -1000.5755719318103)]
    [InlineData(0, 0.1, -10.423754940411076)]
    [InlineData(0, 0.5, -1.9635100260214235)]
    [InlineData(0, 1.0, -0.5772156649015329)]
    [InlineData(0, 1.5, 0.03648997397857652)]
    [InlineData(0, 2.0, 0.42278433509846713)]
    [InlineData(0, 5.25, 1.5599773364075455)]
    [InlineData(0, 10.0, 2.251752589066721)]
    [InlineData(0, 14.9, 2.6674289762160424)]
    [InlineData(0, 17.5, 2.8333574322286843)]
    [InlineData(0, 40.0, 3.676327374034843)]
    [InlineData(0, 1000.0, 6.907255195648812)]
    [InlineData(0, 100000000.0, 18.420680738952367)]
    [InlineData(1, 0.001, 1000001.6425331958)]
    [InlineData(1, 0.1, 101.43329915079275)]
    [InlineData(1, 0.5, 4.934802200544679)]
    [InlineData(1, 1.0, 1.6449340668482264)]
    [InlineData(1, 1.5, 0.9348022005446793)]
    [InlineData(1, 2.0, 0.6449340668482264)]
    [InlineData(1, 5.25, 0.20976041229725417)]
    [InlineData(1, 10.0, 0.10516633568168575)]
    [InlineData(1, 14.9, 0.06941658320709579)]
    [InlineData(1, 17.5, 0.058806588095783506)]
    [InlineData(1, 40.0, 0.02531510384129103)]
    [InlineData(1, 1000.0, 0.0010005001666666333)]
    [InlineData(1, 100000000.0, 1.000000005e-8)]
    [InlineData(2, 0.001, -2000000002.3976321)]
    [InlineData(2, 0.1, -2001.8614573783436)]
    [InlineData(2, 0.5, -16.82879664423432)]
    [InlineData(2, 1.0, -2.4041138063191885)]
    [InlineData(2, 1.5, -0.82879664423432)]
    [InlineData(2, 2.0, -0.4041138063191886)]
    [InlineData(2, 5.25, -0.04384235387170136)]
    [InlineData(2, 10.0, -0.011049834970802067)]
    [InlineData(2, 14.9, -0.004816732932829049)]
    [InlineData(2, 17.5, -0.0034572203720343105)]
    [InlineData(2, 40.0, -0.0006408202718352986)]
    [InlineData(2, 1000.0, -1.0010004999998333e-6)]
    [InlineData(2, 100000000.0, -1.00000001e-16)]
    [InlineData(3, 0.001, 6000000000006.469)]
    [InlineData(3, 0.1, 60004.51287679026)]
    [InlineData(3, 0.5, 97.40909103400244)]
    [InlineData(3, 1.0, 6.493939402266829)]
    [InlineData(3, 1.5, 1.4090910340024372)]
    [InlineData(3, 2.0, 0.49393940226682914)]
    [InlineData(3, 5.25, 0.018263141355942224)]
    [InlineData(3, 10.0, 0.0023199013042898686)]
    [InlineData(3, 14.9, 0.0006681876646206824)]
    [InlineData(3, 17.5, 0.0004063810738253195)]
    [InlineData(3, 40.0, 3.24414001515635e-5)]
    [InlineData(3, 1000.0, 2.003001999999e-9)]
    [InlineData(3, 100000000.0, 2.0000000300000002e-24)]
    public void Polygamma(int order, double x, double expected) =>
        Close(expected, SpecialFunctions.Polygamma(order, x), order == 0 ? Math.Max(1, Math.Abs(expected)) : Math.Abs(expected));

    [Theory]
    [InlineData(1e-300, 1.1283791670955126e-300)]
    [InlineData(1e-10, 1.1283791670955126e-10)]
    [InlineData(-0.001, -0.0011283787909692365)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1.0, -0.8427007929497149)]
    [InlineData(1.7, 0.9837904585907745)]
    [InlineData(2.4999, 0.9995928300996666)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(2.5001, 0.9995932657565293)]
    [InlineData(-3.0, -0.9999779095030014)]
    [InlineData(4.0, 0.9999999845827421)]
    [InlineData(5.9, 0.9999999999999999)]
    [InlineData(6.1, 1.0)]
    [InlineData(30.0, 1.0)]
    public void Error_function(double x, double expected) => Close(expected, SpecialFunctions.ErrorFunction(x), Math.Abs(expected));

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-1e-20, -1e-20)]
    [InlineData(1e-10, 1.00000000005e-10)]
    [InlineData(-1e-5, -9.999950000166666e-6)]
    [InlineData(0.001, 0.0010005001667083417)]
    [InlineData(0.3, 0.3498588075760031)]
    [InlineData(-0.7, -0.5034146962085905)]
    [InlineData(0.9999, 1.7180100138671555)]
    [InlineData(1.0001, 1.7185536702337534)]
    [InlineData(-1.5, -0.7768698398515702)]
    [InlineData(2.0, 6.38905609893065)]
    [InlineData(10.0, 22025.465794806718)]
    [InlineData(-40.0, -1.0)]
    [InlineData(700.0, 1.0142320547350045e304)]
    [InlineData(709.7, 1.6549840276802644e308)]
    public void Exp_minus_one(double x, double expected) => Close(expected, SpecialFunctions.ExpMinusOne(x), Math.Abs(expected));

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-1e-20, -1e-20)]
    [InlineData(1e-10, 9.999999999500001e-11)]
    [InlineData(-1e-5, -1.0000050000333337e-5)]
    [InlineData(0.001, 0.0009995003330835331)]
    [InlineData(0.3, 0.26236426446749106)]
    [InlineData(-0.7, -1.203972804325936)]
    [InlineData(-0.999999, -13.815510557935518)]
    [InlineData(2.0, 1.0986122886681098)]
    [InlineData(10000000000.0, 23.025850930040455)]
    [InlineData(1e300, 690.7755278982137)]
    [InlineData(1.5e308, 709.6016737502742)]
    public void Log_one_plus(double x, double expected) => Close(expected, SpecialFunctions.LogOnePlus(x), Math.Abs(expected));

    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-100, -21.273453560965326)]
    [InlineData(1e-16, -8.222082216130435)]
    [InlineData(1e-9, -5.9978070150076865)]
    [InlineData(0.001, -3.0902323061678136)]
    [InlineData(0.025, -1.9599639845400543)]
    [InlineData(0.3, -0.5244005127080408)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.50001, 2.506628274882086e-5)]
    [InlineData(0.7, 0.5244005127080407)]
    [InlineData(0.975, 1.9599639845400538)]
    [InlineData(0.999999, 4.753424308817087)]
    public void Normal_quantile(double p, double expected) =>
        Close(expected, SpecialFunctions.NormalQuantile(p), Math.Max(1e-2, Math.Abs(expected)));

    [Theory]
    [InlineData(new[] { 0.0 }, 0.0)]
    [InlineData(new[] { 1.0, 2.0, 3.0 }, 3.40760596444438)]
    [InlineData(new[] { -1000.0, -1000.5 }, -999.5259230158199)]
    [InlineData(new[] { 1000.0, 999.0, -5.0 }, 1000.3132616875182)]
    [InlineData(new[] { 0.5, double.NegativeInfinity }, 0.5)]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity }, double.NegativeInfinity)]
    [InlineData(new[] { 0.0, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { double.NaN, 1.0 }, double.NaN)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity }, double.NaN)]
    public void Log_sum_exp(double[] values, double expected) =>
        Close(expected, SpecialFunctions.LogSumExp(values), Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Limits_are_those_of_the_functions()
    {
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogGamma(0));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogGamma(double.PositiveInfinity));
        Assert.Equal(double.NaN, SpecialFunctions.LogGamma(-0.5));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Polygamma(0, double.PositiveInfinity));
        Assert.Equal(0, SpecialFunctions.Polygamma(1, double.PositiveInfinity));
        Assert.Equal(-1, SpecialFunctions.ExpMinusOne(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.ExpMinusOne(710));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogOnePlus(-1));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogOnePlus(double.PositiveInfinity));
        Assert.Equal(-1, SpecialFunctions.ErrorFunction(double.NegativeInfinity));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.NormalQuantile(0));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.NormalQuantile(1));
        Assert.Equal(double.NaN, SpecialFunctions.NormalQuantile(1.5));
    }

    [Fact]
    public void Not_a_number_stays_not_a_number() =>
        Assert.All(
            new Func<double, double>[]
            {
                SpecialFunctions.LogGamma,
                x => SpecialFunctions.Polygamma(0, x),
                x => SpecialFunctions.Polygamma(2, x),
                SpecialFunctions.ErrorFunction,
                SpecialFunctions.ExpMinusOne,
                SpecialFunctions.LogOnePlus,
                SpecialFunctions.NormalQuantile,
            },
            function => Assert.Equal(double.NaN, function(double.NaN)));

    private static void Close(double expected, double actual, double scale) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance * scale, $"{actual:R} should be {expected:R}");
}
