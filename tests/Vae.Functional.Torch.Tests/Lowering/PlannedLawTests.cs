using Vae.Functional.Engine.Tests.Execution;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>Planned programs on libtorch.</summary>
public sealed class PlannedLawTests() : PlannedLaws(new TorchEngine());
