namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>Which engine is found where the torch engine is not referenced, as here.</summary>
public sealed class EnginesTests
{
    [Fact]
    public void The_embedded_engine_is_taken_where_there_is_no_other() => Assert.Equal(EngineKind.Embedded, Engines.Find().OrThrow().Kind);

    [Fact]
    public void Torch_is_not_replaced_where_it_is_asked_for() =>
        Assert.Equal(
            "the torch engine is not here: reference Vae.Functional.Torch, in a checkout by ./vae setup torch; or take the embedded engine",
            Engines.Find(new EngineOptions(Kind: EngineKind.Torch)).Message());

    [Fact]
    public void An_engine_without_threads_is_refused() =>
        Assert.Equal("the engine is given 0 threads; give at least 1", Engines.Find(new EngineOptions(Threads: 0)).Message());

    [Fact]
    public void A_device_is_not_replaced_by_the_processor() =>
        Assert.Equal(
            "the embedded engine runs on the CPU alone; take the torch engine, or the CPU",
            Engines.Find(new EngineOptions(Kind: EngineKind.Embedded, Device: ComputeDevice.Cuda)).Message());
}
