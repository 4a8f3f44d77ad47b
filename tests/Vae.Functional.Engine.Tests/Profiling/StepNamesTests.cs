using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tests.Profiling;

/// <summary>Users find their layers and terms in a profile.</summary>
public sealed class StepNamesTests
{
    private static readonly VaeSpec Spec = new(
        new Binary(9),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([5], Activation.Relu)),
        new Bernoulli(new Mlp([6], Activation.Tanh)));

    [Fact]
    public void Products_are_named_by_their_layer_and_their_part_in_the_step()
    {
        var products = Named(new AnalyticKl()).Where(named => StepCost.IsMultiply(named.Step)).Select(named => named.Name.ToString()).ToArray();

        Assert.Contains("encoder.hidden1: product", products);
        Assert.Contains("encoder.hidden1: weight gradient", products);
        Assert.DoesNotContain("encoder.hidden1: input gradient", products);
        foreach (var layer in new[] { "decoder.hidden1", "decoder.logits" })
            foreach (var part in new[] { "product", "weight gradient", "input gradient" })
                Assert.Single(products, $"{layer}: {part}");
    }

    [Fact]
    public void Element_wise_work_is_named_by_its_layer_and_its_functions()
    {
        var names = Named(new AnalyticKl()).Select(named => named.Name).ToArray();

        Assert.Contains(new StepName("encoder.hidden1", "bias, relu"), names);
        Assert.Contains(new StepName("decoder.hidden1", "bias, tanh"), names);
        Assert.Contains(names, name => name.Where == "decoder.logits" && name.What.Contains("softplus") && name.What.EndsWith("bias gradient"));
        Assert.Contains(names, name => name.What.Contains("exp, with epsilon"));
    }

    [Fact]
    public void What_touches_no_layer_is_named_by_the_term_that_it_goes_into() =>
        Assert.Contains(new StepName("objective", "log_sum_exp"), Named(new ImportanceWeighted(3)).Select(named => named.Name));

    private static (Step Step, StepName Name)[] Named(Estimator estimator)
    {
        var graph = Programs.Training(Spec, estimator).Value();
        var layout = ParameterLayout.Of(graph);
        var plan = Planner.Plan(graph, layout, batchSize: 4, withRegions: true);
        return [.. plan.Steps.Zip(StepNames.Of(plan, layout))];
    }
}
