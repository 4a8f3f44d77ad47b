using System.Collections.Immutable;
using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>What training makes of the divergence before it is weighted.</summary>
public abstract record KlTerm
{
    /// <summary>The term, [B] in nats, from the divergence, [B] in nats.</summary>
    public abstract Expr Of(Expr divergence);

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }

    /// <summary>The inputs of the term that change while training goes on; none by default.</summary>
    public virtual ImmutableArray<ScheduledInput> Schedules => [];

    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>
/// max(KL, floor): no gain in a divergence below the floor. At least KL, so the objective stays a lower bound (Kingma et al. 2016,
/// appendix C.8, over the whole vector).
/// </summary>
/// <param name="Nats">The floor, in nats per observation.</param>
public sealed record FreeBits(double Nats) : KlTerm
{
    /// <inheritdoc/>
    public override Expr Of(Expr divergence) => Maximum(divergence, Nats);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Nats >= 0 && double.IsFinite(Nats)
        ? []
        : [$"KlTerm: free bits of {GraphText.Number(Nats)} nats; give a number that is not negative"];
}

/// <summary>
/// γ·|KL − C|: holds the divergence to a target, which may grow while training goes on (Burgess et al. 2018, equation 8). Below KL near the
/// target, so no lower bound.
/// </summary>
/// <param name="Gamma">γ.</param>
/// <param name="C">The target, in nats per observation.</param>
/// <param name="GrowthEpochs">Epochs over which the target grows linearly from 0 to C; 0 for C throughout.</param>
public sealed record Capacity(double Gamma, double C, int GrowthEpochs = 0) : KlTerm
{
    /// <inheritdoc/>
    public override Expr Of(Expr divergence) => Gamma * Abs(divergence - (Target.Schedule.IsConstant ? C : Target.Expression));

    /// <inheritdoc/>
    public override ImmutableArray<ScheduledInput> Schedules => [Target];

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Gamma >= 0 && C >= 0 && double.IsFinite(Gamma) && double.IsFinite(C)
            ? Array.Empty<string>()
            : [$"KlTerm: a capacity of γ = {GraphText.Number(Gamma)}, C = {GraphText.Number(C)}; give numbers that are not negative"],
        .. GrowthEpochs >= 0
            ? Array.Empty<string>()
            : [$"KlTerm: a capacity that grows over {GrowthEpochs} epochs; give 0 or a positive number"],
    ];

    private ScheduledInput Target => new("capacity", "the capacity, in nats", ("C", "C"), new Schedule(0, C, GrowthEpochs));
}
