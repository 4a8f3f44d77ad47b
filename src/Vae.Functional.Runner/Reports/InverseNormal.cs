namespace Vae.Functional.Runner.Reports;

/// <summary>
/// The inverse of the standard normal distribution function, Φ⁻¹, to about 16 digits:
/// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16.
/// </summary>
internal static class InverseNormal
{
    // Numerators and denominators, highest power first: the centre, the shoulders and the tails.
    private static readonly double[] CentreTop =
        [2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
         1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0];

    private static readonly double[] CentreBottom =
        [5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
         5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0];

    private static readonly double[] ShoulderTop =
        [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
         3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0];

    private static readonly double[] ShoulderBottom =
        [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
         6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0];

    private static readonly double[] TailTop =
        [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0];

    private static readonly double[] TailBottom =
        [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0];

    /// <summary>The point below which a standard normal variable lies with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not strictly between 0 and 1.</exception>
    public static double Of(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "a probability strictly between 0 and 1 was expected");

        var fromMiddle = probability - 0.5;
        if (Math.Abs(fromMiddle) <= 0.425)
        {
            var squared = 0.180625 - fromMiddle * fromMiddle;
            return fromMiddle * Polynomial(CentreTop, squared) / Polynomial(CentreBottom, squared);
        }

        var depth = Math.Sqrt(-Math.Log(Math.Min(probability, 1 - probability)));
        var magnitude = depth <= 5
            ? Polynomial(ShoulderTop, depth - 1.6) / Polynomial(ShoulderBottom, depth - 1.6)
            : Polynomial(TailTop, depth - 5) / Polynomial(TailBottom, depth - 5);
        return Math.CopySign(magnitude, fromMiddle);
    }

    private static double Polynomial(double[] coefficients, double x) =>
        coefficients.Aggregate(0.0, (sum, coefficient) => sum * x + coefficient);
}
