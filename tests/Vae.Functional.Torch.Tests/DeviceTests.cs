using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Torch.Tests;

/// <summary>Training on a device of TorchSharp's, and what is said where there is none; the CPU stands for one.</summary>
public sealed class DeviceTests
{
    private static readonly DataSet Bits = DataSets.From(
        "bits", [.. Enumerable.Range(0, 9 * 50).Select(i => i * i % 7 < 3 ? 1f : 0f)], 9, []).OrThrow();

    [Fact]
    public void A_device_trains_on_the_same_noise_to_the_same_model_but_for_rounding()
    {
        var (managed, device) = (Trained(new TorchEngine()), Trained(new TorchEngine(device: torch.CPU)));

        Assert.Equal(managed.History[^1].Train.Value, device.History[^1].Train.Value, 1e-4);
        Assert.Equal(managed.History[^1].Validation!.Value, device.History[^1].Validation!.Value, 1e-4);
        for (var i = 0; i < managed.Parameters.Length; i++)
            Assert.Equal(managed.Parameters[i], device.Parameters[i], 1e-3);
    }

    [Fact]
    public void Cuda_is_taken_or_refused_in_a_line() => Engines.Find(new EngineOptions(Device: ComputeDevice.Cuda)).Match(
        Right: engine => Assert.Contains(" on cuda, ", engine.Name),
        Left: fault => Assert.Equal(
            "libtorch finds no CUDA device here: it needs an NVIDIA GPU, its driver, and a libtorch that is built for CUDA (the package "
            + "TorchSharp-cuda-linux or -windows); take the CPU",
            fault.Message));

    [Fact]
    public void A_device_has_single_precision_alone() => Assert.Equal(
        "a CUDA device multiplies in single precision alone; leave the precision out",
        Engines.Find(new EngineOptions(Device: ComputeDevice.Cuda, Precision: Precision.Emulated)).Match(_ => "", fault => fault.Message));

    private static TrainingState Trained(IEngine engine)
    {
        var network = new Mlp([20], Activation.Tanh);
        var spec = new VaeSpec(new Binary(9), new StandardNormal(2), new DiagonalGaussian(network), new Bernoulli(network));
        using var trainer = Trainer.Create(spec, new TrainingPlan(3, BatchSize: 7, ValidationFraction: 0.2), Bits, engine).OrThrow();
        return trainer.Run(trainer.Start(), new TrainingHooks()).OrThrow().State;
    }
}
