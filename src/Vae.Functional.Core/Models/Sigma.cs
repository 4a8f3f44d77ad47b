using System.Globalization;
using System.Text;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>Where the scale σ of a likelihood comes from, in units of the data; the standard deviation of a Gaussian.</summary>
public abstract record Sigma
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>σ, broadcasting to [n, D].</summary>
    internal abstract Expr Of(SigmaContext context);

    /// <summary>How <c>explain</c> writes it.</summary>
    public abstract string Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }

    // softplus of it is 1.
    private protected static readonly double UnitSoftplus = Formulas.InverseSoftplus(1);

    private protected static IEnumerable<string> FloorFaults(double floor) =>
        floor >= 0 && double.IsFinite(floor)
            ? []
            : [$"Sigma: the floor is {floor.ToString(CultureInfo.InvariantCulture)}; give a number that is not negative"];
}

/// <summary>What a σ policy may look at.</summary>
/// <param name="Features">The decoder's features, [n, k].</param>
/// <param name="Location">The decoder's mean, [n, D].</param>
/// <param name="Observation">The observations that the densities are taken at, [n, D]; null outside training.</param>
/// <param name="Network">Gave the features, and reads heads from them.</param>
/// <param name="Heads">Names the parameters of heads.</param>
internal sealed record SigmaContext(Expr Features, Expr Location, Expr? Observation, Network Network, Scope Heads);

/// <summary>A σ that does not look at the observations: what any likelihood with a scale takes.</summary>
public abstract record Scale : Sigma;

/// <summary>One σ, given.</summary>
/// <param name="Value">σ, positive, in units of the data.</param>
public sealed record FixedSigma(double Value) : Scale
{
    internal override Expr Of(SigmaContext context) => Value;

    /// <inheritdoc/>
    public override string Notation => $"σ = {Tensors.Print.GraphText.Number(Value)}";

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        Value > 0 && double.IsFinite(Value) ? [] : [$"Sigma: σ is {Tensors.Print.GraphText.Number(Value)}; give a positive number"];
}

/// <summary>One learned σ for all components: floor + softplus(s), with σ = floor + 1 before training.</summary>
/// <param name="Floor">What σ cannot fall below, in units of the data.</param>
public sealed record SharedSigma(double Floor = 0) : Scale
{
    internal override Expr Of(SigmaContext context) =>
        Floor + Softplus(Parameter($"{context.Heads.Name}.scale", Shape.Scalar, new Initialisation.Constant(UnitSoftplus)).As("s", "s"));

    /// <inheritdoc/>
    public override string Notation => "σ learned, one for all components";

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => FloorFaults(Floor);
}

/// <summary>One learned σ a component, a head of the decoder: floor + softplus(s(z)) or floor + exp(½s(z)).</summary>
/// <param name="Floor">What σ cannot fall below, in units of the data.</param>
/// <param name="Link">How σ follows from the head's s; in both ways σ = floor + 1 where the head's weights are 0.</param>
public sealed record LearnedSigma(double Floor = 0, ScaleLink Link = ScaleLink.Softplus) : Scale
{
    internal override Expr Of(SigmaContext context) => Floor + (Link switch
    {
        ScaleLink.Exponential => Exp(0.5 * Head(context, start: 0)),
        _ => Softplus(Head(context, UnitSoftplus)),
    });

    private static Expr Head(SigmaContext context, double start) =>
        context.Network.Head(context.Features, context.Location.Shape[1].Count, context.Heads, "scale", "s", start);

    /// <inheritdoc/>
    public override string Notation => "σ(z) learned, one a component";

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => FloorFaults(Floor).Concat(Member.Faults(Link).Select(fault => $"Sigma: {fault}"));
}

/// <summary>
/// The σ that maximises the batch's likelihood under a Gaussian, σ*² = mean (x − m)² over the batch and its components (Rybkin, Daniilidis
/// and Levine 2021, equation 7). For evaluation and generation it is frozen at its optimum over the training data.
/// </summary>
/// <param name="Floor">What σ cannot fall below, in units of the data.</param>
public sealed record OptimalSigma(double Floor = 0) : Sigma
{
    /// <summary>The input that holds the frozen σ outside training.</summary>
    public const string FrozenInput = "decoder.sigma";

    internal override Expr Of(SigmaContext context) => context.Observation is { } observation
        ? Maximum(Sqrt(MeanAll(Square(observation - context.Location))), LowerLimit())
        : Input(FrozenInput, Shape.Scalar);

    // A perfect reconstruction has the optimum 0, which has no density; this is below any σ that data of float32 resolve.
    private const double SmallestScale = 1e-6;

    /// <summary>What σ cannot fall below: the floor, or the smallest scale that single precision resolves.</summary>
    public double LowerLimit() => Math.Max(Floor, SmallestScale);

    /// <inheritdoc/>
    public override string Notation => "σ = the batch's optimum, √ mean (x − m(z))²";

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => FloorFaults(Floor);
}
