#pragma once

#include <cstddef>
#include <span>

#include "../text.h"

namespace diffgauge::fuzz {

/** What an input of the fuzzer stands for: a file before any edit, after the accepted solution, and after the edit to be judged. */
struct Case {
  size_t grammar;  // a number of any size
  Text base;
  Text wanted;
  Text after;
};

/**
 * Cuts bytes into a case. The first byte chooses the grammar, the second says of `wanted` (bit 0) and `after` (bit 1) whether they are written out or
 * edits, and whether those of `after` are edits of `wanted` (bit 2) or of `base`. Then come the three parts, with 0xFF between them: it occurs in no UTF-8.
 *
 * An edit is eight bytes and text: flags (bit 0: counts lines), place (two bytes, big-endian), how much goes, from where (two bytes) how much of the
 * same text is copied there, how many bytes of text follow.
 */
Case readCase(std::span<const uint8_t> bytes);

}  // namespace diffgauge::fuzz
