#pragma once

#include "diff.h"
#include "document.h"

namespace diffgauge {

/** A change: base leaves [aFrom, aTo) became leaves [bFrom, bTo). */
struct Change {
  uint32_t aFrom, aTo, bFrom, bTo;
};

/** How an edited document's leaves correspond to the base's. */
Matching align(const Document& base, const Document& after);

/** A candidate's leaves against the base's, and against those of a reference. */
struct GuidedAlignment {
  Matching withBase;
  Matching withReference;  // a: reference, b: candidate
};

/**
 * The same, explained through a reference: where the candidate agrees with it over a whole statement or a long run, the
 * reference's own correspondence holds; the rest is matched with the base directly. So an extra change next to a wanted one
 * does not make the diff fall out differently.
 */
GuidedAlignment alignThrough(const Document& base, const Document& reference, const Matching& referenceWithBase, const Document& candidate);

/** The maximal unmatched stretches, in order. */
std::vector<Change> findChanges(const Matching& matching);

}  // namespace diffgauge
