using MathNet.Numerics;

namespace Vae.Functional.Specs;

/// <summary>Integrals over the line and the plane, of functions that have fallen to nothing at ±12 standard deviations.</summary>
internal static class Quadrature
{
    private const double Reach = 12;
    private const int Order = 256;

    /// <summary>∫ f(x) dx over ±12 deviations about a centre.</summary>
    public static double OnLine(Func<double, double> f, double centre = 0, double deviation = 1) =>
        Integrate.GaussLegendre(f, centre - Reach * deviation, centre + Reach * deviation, Order);

    /// <summary>∫∫ f(x, y) dx dy over the square of ±12.</summary>
    public static double OnPlane(Func<double, double, double> f) => OnLine(x => OnLine(y => f(x, y)));
}
