#pragma once

#include <tree_sitter/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A visible node of a tree. Offsets are bytes; `subtree` is what trees share that were parsed from each other, null where it has no children. */
typedef struct {
  const void *subtree;
  uint32_t from, to;
  uint32_t children;  // visible ones
  TSSymbol symbol;
  bool named, missing;
  bool hasError;  // it, or something inside
  bool isFlat;    // no child of it has visible children
} WalkNode;

typedef struct WalkEntry WalkEntry;

/**
 * Walks a tree in its order. It visits what a TSTreeCursor visits and says the same of it, sooner: a cursor starts an iteration anew for each sibling. It relies on the inside of the runtime that is compiled with it.
 */
typedef struct {
  const TSLanguage *language;
  WalkEntry *entries;  // the open nodes and, between them, the hidden ones
  uint32_t size, capacity;
} TreeWalk;

/** Opens the root; the tree has to outlive the walk. */
TreeWalk startWalk(const TSTree *tree, WalkNode *root);
void endWalk(TreeWalk *self);
/** Opens the node that was visited last; its children are next. */
void openNode(TreeWalk *self, const WalkNode *node);
/** Visits the next child of the open node. False where there is none: then the node is closed. */
bool visitNext(TreeWalk *self, WalkNode *node);
/** Whether the node that was visited last is in a field of its parent. */
bool isInField(const TreeWalk *self, TSFieldId field);

#ifdef __cplusplus
}
#endif
