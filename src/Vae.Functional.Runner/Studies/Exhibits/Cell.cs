using System.Globalization;
using System.Text.Json.Serialization;

namespace Vae.Functional;

/// <summary>What stands in one place of a table.</summary>
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Objective), "objective")]
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Words.</summary>
    /// <param name="Text">The words.</param>
    public sealed record Words(string Text) : Cell
    {
        /// <inheritdoc/>
        public override string ToString() => Text;
    }

    /// <summary>A number, with its standard error where it has one; its unit stands in the heading.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="StandardError">Of the number, or null.</param>
    public sealed record Number(double Value, double? StandardError = null) : Cell
    {
        /// <inheritdoc/>
        public override string ToString() => StandardError is { } error
            ? $"{Fixed(Value, Measurement.Decimals(error))} ± {Fixed(error, Measurement.Decimals(error))}"
            : Value.ToString("G5", CultureInfo.InvariantCulture);
    }

    /// <summary>The value of an objective over data, in nats per observation, which says what it is.</summary>
    /// <param name="Name">"bound" or "surrogate objective".</param>
    /// <param name="Of">What it is a lower bound of, or null where that is not known.</param>
    /// <param name="Nats">The mean over the observations.</param>
    /// <param name="StandardError">Of the mean.</param>
    public sealed record Objective(string Name, string? Of, double Nats, double StandardError) : Cell
    {
        /// <inheritdoc/>
        public override string ToString() =>
            $"{Fixed(Nats, 2)} ± {Fixed(StandardError, 2)} ({Name}{(Of is null ? "" : Name == "bound" ? $" on {Of}" : $", a bound on {Of}")})";
    }

    /// <summary>An evaluation, under the name that its verdict allows.</summary>
    public static Cell From(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var of = evaluation switch
        {
            Evaluation.Bound bound => bound.Of,
            Evaluation.Surrogate surrogate => surrogate.BoundOf,
            _ => throw new InvalidOperationException($"unknown evaluation {evaluation.GetType().Name}"),
        };
        return new Objective(evaluation.Name, of, evaluation.Nats, evaluation.StandardError);
    }

    /// <summary>A measurement: its number, whose unit and standing the heading says.</summary>
    public static Cell From(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return new Number(measurement.Value, measurement.StandardError);
    }

    /// <summary>Words as a cell.</summary>
    public static implicit operator Cell(string text) => new Words(text);

    /// <summary>A number as a cell.</summary>
    public static implicit operator Cell(double value) => new Number(value);

    private static string Fixed(double number, int decimals) => number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
