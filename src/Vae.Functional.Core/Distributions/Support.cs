namespace Vae.Functional.Distributions;

/// <summary>The values that a component of a distribution takes: a closed vocabulary.</summary>
public abstract record Support
{
    private Support()
    {
    }

    /// <summary>Whether probability lies on single values: the log density is then a log mass.</summary>
    public virtual bool IsDiscrete => true;

    /// <summary>Whether a value is one of them.</summary>
    public abstract bool Contains(double value);

    /// <summary>Every real number.</summary>
    public sealed record Real : Support
    {
        /// <inheritdoc/>
        public override bool IsDiscrete => false;

        /// <inheritdoc/>
        public override bool Contains(double value) => double.IsFinite(value);
    }

    /// <summary>The positive numbers.</summary>
    public sealed record Positive : Support
    {
        /// <inheritdoc/>
        public override bool IsDiscrete => false;

        /// <inheritdoc/>
        public override bool Contains(double value) => value >= 0 && double.IsFinite(value);
    }

    /// <summary>The numbers between two ends.</summary>
    /// <param name="Low">The lower end.</param>
    /// <param name="High">The upper end.</param>
    public sealed record Interval(double Low, double High) : Support
    {
        /// <inheritdoc/>
        public override bool IsDiscrete => false;

        /// <inheritdoc/>
        public override bool Contains(double value) => value >= Low && value <= High;
    }

    /// <summary>0 and 1.</summary>
    public sealed record Binary : Support
    {
        /// <inheritdoc/>
        public override bool Contains(double value) => value is 0 or 1;
    }

    /// <summary>The numbers of categories: 0, 1, … count − 1.</summary>
    /// <param name="Count">How many categories there are.</param>
    public sealed record Categories(int Count) : Support
    {
        /// <inheritdoc/>
        public override bool Contains(double value) => value >= 0 && value < Count && Math.Floor(value) == value;
    }

    /// <summary>0, 1, 2, … up to a largest count, or without end.</summary>
    /// <param name="Largest">The largest count; null where there is none.</param>
    public sealed record Counts(int? Largest = null) : Support
    {
        /// <inheritdoc/>
        public override bool Contains(double value) => value >= 0 && value <= (Largest ?? double.MaxValue) && Math.Floor(value) == value;
    }

    /// <summary>0, 1/(count − 1), … 1: what a grey value takes, on the scale of [0, 1].</summary>
    /// <param name="Count">How many levels there are: 256 for bytes.</param>
    public sealed record Levels(int Count) : Support
    {
        /// <inheritdoc/>
        public override bool Contains(double value) =>
            value is >= 0 and <= 1 && Math.Abs(value * (Count - 1) - Math.Round(value * (Count - 1))) < 1e-6 * Count;
    }

    /// <summary>Every real number, and one of them with a probability of its own: the density there is its mass.</summary>
    /// <param name="At">The number.</param>
    public sealed record RealWithAtom(double At) : Support
    {
        /// <inheritdoc/>
        public override bool IsDiscrete => false;

        /// <inheritdoc/>
        public override bool Contains(double value) => double.IsFinite(value);
    }

    /// <summary>Some components as in one, some as in another.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Then">The other.</param>
    public sealed record Joined(Support First, Support Then) : Support
    {
        /// <inheritdoc/>
        public override bool IsDiscrete => First.IsDiscrete && Then.IsDiscrete;

        /// <inheritdoc/>
        public override bool Contains(double value) => First.Contains(value) || Then.Contains(value);
    }

    /// <summary>One value, whatever it is.</summary>
    public sealed record Point : Support
    {
        /// <inheritdoc/>
        public override bool Contains(double value) => double.IsFinite(value);
    }

    /// <summary>[0, 1].</summary>
    public static Interval UnitInterval { get; } = new(0, 1);
}
