#pragma once

#include "atoms.h"
#include "layout.h"

namespace diffgauge {

/** The atom that put the leaf into another nesting, which its new indentation may follow from; kNone when there is none. */
uint32_t causeOfIndent(const Document& base, const Document& after, const Matching& matching, const LayoutChange& change, const std::vector<LeafAtom>& atoms);

/** The atom that changes the declaration which a doc comment stands directly before, or that deletes it with its comment; kNone when there is none. */
uint32_t causeOfComment(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, size_t comment);

}  // namespace diffgauge
