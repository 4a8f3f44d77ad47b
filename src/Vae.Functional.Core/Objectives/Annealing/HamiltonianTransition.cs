using Vae.Functional.Noise;

namespace Vae.Functional.Objectives;

/// <summary>Latent vectors of many chains, and the ends of the annealing path at them.</summary>
/// <param name="Latents">z, [n·d] by rows.</param>
/// <param name="Ends">At z.</param>
internal sealed record ChainState(double[] Latents, AnnealedDensity.Ends Ends);

/// <summary>
/// A step of Hamiltonian Monte Carlo for every chain at once (Neal 2011, section 3): fresh momentum, leapfrog steps, acceptance. It leaves
/// f_β as it is, and it is its own reversal, whatever the step sizes, as long as they do not come from the chain's own past.
/// </summary>
internal sealed class HamiltonianTransition(AnnealedDensity density, int rows, int dimension, int leapfrogSteps)
{
    private readonly int[] extents = [rows, dimension];

    /// <summary>The chains after a step, and the probability with which each was to accept.</summary>
    /// <param name="state">Before it.</param>
    /// <param name="beta">β.</param>
    /// <param name="stepSize">Of each row.</param>
    /// <param name="key">Of the step's noise.</param>
    public (ChainState State, double[] Acceptance) Step(ChainState state, double beta, Func<int, double> stepSize, NoiseKey key)
    {
        var momentum = new double[rows * dimension];
        key.Then("momentum").FillStandardNormal(momentum);
        var coins = new double[rows];
        key.Then("acceptance").FillUniform(coins);
        var (proposed, acceptance) = Propose(state, beta, stepSize, momentum);
        return (Chosen(state, proposed, row => coins[row] < acceptance[row]), acceptance);
    }

    /// <summary>Where a momentum takes the chains, and the probability with which each is to go there.</summary>
    /// <param name="state">Before it.</param>
    /// <param name="beta">β.</param>
    /// <param name="stepSize">Of each row.</param>
    /// <param name="momentum">p, [n·d] by rows; it becomes that at the end.</param>
    public (ChainState Proposed, double[] Acceptance) Propose(
        ChainState state, double beta, Func<int, double> stepSize, double[] momentum)
    {
        var before = Energy(state.Ends, beta, momentum);
        var proposed = Leapfrog(state, beta, stepSize, momentum);
        var after = Energy(proposed.Ends, beta, momentum);
        return (proposed, [.. Enumerable.Range(0, rows).Select(row => Probability(before[row] - after[row]))]);
    }

    /// <summary>The state at latent vectors.</summary>
    public ChainState At(double[] latents) => new(latents, density.At(extents, latents));

    // A trajectory that ran out of the numbers is not accepted.
    private static double Probability(double logRatio) => double.IsFinite(logRatio) ? Math.Min(1, Math.Exp(logRatio)) : 0;

    private double[] Energy(AnnealedDensity.Ends ends, double beta, double[] momentum) =>
    [
        .. Enumerable.Range(0, rows).Select(row =>
            momentum.Skip(row * dimension).Take(dimension).Sum(p => 0.5 * p * p) - ends.At(beta, row)),
    ];

    private ChainState Leapfrog(ChainState state, double beta, Func<int, double> stepSize, double[] momentum)
    {
        void Push(ChainState at, double share)
        {
            for (var i = 0; i < momentum.Length; i++)
                momentum[i] += share * stepSize(i / dimension) * at.Ends.Gradient(beta, i);
        }

        var current = state;
        Push(current, 0.5);
        for (var step = 1; step <= leapfrogSteps; step++)
        {
            current = At([.. current.Latents.Select((z, i) => z + stepSize(i / dimension) * momentum[i])]);
            Push(current, step < leapfrogSteps ? 1 : 0.5);
        }
        return current;
    }

    private ChainState Chosen(ChainState stayed, ChainState moved, Func<int, bool> moves)
    {
        double[] Rows(double[] old, double[] fresh, int width) =>
            [.. old.Select((value, i) => moves(i / width) ? fresh[i] : value)];
        var (a, b) = (stayed.Ends, moved.Ends);
        return new(
            Rows(stayed.Latents, moved.Latents, dimension),
            new(
                Rows(a.Base, b.Base, 1),
                Rows(a.Joint, b.Joint, 1),
                Rows(a.BaseGradient, b.BaseGradient, dimension),
                Rows(a.JointGradient, b.JointGradient, dimension)));
    }
}
