#include "layout.h"

namespace diffgauge {

namespace {

constexpr char16_t kByteOrderMark = 0xFEFF;

bool startsWithMark(const Document& document) { return !document.text.empty() && document.text.front() == kByteOrderMark; }
bool endsWithNewline(const Document& document) { return !document.text.empty() && isLineBreak(document.text.back()); }

/** How a text ends its lines, where it does so in one way. */
enum class Ending : uint8_t { none, lf, crlf, cr, mixed };

Ending endingOf(View text) {
  Ending ending = Ending::none;
  for (size_t i = 0; i < text.size(); i++) {
    if (!isLineBreak(text[i])) continue;
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    const Ending here = pair ? Ending::crlf : text[i] == '\r' ? Ending::cr : Ending::lf;
    if (ending != Ending::none && ending != here) return Ending::mixed;
    ending = here;
    i += pair ? 1 : 0;
  }
  return ending;
}

// Whether a file went from one way of ending lines to another.
bool isConverted(View base, View after) {
  const Ending old = endingOf(base), now = endingOf(after);
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

/** One pass over matched neighbours. */
class Comparison {
 public:
  Comparison(const Document& base, const Document& after, const Matching& matching) 
      : base_(base), after_(after), matching_(matching), converted_(isConverted(base.text, after.text)) {}

  std::vector<LayoutChange> run() {
    if (startsWithMark(base_) != startsWithMark(after_)) add(0, 0, Part::byteOrderMark, LayoutKind::eol, false);
    if (converted_) add(0, 0, Part::lineEndings, LayoutKind::eol, false);
    const bool bothEnd = endsWithNewline(base_) == endsWithNewline(after_);
    for (uint32_t leaf = 0; leaf <= after_.size(); leaf++) {
      const bool atEnd = leaf == after_.size();
      const uint32_t partner = atEnd ? base_.size() : matching_.toA[leaf];
      if (partner == kNone) continue;
      if (followsPartner(leaf, partner)) compareGap(partner, leaf, bothEnd);
      if (!atEnd) compare(partner, leaf, Part::leaf, base_.leafText(partner), after_.leafText(leaf));
    }
    const bool comparable = (!base_.text.empty() && !after_.text.empty()) || base_.size() + after_.size() == 0;
    if (!bothEnd && comparable) add(base_.size(), after_.size(), Part::finalNewline, LayoutKind::eol, false);
    return std::move(found_);
  }

 private:
  bool followsPartner(uint32_t leaf, uint32_t partner) const {
    if (leaf == 0 || partner == 0) return leaf == partner;
    return matching_.toA[leaf - 1] == partner - 1;
  }

  void compareGap(uint32_t partner, uint32_t leaf, bool bothEnd) {
    const View old = fullGap(base_, partner, bothEnd), now = fullGap(after_, leaf, bothEnd);
    if (old != now && borderAt(base_, partner) != borderAt(after_, leaf)) return add(partner, leaf, Part::gap, LayoutKind::meaning, false);
    compare(partner, leaf, Part::gap, old, now);
  }

  void compare(uint32_t partner, uint32_t leaf, Part part, View old, View now) {
    if (old == now) {
      if (part == Part::gap && hasBreak(now)) calm_++;
      return;
    }
    const bool eolOnly = equalButEol(old, now);
    if (eolOnly && converted_) return;
    if (eolOnly) return add(partner, leaf, part, LayoutKind::eol, false);
    add(partner, leaf, part, LayoutKind::layout, part == Part::gap && equalButIndent(old, now));
  }

  void add(uint32_t partner, uint32_t leaf, Part part, LayoutKind kind, bool indentOnly) {
    found_.push_back({partner, leaf, part, kind, indentOnly, calm_});
  }

  const Document& base_;
  const Document& after_;
  const Matching& matching_;
  const bool converted_;
  std::vector<LayoutChange> found_;
  uint32_t calm_ = 0;
};

}  // namespace

std::vector<LayoutChange> findLayoutChanges(const Document& base, const Document& after, const Matching& matching) {
  return Comparison(base, after, matching).run();
}

bool agreesWith(const LayoutChange& change, const Document& after, const Document& reference, const Matching& referenceWithBase) {
  if (change.part == Part::byteOrderMark) return startsWithMark(after) == startsWithMark(reference);
  if (change.part == Part::lineEndings) return endingOf(after.text) == endingOf(reference.text);
  if (change.part == Part::finalNewline) return endsWithNewline(after) == endsWithNewline(reference);
  const bool atEnd = change.base == referenceWithBase.toB.size();
  const uint32_t partner = atEnd ? reference.size() : referenceWithBase.toB[change.base];
  if (partner == kNone) return false;
  const auto same = [&](View own, View other) { return own == other || (change.kind != LayoutKind::eol && equalButEol(own, other)); };
  if (change.part == Part::leaf) return same(after.leafText(change.after), reference.leafText(partner));
  const bool together = change.base == 0 ? partner == 0 : partner > 0 && referenceWithBase.toB[change.base - 1] == partner - 1;
  return together && same(plainGap(after, change.after), plainGap(reference, partner));
}

}  // namespace diffgauge
