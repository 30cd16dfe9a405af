#include "leaf_writer.h"

#include <algorithm>

namespace diffgauge {

namespace {

// Whether a quoted string stands for what is between its quotes.
bool isPlain(View text) {
  return text.size() >= 2 && std::none_of(text.begin(), text.end(), [](char16_t unit) { return unit == u'\\' || isLineBreak(unit); });
}

}  // namespace

LeafWriter::LeafWriter(Document& document, Interner& interner, const Trail* known)
    : document_(document), leaves_(document.leaves), keys_(document.keys), cuts_(document.cuts), interner_(interner), known_(known) {
  if (!known) return;
  constexpr size_t kUsualGrowth = 256;
  const size_t leaves = known->leaves.size() + kUsualGrowth;
  leaves_.reserve(leaves);
  keys_.reserve(leaves);
  cuts_.reserve(leaves);
  soft_.reserve(leaves);
  canon_.reserve(leaves);
  document_.nodes.reserve(known->nodes.size() + kUsualGrowth);
}

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
  leaves_.push_back({from, to, node, kind, Name::none, false, border_});
  keys_.push_back(kNone);
  cuts_.push_back(std::min(lowest_, depth));
  soft_.push_back(0);
  canon_.push_back(canon);
  lowest_ = depth;
  border_ = false;
  end_ = to;
  chunkDepth_ = 0;
}

void LeafWriter::addTrimmed(uint32_t from, uint32_t to, uint32_t node, uint32_t depth, Kind kind, Canon canon) {
  const View inner = trim(document_.slice(from, to));
  if (inner.empty()) return;
  const uint32_t start = document_.offsetOf(inner);
  add(start, start + static_cast<uint32_t>(inner.size()), node, depth, kind, canon);
}

void LeafWriter::addJsx(uint32_t from, uint32_t to, uint32_t node, uint32_t depth) {
  const View inner = trim(document_.slice(from, to));
  const uint32_t first = document_.offsetOf(inner);
  const uint32_t last = first + static_cast<uint32_t>(inner.size());
  if (document_.slice(from, first).find_first_of(u"\r\n") != View::npos) from = first;
  if (document_.slice(last, to).find_first_of(u"\r\n") != View::npos) to = last;
  add(from, to, node, depth, Kind::text, Canon::jsx);
}

void LeafWriter::addLines(uint32_t from, uint32_t to, uint32_t node, uint32_t depth) {
  const View text = document_.text;
  for (uint32_t at = from; at < to;) {
    uint32_t end = at;
    while (end < to && !isLineBreak(text[end])) end++;
    const View line = trim(document_.slice(at, end));
    const uint32_t start = document_.offsetOf(line);
    add(start, start + static_cast<uint32_t>(line.size()), node, depth, Kind::line, Canon::words);
    at = end + 1;
  }
}

bool LeafWriter::extend(uint32_t from, uint32_t to, uint32_t depth) {
  const bool joins = chunkDepth_ == depth && end_ == from && lowest_ == depth && count() > 0;
  if (joins) {
    leaves_.back().to = to;
    end_ = to;
  }
  chunkDepth_ = depth;
  return joins;
}

uint32_t LeafWriter::keyOf(uint32_t index) {
  const Leaf& leaf = leaves_[index];
  const View text = document_.slice(leaf.from, leaf.to);
  const bool oneLine = std::none_of(text.begin(), text.end(), isLineBreak);
  switch (canon_[index]) {
    case Canon::trimLines: return oneLine ? interner_.intern(leaf.kind, trim(text)) : interner_.intern(leaf.kind, trimEachLine(text));
    case Canon::words: return interner_.intern(leaf.kind, collapseSpace(text));
    case Canon::jsx: return interner_.intern(leaf.kind, collapseJsx(text));
    case Canon::quotes: return interner_.intern(leaf.kind, unquote(text, false));
    case Canon::escapes: return isPlain(text) ? interner_.intern(leaf.kind, text.substr(1, text.size() - 2)) : interner_.intern(leaf.kind, unquote(text, true));
    case Canon::eol: break;
  }
  return oneLine ? interner_.intern(leaf.kind, text) : interner_.intern(leaf.kind, normalizeEol(text));
}

void LeafWriter::repeat(const Step& step, uint32_t textFrom, uint32_t node) {
  const Trail& trail = *known_;
  const uint32_t shift = textFrom - step.textFrom;  // modulo 2^32, as all shifts here
  const uint32_t first = count();
  const uint32_t leafShift = first - step.leafFrom;
  const uint32_t nodeShift = static_cast<uint32_t>(document_.nodes.size()) - step.nodeFrom;
  for (uint32_t i = step.nodeFrom; i < step.nodeTo; i++) {
    const Node& old = trail.nodes[i];
    const uint32_t named = old.nameFrom < old.nameTo ? shift : 0;
    document_.nodes.push_back({old.from + leafShift, old.to + leafShift, old.parent < step.nodeFrom ? node : old.parent + nodeShift, old.roles,
                               old.nameFrom + named, old.nameTo + named});
  }
  if (step.leafFrom == step.leafTo) return;
  for (uint32_t i = step.leafFrom; i < step.leafTo; i++) {
    const Leaf& old = trail.leaves[i];
    leaves_.push_back({old.from + shift, old.to + shift, old.node < step.nodeFrom ? node : old.node + nodeShift, old.kind, old.name, old.declared, old.border});
  }
  const auto append = [&](auto& to, const auto& from) { to.insert(to.end(), from.begin() + step.leafFrom, from.begin() + step.leafTo); };
  append(keys_, trail.keys);
  append(cuts_, trail.cuts);
  append(soft_, trail.soft);
  canon_.resize(count(), Canon::eol);
  cuts_[first] = lowest_;
  lowest_ = step.at.frames + 1;
  end_ = leaves_.back().to;
  chunkDepth_ = 0;
  border_ = step.border;
}

void LeafWriter::finish(Trail* trail) {
  for (uint32_t i = 0; i < count(); i++) {
    if (keys_[i] == kNone && !soft_[i]) keys_[i] = keyOf(i);
  }
  if (trail) trail->leaves = leaves_, trail->keys = keys_, trail->cuts = cuts_, trail->soft = soft_, trail->nodes = document_.nodes;
  dropSoft();
}

// Moves the runs between soft leaves together. What a dropped leaf says of the place before it, the next one says.
void LeafWriter::dropSoft() {
  const uint32_t size = count();
  Buffer<uint32_t> kept(size + 1);
  uint32_t to = 0;
  for (uint32_t from = 0; from < size;) {
    uint32_t lowest = UINT32_MAX;
    bool border = false;
    for (; from < size && soft_[from]; from++) {
      document_.soft.push_back(static_cast<uint64_t>(leaves_[from].from) << 32 | leaves_[from].to);
      kept[from] = to;
      lowest = std::min(lowest, cuts_[from]);
      border = border || leaves_[from].border;
    }
    if (from == size) break;
    cuts_[from] = std::min(lowest, cuts_[from]);
    leaves_[from].border = border || leaves_[from].border;
    const uint32_t end = static_cast<uint32_t>(std::find(soft_.begin() + from, soft_.end(), 1) - soft_.begin());
    std::copy(leaves_.begin() + from, leaves_.begin() + end, leaves_.begin() + to);
    std::copy(keys_.begin() + from, keys_.begin() + end, keys_.begin() + to);
    std::copy(cuts_.begin() + from, cuts_.begin() + end, cuts_.begin() + to);
    for (; from < end; from++) kept[from] = to++;
  }
  kept[size] = to;
  leaves_.resize(to);
  keys_.resize(to);
  cuts_.resize(to);
  cuts_.push_back(0);
  cuts_.front() = 0;
  for (Node& node : document_.nodes) node.from = kept[node.from], node.to = kept[node.to];
  for (SyntaxError& error : document_.errors) error.from = kept[error.from], error.to = kept[error.to];
}

}  // namespace diffgauge
