using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Torch.Tests.Modules;

/// <summary>Specs whose networks are TorchSharp modules.</summary>
public sealed class TorchModuleTests
{
    private static readonly DataSet Bits = DataSets.From(
        "bits", [.. Enumerable.Range(0, Examples.Inputs * 40).Select(i => i * i % 7 < 3 ? 1f : 0f)], Examples.Inputs, []).OrThrow();

    private static readonly Network Layer = new TorchModule(Examples.Layer);
    private static readonly Network Dense = new Mlp([4], Activation.Tanh);

    private static VaeSpec Of(Network encoder, Network decoder) =>
        new(new Binary(Examples.Inputs), new StandardNormal(Examples.Inputs), new DiagonalGaussian(encoder), new Bernoulli(decoder));

    [Fact]
    public void It_is_a_value()
    {
        Assert.Equal(new TorchModule(Examples.Layer), Layer);
        Assert.Equal(new TorchModule(Examples.Layer).GetHashCode(), Layer.GetHashCode());
        Assert.NotEqual(new TorchModule(Examples.Wavy), Layer);
        Assert.Equal("TorchModule { Factory = Examples.Layer, Output = Natural, Initial =  }", Layer.ToString());
    }

    [Fact]
    public void Encoder_and_decoder_of_one_factory_have_weights_of_their_own()
    {
        var plan = new TrainingPlan(1, BatchSize: 10, ValidationFraction: 0);
        var layout = ModelLayout.Of(Of(Layer, Layer), plan).OrThrow();
        using var engine = new TorchEngine();
        using var trainer = Trainer.Create(Of(Layer, Layer), plan, Bits, engine).OrThrow();
        var start = trainer.Start();
        var trained = trainer.Run(start, new TrainingHooks()).OrThrow().State;

        Assert.NotEqual(Weights(start, layout, "encoder"), Weights(start, layout, "decoder"));
        Assert.NotEqual(Weights(start, layout, "encoder"), Weights(trained, layout, "encoder"));
        Assert.NotEqual(Weights(start, layout, "decoder"), Weights(trained, layout, "decoder"));
        Assert.NotEqual(Weights(trained, layout, "encoder"), Weights(trained, layout, "decoder"));
    }

    [Fact]
    public void A_run_goes_on_from_its_checkpoint_bit_for_bit()
    {
        var spec = Of(new TorchModule(Examples.Wavy, Initial: new GlorotNormal()), Layer);
        var plan = new TrainingPlan(3, BatchSize: 9, ValidationFraction: 0.2);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            using var engine = new TorchEngine();
            using var whole = Trainer.Create(spec, plan, Bits, engine).OrThrow();
            var states = new List<TrainingState>();
            var expected = whole.Run(whole.Start(), new TrainingHooks(Save: state =>
            {
                states.Add(state);
                return Unit.Default;
            })).OrThrow().State;
            new Checkpoint(spec, plan, DataIdentity.Of(Bits), states[0]).Save(path).OrThrow();
            var read = Checkpoint.Load(path).OrThrow();
            using var rest = Trainer.Create(read.Spec, read.Plan, Bits, engine).OrThrow();
            var resumed = rest.Run(read.State, new TrainingHooks()).OrThrow().State;

            Assert.Equal(spec, read.Spec);
            Assert.Equal(1, read.State.Epoch);
            Assert.Equal(expected.Parameters.ToArray(), resumed.Parameters.ToArray());
            Assert.Equal(expected.Moments[0].ToArray(), resumed.Moments[0].ToArray());
            Assert.Equal(expected.History[^1].Validation!.Value, resumed.History[^1].Validation!.Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Formulas_write_it_by_its_name()
    {
        var program = Programs.Explained(Of(Layer, Dense), Programs.DefaultEstimator).OrThrow();

        Assert.Contains(("h_e", "Examples.Layer(x, w_e)"), Formula.Text(program));
        Assert.Contains(("h_{e}", @"\operatorname{Examples.Layer}\left(\mathrm{x}, w_{e}\right)"), Formula.Latex(program));
    }

    public static TheoryData<Network, string> Wrong => new()
    {
        {
            new TorchModule(() => Examples.Layer()),
            "Family: the factory of a TorchModule has no name that a checkpoint could keep; give a static method, as in "
            + "TorchModule(MyModules.Encoder)"
        },
        { new TorchModule(null!), "Family.Network.Factory is null; give one" },
        { new TorchModule(Examples.Nothing), "Family: Examples.Nothing gives null; give a module" },
        { new TorchModule(Examples.Unmade), "Family: Examples.Unmade cannot be made: no weights here" },
        {
            new TorchModule(Examples.Unregistered),
            "Family: Examples.Unregistered has no parameters; call RegisterComponents() at the end of its constructor"
        },
        {
            new TorchModule(Examples.Buffered),
            "Family: Examples.Buffered has a buffer, 'further', which no gradient trains and no checkpoint keeps; "
            + "give a function of parameters alone"
        },
        {
            new TorchModule(Examples.Frozen),
            "Family: Examples.Frozen has a parameter 'further' that is not trained, not float32 or not on the CPU; "
            + "give trained float32 numbers on the CPU"
        },
        {
            new TorchModule(Examples.Flat),
            "Family: call: Examples.Flat gives Float32 [] for [2, 3]; give Float32 [2, the number of features]; operand 1 is "
        },
        {
            new TorchModule(Examples.Double),
            "Family: call: Examples.Double gives Float64 [2, 4] for [2, 3]; give Float32 [2, the number of features]; operand 1 is "
        },
        {
            new Sequence(new Mlp([5], Activation.Tanh), Layer),
            "Family: call: Examples.Layer does not take [n, 5]: mat1 and mat2 shapes cannot be multiplied (2x5 and 3x4); "
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_module_that_is_no_such_function_says_so_in_one_line(Network network, string expected)
    {
        var fault = Assert.Single(Of(network, Dense).Validate().Match(Succ: _ => [], Fail: faults => faults.ToArray()));

        Assert.StartsWith(expected, fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void The_embedded_engine_refuses_it()
    {
        using var engine = new EmbeddedEngine();

        Assert.Equal(
            "Examples.Layer runs on the torch engine alone, since the embedded engine is managed code throughout; take the torch engine",
            Trainer.Create(Of(Dense, Layer), new TrainingPlan(1), Bits, engine).Match(_ => "", fault => fault.Message));
    }

    [Fact]
    public void An_objective_that_takes_a_gradient_of_its_gradient_is_refused()
    {
        using var engine = new TorchEngine();

        Assert.StartsWith(
            "the gradient of Examples.Layer has no gradient of its own, ",
            Trainer.Create(Of(Dense, Layer), new TrainingPlan(1, Estimator: new SlopePenalised()), Bits, engine)
                .Match(_ => "", fault => fault.Message));
    }

    private sealed record SlopePenalised : Estimator
    {
        public override Claims Claims => new();

        public override Either<Fault, Objective> Build(VaeModel model)
        {
            var z = model.DrawLatent(model.Posterior, 1);
            var slope = Differentiate.Of(SumAll(model.Likelihood(z).Mean), z)[0];
            return new AnalyticKl().Build(model).Map(bound => bound with { Value = bound.Value - Sum(Square(slope), Axis.Latent) });
        }
    }

    private static float[] Weights(TrainingState state, ParameterLayout layout, string part) =>
        [.. state.Parameters.AsSpan().Slice(layout[$"{part}.module.weights"].Offset, layout[$"{part}.module.weights"].Count)];
}
