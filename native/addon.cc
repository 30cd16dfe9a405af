// The Node-API face of the core: reads arguments, calls one function, hands back numbers.

#include <node_api.h>

#include <cstring>
#include <optional>

#include "compare.h"
#include "outline.h"

namespace {

using namespace diffgauge;

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
template <>
constexpr napi_type_tag kTag<Candidate> = {0x6B1D4E0F8A2C4F04, 0x9D3E5A7C1B2F4804};

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

  const Grammar* grammar(size_t index) const {
    const auto* found = optionalHandle<std::shared_ptr<Grammar>>(index);
    return found ? found->get() : nullptr;
  }

  void* external(size_t index, const napi_type_tag& tag) const {
    napi_valuetype type = napi_undefined;
    bool matches = false;
    void* data = nullptr;
    napi_typeof(env, at(index), &type);
    const bool found = type == napi_external && napi_check_object_type_tag(env, at(index), &tag, &matches) == napi_ok && matches &&
                       napi_get_value_external(env, at(index), &data) == napi_ok && data;
    if (!found) throw WrongArgument{};
    return data;
  }

  napi_value fail() const {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", (std::string("expected ") + signature_).c_str());
    return nullptr;
  }

  napi_env env;
  Instance* instance = nullptr;

 private:
  napi_value at(size_t index) const { return values_[index]; }

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

napi_value toArray(napi_env env, const std::vector<uint32_t>& numbers) {
  void* data = nullptr;
  napi_value buffer = nullptr, array = nullptr;
  if (napi_create_arraybuffer(env, numbers.size() * sizeof(uint32_t), &data, &buffer) != napi_ok) return nullptr;
  if (!numbers.empty()) std::memcpy(data, numbers.data(), numbers.size() * sizeof(uint32_t));
  napi_create_typedarray(env, napi_uint32_array, numbers.size(), buffer, 0, &array);
  return array;
}

napi_value makeGrammar(const Call& call) {
  const auto* language = static_cast<const TSLanguage*>(call.external(0, kLanguageTag));
  const Text wide = call.text(1);
  const uint32_t version = ts_language_abi_version(language);
  if (version < TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION || version > TREE_SITTER_LANGUAGE_VERSION) throw WrongArgument{};
  return hold(call.env, std::make_shared<Grammar>(language, std::string(wide.begin(), wide.end())), sizeof(Grammar));
}

napi_value makeBase(const Call& call) {
  auto base = std::make_shared<Base>(call.text(0), call.grammar(1), call.instance->parser);
  const size_t bytes = base->document.bytes() + base->interner.bytes();
  return hold(call.env, std::move(base), bytes);
}

napi_value makeReference(const Call& call) {
  Reference reference(call.handle<std::shared_ptr<Base>>(0), call.text(1), call.grammar(2), call.instance->parser);
  const size_t bytes = reference.document.bytes();
  return hold(call.env, std::move(reference), bytes);
}

napi_value makeCandidate(const Call& call) {
  Candidate candidate(call.handle<std::shared_ptr<Base>>(0), call.text(1), call.grammar(2), call.instance->parser);
  const size_t bytes = candidate.edited ? candidate.edited->bytes() + candidate.interner.bytes() : sizeof(Candidate);
  return hold(call.env, std::move(candidate), bytes);
}

// Numbers in the order that src/syntax/native.ts reads them.
napi_value compareFiles(const Call& call) {
  const Report report = compare(call.handle<Candidate>(0), call.optionalHandle<Reference>(1));
  std::vector<uint32_t> numbers{report.wanted,    report.done,      report.wantedCode, report.doneCode,
                                report.changed,   report.newErrors, report.equivalent, static_cast<uint32_t>(report.names.size())};
  numbers.insert(numbers.end(), report.names.begin(), report.names.end());
  for (const AtomReport& atom : report.atoms) {
    numbers.insert(numbers.end(), {atom.from, atom.to, atom.newFrom, atom.newTo, static_cast<uint32_t>(atom.kind), static_cast<uint32_t>(atom.standing),
                                   atom.leaves, atom.unwanted, atom.inNewError, atom.cause, atom.symbolEnd, atom.symbolInAfter});
  }
  return toArray(call.env, numbers);
}

napi_value inspect(const Call& call) {
  Interner interner;
  const Document document = readDocument(call.text(0), call.grammar(1), call.instance->parser, interner);
  std::vector<uint32_t> numbers{document.parsed, static_cast<uint32_t>(document.errors.size()), document.size(), static_cast<uint32_t>(document.soft.size())};
  for (const Leaf& leaf : document.leaves) numbers.insert(numbers.end(), {leaf.from, leaf.to, static_cast<uint32_t>(leaf.kind)});
  for (uint64_t soft : document.soft) numbers.insert(numbers.end(), {static_cast<uint32_t>(soft >> 32), static_cast<uint32_t>(soft)});
  return toArray(call.env, numbers);
}

napi_value outline(const Call& call) {
  const Text text = call.text(0);
  const Grammar* grammar = call.grammar(1);
  std::vector<uint32_t> numbers;
  if (!grammar) return toArray(call.env, numbers);
  for (const Symbol& symbol : listSymbols(*grammar, text, call.instance->parser)) {
    numbers.insert(numbers.end(), {static_cast<uint32_t>(symbol.kind), symbol.docFrom, symbol.from, symbol.to, symbol.end, symbol.nameFrom, symbol.nameTo,
                                   symbol.parent});
  }
  return toArray(call.env, numbers);
}

template <napi_value (*run)(const Call&)>
napi_value guarded(napi_env env, napi_callback_info info) {
  void* signature = nullptr;
  napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &signature);
  const Call call(env, info, static_cast<const char*>(signature));
  try {
    return run(call);
  } catch (const WrongArgument&) {
    return call.fail();
  } catch (const std::exception& error) {
    napi_throw_error(env, nullptr, error.what());
    return nullptr;
  }
}

template <napi_value (*run)(const Call&)>
void expose(napi_env env, napi_value exports, const char* name, const char* signature) {
  napi_value function = nullptr;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, guarded<run>, const_cast<char*>(signature), &function);
  napi_set_named_property(env, exports, name, function);
}

}  // namespace

NAPI_MODULE_INIT() {
  napi_set_instance_data(env, new Instance, [](napi_env, void* data, void*) { delete static_cast<Instance*>(data); }, nullptr);
  expose<makeGrammar>(env, exports, "grammar", "grammar(language: tree-sitter language, name: string)");
  expose<makeBase>(env, exports, "base", "base(text: string, grammar?: Grammar)");
  expose<makeReference>(env, exports, "reference", "reference(base: Base, text: string, grammar?: Grammar)");
  expose<makeCandidate>(env, exports, "candidate", "candidate(base: Base, text: string, grammar?: Grammar)");
  expose<compareFiles>(env, exports, "compare", "compare(candidate: Candidate, reference?: Reference)");
  expose<inspect>(env, exports, "inspect", "inspect(text: string, grammar?: Grammar)");
  expose<outline>(env, exports, "outline", "outline(text: string, grammar?: Grammar)");
  return exports;
}
