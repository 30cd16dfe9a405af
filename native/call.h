#pragma once

#include <node_api.h>

#include "compare.h"

namespace diffgauge {

/** What belongs to one environment (the main thread or a worker). */
struct Instance {
  Parser parser;
};

// Grammar packages tag their languages with this.
constexpr napi_type_tag kLanguageTag = {0x8AF2E5212AD58ABF, 0xD5006CAD83ABBA16};

template <typename T>
constexpr napi_type_tag kTag = {};
template <>
constexpr napi_type_tag kTag<std::shared_ptr<Grammar>> = {0x6B1D4E0F8A2C4F01, 0x9D3E5A7C1B2F4801};
template <>
constexpr napi_type_tag kTag<std::shared_ptr<Base>> = {0x6B1D4E0F8A2C4F02, 0x9D3E5A7C1B2F4802};
template <>
constexpr napi_type_tag kTag<Reference> = {0x6B1D4E0F8A2C4F03, 0x9D3E5A7C1B2F4803};

/** Thrown where an argument is not what the signature says. */
struct WrongArgument {};

/** The arguments of one call. */
class Call {
 public:
  Call(napi_env env, napi_callback_info info, const char* signature) : env(env), signature_(signature) {
    napi_get_cb_info(env, info, &count_, values_, nullptr, nullptr);
    napi_get_instance_data(env, reinterpret_cast<void**>(&instance));
  }

  Text text(size_t index) const {
    size_t length = 0;
    if (napi_get_value_string_utf16(env, at(index), nullptr, 0, &length) != napi_ok) throw WrongArgument{};
    Text text(length, u'\0');
    napi_get_value_string_utf16(env, at(index), text.data(), length + 1, &length);
    return text;
  }

  template <typename T>
  T& handle(size_t index) const {
    return *static_cast<T*>(external(index, kTag<T>));
  }

  template <typename T>
  T* optionalHandle(size_t index) const {
    napi_valuetype type = napi_undefined;
    napi_typeof(env, at(index), &type);
    return type == napi_undefined || type == napi_null ? nullptr : &handle<T>(index);
  }

  std::shared_ptr<const Grammar> grammar(size_t index) const {
    const auto* found = optionalHandle<std::shared_ptr<Grammar>>(index);
    return found ? *found : nullptr;
  }

  void* external(size_t index, const napi_type_tag& tag) const { return unwrap(at(index), tag); }

  /** The items of an array, null for those that are undefined. */
  template <typename T>
  std::vector<const T*> optionalHandles(size_t index) const {
    bool isArray = false;
    uint32_t length = 0;
    if (napi_is_array(env, at(index), &isArray) != napi_ok || !isArray) throw WrongArgument{};
    napi_get_array_length(env, at(index), &length);
    std::vector<const T*> handles(length, nullptr);
    for (uint32_t i = 0; i < length; i++) {
      napi_value item = nullptr;
      napi_valuetype type = napi_undefined;
      if (napi_get_element(env, at(index), i, &item) != napi_ok) throw WrongArgument{};
      napi_typeof(env, item, &type);
      if (type != napi_undefined) handles[i] = static_cast<T*>(unwrap(item, kTag<T>));
    }
    return handles;
  }

  napi_value fail() const {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", (std::string("expected ") + signature_).c_str());
    return nullptr;
  }

  napi_env env;
  Instance* instance = nullptr;

 private:
  napi_value at(size_t index) const { return values_[index]; }

  void* unwrap(napi_value value, const napi_type_tag& tag) const {
    napi_valuetype type = napi_undefined;
    bool matches = false;
    void* data = nullptr;
    napi_typeof(env, value, &type);
    const bool found = type == napi_external && napi_check_object_type_tag(env, value, &tag, &matches) == napi_ok && matches &&
                       napi_get_value_external(env, value, &data) == napi_ok && data;
    if (!found) throw WrongArgument{};
    return data;
  }

  const char* signature_;
  size_t count_ = 4;
  napi_value values_[4] = {};
};

/** A native object that JavaScript holds, with the memory it was said to take. */
template <typename T>
struct Held {
  T value;
  int64_t bytes;
};

template <typename T>
void release(napi_env env, void*, void* hint) {
  auto* held = static_cast<Held<T>*>(hint);
  int64_t total = 0;
  napi_adjust_external_memory(env, -held->bytes, &total);
  delete held;
}

template <typename T>
napi_value hold(napi_env env, T value, size_t bytes) {
  auto* held = new Held<T>{std::move(value), static_cast<int64_t>(bytes)};
  napi_value result = nullptr;
  if (napi_create_external(env, &held->value, release<T>, held, &result) != napi_ok) {
    delete held;
    return nullptr;
  }
  int64_t total = 0;
  napi_adjust_external_memory(env, held->bytes, &total);
  napi_type_tag_object(env, result, &kTag<T>);
  return result;
}

}  // namespace diffgauge
