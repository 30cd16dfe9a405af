#include "imports.h"

namespace diffgauge {

namespace {

// The leaf that names the module of a statement [from, to): a string behind `from`, or behind `import` itself; kNone when there is none.
uint32_t sourceOf(const Document& document, uint32_t from, uint32_t to) {
  const View first = document.leafText(from);
  if (first != u"import" && first != u"export") return kNone;
  for (uint32_t leaf = from + 1; leaf < to; leaf++) {
    if (document.leaves[leaf].kind != Kind::string) continue;
    const View before = document.leafText(leaf - 1);
    return before == u"from" || before == u"import" ? leaf : kNone;
  }
  return kNone;
}

// A comment, or the word `type` before a name, which says only what kind of name it is.
bool isMark(const Document& document, uint32_t leaf) {
  if (document.leaves[leaf].kind == Kind::comment) return true;
  const View next = document.leafText(leaf + 1);
  return document.leafText(leaf) == u"type" && next != u"," && next != u"}" && next != u"as";
}

}  // namespace

std::vector<Import> listImports(const Document& document) {
  std::vector<Import> imports;
  for (const Node& node : document.nodes) {
    if (node.parent != 0 || node.from == node.to) continue;
    const uint32_t source = sourceOf(document, node.from, node.to);
    if (source == kNone) continue;
    const Leaf& module = document.leaves[source];
    const Import whole{document.leaves[node.from].from, document.leaves[node.to - 1].to, module.from, module.to, 0, 0};
    imports.push_back(whole);
    bool inBraces = false;
    for (uint32_t leaf = node.from; leaf + 1 < source; leaf++) {
      const View text = document.leafText(leaf);
      inBraces = inBraces || text == u"{";
      if (!inBraces || (text != u"{" && text != u",")) continue;
      uint32_t name = leaf + 1;
      while (name + 1 < source && isMark(document, name)) name++;
      if (document.leafText(name) == u"}") continue;
      imports.push_back(whole);
      imports.back().nameFrom = document.leaves[name].from;
      imports.back().nameTo = document.leaves[name].to;
    }
  }
  return imports;
}

}  // namespace diffgauge
