#pragma once

#include <span>

#include "text.h"

namespace diffgauge {

/** What a diff compares: keys, and for each boundary (before every key, and at the end) how many tree nodes a cut there runs through. */
struct Sequence {
  std::span<const uint32_t> keys;
  std::span<const uint32_t> cuts;
};

/** A matching: the partner of each element on either side, or kNone; partners are equal and in order. */
struct Matching {
  Buffer<uint32_t> toB;
  Buffer<uint32_t> toA;
  Matching(size_t a, size_t b) : toB(a, kNone), toA(b, kNone) {}
  void pair(uint32_t a, uint32_t b) { toB[a] = b, toA[b] = a; }
};

/**
 * A longest common subsequence (Myers, linear space), with changes slid to where they cut the fewest nodes.
 * Where the two differ by more than a fixed number of steps it is no longer the longest, but still the same for the same input.
 */
Matching diff(Sequence a, Sequence b);

/** Slides pure insertions and deletions to where they cut the fewest nodes; ties go to the last place. */
void slideChanges(Sequence a, Sequence b, Matching& matching);

}  // namespace diffgauge
