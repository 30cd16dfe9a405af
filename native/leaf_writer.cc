#include "leaf_writer.h"

#include <algorithm>

namespace diffgauge {

void LeafWriter::fill(uint32_t to, uint32_t node, uint32_t depth) {
  const View text = document_.text;
  for (uint32_t at = end_; at < to;) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    const uint32_t from = at;
    while (at < to && !isSpace(text[at])) at++;
    add(from, at, node, depth, Kind::token, Canon::eol);
  }
}

void LeafWriter::add(uint32_t from, uint32_t to, uint32_t node, uint32_t depth, Kind kind, Canon canon) {
  from = std::max(from, end_);
  if (from >= to) return;
  document_.leaves.push_back({from, to, node, kind, border_});
  document_.cuts.push_back(std::min(lowest_, depth));
  soft_.push_back(false);
  canon_.push_back(canon);
  lowest_ = depth;
  border_ = false;
  end_ = to;
  chunkDepth_ = 0;
}

void LeafWriter::addLines(uint32_t from, uint32_t to, uint32_t node, uint32_t depth) {
  const View text = document_.text;
  for (uint32_t at = from; at < to;) {
    uint32_t end = at;
    while (end < to && !isLineBreak(text[end])) end++;
    const View line = trim(document_.slice(at, end));
    const uint32_t start = static_cast<uint32_t>(line.data() - text.data());
    add(start, start + static_cast<uint32_t>(line.size()), node, depth, Kind::line, Canon::words);
    at = end + 1;
  }
}

bool LeafWriter::extend(uint32_t from, uint32_t to, uint32_t depth) {
  const bool joins = chunkDepth_ == depth && end_ == from && lowest_ == depth && count() > 0;
  if (joins) {
    document_.leaves.back().to = to;
    end_ = to;
  }
  chunkDepth_ = depth;
  return joins;
}

uint32_t LeafWriter::keyOf(uint32_t index) {
  const Leaf& leaf = document_.leaves[index];
  const View text = document_.slice(leaf.from, leaf.to);
  switch (canon_[index]) {
    case Canon::trimLines: return interner_.intern(leaf.kind, trimEachLine(text));
    case Canon::words: return interner_.intern(leaf.kind, collapseSpace(text));
    case Canon::jsx: return interner_.intern(leaf.kind, collapseJsx(text));
    case Canon::quotes: return interner_.intern(leaf.kind, unquote(text, false));
    case Canon::escapes: return interner_.intern(leaf.kind, unquote(text, true));
    case Canon::eol: break;
  }
  return text.find(u'\r') == View::npos ? interner_.intern(leaf.kind, text) : interner_.intern(leaf.kind, normalizeEol(text));
}

void LeafWriter::finish() {
  std::vector<uint32_t> kept(count() + 1, 0);
  uint32_t size = 0;
  uint32_t lowest = UINT32_MAX;
  bool border = false;
  document_.keys.reserve(count());
  for (uint32_t i = 0; i < count(); i++) {
    kept[i] = size;
    lowest = std::min(lowest, document_.cuts[i]);
    border = border || document_.leaves[i].border;
    if (soft_[i]) {
      document_.soft.push_back(static_cast<uint64_t>(document_.leaves[i].from) << 32 | document_.leaves[i].to);
      continue;
    }
    document_.keys.push_back(keyOf(i));
    document_.leaves[size] = document_.leaves[i];
    document_.leaves[size].border = border;
    document_.cuts[size] = size == 0 ? 0 : lowest;
    lowest = UINT32_MAX;
    border = false;
    size++;
  }
  kept[count()] = size;
  document_.leaves.resize(size);
  document_.leaves.shrink_to_fit();
  document_.cuts.resize(size);
  document_.cuts.push_back(0);
  for (Node& node : document_.nodes) node.from = kept[node.from], node.to = kept[node.to];
  for (SyntaxError& error : document_.errors) error.from = kept[error.from], error.to = kept[error.to];
}

}  // namespace diffgauge
