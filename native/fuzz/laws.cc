#include "laws.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "../numbers.h"
#include "../outline.h"
#include "../tree_walk.h"

namespace diffgauge::fuzz {

namespace {

using GrammarPointer = std::shared_ptr<const Grammar>;

void hold(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

/** Keys numbered in the order in which they come up: which numbers they have depends on what was read before. */
std::vector<uint32_t> renumber(const Buffer<uint32_t>& keys) {
  std::unordered_map<uint32_t, uint32_t> seen;
  std::vector<uint32_t> numbers;
  for (uint32_t key : keys) numbers.push_back(seen.emplace(key, static_cast<uint32_t>(seen.size())).first->second);
  return numbers;
}

void checkSame(const Document& again, const Document& anew) {
  hold(again.text == anew.text, "the same text");
  hold(again.parsed == anew.parsed, "parsed again as anew");
  hold(again.leaves == anew.leaves, "the leaves of a fresh reading");
  hold(renumber(again.keys) == renumber(anew.keys), "the keys of a fresh reading");
  hold(again.cuts == anew.cuts, "the cuts of a fresh reading");
  hold(again.nodes == anew.nodes, "the nodes of a fresh reading");
  hold(again.errors == anew.errors, "the syntax errors of a fresh reading");
  hold(again.lines == anew.lines, "the lines of a fresh reading");
  hold(again.borders == anew.borders, "the borders of a fresh reading");
  hold(again.bodyStarts == anew.bodyStarts && again.bodyEnds == anew.bodyEnds, "the bodies of a fresh reading");
  hold(again.soft == anew.soft, "the optional separators of a fresh reading");
}

/** Leaves are in order and apart, and cover all that is not white space together with the optional separators; nodes nest. */
void checkDocument(const Document& document) {
  std::vector<bool> covered(document.text.size(), false);
  const auto cover = [&](uint64_t from, uint64_t to) {
    hold(from < to && to <= document.text.size(), "a leaf is some of the text");
    for (uint64_t at = from; at < to; at++) {
      hold(!covered[at], "leaves do not overlap");
      covered[at] = true;
    }
  };
  for (const Leaf& leaf : document.leaves) {
    cover(leaf.from, leaf.to);
    hold(leaf.node < document.nodes.size(), "a leaf has a node");
  }
  for (uint64_t soft : document.soft) cover(soft >> 32, soft & UINT32_MAX);
  for (size_t at = 0; at < covered.size(); at++) hold(covered[at] || isSpace(document.text[at]), "what is not white space is in a leaf");
  for (size_t i = 0; i < document.nodes.size(); i++) {
    const Node& node = document.nodes[i];
    hold(node.from <= node.to && node.to <= document.size(), "a node holds leaves");
    hold(node.nameFrom <= node.nameTo && node.nameTo <= document.text.size(), "a name is some of the text");
    if (node.parent == kNone) continue;
    hold(node.parent < i, "a node stands behind its parent");
    hold(document.nodes[node.parent].from <= node.from && node.to <= document.nodes[node.parent].to, "a node lies in its parent");
  }
}

void checkReport(const Report& report, View before, View after) {
  hold(report.done <= report.wanted && report.doneCode <= report.wantedCode, "no more is done than wanted");
  hold(report.wantedCode <= report.wanted, "code is some of what is wanted");
  hold(report.atoms.empty() == (before == after), "there are atoms where the texts differ");
  uint32_t symbols = 0, causes = 0;
  for (const AtomReport& atom : report.atoms) {
    hold(atom.from <= atom.to && atom.to <= before.size(), "an atom lies in the base");
    hold(atom.newFrom <= atom.newTo && atom.newTo <= after.size(), "an atom lies in the edited text");
    hold(atom.unwanted <= atom.leaves, "no more leaves are unwanted than there are");
    hold(symbols <= atom.symbolEnd && atom.symbolEnd <= report.names.size(), "symbols follow each other");
    hold(causes <= atom.causesEnd && atom.causesEnd <= report.causes.size(), "causes follow each other");
    const size_t size = atom.symbolInAfter ? after.size() : before.size();
    for (uint32_t i = symbols; i + 1 < atom.symbolEnd; i += 2) {
      hold(report.names[i] <= report.names[i + 1] && report.names[i + 1] <= size, "a symbol's name is some of the text");
    }
    symbols = atom.symbolEnd, causes = atom.causesEnd;
  }
  for (uint32_t cause : report.causes) hold(cause == kNone || cause < report.atoms.size(), "a cause is an atom");
}

void checkSolved(const Report& report) {
  hold(report.done == report.wanted && report.doneCode == report.wantedCode, "the accepted solution does all that is wanted");
  hold(report.equivalent, "the accepted solution is equivalent to itself");
  for (const AtomReport& atom : report.atoms) hold(atom.unwanted == 0 && atom.standing == Standing::wanted, "the accepted solution changes nothing else");
}

/** A walk visits what a cursor visits, and says the same of it. */
void checkWalk(const Grammar& grammar, View text, Parser& parser) {
  const Tree tree = parser.parse(grammar, text);
  if (!tree) return;
  WalkNode node;
  TreeWalk walk = startWalk(tree.get(), &node);
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree.get()));
  const auto checkNode = [&] {
    const TSNode other = ts_tree_cursor_current_node(&cursor);
    hold(node.from == ts_node_start_byte(other) && node.to == ts_node_end_byte(other), "a walk finds a node where it is");
    hold(node.symbol == ts_node_symbol(other) && node.named == ts_node_is_named(other), "a walk knows the type of a node");
    hold(node.missing == ts_node_is_missing(other) && node.hasError == ts_node_has_error(other), "a walk sees what is wrong with a node");
    hold(node.children == ts_node_child_count(other), "a walk counts the children of a node");
  };
  checkNode();
  if (node.children > 0) openNode(&walk, &node);
  for (bool opened = node.children > 0; walk.size > 0;) {
    if (visitNext(&walk, &node)) {
      hold(opened ? ts_tree_cursor_goto_first_child(&cursor) : ts_tree_cursor_goto_next_sibling(&cursor), "a walk visits no more than there is");
      checkNode();
      const TSFieldId field = ts_tree_cursor_current_field_id(&cursor);
      hold(field == 0 || isInField(&walk, field), "a walk knows the field of a node");
      hold(grammar.nameField == 0 || isInField(&walk, grammar.nameField) == (field == grammar.nameField), "a walk knows what is no name");
      opened = node.children > 0;
      if (opened) openNode(&walk, &node);
    } else {
      hold(!opened && !ts_tree_cursor_goto_next_sibling(&cursor), "a walk visits all there is");
      ts_tree_cursor_goto_parent(&cursor);
    }
  }
  ts_tree_cursor_delete(&cursor);
  endWalk(&walk);
}

void checkOutline(const Grammar& grammar, View text, Parser& parser) {
  const std::vector<Symbol> symbols = listSymbols(grammar, text, parser);
  for (size_t i = 0; i < symbols.size(); i++) {
    const Symbol& at = symbols[i];
    hold(at.docFrom <= at.from && at.from <= at.to && at.to <= at.end && at.end <= text.size(), "a symbol lies in the text");
    hold(at.from <= at.nameFrom && at.nameFrom <= at.nameTo && at.nameTo <= at.to, "a symbol holds its name");
    hold(at.parent == kNone || at.parent < i, "a symbol stands behind the one that holds it");
  }
}

/** All that is said of a case, as numbers. */
std::vector<uint32_t> judge(const Case& given, const GrammarPointer& grammar, Parser& parser, bool check) {
  const auto base = std::make_shared<Base>(given.base, grammar, parser);
  const Reference reference(base, given.wanted, grammar, parser);
  const Candidate solution(base, given.wanted, grammar.get(), parser);
  const Candidate candidate(base, given.after, grammar.get(), parser);
  const Report solved = compare(solution, &reference);
  const Report report = compare(candidate, &reference);
  const Report alone = compare(candidate, nullptr);
  const Candidate known(base, given.wanted, grammar.get(), parser, std::array<const Reference*, 1>{&reference});
  hold(toNumbers(compare(known, &reference)) == toNumbers(solved), "a solution that is known says what one that is read says");
  if (check) {
    Interner interner;
    for (const Document* document : std::array<const Document*, 3>{&base->document, &solution.document(), &candidate.document()}) {
      checkDocument(*document);
      checkSame(*document, readDocument(document->text, grammar.get(), parser, interner));
    }
    checkReport(solved, given.base, given.wanted);
    checkSolved(solved);
    checkReport(report, given.base, given.after);
    checkReport(alone, given.base, given.after);
  }
  std::vector<uint32_t> numbers = toNumbers(solved);
  for (const Report* other : {&report, &alone}) {
    const std::vector<uint32_t> more = toNumbers(*other);
    numbers.insert(numbers.end(), more.begin(), more.end());
  }
  return numbers;
}

}  // namespace

void checkLaws(const Case& given, const GrammarPointer& grammar, Parser& parser) {
  Parser fresh;
  hold(judge(given, grammar, parser, true) == judge(given, grammar, fresh, false), "the same texts give the same report");
  if (!grammar) return;
  checkWalk(*grammar, given.after, parser);
  checkOutline(*grammar, given.after, parser);
}

}  // namespace diffgauge::fuzz
