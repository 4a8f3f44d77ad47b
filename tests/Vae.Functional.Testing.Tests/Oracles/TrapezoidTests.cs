using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>Integrals on a logarithmic scale: known ones, and what has none.</summary>
public sealed class TrapezoidTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1e6)]
    public void The_integral_of_a_normal_density_is_one_on_any_scale(double offset) => Assert.Equal(
        offset,
        Trapezoid.LogIntegral(z => Array.ConvertAll(z, at => offset - 0.5 * at * at - 0.5 * Math.Log(2 * Math.PI)), 13, 1e-9).OrThrow(),
        1e-6);

    [Theory]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e18)]
    public void What_no_sum_can_hold_is_refused(double level) => Assert.Equal(
        "the density is zero, not a number or too large to be summed everywhere that was looked",
        Trapezoid.LogIntegral(z => Array.ConvertAll(z, at => level - 0.5 * at * at), 13, 1e-9)
            .Match(Right: _ => "", Left: fault => fault.Message));
}
