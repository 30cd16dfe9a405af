#include <deque>

#include "diff.h"

namespace diffgauge {

namespace {

/** One side of a matching, seen from the side whose unmatched runs slide. */
struct Side {
  Sequence own;
  Buffer<uint32_t>& toOther;
  Buffer<uint32_t>& toOwn;

  uint32_t size() const { return static_cast<uint32_t>(own.keys.size()); }
  // The other side's position just after the element before `at`; kNone where that is unmatched.
  uint32_t placeAfter(uint32_t at) const {
    if (at == 0) return 0;
    return toOther[at - 1] == kNone ? kNone : toOther[at - 1] + 1;
  }
  uint32_t placeBefore(uint32_t at) const { return at == size() ? static_cast<uint32_t>(toOwn.size()) : toOther[at]; }
};

// Smallest cut in each window [at, at + width) for at in [first, last].
std::vector<uint32_t> lowestCuts(std::span<const uint32_t> cuts, uint32_t first, uint32_t last, uint32_t width) {
  std::vector<uint32_t> lowest;
  std::deque<uint32_t> window;
  for (uint32_t at = first; at < last + width; at++) {
    while (!window.empty() && cuts[window.back()] >= cuts[at]) window.pop_back();
    window.push_back(at);
    if (window.front() + width <= at) window.pop_front();
    if (at + 1 >= first + width) lowest.push_back(cuts[window.front()]);
  }
  return lowest;
}

// Where the run of `width` cuts the fewest nodes among the starts first..last: nodes that hold a part of it and something outside.
uint32_t bestStart(std::span<const uint32_t> cuts, uint32_t first, uint32_t last, uint32_t width) {
  const std::vector<uint32_t> lowest = lowestCuts(cuts, first, last + 1, width);
  uint32_t best = first;
  int64_t fewest = INT64_MAX;
  for (uint32_t at = first; at <= last; at++) {
    const int64_t count = static_cast<int64_t>(cuts[at]) + cuts[at + width] - lowest[at - first] - lowest[at - first + 1];
    if (count > fewest) continue;
    fewest = count;
    best = at;
  }
  return best;
}

void moveUp(Side& side, uint32_t& from, uint32_t& to) {
  from--, to--;
  side.toOther[to] = side.toOther[from];
  side.toOwn[side.toOther[to]] = to;
  side.toOther[from] = kNone;
}

void moveDown(Side& side, uint32_t& from, uint32_t& to) {
  side.toOther[from] = side.toOther[to];
  side.toOwn[side.toOther[from]] = from;
  side.toOther[to] = kNone;
  from++, to++;
}

// A run may move over a matched neighbour that equals its far end, as long as it stays clear of other changes.
bool canMoveUp(const Side& side, uint32_t from, uint32_t to) {
  if (from == 0 || side.own.keys[from - 1] != side.own.keys[to - 1]) return false;
  const uint32_t partner = side.toOther[from - 1];
  return side.placeAfter(from - 1) == partner;
}

bool canMoveDown(const Side& side, uint32_t from, uint32_t to) {
  if (to == side.size() || side.own.keys[from] != side.own.keys[to]) return false;
  const uint32_t partner = side.toOther[to];
  return side.placeBefore(to + 1) == partner + 1;
}

void slideSide(Side side) {
  for (uint32_t from = 0; from < side.size(); from++) {
    if (side.toOther[from] != kNone) continue;
    uint32_t to = from;
    while (to < side.size() && side.toOther[to] == kNone) to++;
    const bool pure = side.placeAfter(from) == side.placeBefore(to);
    if (pure) {
      const uint32_t width = to - from;
      while (canMoveUp(side, from, to)) moveUp(side, from, to);
      const uint32_t first = from;
      while (canMoveDown(side, from, to)) moveDown(side, from, to);
      if (first != from) {
        const uint32_t best = bestStart(side.own.cuts, first, from, width);
        while (from > best) moveUp(side, from, to);
      }
    }
    from = to;
  }
}

}  // namespace

void slideChanges(Sequence a, Sequence b, Matching& matching) {
  slideSide({a, matching.toB, matching.toA});
  slideSide({b, matching.toA, matching.toB});
}

}  // namespace diffgauge
