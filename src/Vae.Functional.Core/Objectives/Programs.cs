using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Objectives;

/// <summary>The programs that a spec composes into: pure functions of parameters, data and noise, as graphs.</summary>
public static class Programs
{
    /// <summary>The scalar input of training programs that holds the weight of the divergence: warm-up × β.</summary>
    public const string KlWeightInput = "kl_weight";

    /// <summary>
    /// The output of training programs that holds the objective as it is weighted there: a mean over the batch, nats per observation.
    /// </summary>
    public const string Objective = "objective";

    /// <summary>
    /// The output that holds the value with the divergence at full weight: a mean over the batch in training, [B] in evaluation; nats
    /// per observation.
    /// </summary>
    public const string Value = "value";

    /// <summary>The scalar that training descends: minus the mean of what is differentiated.</summary>
    public const string Loss = "loss";

    /// <summary>The estimator of a plan that names none.</summary>
    public static Estimator DefaultEstimator { get; } = new AnalyticKl();

    /// <summary>
    /// A training step: loss, objective, value and terms as means over the batch, the gradient of the loss for each parameter, and what
    /// each running statistic becomes.
    /// </summary>
    public static Either<Fault, Graph> Training(VaeSpec spec, Estimator estimator) =>
        from objective in Built(estimator, new VaeModel(spec, Input(KlWeightInput, Shape.Scalar), training: true))
        from full in Built(estimator, new VaeModel(spec, klWeight: 1.0, training: true, usesKlTerm: false))
        let penalty = Penalty(spec, objective)
        let loss = -Mean(objective.Differentiated ?? objective.Value, Axis.Batch) + penalty
        let forward = Graph.Of(
        [
            new(Loss, loss),
            new(Objective, Mean(objective.Value, Axis.Batch) - penalty),
            new(Value, Mean(full.Value, Axis.Batch)),
            .. objective.Terms.Select(term => new Output(term.Name, Mean(term.Value, Axis.Batch))),
        ])
        from trained in Trainable(estimator, RunningStatistic.InTraining(forward))
        from differentiated in Differentiated(Stabilise.Graph(trained))
        from program in Settled(differentiated)
        select program;

    /// <summary>
    /// Value and terms for each observation, [B] in nats, with the divergence at full weight: what a trained model is judged by.
    /// </summary>
    public static Either<Fault, Graph> Evaluation(VaeSpec spec, Estimator estimator) =>
        from objective in Built(estimator, new VaeModel(spec, klWeight: 1.0, usesKlTerm: false))
        from program in Settled(Graph.Of(
        [
            new(Value, objective.Value),
            .. objective.Terms.Select(term => new Output(term.Name, term.Value)),
        ]))
        select program;

    /// <summary>
    /// What <see cref="Evaluation"/> computes, and the objective as training weighs it, for each observation, [B] in nats.
    /// </summary>
    public static Either<Fault, Graph> Validation(VaeSpec spec, Estimator estimator) =>
        from weighted in Built(estimator, new VaeModel(spec, Input(KlWeightInput, Shape.Scalar)))
        from full in Built(estimator, new VaeModel(spec, klWeight: 1.0, usesKlTerm: false))
        from program in Settled(Graph.Of(
        [
            new(Objective, weighted.Value - Penalty(spec, weighted)),
            new(Value, full.Value),
            .. full.Terms.Select(term => new Output(term.Name, term.Value)),
        ]))
        select program;

    /// <summary>
    /// Minus the gradient of each observation's value for each local parameter, [B, width], named as gradients are: what a fit of q(z|x)
    /// descends while the model stands still. Nothing where no parameter is local.
    /// </summary>
    public static Either<Fault, Graph> LocalGradients(VaeSpec spec, Estimator estimator) =>
        from objective in Built(estimator, new VaeModel(spec, klWeight: 1.0, usesKlTerm: false))
        let loss = -Sum(objective.Differentiated ?? objective.Value, Axis.Batch)
        let forward = Stabilise.Graph(Graph.Of(new Output(Loss, loss)))
        let local = forward.Parameters.RemoveAll(parameter => !parameter.IsLocal)
        from program in Settled(Graph.Of([.. Differentiate.Gradients(forward[Loss], local)]))
        select program;

    /// <summary>The objective as declared, β, penalty and all, with symbols for <c>explain</c>.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="estimator">How the objective is estimated.</param>
    /// <param name="klWeight">The weight of the divergence where it is not β.</param>
    public static Either<Fault, Graph> Explained(VaeSpec spec, Estimator estimator, Expr? klWeight = null) =>
        from objective in Built(estimator, new VaeModel(spec, klWeight, training: true))
        let formula = Graph.Of([new("L", objective.Value - Penalty(spec, objective))])
        from program in Typecheck.Check(Simplify.Graph(RunningStatistic.OfBatch(formula)))
        select program;

    /// <summary>
    /// The posterior's mean, standard deviations and one draw, "mean", "deviation" and "draw", each [B, d], from x. Where there are no closed
    /// forms, mean and deviation are those of <see cref="MomentDraws"/> draws.
    /// </summary>
    public static Either<Fault, Graph> Encoding(VaeSpec spec)
    {
        var model = new VaeModel(spec);
        var q = model.Posterior;
        if (!q.HasMoments)
            return Settled(Sampled(model, q));
        return Settled(Graph.Of(
            new("mean", q.Mean),
            new("deviation", Broadcast(q.StandardDeviation, [Dimension.Batch, spec.Prior.Dimension])),
            new("draw", model.DrawLatent(q, 1))));
    }

    /// <summary>How many draws stand for a posterior whose moments have no closed form.</summary>
    public const int MomentDraws = 64;

    private static Graph Sampled(VaeModel model, Distributions.Distribution q)
    {
        var d = model.Spec.Prior.Dimension;
        var draws = Reshape(model.DrawLatent(q, MomentDraws), [MomentDraws, Dimension.Batch, d]);
        var mean = Mean(draws, 0);
        var variance = Sum(Square(draws - mean), 0) / (MomentDraws - 1);
        return Graph.Of(
            new("mean", mean),
            new("deviation", Sqrt(variance)),
            new("draw", Reshape(Slice(draws, 0, 0, 1), [Dimension.Batch, d])));
    }

    /// <summary>
    /// KL(q(zᵢ|x)‖p(zᵢ)) of each latent component, "divergences", [B, d] in nats, or why there is no closed form of them.
    /// </summary>
    public static Either<Fault, Graph> ComponentDivergences(VaeSpec spec)
    {
        var (model, d) = (new VaeModel(spec), spec.Prior.Dimension);
        if (model is not { Posterior: Distributions.FactorisedDistribution q, Prior: Distributions.FactorisedDistribution p })
            return new Fault("the components of z are not independent under q(z|x) and p(z); declare DiagonalGaussian and StandardNormal");
        // d independent components over B rows are one component over d·B rows.
        Expr Component(Expr parameter) =>
            Reshape(Broadcast(parameter, [Dimension.Batch, d]), [new Dimension(d, PerBatch: true), 1]);
        return from divergence in Distributions.KlTable.Divergence(q.Map(Component), p.Map(Component))
               from program in Settled(Graph.Of(new Output("divergences", Reshape(divergence, [Dimension.Batch, d]))))
               select program;
    }

    /// <summary>log p(z), "log_density", [B] in nats, from the input "z", [B, d].</summary>
    public static Either<Fault, Graph> PriorDensity(VaeSpec spec) => Settled(Graph.Of(new Output(
        "log_density",
        Broadcast(new VaeModel(spec).Prior.LogDensity(Latent(spec)), [Dimension.Batch]))));

    /// <summary>
    /// p(x|z)'s mean and one draw, "mean" and "draw", and what the spec's decoding shows, "shown", each [B, D], from the input "z", [B, d],
    /// and the noise "decoding". Where the weights have a posterior, the draw draws them too; all else takes them at its means.
    /// </summary>
    public static Either<Fault, Graph> Generation(VaeSpec spec)
    {
        var likelihood = Decoded(spec);
        var draw = new VaeModel(spec).Likelihood(Latent(spec)).DrawFrom("decoding", Dimension.Batch, spec.Observation.Width);
        return Settled(Graph.Of(
            new("mean", likelihood.Mean),
            new("draw", draw),
            new("shown", Shown(spec, likelihood, draw))));
    }

    /// <summary>p(x|z)'s mean and standard deviations, "mean" and "deviation", each [B, D], from the input "z", [B, d].</summary>
    public static Either<Fault, Graph> Moments(VaeSpec spec)
    {
        var likelihood = Decoded(spec);
        return Settled(Graph.Of(
            new("mean", likelihood.Mean),
            new("deviation", Broadcast(likelihood.StandardDeviation, [Dimension.Batch, spec.Observation.Width]))));
    }

    /// <summary>The weight matrices by which p(x|z) reads z, each [d, its width]; none where it reads z otherwise.</summary>
    public static ImmutableArray<Expr.Parameter> FirstDecoderWeights(VaeSpec spec) => Generation(spec).Match(
        Right: program =>
        [
            .. program.Nodes.OfType<Expr.Apply>()
                .Where(node => node is { Primitive: Primitive.MatrixMultiply, Operands: [Expr.Input { Name: "z" }, Expr.Parameter] })
                .Select(node => (Expr.Parameter)node.Operands[1]),
        ],
        Left: _ => ImmutableArray<Expr.Parameter>.Empty);

    private static Distributions.Distribution Decoded(VaeSpec spec) => new VaeModel(spec).LikelihoodAtMeans(Latent(spec));

    private static Expr Latent(VaeSpec spec) => Input("z", [Dimension.Batch, spec.Prior.Dimension]);

    private static Expr Shown(VaeSpec spec, Distributions.Distribution likelihood, Expr draw) => spec.Decoding switch
    {
        Decoding.Ancestral => draw,
        Decoding.Mean => likelihood.Mean,
        Decoding.Shifted => likelihood.Mean + spec.Shift * likelihood.StandardDeviation,
        _ => throw new InvalidOperationException($"unknown decoding {spec.Decoding}"),
    };

    /// <summary>A draw from the prior, "z", [B, d], from the noise "prior".</summary>
    public static Graph PriorDraw(VaeSpec spec) =>
        Graph.Of(new Output("z", new VaeModel(spec).Prior.DrawFrom("prior", Dimension.Batch, spec.Prior.Dimension)));

    /// <summary>Σ (x − m(z))² for each observation, [B], one draw of z: what the optimal σ is frozen from.</summary>
    public static Either<Fault, Graph> SquaredError(VaeSpec spec)
    {
        var model = new VaeModel(spec);
        var z = model.DrawLatent(model.Posterior, 1);
        return Settled(Graph.Of([new("squared_error", Sum(Square(model.Observation - model.Likelihood(z).Mean), Axis.Pixels))]));
    }

    // The weights are those that the objective depends on, a user's own among them.
    private static Expr Penalty(VaeSpec spec, Objective objective) =>
        spec.Penalty is { } penalty ? penalty.Of(Graph.Of(new Output(Objective, objective.Value))) : 0.0;

    // KL(q(w)‖p(w))/N of each observation, where the weights have a posterior.
    private static Objective WithWeights(Objective objective, VaeModel model)
    {
        if (model.WeightDivergence is not { } divergence)
            return objective;
        var each = Broadcast(divergence, [Dimension.Batch]);
        return new(
            objective.Value - each,
            objective.Terms.Add(new(Term.Weights, each)),
            objective.Differentiated is { } differentiated ? differentiated - each : null);
    }

    // An estimator may be a user's own: what it builds is held to its contract here, so that nothing later meets the unexpected.
    private static Either<Fault, Objective> Built(Estimator estimator, VaeModel model)
    {
        try
        {
            return estimator.Build(model)
                .Map(objective => WithWeights(objective, model))
                .Bind(objective => Fitting(estimator, objective));
        }
        catch (Exception wrong) when (wrong is TypingException or NotSupportedException)
        {
            return new Fault($"the estimator {estimator.GetType().Name} builds no objective: {wrong.Message}");
        }
        catch (OverflowException)
        {
            return new Fault($"the estimator {estimator} asks for more numbers than one tensor can hold; give fewer samples");
        }
    }

    // A function that the language does not look into can be differentiated once.
    private static Either<Fault, Graph> Differentiated(Graph graph)
    {
        try
        {
            return Differentiate.Graph(graph, Loss);
        }
        catch (TypingException lacking)
        {
            return new Fault(lacking.Message);
        }
    }

    private static Either<Fault, Objective> Fitting(Estimator estimator, Objective objective)
    {
        Shape perObservation = [Dimension.Batch];
        var parts = objective.Terms.Select(term => (What: $"term '{term.Name}'", term.Value))
            .Append((What: "value", objective.Value))
            .Append((What: "differentiated expression", Value: objective.Differentiated ?? objective.Value));
        if (parts.FirstOrDefault(part => part.Value.Shape != perObservation || part.Value.Type != ElementType.Real) is { What: not null } wrong)
            return new Fault($"the estimator {estimator.GetType().Name} gives a {wrong.What} of shape {wrong.Value.Shape}; give "
                + $"{perObservation}, a real number for each observation");
        var names = objective.Terms.Select(term => term.Name).Concat([Loss, Objective, Value]);
        return names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: var twice }
            ? new Fault($"the estimator {estimator.GetType().Name} has a term named '{twice}', a name that is taken; give another")
            : objective;
    }

    private static Either<Fault, Graph> Trainable(Estimator estimator, Graph forward) =>
        forward.Parameters.IsEmpty || forward.Inputs.All(input => input.Name != VaeModel.ObservationInput)
            ? new Fault($"the objective of {estimator.GetType().Name} depends on no "
                + $"{(forward.Parameters.IsEmpty ? "parameter" : "observation")}: there is nothing to learn")
            : forward;

    // Every program that leaves here to be run is in stable forms, has been simplified, and is checked after it.
    internal static Either<Fault, Graph> Settled(Graph graph) => Typecheck.Check(Simplify.Graph(Stabilise.Graph(graph)));
}
