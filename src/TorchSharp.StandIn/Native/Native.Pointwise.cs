using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Element-wise functions with arguments of their own.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_add_scaled")]
    public static partial Tensor add_scaled(Tensor a, Tensor b, ScalarValue alpha);
    [LibraryImport(Library, EntryPoint = "standin_add_scaled_")]
    public static partial byte add_scaled_(Tensor a, Tensor b, ScalarValue alpha);
    [LibraryImport(Library, EntryPoint = "standin_addcmul_")]
    public static partial byte addcmul_(Tensor a, Tensor b, Tensor c, ScalarValue value);
    [LibraryImport(Library, EntryPoint = "standin_addcdiv_")]
    public static partial byte addcdiv_(Tensor a, Tensor b, Tensor c, ScalarValue value);
    [LibraryImport(Library, EntryPoint = "standin_div_rounded")] public static partial Tensor div_rounded(Tensor a, Tensor b, int mode);
    [LibraryImport(Library, EntryPoint = "standin_div_rounded_")] public static partial byte div_rounded_(Tensor a, Tensor b, int mode);
    [LibraryImport(Library, EntryPoint = "standin_div_rounded_scalar")]
    public static partial Tensor div_rounded_scalar(Tensor a, ScalarValue b, int mode);
    [LibraryImport(Library, EntryPoint = "standin_div_rounded_scalar_")]
    public static partial byte div_rounded_scalar_(Tensor a, ScalarValue b, int mode);
    [LibraryImport(Library, EntryPoint = "standin_polygamma")] public static partial Tensor polygamma(Tensor a, long order);
    [LibraryImport(Library, EntryPoint = "standin_polygamma_")] public static partial byte polygamma_(Tensor a, long order);
    [LibraryImport(Library, EntryPoint = "standin_clamp")] public static partial Tensor clamp(Tensor a, ScalarValue low, ScalarValue high);
    [LibraryImport(Library, EntryPoint = "standin_clamp_")] public static partial byte clamp_(Tensor a, ScalarValue low, ScalarValue high);
    [LibraryImport(Library, EntryPoint = "standin_clamp_tensor")]
    public static partial Tensor clamp_tensor(Tensor a, Tensor? low, Tensor? high);
    [LibraryImport(Library, EntryPoint = "standin_clamp_tensor_")]
    public static partial byte clamp_tensor_(Tensor a, Tensor? low, Tensor? high);
    [LibraryImport(Library, EntryPoint = "standin_where")] public static partial Tensor where(Tensor condition, Tensor a, Tensor b);
    [LibraryImport(Library, EntryPoint = "standin_masked_fill")]
    public static partial Tensor masked_fill(Tensor a, Tensor mask, ScalarValue value);
    [LibraryImport(Library, EntryPoint = "standin_masked_fill_")]
    public static partial byte masked_fill_(Tensor a, Tensor mask, ScalarValue value);
    [LibraryImport(Library, EntryPoint = "standin_softplus")]
    public static partial Tensor softplus(Tensor a, double beta, double threshold);
    [LibraryImport(Library, EntryPoint = "standin_binary_cross_entropy_with_logits")]
    public static partial Tensor binary_cross_entropy_with_logits(
        Tensor a, Tensor target, Tensor? weight, long reduction, Tensor? positiveWeights);
}
