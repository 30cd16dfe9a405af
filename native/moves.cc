#include <algorithm>
#include <unordered_map>

#include "classes.h"

namespace diffgauge {

namespace {

constexpr uint32_t kSmallestMove = 3;  // leaves

using Keys = std::span<const uint32_t>;

bool isSeparator(const Document& document, uint32_t leaf) {
  const View text = document.leafText(leaf);
  return text == u"," || text == u";";
}

Keys keysOf(const Document& document, uint32_t node) {
  const Node& at = document.nodes[node];
  return Keys(document.keys).subspan(at.from, at.to - at.from);
}

// Equal pieces have equal signatures.
uint64_t signatureOf(Keys keys) {
  uint64_t hash = keys.size();
  for (uint32_t key : {keys.front(), keys[keys.size() / 3], keys[keys.size() / 2], keys.back()}) hash = (hash ^ key) * 0x9FB21C651E98DF25ULL, hash ^= hash >> 29;
  return hash;
}

/** Equal pieces of both sides: their first leaves, and how many they have. */
struct Pair {
  uint32_t base;
  uint32_t after;
  uint32_t size;
};

/** The pieces of one side that changes are inside of. */
class TouchedPieces {
 public:
  explicit TouchedPieces(const Document& document) : document_(document) {}

  // The pieces round leaves [from, to), innermost first.
  template <typename Visit>
  void visit(uint32_t from, uint32_t to, Visit visit) const {
    while (from + 1 < to && isSeparator(document_, from)) from++;
    while (to > from + 1 && isSeparator(document_, to - 1)) to--;
    for (uint32_t node = from < to ? document_.enclosing(from, to) : kNone; node != kNone; node = document_.nodes[node].parent) {
      const Node& at = document_.nodes[node];
      if ((at.roles & role::piece) && at.to - at.from >= kSmallestMove && !visit(node)) return;
    }
  }

  void collect(uint32_t from, uint32_t to) {
    visit(from, to, [&](uint32_t node) {
      const bool isNew = isKept_.emplace(node, false).second;
      if (isNew) nodes_.push_back(node);
      return isNew;
    });
  }

  // Pairs equal pieces of both sides, one with one.
  static std::vector<Pair> pair(TouchedPieces& base, TouchedPieces& after) {
    std::vector<Pair> pairs;
    std::unordered_multimap<uint64_t, uint32_t> free;
    for (uint32_t node : after.nodes_) free.emplace(signatureOf(keysOf(after.document_, node)), node);
    for (uint32_t node : base.nodes_) {
      const Keys keys = keysOf(base.document_, node);
      const auto [first, last] = free.equal_range(signatureOf(keys));
      for (auto found = first; found != last; found++) {
        const Keys other = keysOf(after.document_, found->second);
        if (!std::equal(keys.begin(), keys.end(), other.begin(), other.end())) continue;
        base.isKept_[node] = after.isKept_[found->second] = true;
        pairs.push_back({base.document_.nodes[node].from, after.document_.nodes[found->second].from, static_cast<uint32_t>(keys.size())});
        free.erase(found);
        break;
      }
    }
    return pairs;
  }

  /** The innermost piece round leaves [from, to) that stands on the other side too; kNone when there is none. */
  uint32_t keptRound(uint32_t from, uint32_t to) const {
    uint32_t kept = kNone;
    visit(from, to, [&](uint32_t node) {
      if (isKept_.at(node)) kept = node;
      return kept == kNone;
    });
    return kept;
  }

  bool importsNames(uint32_t node) const {
    const Node& at = document_.nodes[node];
    if (!(at.roles & role::imports)) return false;
    for (uint32_t leaf = at.from; leaf < at.to; leaf++) {
      if (document_.leaves[leaf].declared) return true;
    }
    return false;
  }

 private:
  const Document& document_;
  std::vector<uint32_t> nodes_;
  std::unordered_map<uint32_t, bool> isKept_;
};

// Larger pieces first, so that those inside them have been placed with them.
void placeLeaves(std::vector<Pair> pairs, const Document& base, const Document& after, Classes& classes) {
  classes.movedTo.assign(base.size(), kNone);
  classes.movedFrom.assign(after.size(), kNone);
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& one, const Pair& other) { return one.size > other.size; });
  for (const Pair& pair : pairs) {
    if (classes.movedTo[pair.base] != kNone || classes.movedFrom[pair.after] != kNone) continue;
    for (uint32_t i = 0; i < pair.size; i++) {
      classes.movedTo[pair.base + i] = pair.after + i;
      classes.movedFrom[pair.after + i] = pair.base + i;
    }
  }
}

}  // namespace

void findMoves(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes) {
  if (atoms.size() < 2) return;
  TouchedPieces before(base), now(after);
  for (const LeafAtom& atom : atoms) {
    before.collect(atom.change.aFrom, atom.change.aTo);
    now.collect(atom.change.bFrom, atom.change.bTo);
  }
  const std::vector<Pair> pairs = TouchedPieces::pair(before, now);
  bool moved = false;
  for (size_t i = 0; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    if (classes.classes[i] != AtomClass::semantic) continue;
    const uint32_t from = before.keptRound(change.aFrom, change.aTo), to = now.keptRound(change.bFrom, change.bTo);
    if ((from == kNone && change.aFrom < change.aTo) || (to == kNone && change.bFrom < change.bTo)) continue;
    const bool imports = (from == kNone || before.importsNames(from)) && (to == kNone || now.importsNames(to));
    classes.classes[i] = imports ? AtomClass::importOrder : AtomClass::move;
    moved = true;
  }
  if (moved) placeLeaves(pairs, base, after, classes);
}

}  // namespace diffgauge
