using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>The law of a network's weight matrices before training, its heads' too; offsets start where their head says, at 0 by default.</summary>
public abstract record InitialWeights
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    // Some 200 correlations that start at random make of every posterior a wide one, and training spends epochs on taking that back.
    /// <summary>That of heads for correlations, whatever the network's: training begins as if components were independent.</summary>
    internal static InitialWeights OfCorrelations { get; } = new NormalWeights(0.01);

    /// <summary>The law of a matrix [fan in, fan out].</summary>
    public abstract Initialisation Law { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults => [];
}

/// <summary>Uniform on ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010, equation 16).</summary>
public sealed record GlorotUniform : InitialWeights
{
    /// <inheritdoc/>
    public override Initialisation Law => new Initialisation.GlorotUniform();
}

/// <summary>N(0, 2 / (fan in + fan out)): the variance of Glorot and Bengio 2010, equation 12, with normal tails.</summary>
public sealed record GlorotNormal : InitialWeights
{
    /// <inheritdoc/>
    public override Initialisation Law => new Initialisation.GlorotNormal();
}

/// <summary>N(0, deviation²) whatever the widths, as in N(0, 0.01²).</summary>
/// <param name="Deviation">Positive: weights that are all alike stay alike.</param>
public sealed record NormalWeights(double Deviation) : InitialWeights
{
    /// <inheritdoc/>
    public override Initialisation Law => new Initialisation.Normal(Deviation);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Deviation > 0 && double.IsFinite(Deviation)
        ? []
        : [$"the deviation of initial weights is {GraphText.Number(Deviation)}; give a positive number"];
}
