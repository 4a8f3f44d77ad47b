using System.CommandLine;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Noise;

namespace Vae.Functional.Benchmarks.Bits;

/// <summary>log p(x) by four methods, as Markdown: on a curved model of two latent components, and as the latent dimension grows.</summary>
internal static class BitsCommand
{
    private static readonly int[] Dimensions = [2, 5, 10, 20, 50];

    public static Command Create()
    {
        var decodings = new Option<int>("--decodings")
        {
            Description = "Decodings for each estimate, at least 20000.",
            DefaultValueFactory = _ => 100_000,
        };
        decodings.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 20_000)
                result.AddError($"--decodings is {result.GetValueOrDefault<int>()}; give at least 20000");
        });
        var repetitions = new Option<int>("--repetitions")
        {
            Description = "Estimates from which an error is found, at least 2.",
            DefaultValueFactory = _ => 10,
        };
        repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 2)
                result.AddError($"--repetitions is {result.GetValueOrDefault<int>()}; give at least 2");
        });
        var command = new Command("bits", "Estimates log p(x) by sampling, importance sampling, annealing and quadrature.")
        {
            decodings, repetitions,
        };
        command.SetAction((arguments, cancellation) =>
        {
            Run(arguments.GetValue(decodings), arguments.GetValue(repetitions), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(int decodings, int repetitions, CancellationToken cancellation)
    {
        using var engine = new EmbeddedEngine();
        var key = NoiseKey.FromSeed(0);
        var methods = Method.Of(decodings);
        Trials Tried(Problem problem, Method method) => Trials.Of(problem, method, repetitions, engine, key.Then("noise"), cancellation);

        var curved = Problem.Curved(key.Then("curved"));
        Console.WriteLine(BitsText.CurvedHeading(curved));
        foreach (var method in methods)
            Console.WriteLine(BitsText.Row(Tried(curved, method)));

        Console.WriteLine(BitsText.GrowthHeading(methods));
        foreach (var dimension in Dimensions)
        {
            var problem = Problem.Linear(dimension, key.Then("linear").Then(dimension));
            Console.WriteLine(BitsText.Row(dimension, problem, [.. methods.Select(method => Tried(problem, method))]));
        }
    }
}
