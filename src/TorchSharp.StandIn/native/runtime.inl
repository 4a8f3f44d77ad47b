// What belongs to the thread or the process: errors, threads, gradient mode, gradients.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>
#include <dlfcn.h>

EXPORT const char* standin_last_error() { return last_error.c_str(); }

EXPORT int32_t standin_get_num_threads() { return at::get_num_threads(); }

// at::set_num_threads reaches OpenMP and MKL, not the pool of threads that OpenBLAS keeps for itself; left alone, the two contend.
EXPORT bool standin_set_num_threads(int32_t count) {
    return done([&] {
        at::set_num_threads(count);
        auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
        if (set != nullptr) set(count);
    });
}

namespace standin {

// Told by libtorch's allocator of each piece of memory; a negative size is one given back.
struct AllocationCount : c10::MemoryReportingInfoBase {
    int64_t count = 0;

    // The sizes' types differ between versions of libtorch: the one that it has overrides.
    void reportMemoryUsage(void*, int64_t size, int64_t, int64_t, c10::Device) { count += size > 0; }
    void reportMemoryUsage(void*, int64_t size, size_t, size_t, c10::Device) { count += size > 0; }
    bool memoryProfilingEnabled() const override { return true; }
};

}  // namespace standin

// How often libtorch has allocated tensor storage for this thread since the thread first asked.
EXPORT int64_t standin_allocations() {
    thread_local auto allocations = std::make_shared<AllocationCount>();
    thread_local c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, allocations);
    return allocations->count;
}

EXPORT uint8_t standin_grad_enabled() { return at::GradMode::is_enabled(); }
EXPORT void standin_set_grad_enabled(uint8_t enabled) { at::GradMode::set_enabled(enabled != 0); }

EXPORT bool standin_manual_seed(int64_t seed) {
    return done([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

EXPORT Tensor* standin_get_rng_state() {
    return result([&] { return at::detail::getDefaultCPUGenerator().get_state(); });
}

EXPORT bool standin_set_rng_state(const Tensor* state) {
    return done([&] { at::Generator(at::detail::getDefaultCPUGenerator()).set_state(*state); });
}

EXPORT int32_t standin_cuda_device_count() { return static_cast<int32_t>(torch::cuda::device_count()); }

EXPORT bool standin_grad(
    Tensor* const* outputs, int32_t output_count, Tensor* const* inputs, int32_t input_count, Tensor* const* seeds,
    int32_t seed_count, uint8_t retain_graph, uint8_t create_graph, uint8_t allow_unused, Tensor** gradients) {
    return done([&] {
        auto made = torch::autograd::grad(
            tensors(outputs, output_count), tensors(inputs, input_count), tensors(seeds, seed_count), retain_graph != 0,
            create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < made.size(); i++) gradients[i] = new Tensor(made[i]);
    });
}
