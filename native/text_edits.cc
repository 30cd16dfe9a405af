#include "text_edits.h"

#include <algorithm>

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

void splitLines(View text, uint32_t from, uint32_t to, Interner& contents, Buffer<uint32_t>& starts, Buffer<uint32_t>& keys) {
  for (uint32_t at = from; at < to;) {
    const size_t newline = text.find(u'\n', at);
    const uint32_t end = newline == View::npos || newline >= to ? to : static_cast<uint32_t>(newline + 1);
    starts.push_back(at);
    keys.push_back(contents.intern(Kind::line, text.substr(at, end - at)));
    at = end;
  }
  starts.push_back(to);
}

// A sequence of lines is cut anywhere.
Sequence toSequence(std::span<const uint32_t> keys, const Buffer<uint32_t>& cuts) { return {keys, std::span(cuts).first(keys.size() + 1)}; }

std::vector<TextEdit> compareLines(View old, const KnownLines& oldLines, View text, const TextEdit& all) {
  const auto& oldStarts = oldLines.starts;
  const size_t first = static_cast<size_t>(std::upper_bound(oldStarts.begin(), oldStarts.end(), all.from) - oldStarts.begin()) - 1;
  const size_t last = static_cast<size_t>(std::lower_bound(oldStarts.begin(), oldStarts.end(), all.to) - oldStarts.begin());
  Interner contents(&oldLines.contents);
  Buffer<uint32_t> starts, keys;
  splitLines(text, all.newFrom - (all.from - oldStarts[first]), all.newTo + (oldStarts[last] - all.to), contents, starts, keys);
  const std::span oldKeys = std::span(oldLines.keys).subspan(first, last - first);
  const Buffer<uint32_t> cuts(std::max(oldKeys.size(), keys.size()) + 1, 0);
  std::vector<TextEdit> edits;
  for (const Change& change : findChanges(diff(toSequence(oldKeys, cuts), toSequence(keys, cuts)))) {
    edits.push_back(trimEdit(old, text, {oldStarts[first + change.aFrom], oldStarts[first + change.aTo], starts[change.bFrom], starts[change.bTo]}));
  }
  return edits;
}

}  // namespace

KnownLines::KnownLines(View text) { splitLines(text, 0, static_cast<uint32_t>(text.size()), contents, starts, keys); }

std::vector<TextEdit> findTextEdits(View old, const KnownLines& oldLines, View text) {
  const TextEdit all = trimEdit(old, text, {0, static_cast<uint32_t>(old.size()), 0, static_cast<uint32_t>(text.size())});
  if (all.from == all.to && all.newFrom == all.newTo) return {};
  const bool isShort = std::min(all.to - all.from, all.newTo - all.newFrom) <= kShort;
  return isShort ? std::vector<TextEdit>{all} : compareLines(old, oldLines, text, all);
}

// Lines outside the edits are the same, and only moved, where all of them end with LF; otherwise the whole text is looked at.
LineIndex reindexLines(const LineIndex& old, const std::vector<TextEdit>& edits, View text) {
  const TextEdit all{edits.front().from, edits.back().to, edits.front().newFrom, edits.back().newTo};
  const View inserted = text.substr(all.newFrom, all.newTo - all.newFrom);
  if (old.ending != Ending::lf || inserted.find(u'\r') != View::npos) return indexLines(text);
  const auto kept = std::upper_bound(old.starts.begin(), old.starts.end(), all.from);
  const auto moved = std::upper_bound(kept, old.starts.end(), all.to);
  LineIndex index{{old.starts.begin(), kept}, old.ending};
  index.starts.reserve(old.starts.size() + edits.size());
  for (size_t at = inserted.find(u'\n'); at != View::npos; at = inserted.find(u'\n', at + 1)) index.starts.push_back(all.newFrom + static_cast<uint32_t>(at) + 1);
  for (auto start = moved; start != old.starts.end(); start++) index.starts.push_back(*start + all.newTo - all.to);
  if (index.starts.size() == 1) index.ending = Ending::none;
  return index;
}

}  // namespace diffgauge
