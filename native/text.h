#pragma once

#include <cstdint>
#include <string_view>

#include "buffer.h"

namespace diffgauge {

using View = std::u16string_view;

/** No index. */
inline constexpr uint32_t kNone = UINT32_MAX;

/** White space as it separates leaves: that of ECMAScript, line terminators and the byte order mark included. */
inline bool isSpace(char16_t unit) {
  if (unit <= 0x20) return unit == ' ' || (unit >= 0x09 && unit <= 0x0D);
  if (unit < 0xA0) return false;
  return unit == 0xA0 || unit == 0xFEFF || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 || unit == 0x2029 ||
         unit == 0x202F || unit == 0x205F || unit == 0x3000;
}
inline bool isLineBreak(char16_t unit) { return unit == '\n' || unit == '\r'; }
bool isBlank(View text);
View trim(View text);

/** How a text ends its lines, where it does so in one way. */
enum class Ending : uint8_t { none, lf, crlf, cr, mixed };

/** Where each line of a text starts, and how its lines end: with CR, LF or CRLF. */
struct LineIndex {
  Buffer<uint32_t> starts;
  Ending ending = Ending::none;
  bool operator==(const LineIndex&) const = default;
};
LineIndex indexLines(View text);

/** How many units two texts have in common at their start, or at their end. */
uint32_t commonStart(View one, View other);
uint32_t commonEnd(View one, View other);

/** CRLF and CR become LF. */
Text normalizeEol(View text);
/** LF line endings, each line trimmed: a re-indented block comment is the same comment. */
Text trimEachLine(View text);
/** Runs of white space become one space; none at the ends. */
Text collapseSpace(View text);
/** JSX text as React renders it: lines trimmed where they break, blank ones dropped, the rest joined by a space. */
Text collapseJsx(View text);
/** The inside of a quoted string; `escapes` drops the backslash before a quote. */
Text unquote(View text, bool escapes);

}  // namespace diffgauge
