using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>Chains between a base and the posterior of some observations, either way, with the step sizes that a pilot found.</summary>
internal sealed class AnnealedChains
{
    // The acceptance that wastes least in high dimension (Neal 2011, section 4.4), and how fast the logarithm of a step follows it.
    private const double TargetAcceptance = 0.65;
    private const double Gain = 0.3;

    private readonly VaeSpec spec;
    private readonly Graph program;
    private readonly (Graph Program, string Output) start;
    private readonly IReadOnlyDictionary<string, DenseArray> parameters;
    private readonly DenseArray observations;
    private readonly AnnealingPlan plan;
    private readonly GraphEvaluator evaluator;
    private readonly double[][] stepSizes;

    private AnnealedChains(
        VaeSpec spec, Graph program, (Graph Program, string Output) start, IReadOnlyDictionary<string, DenseArray> parameters,
        DenseArray observations, AnnealingPlan plan, NoiseKey key, GraphEvaluator evaluator)
    {
        (this.spec, this.program, this.start, this.parameters) = (spec, program, start, parameters);
        (this.observations, this.plan, this.evaluator) = (observations, plan, evaluator);
        stepSizes = StepSizes(key.Then("pilot"));
    }

    private int Observations => observations.Extents[0];

    /// <summary>The chains, their step sizes found; or why this spec has none.</summary>
    public static Either<Fault, AnnealedChains> Of(
        VaeSpec spec,
        IReadOnlyDictionary<string, DenseArray> parameters,
        DenseArray observations,
        AnnealingPlan plan,
        NoiseKey key,
        GraphEvaluator evaluator) =>
        from valid in plan.Validate().Joined()
        from declared in spec.Validate().Joined()
        from bounded in Bounded(spec)
        from shaped in Shaped(spec, observations)
        from program in AnnealedDensity.Program(spec, plan.Base).Bind(graph => Known(graph, parameters))
        from start in AnnealedDensity.Start(spec, plan.Base)
        select new AnnealedChains(spec, program, start, parameters, shaped, valid, key, evaluator);

    /// <summary>From the base to the posterior: E w = p(x) (Neal 2001).</summary>
    public AnnealedEstimate[] Forward(NoiseKey key)
    {
        var transition = Transition(plan.Chains);
        var weighted = new Weighted(transition.At(Starts(plan.Chains, key)), plan.Chains * Observations);
        for (var t = 1; t <= plan.Temperatures; t++)
        {
            weighted.Weigh(plan.InverseTemperature(t) - plan.InverseTemperature(t - 1));
            if (t < plan.Temperatures)
                Move(weighted, transition, t, key);
        }
        return Estimates(weighted, isUpper: false);
    }

    /// <summary>From the posterior to the base: E w = 1/p(x) where each start is a draw from p(z|x) (Grosse et al. 2015).</summary>
    /// <param name="exact">A draw from p(z|x) for each observation, [n·d].</param>
    /// <param name="key">Of the noise.</param>
    public AnnealedEstimate[] Reverse(double[] exact, NoiseKey key)
    {
        var transition = Transition(plan.Chains);
        var starts = Enumerable.Repeat(exact, plan.Chains).SelectMany(latents => latents).ToArray();
        var weighted = new Weighted(transition.At(starts), plan.Chains * Observations);
        for (var t = plan.Temperatures; t >= 1; t--)
        {
            Move(weighted, transition, t, key);
            weighted.Weigh(plan.InverseTemperature(t - 1) - plan.InverseTemperature(t));
        }
        return Estimates(weighted, isUpper: true);
    }

    // log w, and how often proposals were accepted, of each row.
    private sealed class Weighted(ChainState state, int rows)
    {
        public ChainState State { get; set; } = state;

        public double[] LogWeights { get; } = new double[rows];

        public double[] Accepted { get; } = new double[rows];

        public int Moves { get; set; }

        // log f_β′(z) − log f_β(z) = (β′ − β)(log p(x, z) − log base(z)).
        public void Weigh(double rise)
        {
            for (var row = 0; row < LogWeights.Length; row++)
                LogWeights[row] += rise * (State.Ends.Joint[row] - State.Ends.Base[row]);
        }
    }

    private void Move(Weighted weighted, HamiltonianTransition transition, int t, NoiseKey key)
    {
        var (state, acceptance) = transition.Step(
            weighted.State, plan.InverseTemperature(t), row => stepSizes[t - 1][row % Observations], key.Then(t));
        weighted.State = state;
        weighted.Moves++;
        for (var row = 0; row < acceptance.Length; row++)
            weighted.Accepted[row] += acceptance[row];
    }

    private AnnealedEstimate[] Estimates(Weighted weighted, bool isUpper)
    {
        IEnumerable<int> Rows(int observation) => Enumerable.Range(0, plan.Chains).Select(chain => chain * Observations + observation);
        return
        [
            .. Enumerable.Range(0, Observations).Select(observation => new AnnealedEstimate(
                [.. Rows(observation).Select(row => weighted.LogWeights[row])],
                isUpper,
                Rows(observation).Average(row => weighted.Accepted[row]) / weighted.Moves)),
        ];
    }

    // The step size of each temperature and observation.
    private double[][] StepSizes(NoiseKey key)
    {
        if (plan.PilotChains == 0 || plan.Temperatures == 1)
            return [.. Enumerable.Range(0, plan.Temperatures).Select(_ => Enumerable.Repeat(plan.StepSize, Observations).ToArray())];
        var (transition, found) = (Transition(plan.PilotChains), new double[plan.Temperatures][]);
        var state = transition.At(Starts(plan.PilotChains, key));
        var next = Enumerable.Repeat(plan.StepSize, Observations).ToArray();
        for (var t = 1; t <= plan.Temperatures; t++)
        {
            var steps = found[t - 1] = next;
            (state, var acceptance) = transition.Step(state, plan.InverseTemperature(t), row => steps[row % Observations], key.Then(t));
            next = [.. steps.Select((step, observation) => step * Math.Exp(Gain * (Mean(acceptance, observation) - TargetAcceptance)))];
        }
        return found;
    }

    private double Mean(double[] perRow, int observation) => perRow.Where((_, row) => row % Observations == observation).Average();

    private HamiltonianTransition Transition(int chains)
    {
        var rows = chains * Observations;
        return new(new AnnealedDensity(evaluator(program, rows, Kept(rows))), rows, spec.Prior.Dimension, plan.LeapfrogSteps);
    }

    private double[] Starts(int chains, NoiseKey key)
    {
        var rows = chains * Observations;
        var draw = evaluator(start.Program, rows, Kept(rows));
        return draw(NoiseLeaves.Of(start.Program, rows, key.Then("start")))[start.Output].Values.ToArray();
    }

    private IReadOnlyDictionary<string, DenseArray> Kept(int rows)
    {
        var x = observations.Values.ToArray();
        return new Dictionary<string, DenseArray>(parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([rows, spec.Observation.Width], i => x[i % x.Length]),
        };
    }

    private static Either<Fault, VaeSpec> Bounded(VaeSpec spec) => spec.EvaluationVerdict.Training is TrainingVerdict.Surrogate surrogate
        ? new Fault("annealing estimates log p(x), and this spec declares none: "
            + string.Join("; ", surrogate.Reasons.Select(reason => $"{reason.Rule.Id}: {reason.Message}")))
        : spec;

    private static Either<Fault, DenseArray> Shaped(VaeSpec spec, DenseArray observations) =>
        observations.Extents is [> 0, var width] && width == spec.Observation.Width
            ? observations
            : new Fault($"the observations have extents {observations.Extents}; give [n, {spec.Observation.Width}], one laid flat a row");

    private static Either<Fault, Graph> Known(Graph program, IReadOnlyDictionary<string, DenseArray> parameters) =>
        program.Parameters.Concat(program.Statistics).FirstOrDefault(parameter =>
            !parameters.TryGetValue(parameter.Name, out var value) || !value.Extents.SequenceEqual(parameter.Shape.Bind(1))) is { } missing
            ? new Fault($"the parameter {missing.Name} {missing.Shape} has no value of that shape; give one for each parameter of the spec")
            : program;
}
