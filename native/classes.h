#pragma once

#include "atoms.h"

namespace diffgauge {

/** What kind of change an atom of leaves is, cheapest first. */
enum class AtomClass : uint32_t { eol, layout, comment, importOrder, rename, move, semantic };

/** By atom: its class, and for a place of a rename the number of that rename. */
struct Classes {
  std::vector<AtomClass> classes;
  std::vector<uint32_t> renames;
};

Classes classify(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms);

/** Names that were replaced by others, declaration and uses alike, under one map for each declaration. */
void findRenames(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms, Classes& classes);

/** Whole statements, members or declarations that went from one place to another as they are; imports of names among them are `importOrder`. */
void findMoves(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes);

/** Names within the braces of an import that only changed their order. */
void findReorderedNames(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes);

}  // namespace diffgauge
