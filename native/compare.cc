#include "compare.h"

#include <algorithm>

#include "labels.h"
#include "report.h"

namespace diffgauge {

Reference::Reference(std::shared_ptr<Base> from, Text text, std::shared_ptr<const Grammar> grammar, Parser& parser)
    : base(std::move(from)),
      grammar(std::move(grammar)),
      document(readDocument(std::move(text), this->grammar.get(), parser, base->interner)),
      edits(findTextEdits(base->document.text, base->lines, document.text)),
      withBase(align(base->document, document)),
      atoms(cutIntoAtoms(base->document, document, withBase)) {}

Candidate::Candidate(std::shared_ptr<Base> from, Text text, const Grammar* grammar, Parser& parser, std::span<const Reference* const> references)
    : base_(std::move(from)), document_(&base_->document) {
  const bool same = grammar == base_->grammar.get();
  for (const Reference* reference : references) {
    if (!reference || reference->grammar.get() != grammar || reference->document.text != text) continue;
    edits_ = reference->edits;
    if (!edits_.empty() || !same) document_ = &reference->document;  // a file that only gets another name may be read by another grammar
    return;
  }
  edits_ = findTextEdits(base_->document.text, base_->lines, text);
  if (edits_.empty()) return;
  Interner interner(&base_->interner);
  own_ = std::make_unique<Document>(same && grammar ? rereadDocument(std::move(text), *grammar, parser, interner, {base_->document, base_->trail, edits_})
                                                    : readDocument(std::move(text), grammar, parser, interner));
  document_ = own_.get();
}

Report compare(const Candidate& candidate, const Reference* reference) {
  const Document& base = candidate.base().document;
  const Document& after = candidate.document();
  const Document& goal = reference ? reference->document : base;
  Report report;
  report.equivalent = equivalent(after, goal);
  if (&after == &base) {
    for (const LeafAtom& atom : reference ? reference->atoms : std::vector<LeafAtom>{}) report.wanted += atom.leaves();
    report.wantedCode = report.equivalent ? 0 : report.wanted;
    return report;
  }
  const GuidedAlignment alignment = reference ? alignThrough(base, goal, reference->withBase, after) : GuidedAlignment{align(base, after), Matching(0, 0)};
  const std::vector<LeafAtom> atoms = cutIntoAtoms(base, after, alignment.withBase);
  const Labels labels(reference, after, alignment, atoms);
  labels.count(report);
  ReportWriter(report, candidate, reference, alignment.withBase).write(atoms, labels);
  return report;
}

// What stands before a line's first character, its line break and a byte order mark apart.
static View indentOf(const Document& document, uint32_t leaf) {
  const View gap = document.gapBefore(leaf);
  size_t start = gap.size();
  while (start > 0 && !isLineBreak(gap[start - 1]) && gap[start - 1] != 0xFEFF) start--;
  return gap.substr(start);
}

bool equivalent(const Document& one, const Document& other) {
  const bool asLines = !one.parsed && !other.parsed;
  const auto next = [](const Document& document, uint32_t& leaf, bool& border) {
    for (border = false; leaf < document.size(); leaf++) {
      border = border || document.leaves[leaf].border;
      if (document.leaves[leaf].kind != Kind::comment) return true;
    }
    return false;
  };
  for (uint32_t i = 0, j = 0;; i++, j++) {
    bool border = false, otherBorder = false;
    const bool more = next(one, i, border);
    if (more != next(other, j, otherBorder)) return false;
    if (!more) return true;
    if (one.keys[i] != other.keys[j] || border != otherBorder) return false;
    if (asLines && indentOf(one, i) != indentOf(other, j)) return false;
    if (one.indents && other.indents && one.blocksRound(i) != other.blocksRound(j)) return false;
  }
}

}  // namespace diffgauge
