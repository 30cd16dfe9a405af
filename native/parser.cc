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

// Steps are counted rather than timed, so that the same text always has the same leaves.
bool spendStep(TSParseState* state) {
  uint64_t& left = *static_cast<uint64_t*>(state->payload);
  if (left == 0) return true;
  left--;
  return false;
}

}  // namespace

Tree Parser::parse(const Grammar& grammar, View text) {
  if (text.size() > kLongestText || (grammar.nestsTags && nestsTooDeep(text)) || !ts_parser_set_language(parser_, grammar.language)) return nullptr;
  ts_parser_reset(parser_);
  uint64_t steps = 20000 + text.size();
  const TSInput input{const_cast<View*>(&text), readAll, TSInputEncodingUTF16LE, nullptr};
  return Tree(ts_parser_parse_with_options(parser_, nullptr, input, TSParseOptions{&steps, spendStep}));
}

}  // namespace diffgauge
