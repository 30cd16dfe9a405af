#pragma once

#include "document.h"
#include "tree_walk.h"

namespace diffgauge {

/** An open tree node on the way down. */
struct Frame {
  Roles roles = 0;
  const void* subtree = nullptr;
  uint32_t end = 0;            // of its text
  uint32_t node = 0;           // its node of the document, or the one it belongs to
  uint32_t firstLeaf = 0;      // leaves before it
  uint32_t bodies = 0;         // bodies that hold it, itself included
  uint32_t depth = 0;          // recorded nodes that hold it, itself included
  uint32_t separator = kNone;  // leaf that is optional if the closing token follows
  uint32_t parameters = kNone; // of an arrow function: the leaf `(` of `(x)` that could be `x`
  bool recorded = false;
  bool isError = false;
  bool afterElement = false;   // an element stands before: a comma is no hole
  uint32_t lastName = kNone;   // the last leaf that is a name and its direct child
};

/** A tree node as the walk sees it: [from, to) of the text. */
struct Visit {
  WalkNode node;
  Roles roles;
  uint32_t from;
  uint32_t to;
  bool isError;
};

}  // namespace diffgauge
