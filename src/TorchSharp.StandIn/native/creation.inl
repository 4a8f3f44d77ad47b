// New tensors, and the memory behind them.
EXPORT Tensor* standin_empty(const int64_t* size, int32_t rank, CreationOptions where) {
    return result([&] { return where.finish(at::empty(dimensions(size, rank), where.options())); });
}

EXPORT Tensor* standin_zeros(const int64_t* size, int32_t rank, CreationOptions where) {
    return result([&] { return where.finish(at::zeros(dimensions(size, rank), where.options())); });
}

EXPORT Tensor* standin_ones(const int64_t* size, int32_t rank, CreationOptions where) {
    return result([&] { return where.finish(at::ones(dimensions(size, rank), where.options())); });
}

EXPORT Tensor* standin_full(const int64_t* size, int32_t rank, ScalarValue value, CreationOptions where) {
    return result([&] { return where.finish(at::full(dimensions(size, rank), value.value(), where.options())); });
}

EXPORT Tensor* standin_arange(ScalarValue start, ScalarValue stop, ScalarValue step, CreationOptions where) {
    return result([&] { return where.finish(at::arange(start.value(), stop.value(), step.value(), where.options())); });
}

EXPORT Tensor* standin_randn_like(const Tensor* a, CreationOptions where) {
    return result([&] { return where.finish(at::randn_like(*a, where.options())); });
}

// Copies an array of the managed side; the caller's memory is not kept.
EXPORT Tensor* standin_from_memory(
    const void* data, const int64_t* size, int32_t rank, int32_t source_dtype, CreationOptions where) {
    return result([&] {
        auto source = at::empty(dimensions(size, rank), at::TensorOptions().dtype(static_cast<at::ScalarType>(source_dtype)));
        std::memcpy(source.data_ptr(), data, source.nbytes());
        return where.finish(source.to(where.options()));
    });
}

EXPORT void standin_dispose(Tensor* tensor) { delete tensor; }

EXPORT void* standin_data(const Tensor* a) {
    void* data = nullptr;
    done([&] { data = a->data_ptr(); });
    return data;
}

EXPORT bool standin_fill_(Tensor* a, ScalarValue value) { return done([&] { a->fill_(value.value()); }); }

EXPORT bool standin_uniform_(Tensor* a, double from, double to) { return done([&] { a->uniform_(from, to); }); }

EXPORT bool standin_copy_(Tensor* a, const Tensor* source, uint8_t non_blocking) {
    return done([&] { a->copy_(*source, non_blocking != 0); });
}

UNARY_INPLACE(zero_)
UNARY(clone)
UNARY(contiguous)
UNARY(cpu)

EXPORT Tensor* standin_to_type(const Tensor* a, int32_t dtype) {
    return result([&] { return a->to(static_cast<at::ScalarType>(dtype)); });
}
