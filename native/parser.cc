#include "parser.h"

#include <algorithm>

namespace diffgauge {

namespace {

constexpr size_t kLongestText = 8u << 20;  // UTF-16 units

const char* readAll(void* payload, uint32_t byte, TSPoint, uint32_t* bytesRead) {
  const View text = *static_cast<const View*>(payload);
  const uint32_t size = static_cast<uint32_t>(text.size() * 2);
  *bytesRead = byte < size ? size - byte : 0;
  return reinterpret_cast<const char*>(text.data()) + std::min(byte, size);
}

// The scanner of HTML copies its open tags at every token, which takes time that steps do not show: the sum of depths over all tags.
bool nestsTooDeep(View text) {
  constexpr uint64_t kMost = 200'000'000;
  uint64_t sum = 0;
  uint64_t depth = 0;
  for (size_t i = 0; i + 1 < text.size() && sum <= kMost; i++) {
    if (text[i] != u'<') continue;
    const char16_t next = text[i + 1] | 0x20;
    if (next >= u'a' && next <= u'z') depth++;
    else if (text[i + 1] == u'/' && depth > 0) depth--;
    sum += depth;
  }
  return sum > kMost;
}

/** The place of an offset, and of what follows it, as tree-sitter counts: rows end with a line feed, columns are bytes. */
TSPoint advance(TSPoint from, View over) {
  const auto rows = std::count(over.begin(), over.end(), u'\n');
  const uint32_t size = static_cast<uint32_t>(over.size() * sizeof(char16_t));
  if (rows == 0) return {from.row, from.column + size};
  return {from.row + static_cast<uint32_t>(rows), static_cast<uint32_t>((over.size() - over.rfind(u'\n') - 1) * sizeof(char16_t))};
}

std::vector<TSInputEdit> toTreeEdits(View old, View text, const std::vector<TextEdit>& edits) {
  std::vector<TSInputEdit> treeEdits;
  TSPoint place{0, 0};
  uint32_t at = 0;
  for (const TextEdit& edit : edits) {
    const TSPoint start = advance(place, old.substr(at, edit.from - at));
    place = advance(start, old.substr(edit.from, edit.to - edit.from));
    at = edit.to;
    const TSPoint newEnd = advance(start, text.substr(edit.newFrom, edit.newTo - edit.newFrom));
    treeEdits.push_back({edit.from * 2, edit.to * 2, (edit.from + edit.newTo - edit.newFrom) * 2, start, place, newEnd});
  }
  return treeEdits;
}

// Steps are counted rather than timed, so that the same text always has the same leaves.
bool spendStep(TSParseState* state) {
  uint64_t& left = *static_cast<uint64_t*>(state->payload);
  if (left == 0) return true;
  left--;
  return false;
}

}  // namespace

Tree Parser::parse(const Grammar& grammar, View text) { return run(grammar, text, nullptr); }

Tree Parser::reparse(const Grammar& grammar, View text, const Parsed& old, const std::vector<TextEdit>& edits) {
  const Tree edited(ts_tree_copy(old.tree));
  const std::vector<TSInputEdit> treeEdits = toTreeEdits(old.text, text, edits);
  // The last one first: so each is in places of the old text.
  for (auto edit = treeEdits.rbegin(); edit != treeEdits.rend(); edit++) ts_tree_edit(edited.get(), &*edit);
  return run(grammar, text, edited.get());
}

Tree Parser::run(const Grammar& grammar, View text, const TSTree* old) {
  if (text.size() > kLongestText || (grammar.nestsTags && nestsTooDeep(text)) || !ts_parser_set_language(parser_, grammar.language)) return nullptr;
  ts_parser_reset(parser_);
  uint64_t steps = 20000 + text.size();
  const TSInput input{const_cast<View*>(&text), readAll, TSInputEncodingUTF16LE, nullptr};
  return Tree(ts_parser_parse_with_options(parser_, old, input, TSParseOptions{&steps, spendStep}));
}

}  // namespace diffgauge
