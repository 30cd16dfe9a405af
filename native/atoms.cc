#include "atoms.h"

#include <algorithm>

namespace diffgauge {

namespace {

struct Run {
  uint32_t from;
  uint32_t to;
};

bool allComments(const Document& document, uint32_t from, uint32_t to) {
  return std::all_of(document.leaves.begin() + from, document.leaves.begin() + to, [](const Leaf& leaf) { return leaf.kind == Kind::comment; });
}

bool isSeparator(const Document& document, const Run& run) {
  const View text = document.leafText(run.from);
  return run.to == run.from + 1 && (text == u"," || text == u";");
}

// Nodes are in preorder, so that those that start at a leaf stand together, outermost first.
auto nodesAt(const Document& document, uint32_t leaf) {
  return std::lower_bound(document.nodes.begin(), document.nodes.end(), leaf, [](const Node& node, uint32_t at) { return node.from < at; });
}

// The largest node that starts at a leaf and ends by `limit`: where it ends, and whether it is a piece.
struct Fit {
  uint32_t to;
  bool piece;
};
Fit fitAt(const Document& document, uint32_t leaf, uint32_t limit) {
  Fit fit{leaf, false};
  for (auto node = nodesAt(document, leaf); node != document.nodes.end() && node->from == leaf; node++) {
    if (node->to > limit || node->to <= leaf || !(node->roles & role::structure)) continue;
    fit.to = std::max(fit.to, node->to);
    if (node->roles & role::piece) return {node->to, true};
  }
  return fit;
}

// What is no whole piece runs on to the next border; whole nodes inside are stepped over.
uint32_t endOfRest(const Document& document, uint32_t from, uint32_t to) {
  uint32_t at = from;
  do {
    const Fit fit = fitAt(document, at, to);
    if (fit.piece && at > from) return at;
    at = fit.to > at && !fit.piece ? fit.to : at + 1;
  } while (at < to && !(document.borders[at] & kPieceEnds));
  return at;
}

std::vector<Run> cutRun(const Document& document, uint32_t from, uint32_t to) {
  std::vector<Run> runs;
  while (from < to) {
    const Fit fit = fitAt(document, from, to);
    const Run run{from, fit.piece ? fit.to : endOfRest(document, from, to)};
    from = run.to;
    const bool joins = !runs.empty() && (isSeparator(document, run) || isSeparator(document, runs.back()) ||
                                         (allComments(document, run.from, run.to) && allComments(document, runs.back().from, runs.back().to)));
    if (joins) runs.back().to = run.to;
    else runs.push_back(run);
  }
  return runs;
}

// Pieces of the same number on both sides are replaced in order; otherwise they go and come on their own, as do comments in the place of code.
std::vector<Change> pairRuns(const Document& base, const Document& after, const Change& change, const std::vector<Run>& deleted, const std::vector<Run>& inserted) {
  std::vector<Change> pieces;
  if (deleted.size() == inserted.size()) {
    for (size_t i = 0; i < deleted.size(); i++) {
      const Run& old = deleted[i];
      const Run& now = inserted[i];
      const bool goes = allComments(base, old.from, old.to), comes = allComments(after, now.from, now.to);
      if (goes == comes) pieces.push_back({old.from, old.to, now.from, now.to});
      else if (goes) pieces.insert(pieces.end(), {{old.from, old.to, now.from, now.from}, {old.to, old.to, now.from, now.to}});
      else pieces.insert(pieces.end(), {{old.from, old.from, now.from, now.to}, {old.from, old.to, now.to, now.to}});
    }
    return pieces;
  }
  for (const Run& run : deleted) pieces.push_back({run.from, run.to, change.bFrom, change.bFrom});
  for (const Run& run : inserted) pieces.push_back({change.aTo, change.aTo, run.from, run.to});
  return pieces;
}

}  // namespace

std::vector<LeafAtom> cutIntoAtoms(const Document& base, const Document& after, const Matching& matching) {
  std::vector<LeafAtom> atoms;
  for (const Change& change : findChanges(matching)) {
    const std::vector<Run> deleted = cutRun(base, change.aFrom, change.aTo);
    const std::vector<Run> inserted = cutRun(after, change.bFrom, change.bTo);
    for (const Change& piece : pairRuns(base, after, change, deleted, inserted)) {
      const bool comment = allComments(base, piece.aFrom, piece.aTo) && allComments(after, piece.bFrom, piece.bTo);
      atoms.push_back({piece, findSite(base, after, matching, change, piece), comment});
    }
  }
  return atoms;
}

}  // namespace diffgauge
