#include "diff.h"

#include <algorithm>

namespace diffgauge {

namespace {

constexpr int64_t kMostSteps = 256;  // for one split; beyond it the furthest-reaching diagonal is taken

using Keys = std::span<const uint32_t>;

/** A box of the edit graph. */
struct Box {
  int64_t aFrom, aTo, bFrom, bTo;
};

/** Myers' algorithm over boxes, with an explicit stack. */
class Myers {
 public:
  Myers(Keys a, Keys b) : a_(a), b_(b), offset_(static_cast<int64_t>(b.size()) + 1), forward_(a.size() + b.size() + 3), backward_(a.size() + b.size() + 3) {}

  template <typename Pair>
  void run(Pair pair) {
    std::vector<Box> boxes{{0, static_cast<int64_t>(a_.size()), 0, static_cast<int64_t>(b_.size())}};
    while (!boxes.empty()) {
      Box box = boxes.back();
      boxes.pop_back();
      while (box.aFrom < box.aTo && box.bFrom < box.bTo && a_[box.aFrom] == b_[box.bFrom]) pair(box.aFrom++, box.bFrom++);
      while (box.aFrom < box.aTo && box.bFrom < box.bTo && a_[box.aTo - 1] == b_[box.bTo - 1]) pair(--box.aTo, --box.bTo);
      if (box.aFrom == box.aTo || box.bFrom == box.bTo) continue;
      const auto [x, y] = split(box);
      boxes.push_back({box.aFrom, x, box.bFrom, y});
      boxes.push_back({x, box.aTo, y, box.bTo});
    }
  }

 private:
  struct Point {
    int64_t x, y;
  };

  // A point that a shortest path runs through. Diagonal k holds x - y = k; both frontiers keep x.
  Point split(const Box& box) {
    const int64_t low = box.aFrom - box.bTo, high = box.aTo - box.bFrom;
    const int64_t start = box.aFrom - box.bFrom, goal = box.aTo - box.bTo;
    const bool odd = ((start - goal) & 1) != 0;
    int64_t fLow = start, fHigh = start, bLow = goal, bHigh = goal;
    forward(start) = box.aFrom;
    backward(goal) = box.aTo;
    for (int64_t steps = 1;; steps++) {
      widen(low, high, fLow, fHigh, [this](int64_t k) -> int64_t& { return forward(k); }, -1);
      for (int64_t k = fHigh; k >= fLow; k -= 2) {
        int64_t x = std::max(forward(k - 1) + 1, forward(k + 1));
        while (x < box.aTo && x - k < box.bTo && a_[x] == b_[x - k]) x++;
        forward(k) = x;
        if (odd && k >= bLow && k <= bHigh && backward(k) <= x) return {x, x - k};
      }
      widen(low, high, bLow, bHigh, [this](int64_t k) -> int64_t& { return backward(k); }, INT64_MAX / 2);
      for (int64_t k = bHigh; k >= bLow; k -= 2) {
        int64_t x = std::min(backward(k - 1), backward(k + 1) - 1);
        while (x > box.aFrom && x - k > box.bFrom && a_[x - 1] == b_[x - k - 1]) x--;
        backward(k) = x;
        if (!odd && k >= fLow && k <= fHigh && x <= forward(k)) return {x, x - k};
      }
      if (steps >= kMostSteps) return furthest(box, fLow, fHigh);
    }
  }

  // Adds a diagonal on each side, or drops the outermost where the box ends; `outside` keeps the other parity from being taken.
  template <typename At>
  static void widen(int64_t low, int64_t high, int64_t& from, int64_t& to, At at, int64_t outside) {
    if (from > low) at(--from - 1) = outside;
    else from++;
    if (to < high) at(++to + 1) = outside;
    else to--;
  }

  Point furthest(const Box& box, int64_t low, int64_t high) {
    Point best{box.aFrom, box.bFrom};
    for (int64_t k = low; k <= high; k += 2) {
      const int64_t x = std::min(forward(k), box.aTo);
      const int64_t y = x - k;
      if (y < box.bFrom || y > box.bTo) continue;
      if (x + y > best.x + best.y) best = {x, y};
    }
    const bool atCorner = (best.x == box.aFrom && best.y == box.bFrom) || (best.x == box.aTo && best.y == box.bTo);
    if (atCorner) return {box.aTo, box.bFrom};
    return best;
  }

  int64_t& forward(int64_t k) { return forward_[k + offset_]; }
  int64_t& backward(int64_t k) { return backward_[k + offset_]; }

  Keys a_, b_;
  int64_t offset_;
  Buffer<int64_t> forward_, backward_;
};

/** The elements whose key the other side has too; the others can match nothing. */
struct Shared {
  Buffer<uint32_t> keys;
  Buffer<uint32_t> at;
  Shared(Keys own, uint32_t from, uint32_t to, const std::vector<bool>& known) {
    for (uint32_t i = from; i < to; i++) {
      if (!known[own[i]]) continue;
      keys.push_back(own[i]);
      at.push_back(i);
    }
  }
};

std::vector<bool> keysIn(Keys keys, uint32_t from, uint32_t to, size_t size) {
  std::vector<bool> known(size, false);
  for (uint32_t i = from; i < to; i++) known[keys[i]] = true;
  return known;
}

}  // namespace

Matching diff(Sequence a, Sequence b) {
  Matching matching(a.keys.size(), b.keys.size());
  uint32_t from = 0, aTo = static_cast<uint32_t>(a.keys.size()), bTo = static_cast<uint32_t>(b.keys.size());
  for (; from < aTo && from < bTo && a.keys[from] == b.keys[from]; from++) matching.pair(from, from);
  while (aTo > from && bTo > from && a.keys[aTo - 1] == b.keys[bTo - 1]) matching.pair(--aTo, --bTo);
  if (from < aTo && from < bTo) {
    uint32_t most = 0;
    for (uint32_t i = from; i < aTo; i++) most = std::max(most, a.keys[i]);
    for (uint32_t i = from; i < bTo; i++) most = std::max(most, b.keys[i]);
    const Shared left(a.keys, from, aTo, keysIn(b.keys, from, bTo, most + 1));
    const Shared right(b.keys, from, bTo, keysIn(a.keys, from, aTo, most + 1));
    Myers(left.keys, right.keys).run([&](int64_t x, int64_t y) { matching.pair(left.at[x], right.at[y]); });
  }
  slideChanges(a, b, matching);
  return matching;
}

}  // namespace diffgauge
