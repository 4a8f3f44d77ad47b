using System.Collections.Concurrent;
using LanguageExt;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Vae.Functional.Torch.Modules;

/// <summary>What is known of the modules that a factory makes, found out once by making one and calling it.</summary>
internal sealed class ModuleFacts
{
    private static readonly ConcurrentDictionary<Func<Module>, Either<Fault, ModuleFacts>> Known = new();

    private readonly ConcurrentDictionary<int, Either<Fault, int>> widths = new();
    private readonly Func<Module> factory;

    private ModuleFacts(Func<Module> factory, int weightCount) => (this.factory, WeightCount) = (factory, weightCount);

    /// <summary>How many numbers the parameters hold together.</summary>
    public int WeightCount { get; }

    /// <summary>The facts, or why such a module is no function of its input and its parameters.</summary>
    public static Either<Fault, ModuleFacts> Of(Func<Module> factory) => Known.GetOrAdd(factory, Examined);

    /// <summary>How many features it makes of so many numbers.</summary>
    public Either<Fault, int> Width(int inputWidth) => widths.GetOrAdd(inputWidth, Tried);

    private static Either<Fault, ModuleFacts> Examined(Func<Module> factory) => Made<ModuleFacts>(factory, "cannot be made", module =>
    {
        if (module is null)
            return new Fault("gives null; give a module");
        (string Name, Parameter Value)[] parameters = [.. module.named_parameters()];
        if (module.state_dict().Keys.Except(parameters.Select(parameter => parameter.Name)).FirstOrDefault() is { } buffer)
            return new Fault(
                $"has a buffer, '{buffer}', which no gradient trains and no checkpoint keeps; give a function of parameters alone");
        if (parameters.Length == 0)
            return new Fault("has no parameters; call RegisterComponents() at the end of its constructor");
        return parameters.FirstOrDefault(parameter => !IsTrained(parameter.Value)) is { Name: { } other }
            ? new Fault(
                $"has a parameter '{other}' that is not trained, not float32 or not on the CPU; give trained float32 numbers on the CPU")
            : new ModuleFacts(factory, checked((int)parameters.Sum(parameter => parameter.Value.numel())));
    });

    private static bool IsTrained(Parameter parameter) =>
        parameter is { dtype: ScalarType.Float32, device_type: TorchSharp.DeviceType.CPU, requires_grad: true }
        && parameter.is_contiguous();

    private Either<Fault, int> Tried(int inputWidth) => Made<int>(factory, $"does not take [n, {inputWidth}]", module =>
    {
        const int Rows = 2;
        using var scope = NewDisposeScope();
        module.eval();
        var y = module.call(zeros(Rows, inputWidth));
        return y.shape is [Rows, var width] && y.dtype == ScalarType.Float32
            ? checked((int)width)
            : new Fault($"gives {y.dtype} [{string.Join(", ", y.shape)}] for [{Rows}, {inputWidth}]; "
                + $"give {ScalarType.Float32} [{Rows}, the number of features]");
    });

    // What a module of the user's own does is known only when it does it; libtorch may be missing too.
    private static Either<Fault, T> Made<T>(Func<Module> factory, string failing, Func<Module, Either<Fault, T>> use)
    {
        var name = NamedFunction.NameOf(factory);
        try
        {
            using var module = factory();
            return use(module).MapLeft(fault => new Fault($"{name} {fault.Message}"));
        }
        catch (Exception failure)
        {
            var missing = failure is DllNotFoundException or TypeInitializationException ? LibtorchFailure.Of(failure) : null;
            return new Fault(missing ?? $"{name} {failing}: {failure.Message.Split('\n')[0]}");
        }
    }
}
