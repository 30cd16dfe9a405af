#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diffgauge {

using Text = std::u16string;
using View = std::u16string_view;

/** No index. */
inline constexpr uint32_t kNone = UINT32_MAX;

/** White space as it separates leaves: that of ECMAScript, line terminators and the byte order mark included. */
bool isSpace(char16_t unit);
bool isLineBreak(char16_t unit);
bool isBlank(View text);
View trim(View text);

/** Where each line starts; CR, LF and CRLF end a line. */
std::vector<uint32_t> findLineStarts(View text);

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
