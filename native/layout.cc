#include "layout.h"

#include <algorithm>

namespace diffgauge {

namespace {

constexpr char16_t kByteOrderMark = 0xFEFF;

bool startsWithMark(const Document& document) { return !document.text.empty() && document.text.front() == kByteOrderMark; }
bool endsWithNewline(const Document& document) { return !document.text.empty() && isLineBreak(document.text.back()); }

// Whether a file went from one way of ending lines to another.
bool isConverted(const Document& base, const Document& after) {
  const Ending old = base.lines.ending, now = after.lines.ending;
  const bool uniform = old != Ending::none && old != Ending::mixed && now != Ending::none && now != Ending::mixed;
  return uniform && old != now;
}

// The gap without what has an atom of its own: the byte order mark and the final newline.
View plainGap(const Document& document, uint32_t leaf) {
  View gap = document.gapBefore(leaf);
  if (leaf == 0 && startsWithMark(document) && !gap.empty()) gap.remove_prefix(1);
  if (leaf == document.size() && !gap.empty() && isLineBreak(gap.back())) {
    const bool pair = gap.size() > 1 && gap.back() == '\n' && gap[gap.size() - 2] == '\r';
    gap.remove_suffix(pair ? 2 : 1);
  }
  return gap;
}

View fullGap(const Document& document, uint32_t leaf, bool bothEnd) {
  return leaf == document.size() && !bothEnd ? plainGap(document, leaf) : leaf == 0 ? plainGap(document, 0) : document.gapBefore(leaf);
}

bool hasBreak(View text) { return text.find_first_of(u"\r\n") != View::npos; }

bool equalButEol(View one, View other) { return (one.find(u'\r') != View::npos || other.find(u'\r') != View::npos) && normalizeEol(one) == normalizeEol(other); }

// Equal up to the last line break of each, and only white space after it.
bool equalButIndent(View one, View other) {
  const size_t first = one.find_last_of(u"\r\n"), second = other.find_last_of(u"\r\n");
  if (first == View::npos || second == View::npos) return false;
  return one.substr(0, first) == other.substr(0, second) && isBlank(one.substr(first)) && isBlank(other.substr(second));
}

bool borderAt(const Document& document, uint32_t leaf) { return leaf < document.size() && document.leaves[leaf].border; }

// Whether indentation says that a leaf is in more or fewer blocks. A comment is in none.
bool nestsAnew(const Document& base, uint32_t partner, const Document& after, uint32_t leaf) {
  if (!after.indents || partner >= base.size() || leaf >= after.size() || after.leaves[leaf].kind == Kind::comment) return false;
  return base.blocksRound(partner) != after.blocksRound(leaf);
}

bool followsPartner(const Matching& matching, uint32_t leaf, uint32_t partner) {
  if (leaf == 0 || partner == 0) return leaf == partner;
  return matching.toA[leaf - 1] == partner - 1;
}

/** One pass over matched neighbours. */
class Comparison {
 public:
  Comparison(const Document& base, const Document& after, const Matching& matching, const std::vector<TextEdit>& edits)
      : base_(base), after_(after), matching_(matching), converted_(isConverted(base, after)), edits_(edits) {}

  std::vector<LayoutChange> run() {
    if (startsWithMark(base_) != startsWithMark(after_)) add(0, 0, Part::byteOrderMark, LayoutKind::eol, false);
    if (converted_) add(0, 0, Part::lineEndings, LayoutKind::eol, false);
    const bool bothEnd = endsWithNewline(base_) == endsWithNewline(after_);
    for (uint32_t leaf = 0; leaf <= after_.size(); leaf++) {
      const bool atEnd = leaf == after_.size();
      const uint32_t partner = atEnd ? base_.size() : matching_.toA[leaf];
      if (partner == kNone) continue;
      if (followsPartner(matching_, leaf, partner)) compareGap(partner, leaf, bothEnd);
      if (atEnd) break;
      compare(partner, leaf, Part::leaf, base_.leafText(partner), after_.leafText(leaf));
      leaf = skipUnedited(leaf);
    }
    const bool comparable = (!base_.text.empty() && !after_.text.empty()) || base_.size() + after_.size() == 0;
    if (!bothEnd && comparable) add(base_.size(), after_.size(), Part::finalNewline, LayoutKind::eol, false);
    return std::move(found_);
  }

 private:
  /** The last leaf of those from `leaf` on that stand where no edit was made, as their partners do: they are the same, and so are the gaps between them. */
  uint32_t skipUnedited(uint32_t leaf) {
    const Leaf& first = after_.leaves[leaf];
    while (edit_ < edits_.size() && edits_[edit_].newTo <= first.from) edit_++;
    const uint32_t partner = matching_.toA[leaf];
    const uint32_t end = edit_ < edits_.size() ? edits_[edit_].newFrom : static_cast<uint32_t>(after_.text.size());
    const uint32_t shift = edit_ == 0 ? 0 : edits_[edit_ - 1].newTo - edits_[edit_ - 1].to;  // modulo 2^32
    if (partner == kNone || first.to > end || base_.leaves[partner].from + shift != first.from) return leaf;
    uint32_t last = leaf;
    while (last + 1 < after_.size() && after_.leaves[last + 1].to <= end && matching_.toA[last + 1] == partner + (last + 1 - leaf)) last++;
    return last;
  }

  void compareGap(uint32_t partner, uint32_t leaf, bool bothEnd) {
    const View old = fullGap(base_, partner, bothEnd), now = fullGap(after_, leaf, bothEnd);
    if (old != now && borderAt(base_, partner) != borderAt(after_, leaf)) return add(partner, leaf, Part::gap, LayoutKind::meaning, false);
    if (old != now && nestsAnew(base_, partner, after_, leaf)) return add(partner, leaf, Part::gap, LayoutKind::nesting, equalButIndent(old, now));
    compare(partner, leaf, Part::gap, old, now);
  }

  void compare(uint32_t partner, uint32_t leaf, Part part, View old, View now) {
    if (old == now) return;
    const bool eolOnly = equalButEol(old, now);
    if (eolOnly && converted_) return;
    if (eolOnly) return add(partner, leaf, part, LayoutKind::eol, false);
    add(partner, leaf, part, LayoutKind::layout, part == Part::gap && equalButIndent(old, now));
  }

  void add(uint32_t partner, uint32_t leaf, Part part, LayoutKind kind, bool indentOnly) {
    found_.push_back({partner, leaf, part, kind, indentOnly});
  }

  const Document& base_;
  const Document& after_;
  const Matching& matching_;
  const bool converted_;
  const std::vector<TextEdit>& edits_;
  size_t edit_ = 0;  // the first one that does not end before the leaves at hand
  std::vector<LayoutChange> found_;
};

}  // namespace

std::vector<LayoutChange> findLayoutChanges(const Document& base, const Document& after, const Matching& matching, const std::vector<TextEdit>& edits) {
  return Comparison(base, after, matching, edits).run();
}

bool keepsBreak(const Document& base, const Document& after, const Matching& matching, const LayoutChange& first, const LayoutChange& second) {
  const uint32_t from = first.part == Part::gap ? first.after + 1 : first.after;
  for (uint32_t leaf = from; leaf < after.size() && leaf < second.after + (second.part == Part::leaf ? 1 : 0); leaf++) {
    const uint32_t partner = matching.toA[leaf];
    if (partner == kNone || !followsPartner(matching, leaf, partner)) continue;
    const View gap = plainGap(after, leaf);
    if (hasBreak(gap) && gap == plainGap(base, partner)) return true;
  }
  return false;
}

bool agreesWith(const LayoutChange& change, const Document& after, const Document& reference, const Matching& referenceWithBase) {
  if (change.part == Part::byteOrderMark) return startsWithMark(after) == startsWithMark(reference);
  if (change.part == Part::lineEndings) return after.lines.ending == reference.lines.ending;
  if (change.part == Part::finalNewline) return endsWithNewline(after) == endsWithNewline(reference);
  const bool atEnd = change.base == referenceWithBase.toB.size();
  const uint32_t partner = atEnd ? reference.size() : referenceWithBase.toB[change.base];
  if (partner == kNone) return false;
  const auto same = [&](View own, View other) { return own == other || (change.kind != LayoutKind::eol && equalButEol(own, other)); };
  if (change.part == Part::leaf) return same(after.leafText(change.after), reference.leafText(partner));
  const bool together = change.base == 0 ? partner == 0 : partner > 0 && referenceWithBase.toB[change.base - 1] == partner - 1;
  if (change.kind == LayoutKind::nesting) return together && !nestsAnew(after, change.after, reference, partner);
  return together && same(plainGap(after, change.after), plainGap(reference, partner));
}

}  // namespace diffgauge
