// The floor of scoring: what any scorer that parses has to do. It takes the edited text, compares it with the old one (memcmp), and parses it
// incrementally from the old tree with splices that are handed to it. Nothing of the result is looked at but whether it has an error.

#include <node_api.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace {

using Text = std::u16string;

constexpr napi_type_tag kLanguageTag = {0x8AF2E5212AD58ABF, 0xD5006CAD83ABBA16};

/** A file before the edit, parsed. */
struct Base {
  TSParser* parser;
  Text text;
  TSTree* tree;
};

Text readText(napi_env env, napi_value value) {
  size_t length = 0;
  napi_get_value_string_utf16(env, value, nullptr, 0, &length);
  Text text(length, u'\0');
  napi_get_value_string_utf16(env, value, text.data(), length + 1, &length);
  return text;
}

const char* readAll(void* payload, uint32_t byte, TSPoint, uint32_t* bytesRead) {
  const Text& text = *static_cast<const Text*>(payload);
  const uint32_t size = static_cast<uint32_t>(text.size() * 2);
  *bytesRead = byte < size ? size - byte : 0;
  return reinterpret_cast<const char*>(text.data()) + std::min(byte, size);
}

TSTree* parse(TSParser* parser, const TSTree* old, const Text& text) {
  const TSInput input{const_cast<Text*>(&text), readAll, TSInputEncodingUTF16LE, nullptr};
  return ts_parser_parse(parser, old, input);
}

TSPoint pointAt(const Text& text, uint32_t offset) {
  const auto end = text.begin() + offset;
  const auto rows = std::count(text.begin(), end, u'\n');
  const size_t line = rows == 0 ? 0 : text.rfind(u'\n', offset - 1) + 1;
  return {static_cast<uint32_t>(rows), static_cast<uint32_t>((offset - line) * 2)};
}

void destroyBase(napi_env, void* data, void*) {
  auto* base = static_cast<Base*>(data);
  ts_tree_delete(base->tree);
  ts_parser_delete(base->parser);
  delete base;
}

// base(language, text)
napi_value makeBase(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value arguments[2];
  napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr);
  bool matches = false;
  void* language = nullptr;
  if (napi_check_object_type_tag(env, arguments[0], &kLanguageTag, &matches) != napi_ok || !matches) {
    napi_throw_type_error(env, nullptr, "expected base(language: tree-sitter language, text: string)");
    return nullptr;
  }
  napi_get_value_external(env, arguments[0], &language);
  auto* base = new Base{ts_parser_new(), readText(env, arguments[1]), nullptr};
  ts_parser_set_language(base->parser, static_cast<const TSLanguage*>(language));
  base->tree = parse(base->parser, nullptr, base->text);
  napi_value result = nullptr;
  napi_create_external(env, base, destroyBase, nullptr, &result);
  return result;
}

const Base& readBase(napi_env env, napi_value value) {
  void* external = nullptr;
  napi_get_value_external(env, value, &external);
  return *static_cast<Base*>(external);
}

napi_value finish(napi_env env, TSTree* tree) {
  napi_value result = nullptr;
  napi_get_boolean(env, ts_node_has_error(ts_tree_root_node(tree)), &result);
  ts_tree_delete(tree);
  return result;
}

// parse(base, text): parses the text anew; whether the tree has an error
napi_value parseAnew(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value arguments[2];
  napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr);
  const Base& base = readBase(env, arguments[0]);
  const Text text = readText(env, arguments[1]);
  return finish(env, parse(base.parser, nullptr, text));
}

// reparse(base, text, splices: Uint32Array of [from, to, size] in the base, descending): whether the tree has an error
napi_value reparse(napi_env env, napi_callback_info info) {
  size_t count = 3;
  napi_value arguments[3];
  napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr);
  const Base& base = readBase(env, arguments[0]);
  const Text text = readText(env, arguments[1]);
  void* data = nullptr;
  size_t length = 0;
  napi_get_typedarray_info(env, arguments[2], nullptr, &length, &data, nullptr, nullptr);
  const auto* splices = static_cast<const uint32_t*>(data);

  if (text.size() == base.text.size() && std::memcmp(text.data(), base.text.data(), text.size() * 2) == 0) return finish(env, ts_tree_copy(base.tree));
  TSTree* old = ts_tree_copy(base.tree);
  int64_t shift = static_cast<int64_t>(text.size()) - static_cast<int64_t>(base.text.size());
  for (size_t i = 0; i + 2 < length; i += 3) {
    const uint32_t from = splices[i], to = splices[i + 1], size = splices[i + 2];
    shift -= static_cast<int64_t>(size) - (to - from);
    const TSPoint start = pointAt(base.text, from);
    const uint32_t newFrom = static_cast<uint32_t>(from + shift);
    const TSPoint newStart = pointAt(text, newFrom), newEnd = pointAt(text, newFrom + size);
    const TSPoint end{start.row + newEnd.row - newStart.row, newEnd.row == newStart.row ? start.column + newEnd.column - newStart.column : newEnd.column};
    const TSInputEdit edit{from * 2, to * 2, (from + size) * 2, start, pointAt(base.text, to), end};
    ts_tree_edit(old, &edit);
  }
  TSTree* tree = parse(base.parser, old, text);
  ts_tree_delete(old);
  return finish(env, tree);
}

}  // namespace

NAPI_MODULE_INIT() {
  const napi_property_descriptor properties[] = {
      {"base", nullptr, makeBase, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"parse", nullptr, parseAnew, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"reparse", nullptr, reparse, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
  };
  napi_define_properties(env, exports, 3, properties);
  return exports;
}
