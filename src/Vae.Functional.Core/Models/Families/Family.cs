using System.Text;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The variational family: the distributions q(z|x) among which the posterior is approximated.</summary>
public abstract record Family
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>q(z|x) for a batch of observations laid flat, [n, D], over latent vectors [n, d].</summary>
    public abstract Distribution Posterior(Expr observation, int latent);

    /// <summary>q(z|x) for a batch of other observations than a model's own, [n, D], where it depends on the model.</summary>
    public virtual Distribution Within(VaeModel model, Expr observation) =>
        Posterior(model.Spec.Observation.Recognised(observation), model.Spec.Prior.Dimension);

    /// <summary>The family whose parameters <c>explain</c> writes out; its own notation says what becomes of them.</summary>
    public virtual Family Printed => this;

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }

    private protected static IEnumerable<string> StepFaults(int steps) =>
        steps > 0 ? [] : [$"Family: Steps is {steps}; give a positive number"];
}
