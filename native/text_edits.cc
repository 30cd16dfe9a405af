#include "text_edits.h"

#include <algorithm>
#include <unordered_map>

#include "alignment.h"

namespace diffgauge {

namespace {

constexpr size_t kShort = 128;  // units: a stretch that is not worth comparing by lines

TextEdit trimEdit(View old, View text, TextEdit at) {
  const auto oldPart = [&] { return old.substr(at.from, at.to - at.from); };
  const auto newPart = [&] { return text.substr(at.newFrom, at.newTo - at.newFrom); };
  const uint32_t start = commonStart(oldPart(), newPart());
  at.from += start, at.newFrom += start;
  const uint32_t end = commonEnd(oldPart(), newPart());
  at.to -= end, at.newTo -= end;
  return at;
}

/** The lines of a stretch: where each starts, with the end of the last one behind them, and a key by content. */
struct Lines {
  std::vector<uint32_t> starts;
  std::vector<uint32_t> keys;
  std::vector<uint32_t> cuts;

  Lines(View text, uint32_t from, uint32_t to, std::unordered_map<View, uint32_t>& known) {
    for (uint32_t at = from; at < to;) {
      const size_t newline = text.find(u'\n', at);
      const uint32_t end = newline == View::npos || newline >= to ? to : static_cast<uint32_t>(newline + 1);
      starts.push_back(at);
      keys.push_back(known.emplace(text.substr(at, end - at), static_cast<uint32_t>(known.size())).first->second);
      at = end;
    }
    starts.push_back(to);
    cuts.assign(starts.size(), 0);
  }
  Sequence sequence() const { return {keys, cuts}; }
};

std::vector<TextEdit> compareLines(View old, View text, const TextEdit& all) {
  std::unordered_map<View, uint32_t> known;
  const Lines before(old, all.from, all.to, known);
  const Lines after(text, all.newFrom, all.newTo, known);
  std::vector<TextEdit> edits;
  for (const Change& change : findChanges(diff(before.sequence(), after.sequence()))) {
    edits.push_back(trimEdit(old, text, {before.starts[change.aFrom], before.starts[change.aTo], after.starts[change.bFrom], after.starts[change.bTo]}));
  }
  return edits;
}

}  // namespace

std::vector<TextEdit> findTextEdits(View old, View text) {
  const TextEdit all = trimEdit(old, text, {0, static_cast<uint32_t>(old.size()), 0, static_cast<uint32_t>(text.size())});
  if (all.from == all.to && all.newFrom == all.newTo) return {};
  const bool isShort = std::min(all.to - all.from, all.newTo - all.newFrom) <= kShort;
  return isShort ? std::vector<TextEdit>{all} : compareLines(old, text, all);
}

}  // namespace diffgauge
