// Many elements to one.
EXPORT Tensor* standin_sum(const Tensor* a, int32_t dtype) { return result([&] { return a->sum(optional_type(dtype)); }); }

EXPORT Tensor* standin_sum_over(const Tensor* a, const int64_t* dims, int32_t count, uint8_t keepdim, int32_t dtype) {
    return result([&] { return a->sum(dimensions(dims, count), keepdim != 0, optional_type(dtype)); });
}

EXPORT Tensor* standin_mean_over(const Tensor* a, const int64_t* dims, int32_t count, uint8_t keepdim, int32_t dtype) {
    return result([&] { return a->mean(dimensions(dims, count), keepdim != 0, optional_type(dtype)); });
}

EXPORT Tensor* standin_amax(const Tensor* a, const int64_t* dims, int32_t count, uint8_t keepdim) {
    return result([&] { return a->amax(dimensions(dims, count), keepdim != 0); });
}

EXPORT Tensor* standin_amin(const Tensor* a, const int64_t* dims, int32_t count, uint8_t keepdim) {
    return result([&] { return a->amin(dimensions(dims, count), keepdim != 0); });
}

EXPORT bool standin_max_over(const Tensor* a, int64_t dim, uint8_t keepdim, Tensor** values, Tensor** indexes) {
    return done([&] {
        auto both = a->max(dim, keepdim != 0);
        *values = new Tensor(std::get<0>(both));
        *indexes = new Tensor(std::get<1>(both));
    });
}

EXPORT Tensor* standin_argmax(const Tensor* a, int64_t dim, uint8_t keepdim) {
    return result([&] { return a->argmax(dim, keepdim != 0); });
}

EXPORT Tensor* standin_logsumexp(const Tensor* a, int64_t dim, uint8_t keepdim) {
    return result([&] { return a->logsumexp(dim, keepdim != 0); });
}

EXPORT Tensor* standin_cumsum(const Tensor* a, int64_t dim, int32_t dtype) {
    return result([&] { return a->cumsum(dim, optional_type(dtype)); });
}

UNARY(mean)
UNARY(max)
UNARY(min)
UNARY(any)
UNARY(all)
