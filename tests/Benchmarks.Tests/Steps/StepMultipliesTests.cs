using Vae.Functional.Benchmarks.Steps;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Benchmarks.Tests.Steps;

public sealed class StepMultipliesTests
{
    // Three for each of the four weights, but the first has data for its input: 2·100·(3·(784·400 + 400·40 + 20·400 + 400·784) − 784·400).
    [Fact]
    public void The_floor_of_784_400_20_is_eleven_products()
    {
        var model = StepModel.All[0];
        var (plan, _) = StepMultiplies.Of(model);

        Assert.All(plan.Steps, step => Assert.Equal(Primitive.MatrixMultiply, Assert.IsType<Instruction>(step).Primitive));
        Assert.Equal(11, plan.Steps.Length);
        Assert.Equal(328_000_000, StepMultiplies.Operations(model));
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Our_own_step_multiplies_no_more(string name)
    {
        var model = SmallModels.Named(name);
        var graph = Programs.Training(model.Spec, model.Estimator).OrThrow();
        var step = Planner.Plan(graph, ParameterLayout.Of(graph), model.Batch, withRegions: true);

        Assert.Equal(StepMultiplies.Operations(model), step.Steps.Sum(StepCost.Operations));
    }
}
