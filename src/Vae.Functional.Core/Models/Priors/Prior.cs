using System.Text;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The distribution p(z) of the latent vector.</summary>
/// <param name="Dimension">The number of latent components d.</param>
public abstract record Prior(int Dimension)
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Dimension = {Dimension}");
        return true;
    }

    /// <summary>p(z) over batches of latent vectors, [n, d].</summary>
    public abstract Distribution Distribution { get; }

    /// <summary>p(z) as a part of a model: <see cref="Distribution"/>, unless the prior is made of the model's other parts.</summary>
    /// <param name="spec">A spec with this prior.</param>
    public virtual Distribution Given(VaeSpec spec) => Distribution;

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults =>
        Dimension > 0 ? [] : [$"Prior: the latent dimension is {Dimension}; give a positive number"];

    /// <summary>What names of a prior's parameters begin with.</summary>
    internal const string ParameterPrefix = "prior.";

    private protected static Expr Trained(string name, Shape shape, Initialisation? initial = null) =>
        Expressions.Parameter(ParameterPrefix + name, shape, initial ?? Initialisation.Zeros);
}
