// What every function of the shim is made of. C functions only: a tensor travels as a pointer to a heap-allocated at::Tensor that the
// managed side owns, and an exception travels as a null (or false) result whose message `standin_last_error` returns.
#pragma once

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/cuda.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace standin {

using at::Tensor;

inline thread_local std::string last_error;

template <class Body>
bool done(Body body) noexcept {
    try {
        body();
        return true;
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "libtorch failed without saying why.";
    }
    return false;
}

template <class Body>
Tensor* result(Body body) noexcept {
    Tensor* made = nullptr;
    done([&] { made = new Tensor(body()); });
    return made;
}

// A scalar as its bits and how to read them; mirrors ScalarValue in Scalar.cs.
struct ScalarValue {
    int64_t bits;
    int32_t kind;  // 0 floating point, 1 integer, 2 boolean, -1 absent

    bool present() const { return kind >= 0; }

    at::Scalar value() const {
        if (kind == 1) return at::Scalar(bits);
        if (kind == 2) return at::Scalar(bits != 0);
        double number;
        std::memcpy(&number, &bits, sizeof number);
        return at::Scalar(number);
    }

    c10::optional<at::Scalar> optional() const { return present() ? c10::optional<at::Scalar>(value()) : c10::nullopt; }
};

// Where and as what a new tensor is made; mirrors CreationOptions.cs. A negative dtype means "libtorch's default".
struct CreationOptions {
    int32_t dtype;
    int32_t device_type;
    int32_t device_index;
    int32_t requires_grad;

    at::TensorOptions options() const {
        auto made = at::TensorOptions().device(at::Device(
            static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
        return dtype < 0 ? made : made.dtype(static_cast<at::ScalarType>(dtype));
    }

    Tensor finish(Tensor made) const { return requires_grad ? made.set_requires_grad(true) : made; }
};

inline at::IntArrayRef dimensions(const int64_t* values, int32_t count) { return {values, static_cast<size_t>(count)}; }

inline c10::optional<at::ScalarType> optional_type(int32_t dtype) {
    return dtype < 0 ? c10::nullopt : c10::optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

inline c10::optional<Tensor> optional_tensor(const Tensor* tensor) {
    return tensor == nullptr ? c10::nullopt : c10::optional<Tensor>(*tensor);
}

inline std::vector<Tensor> tensors(Tensor* const* handles, int32_t count) {
    std::vector<Tensor> list;
    list.reserve(count);
    for (int32_t i = 0; i < count; i++) list.push_back(*handles[i]);
    return list;
}

}  // namespace standin

using namespace standin;

// The regular shapes. One line here and one in C# add a member: Tensor.<op>() finds standin_unary_<op>, and so on (Native/EntryPoints.cs).
#define UNARY(op) \
    EXPORT Tensor* standin_unary_##op(const Tensor* a) { return result([&] { return a->op(); }); }
#define UNARY_INPLACE(op) \
    EXPORT bool standin_unary_inplace_##op(Tensor* a) { return done([&] { a->op(); }); }
#define BINARY(op) \
    EXPORT Tensor* standin_binary_##op(const Tensor* a, const Tensor* b) { return result([&] { return a->op(*b); }); }
#define BINARY_INPLACE(op) \
    EXPORT bool standin_binary_inplace_##op(Tensor* a, const Tensor* b) { return done([&] { a->op(*b); }); }
#define SCALAR(op) \
    EXPORT Tensor* standin_scalar_##op(const Tensor* a, ScalarValue b) { return result([&] { return a->op(b.value()); }); }
#define SCALAR_INPLACE(op) \
    EXPORT bool standin_scalar_inplace_##op(Tensor* a, ScalarValue b) { return done([&] { a->op(b.value()); }); }

#define UNARY_BOTH(op) UNARY(op) UNARY_INPLACE(op##_)
#define BINARY_BOTH(op) BINARY(op) BINARY_INPLACE(op##_)
#define SCALAR_BOTH(op) SCALAR(op) SCALAR_INPLACE(op##_)
#define ARITHMETIC(op) BINARY_BOTH(op) SCALAR_BOTH(op)
