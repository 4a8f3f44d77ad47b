using System.Globalization;

namespace Vae.Functional;

/// <summary>What a measured number is to what it is called after.</summary>
public enum Standing
{
    /// <summary>The number itself.</summary>
    Exact = 0,
    /// <summary>An estimate whose expected value is the number.</summary>
    Unbiased = 1,
    /// <summary>An estimate that comes to the number as observations are added.</summary>
    Consistent = 2,
    /// <summary>An estimate whose expected value is at most the number.</summary>
    LowerBound = 3,
    /// <summary>An estimate whose expected value is at least the number.</summary>
    UpperBound = 4,
    /// <summary>Neither an estimate nor a bound of what the declared model's value would be.</summary>
    Surrogate = 5,
}

/// <summary>One number about a trained model on data.</summary>
/// <param name="Name">For example <c>rate</c>; of a component of z <c>divergence of z[3]</c>, counted from 0.</param>
/// <param name="Value">In its unit.</param>
/// <param name="StandardError">Of the value, over the observations and the draws; null where it has none.</param>
/// <param name="Unit">For example <c>nats per observation</c>.</param>
/// <param name="Standing">What the value is to <paramref name="Of"/>.</param>
/// <param name="Of">What it is an estimate or a bound of, in a formula.</param>
public sealed record Measurement(string Name, double Value, double? StandardError, string Unit, Standing Standing, string Of)
{
    /// <summary>As many decimals as a standard error has to offer: two of its digits, and six decimals at most.</summary>
    public static int Decimals(double standardError) =>
        double.IsFinite(standardError) && standardError > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(standardError)), 0, 6) : 2;

    /// <summary>The value with its standard error, to two digits of the error, as in <c>12.312 ± 0.041</c>.</summary>
    public string Number => StandardError is { } error
        ? $"{Shown(Value, Decimals(error))} ± {Shown(error, Decimals(error))}"
        : Value.ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>What the value is, as in <c>unbiased estimate of E KL(q(z|x)‖p(z))</c>.</summary>
    public string What => Standing switch
    {
        Standing.Exact => Of,
        Standing.Unbiased => $"unbiased estimate of {Of}",
        Standing.Consistent => $"consistent estimate of {Of}",
        Standing.LowerBound => $"in expectation a lower bound on {Of}",
        Standing.UpperBound => $"in expectation an upper bound on {Of}",
        Standing.Surrogate => $"surrogate: {Of}",
        _ => throw new InvalidOperationException($"unknown standing {Standing}"),
    };

    /// <summary>As in <c>rate: 12.312 ± 0.041 nats per observation, unbiased estimate of E KL(q(z|x)‖p(z))</c>.</summary>
    public override string ToString() => $"{Name}: {Number} {Unit}, {What}";

    private static string Shown(double number, int decimals) => number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
