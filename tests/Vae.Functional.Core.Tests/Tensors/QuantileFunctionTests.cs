using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>What draws are made of, against values of mpmath with 40 digits (of SciPy where they are whole numbers).</summary>
public sealed class QuantileFunctionTests
{
    [Theory]
    [InlineData(-100000000.0, -5000000000000019.3)]
    [InlineData(-1000, -500007.82669481218)]
    [InlineData(-40, -804.60844201375379)]
    [InlineData(-10, -53.231285150512471)]
    [InlineData(-3.0, -6.6077262215103495)]
    [InlineData(-2.0, -3.7831843336820319)]
    [InlineData(-1.9, -3.5502813255421346)]
    [InlineData(-1.0, -1.8410216450092635)]
    [InlineData(-0.3, -0.96210281816885066)]
    [InlineData(0.0, -0.69314718055994531)]
    [InlineData(0.5, -0.36894641528865639)]
    [InlineData(1.8, -0.036591703906009429)]
    [InlineData(3.0, -0.0013508099647481938)]
    [InlineData(8.0, -6.2209605742717861e-16)]
    public void Log_normal_cdf(double x, double expected) => Close(expected, SpecialFunctions.LogNormalCdf(x), 1e-14, Math.Abs(expected));

    [Theory]
    [InlineData(-10000000000.0, -141421.35614695231)]
    [InlineData(-5000.0, -99.944748174841092)]
    [InlineData(-745.0, -38.4819489643302)]
    [InlineData(-50.0, -9.6748252836123565)]
    [InlineData(-5.0, -2.4709386372615884)]
    [InlineData(-1.0, -0.33747496376420246)]
    [InlineData(-0.7, -0.0085594785824802823)]
    [InlineData(-0.69, 0.003950629560280057)]
    [InlineData(-0.3, 0.64586998620126358)]
    [InlineData(-0.01, 2.3282217375371757)]
    [InlineData(-1e-08, 5.6120012450397891)]
    [InlineData(-1e-17, 8.4937932241095981)]
    [InlineData(-1e-300, 37.047096299361199)]
    public void Log_normal_quantile(double l, double expected) =>
        Close(expected, SpecialFunctions.LogNormalQuantile(l), 1e-14, Math.Max(1e-2, Math.Abs(expected)));

    [Theory]
    [InlineData(0.001, 1e-07, -16118.672044556603)]
    [InlineData(0.001, 0.5, -693.72357415822866)]
    [InlineData(0.001, 0.999, -1.3288927337311851)]
    [InlineData(0.05, 0.3, -24.616517536544514)]
    [InlineData(0.05, 0.9999999, 2.3804319496833159)]
    [InlineData(0.5, 1e-09, -41.688096149163313)]
    [InlineData(0.5, 0.5, -1.4807447797617275)]
    [InlineData(0.5, 0.9999999, 2.6523256069501103)]
    [InlineData(1.0, 0.3, -1.0309304331587231)]
    [InlineData(2.5, 1e-12, -10.572011684519264)]
    [InlineData(2.5, 0.5, 0.77736428432793966)]
    [InlineData(2.5, 0.999, 2.3280094208609941)]
    [InlineData(30.0, 1e-06, 2.3712580540526045)]
    [InlineData(30.0, 0.7, 3.4847187610315709)]
    [InlineData(30.0, 0.999999999, 4.3206880525201789)]
    [InlineData(10000.0, 1e-05, 9.1673522092739656)]
    [InlineData(10000.0, 0.5, 9.2103070382848262)]
    [InlineData(10000.0, 0.99999, 9.2526555197570276)]
    [InlineData(1000000.0, 0.25, 13.814835658955752)]
    public void Gamma_log_quantile(double shape, double u, double expected) =>
        Close(expected, GammaFunctions.LogQuantile(shape, u), 1e-13, Math.Max(1, Math.Abs(expected)));

    // The terms of the Taylor series cancel where the shape is very small or very large.
    [Theory]
    [InlineData(1, 0.001, -16000.0, -15999424.428068189)]
    [InlineData(2, 0.001, -16000.0, 255981580386.93192)]
    [InlineData(3, 0.001, -16000.0, -4095557897816610.4)]
    [InlineData(1, 0.001, -2.0, -1780.1988984609435)]
    [InlineData(2, 0.001, -2.0, 1172.3084848687865)]
    [InlineData(3, 0.001, -2.0, 5081.3222432454682)]
    [InlineData(1, 0.001, 1.5, -187.74555907204413)]
    [InlineData(2, 0.001, 1.5, -839.58324898125529)]
    [InlineData(3, 0.001, 1.5, -1907.311984958999)]
    [InlineData(1, 0.05, -30.0, -590.04310017405684)]
    [InlineData(2, 0.05, -30.0, 17376.895856306752)]
    [InlineData(3, 0.05, -30.0, -510805.39820893136)]
    [InlineData(1, 0.05, 0.9, -6.7434368934033399)]
    [InlineData(2, 0.05, 0.9, -20.991603070733566)]
    [InlineData(3, 0.05, 0.9, -23.138662505831894)]
    [InlineData(1, 0.5, -5.0, -10.124364779995024)]
    [InlineData(2, 0.5, -5.0, 49.151559826509385)]
    [InlineData(3, 0.5, -5.0, -227.20161287954969)]
    [InlineData(1, 0.5, 0.0, -1.8782472817325202)]
    [InlineData(2, 0.5, 0.0, -1.0286490551102858)]
    [InlineData(3, 0.5, 0.0, 2.6317854111164748)]
    [InlineData(1, 0.5, 2.5, -0.35873536267171796)]
    [InlineData(2, 0.5, 2.5, -1.2378999965663418)]
    [InlineData(3, 0.5, 2.5, -3.4101644594722875)]
    [InlineData(1, 1.0, 0.1, -1.1167123072640963)]
    [InlineData(2, 1.0, 0.1, -0.033652362307812034)]
    [InlineData(3, 1.0, 0.1, 1.0582785158290514)]
    [InlineData(1, 2.5, -9.0, -4.0414091847654265)]
    [InlineData(2, 2.5, -9.0, 40.698885298296926)]
    [InlineData(3, 2.5, -9.0, -408.47416690406431)]
    [InlineData(1, 2.5, 0.8, -0.45271817924526093)]
    [InlineData(2, 2.5, 0.8, 0.060604160736852347)]
    [InlineData(3, 2.5, 0.8, 0.17350037406873126)]
    [InlineData(1, 2.5, 2.5, -0.17420523955585372)]
    [InlineData(2, 2.5, 2.5, -0.28291780273544253)]
    [InlineData(3, 2.5, 2.5, -0.38551029184159278)]
    [InlineData(1, 30.0, 2.0, -0.062293271389315613)]
    [InlineData(2, 30.0, 2.0, 0.087526022829227974)]
    [InlineData(3, 30.0, 2.0, -0.12090620703314923)]
    [InlineData(1, 30.0, 3.4, -0.033539195115730412)]
    [InlineData(2, 30.0, 3.4, 4.3393064039219971e-5)]
    [InlineData(3, 30.0, 3.4, 0.0011208232961020553)]
    [InlineData(1, 30.0, 4.2, -0.021892822699200442)]
    [InlineData(2, 30.0, 4.2, -0.017534358402430192)]
    [InlineData(3, 30.0, 4.2, -0.013310361358459425)]
    [InlineData(1, 10000.0, 9.17, -0.00010203227987851357)]
    [InlineData(2, 10000.0, 9.17, 4.1160545085909756e-6)]
    [InlineData(3, 10000.0, 9.17, -1.5584124749263312e-7)]
    [InlineData(1, 10000.0, 9.2103, -0.00010000368532936743)]
    [InlineData(2, 10000.0, 9.2103, 4.0374633850827476e-9)]
    [InlineData(3, 10000.0, 9.2103, 1.0000288845321312e-8)]
    [InlineData(1, 10000.0, 9.25, -9.8031759405769095e-5)]
    [InlineData(2, 10000.0, 9.25, -3.887935429642407e-6)]
    [InlineData(3, 10000.0, 9.25, -1.4439209376262958e-7)]
    [InlineData(1, 1000000.0, 13.8155, -1.0000054456589894e-6)]
    [InlineData(2, 1000000.0, 13.8155, 1.0558022732232545e-11)]
    [InlineData(3, 1000000.0, 13.8155, 9.9989405775476113e-13)]
    public void Gamma_cdf_ratio(int order, double shape, double y, double expected)
    {
        var tolerance = shape is > 0.01 and < 1e4 ? 1e-11 : 1e-6;
        Close(expected, GammaFunctions.CdfRatio(order, shape, y), tolerance, Math.Max(1e-3, Math.Abs(expected)));
    }

    [Theory]
    [InlineData(0.01, 0.5, 0)]
    [InlineData(0.01, 0.995, 1)]
    [InlineData(0.7, 0.3, 0)]
    [InlineData(0.7, 0.4966, 1)]
    [InlineData(3.0, 0.05, 1)]
    [InlineData(3.0, 0.9999999, 16)]
    [InlineData(50.0, 1e-06, 20)]
    [InlineData(50.0, 0.5, 50)]
    [InlineData(50.0, 0.999, 73)]
    [InlineData(10000.0, 0.2, 9916)]
    [InlineData(1000000.0, 0.99999, 1004268)]
    public void Poisson_quantile(double rate, double u, double expected) =>
        Assert.Equal(expected, GammaFunctions.PoissonQuantile(rate, u));

    [Fact]
    public void The_ratio_of_order_zero_is_the_distribution_function_over_the_density()
    {
        // A Gamma of shape 1 is exponential: P/f = (1 − exp(−x))/(x exp(−x)).
        foreach (var x in new[] { 1e-9, 0.3, 2, 7, 30 })
            Close((Math.Exp(x) - 1) / x, GammaFunctions.CdfRatio(0, 1, Math.Log(x)), 1e-7, (Math.Exp(x) - 1) / x);
    }

    [Fact]
    public void Limits_are_those_of_the_functions()
    {
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogNormalCdf(double.NegativeInfinity));
        Assert.Equal(0, SpecialFunctions.LogNormalCdf(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.LogNormalQuantile(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.LogNormalQuantile(0));
        Assert.Equal(double.NaN, SpecialFunctions.LogNormalQuantile(0.1));
        Assert.Equal(double.NegativeInfinity, GammaFunctions.LogQuantile(2, 0));
        Assert.Equal(double.PositiveInfinity, GammaFunctions.LogQuantile(2, 1));
        Assert.Equal(double.NaN, GammaFunctions.LogQuantile(-1, 0.5));
        Assert.Equal(double.NaN, GammaFunctions.CdfRatio(1, 0, 0.5));
        Assert.Equal(0, GammaFunctions.PoissonQuantile(0, 0.5));
        Assert.Equal(double.NaN, GammaFunctions.PoissonQuantile(-1, 0.5));
    }

    private static void Close(double expected, double actual, double tolerance, double scale) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * scale,
            $"{actual:R} should be {expected:R}, off by {Math.Abs(expected - actual) / scale:E1}");
}
