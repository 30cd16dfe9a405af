#include "tree_walk.h"

#include "language.h"
#include "subtree.h"
#include "tree.h"

/** A node whose children are being visited. */
struct WalkEntry {
  const SubtreeHeapData *node;
  const TSSymbol *aliases;  // by structural child, null where there are none
  uint32_t position;        // where the next child's padding starts, or the first child itself
  uint32_t next;            // child
  uint32_t structural;      // of the next child
  bool hidden;
  bool lastIsExtra;
};

static void push(TreeWalk *self, const SubtreeHeapData *node, uint32_t position, bool hidden) {
  if (self->size == self->capacity) {
    self->capacity = self->capacity == 0 ? 64 : self->capacity * 2;
    self->entries = ts_realloc(self->entries, self->capacity * sizeof(WalkEntry));
  }
  self->entries[self->size++] = (WalkEntry){.node = node,
                                            .aliases = ts_language_alias_sequence(self->language, node->production_id),
                                            .position = position,
                                            .hidden = hidden};
}

static WalkNode describe(const TSLanguage *language, Subtree subtree, uint32_t from, TSSymbol alias) {
  const TSSymbol symbol = alias ? alias : ts_subtree_symbol(subtree);
  const uint32_t children = ts_subtree_visible_child_count(subtree);
  return (WalkNode){.subtree = ts_subtree_child_count(subtree) > 0 ? subtree.ptr : NULL,
                    .from = from,
                    .to = from + ts_subtree_size(subtree).bytes,
                    .children = children,
                    .symbol = ts_language_public_symbol(language, symbol),
                    .named = alias ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(subtree),
                    .missing = ts_subtree_missing(subtree),
                    .hasError = ts_subtree_error_cost(subtree) > 0,
                    .isFlat = ts_subtree_visible_descendant_count(subtree) == children};
}

TreeWalk startWalk(const TSTree *tree, WalkNode *root) {
  TreeWalk self = {.language = tree->language};
  *root = describe(tree->language, tree->root, ts_subtree_padding(tree->root).bytes, 0);
  return self;
}

void endWalk(TreeWalk *self) { ts_free(self->entries); }

void openNode(TreeWalk *self, const WalkNode *node) { push(self, node->subtree, node->from, false); }

bool visitNext(TreeWalk *self, WalkNode *node) {
  for (;;) {
    WalkEntry *entry = &self->entries[self->size - 1];
    if (entry->next == entry->node->child_count) {
      self->size--;
      if (!entry->hidden) return false;
      continue;
    }
    const Subtree child = ts_subtree_children((Subtree){.ptr = entry->node})[entry->next];
    const uint32_t from = entry->position + (entry->next > 0 ? ts_subtree_padding(child).bytes : 0);
    entry->lastIsExtra = ts_subtree_extra(child);
    const TSSymbol alias = !entry->lastIsExtra && entry->aliases ? entry->aliases[entry->structural] : 0;
    if (!entry->lastIsExtra) entry->structural++;
    entry->position = from + ts_subtree_size(child).bytes;
    entry->next++;
    if (alias || ts_subtree_visible(child)) {
      *node = describe(self->language, child, from, alias);
      return true;
    }
    if (ts_subtree_visible_child_count(child) > 0) push(self, child.ptr, from, true);
  }
}

bool isInField(const TreeWalk *self, TSFieldId field) {
  for (const WalkEntry *entry = &self->entries[self->size - 1];; entry--) {
    if (entry->lastIsExtra) return false;
    const TSFieldMapEntry *map, *end;
    ts_language_field_map(self->language, entry->node->production_id, &map, &end);
    for (; map < end; map++) {
      if (!map->inherited && map->child_index + 1 == entry->structural) return map->field_id == field;
    }
    if (!entry->hidden) return false;
  }
}
