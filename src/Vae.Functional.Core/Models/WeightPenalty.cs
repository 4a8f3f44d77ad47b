using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// ½λ‖W‖², taken from the training objective of each observation: maximum a posteriori under W ~ N(0, s²) has λ = 1/(N s²) for N
/// observations to train on. It is no part of a bound on log p(x): values of an evaluation leave it out.
/// </summary>
/// <param name="Lambda">λ, not negative, in nats per observation.</param>
/// <param name="Biases">
/// Whether offsets and scales are penalised too, not the weight matrices alone; those of a function that is not looked into, such as a
/// TorchSharp module, lie among its weights and always are.
/// </param>
public sealed record WeightPenalty(double Lambda, bool Biases = false)
{
    /// <summary>½λ‖W‖² over the parameters of a program, a scalar in nats per observation.</summary>
    public Expr Of(Graph program)
    {
        var squares = program.Parameters
            .Where(parameter => !parameter.IsLocal)
            .Where(parameter => !parameter.Name.StartsWith(Prior.ParameterPrefix, StringComparison.Ordinal))
            .Where(parameter => Biases || parameter.Shape.Rank == 2 || parameter.Initialisation is Initialisation.Opaque)
            .Select(parameter => SumAll(Square(parameter)))
            .Aggregate(Constant(0), (sum, square) => sum + square)
            .As(Biases ? "‖θ‖²" : "‖W‖²", Biases ? @"\lVert \theta \rVert^2" : @"\lVert W \rVert^2");
        return 0.5 * Lambda * squares;
    }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public IEnumerable<string> Faults => Lambda >= 0 && double.IsFinite(Lambda)
        ? []
        : [$"Penalty: λ is {GraphText.Number(Lambda)}; give a number that is not negative"];
}
