using System.Text;
using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// How an objective is estimated: a record that builds the objective's graph from an opened spec. An estimator of the user's own is
/// one more record.
/// </summary>
public abstract record Estimator
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>What it says of its value.</summary>
    public abstract Claims Claims { get; }

    /// <summary>The objective over the model's expressions, or why this estimator does not fit the model.</summary>
    public abstract Either<Fault, Objective> Build(VaeModel model);

    /// <summary>The inputs of its training programs that change while training goes on; none by default.</summary>
    public virtual ImmutableArray<ScheduledInput> Schedules => [];

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults => [];
}

/// <summary>
/// An objective: a value to maximise, in nats for each observation of a batch, and the terms it is made of.
/// </summary>
/// <param name="Value">[B], nats.</param>
/// <param name="Terms">What reports show beside the value.</param>
/// <param name="Differentiated">The expression [B] whose gradient is taken where that is not the value's own; null where it is.</param>
public sealed record Objective(Expr Value, ImmutableArray<Term> Terms, Expr? Differentiated = null);

/// <summary>A named part of an objective.</summary>
/// <param name="Name">
/// One of <see cref="Reconstruction"/>, <see cref="Divergence"/>, <see cref="Weights"/>, or a name of the estimator's own.
/// </param>
/// <param name="Value">[B], in its unit.</param>
/// <param name="Unit">The unit of the value.</param>
public sealed record Term(string Name, Expr Value, ValueUnit Unit = ValueUnit.NatsPerObservation)
{
    /// <summary>The expected log-likelihood of the observation, E log p(x|z).</summary>
    public const string Reconstruction = "reconstruction";

    /// <summary>What the bound pays for q(z|x) leaving the prior: KL(q(z|x)‖p(z)) or an estimate of it.</summary>
    public const string Divergence = "divergence";

    /// <summary>What the bound pays for q(w) leaving the prior of the weights: KL(q(w)‖p(w))/N of each observation.</summary>
    public const string Weights = "weights";

    /// <summary>The effective sample size of weighted draws, from 1 to K: how many equal draws would carry the estimate as well.</summary>
    public const string EffectiveDraws = "effective draws";
}
