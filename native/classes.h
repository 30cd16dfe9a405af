#pragma once

#include "atoms.h"

namespace diffgauge {

/** What kind of change an atom of leaves is, cheapest first. */
enum class AtomClass : uint32_t { eol, layout, comment, importOrder, rename, move, semantic };

/**
 * By atom: its class, and for a place of a rename the number of that rename. Of leaves that whole pieces took to another place: by base leaf where each is
 * now, and by leaf of the edited file where each was, kNone for all others; empty where nothing moved.
 */
struct Classes {
  std::vector<AtomClass> classes;
  std::vector<uint32_t> renames;
  std::vector<uint32_t> movedTo;
  std::vector<uint32_t> movedFrom;

  /** Whether two matched leaves belong to different pieces, each of which stands elsewhere as a whole. */
  bool isChance(uint32_t base, uint32_t after) const {
    if (base >= movedTo.size() || after >= movedFrom.size()) return false;
    return movedTo[base] != kNone && movedFrom[after] != kNone && movedTo[base] != after;
  }
};

Classes classify(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms);

/** Names that were replaced by others, declaration and uses alike, under one map for each declaration. */
void findRenames(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms, Classes& classes);

/** Whole statements, members or declarations that went from one place to another as they are; imports of names among them are `importOrder`. */
void findMoves(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes);

/** Names within the braces of an import that only changed their order. */
void findReorderedNames(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes);

}  // namespace diffgauge
