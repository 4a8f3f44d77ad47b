using Vae.Functional.Engine.Tests.Execution;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>Planned programs wholly as TorchSharp operations.</summary>
public sealed class TorchOnlyLawTests() : PlannedLaws(new TorchEngine(wholly: true));

/// <summary>Planned programs on libtorch.</summary>
public sealed class PlannedLawTests() : PlannedLaws(new TorchEngine());

/// <summary>Planned programs on libtorch, all that can be divided among three threads.</summary>
public sealed class DividedLawTests() : PlannedLaws(new TorchEngine(Teams.Eager), cases: 150);
