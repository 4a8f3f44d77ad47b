using TorchSharp;
using static TorchSharp.torch;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>The operations of TorchSharp's optim.Adam, a parameter at a time, with the values that our own Adam has.</summary>
internal sealed class UsualAdam : IDisposable
{
    private const double LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly List<(Tensor Value, Tensor First, Tensor Second)> states;
    private int step;

    public UsualAdam(List<Tensor> parameters) =>
        states = [.. parameters.Select(parameter => (parameter, zeros(parameter.shape), zeros(parameter.shape)))];

    public void Step(IList<Tensor> gradients)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        step++;
        var (rate, correction) = (LearningRate / (1 - Math.Pow(Beta1, step)), Math.Sqrt(1 - Math.Pow(Beta2, step)));
        foreach (var ((value, first, second), gradient) in states.Zip(gradients))
        {
            first.mul_(Beta1).add_(gradient, alpha: 1 - Beta1);
            second.mul_(Beta2).addcmul_(gradient, gradient, value: 1 - Beta2);
            var denominator = (second.sqrt() / correction).add_(Epsilon);
            value.addcdiv_(first, denominator, value: -rate);
        }
    }

    public void Dispose()
    {
        foreach (var (_, first, second) in states)
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
