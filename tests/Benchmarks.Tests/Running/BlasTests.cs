using Vae.Functional.Benchmarks.Running;

namespace Vae.Functional.Benchmarks.Tests.Running;

public sealed class BlasTests
{
    private static readonly string[] Maps =
    [
        "7f0000001000-7f0000002000 r-xp 00000000 08:01 1 /usr/lib/libtorch_cpu.so.1.13",
        "7f0000002000-7f0000003000 r-xp 00000000 08:01 2 /usr/lib/openblas-pthread/libblas.so.3",
        "7f0000003000-7f0000004000 r-xp 00000000 08:01 3 /usr/lib/blas/libblas.so.3.11.0",
        "7ffe00001000-7ffe00002000 rw-p 00000000 00:00 0 [stack]",
    ];

    [Fact]
    public void A_library_that_says_what_it_is_is_named() => Assert.Equal(
        new Blas("OpenBLAS 0.3.21 (/usr/lib/openblas-pthread/libblas.so.3)", IsReference: false), At(0x7f0000002fff));

    [Fact]
    public void One_that_says_nothing_is_the_reference() => Assert.Equal(
        new Blas("the reference BLAS (/usr/lib/blas/libblas.so.3.11.0)", IsReference: true), At(0x7f0000003000));

    [Fact]
    public void Libtorch_itself_may_be_it() => Assert.Equal(new Blas("built into libtorch", IsReference: false), At(0x7f0000001234));

    private static Blas At(long sgemm) =>
        Blas.At((nint)sgemm, Maps, path => path.Contains("openblas", StringComparison.Ordinal) ? "OpenBLAS 0.3.21" : null);
}
