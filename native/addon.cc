// The Node-API face of the core: reads arguments, calls one function, hands back numbers.

#include <cstring>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "call.h"
#include "imports.h"
#include "numbers.h"
#include "outline.h"
#include "places.h"

namespace {

using namespace diffgauge;

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
  const size_t bytes = base->bytes();
  return hold(call.env, std::move(base), bytes);
}

napi_value makeReference(const Call& call) {
  Reference reference(call.handle<std::shared_ptr<Base>>(0), call.text(1), call.grammar(2), call.instance->parser);
  const size_t bytes = reference.document.bytes();
  return hold(call.env, std::move(reference), bytes);
}

napi_value compareText(const Call& call) {
  const auto& base = call.handle<std::shared_ptr<Base>>(0);
  const auto grammar = call.grammar(2);
  const auto references = call.optionalHandles<Reference>(3);
  for (const Reference* reference : references) {
    if (reference && reference->base != base) throw WrongArgument{};
  }
  const Candidate candidate(base, call.text(1), grammar.get(), call.instance->parser, references);
  napi_value reports = nullptr;
  if (napi_create_array_with_length(call.env, references.size(), &reports) != napi_ok) return nullptr;
  for (uint32_t i = 0; i < references.size(); i++) napi_set_element(call.env, reports, i, toArray(call.env, toNumbers(compare(candidate, references[i]))));
  return reports;
}

napi_value inspect(const Call& call) {
  Interner interner;
  return toArray(call.env, toNumbers(readDocument(call.text(0), call.grammar(1).get(), call.instance->parser, interner)));
}

napi_value describeText(const Call& call) {
  Interner interner;
  return toArray(call.env, describe(readDocument(call.text(0), call.grammar(1).get(), call.instance->parser, interner)));
}

napi_value describeEdited(const Call& call) {
  const Candidate candidate(call.handle<std::shared_ptr<Base>>(0), call.text(1), call.grammar(2).get(), call.instance->parser);
  return toArray(call.env, describe(candidate.document()));
}

napi_value imports(const Call& call) {
  Interner interner;
  std::vector<uint32_t> numbers;
  for (const Import& one : listImports(readDocument(call.text(0), call.grammar(1).get(), call.instance->parser, interner))) {
    numbers.insert(numbers.end(), {one.from, one.to, one.sourceFrom, one.sourceTo, one.nameFrom, one.nameTo});
  }
  return toArray(call.env, numbers);
}

napi_value outline(const Call& call) {
  const Text text = call.text(0);
  const auto grammar = call.grammar(1);
  std::vector<uint32_t> numbers;
  if (!grammar) return toArray(call.env, numbers);
  for (const Symbol& symbol : listSymbols(*grammar, text, call.instance->parser)) {
    numbers.insert(numbers.end(), {static_cast<uint32_t>(symbol.kind), symbol.docFrom, symbol.from, symbol.to, symbol.end, symbol.nameFrom, symbol.nameTo,
                                   symbol.parent});
  }
  return toArray(call.env, numbers);
}

napi_value places(const Call& call) {
  const Text text = call.text(0);
  const auto grammar = call.grammar(1);
  std::vector<uint32_t> numbers;
  if (!grammar) return toArray(call.env, numbers);
  for (const Place& place : listPlaces(*grammar, text, call.instance->parser)) {
    numbers.insert(numbers.end(), {static_cast<uint32_t>(place.kind), place.from, place.to});
  }
  return toArray(call.env, numbers);
}

napi_value releaseMemory(const Call&) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
  return nullptr;
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
  expose<compareText>(env, exports, "compare", "compare(base: Base, text: string, grammar: Grammar | undefined, references: (Reference | undefined)[])");
  expose<inspect>(env, exports, "inspect", "inspect(text: string, grammar?: Grammar)");
  expose<describeText>(env, exports, "describe", "describe(text: string, grammar?: Grammar)");
  expose<describeEdited>(env, exports, "describeEdited", "describeEdited(base: Base, text: string, grammar?: Grammar)");
  expose<imports>(env, exports, "imports", "imports(text: string, grammar?: Grammar)");
  expose<outline>(env, exports, "outline", "outline(text: string, grammar?: Grammar)");
  expose<places>(env, exports, "places", "places(text: string, grammar?: Grammar)");
  expose<releaseMemory>(env, exports, "releaseMemory", "releaseMemory()");
  return exports;
}
