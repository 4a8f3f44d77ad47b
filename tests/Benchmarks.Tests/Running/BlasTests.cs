using Vae.Functional.Benchmarks.Running;

namespace Vae.Functional.Benchmarks.Tests.Running;

public sealed class BlasTests
{
    private const string Mapped = "7f00-7f01 r-xp 00000000 08:01 1 ";

    [Fact]
    public void A_library_that_says_what_it_is_is_named() => Assert.Equal(
        new Blas("OpenBLAS 0.3.21 (/usr/lib/openblas-pthread/libopenblasp-r0.3.21.so)", IsReference: false),
        Of("/usr/lib/openblas-pthread/libblas.so.3", "/usr/lib/openblas-pthread/libopenblasp-r0.3.21.so"));

    [Fact]
    public void One_that_says_nothing_is_the_reference() => Assert.Equal(
        new Blas("the reference BLAS (/usr/lib/blas/libblas.so.3.11.0)", IsReference: true),
        Of("/usr/lib/libtorch_cpu.so", "/usr/lib/blas/libblas.so.3.11.0"));

    [Fact]
    public void None_at_all_is_libtorchs_own() =>
        Assert.Equal(new Blas("built into libtorch", IsReference: false), Of("/usr/lib/libtorch_cpu.so", "[heap]"));

    private static Blas Of(params string[] libraries) => Blas.Among(
        libraries.Select(library => Mapped + library),
        path => path.Contains("libopenblas", StringComparison.Ordinal) ? "OpenBLAS 0.3.21" : null);
}
