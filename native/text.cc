#include "text.h"

namespace diffgauge {

bool isSpace(char16_t unit) {
  if (unit <= 0x20) return unit == ' ' || (unit >= 0x09 && unit <= 0x0D);
  if (unit < 0xA0) return false;
  return unit == 0xA0 || unit == 0xFEFF || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x2028 || unit == 0x2029 ||
         unit == 0x202F || unit == 0x205F || unit == 0x3000;
}

bool isLineBreak(char16_t unit) { return unit == '\n' || unit == '\r'; }

bool isBlank(View text) {
  for (char16_t unit : text) {
    if (!isSpace(unit)) return false;
  }
  return true;
}

View trim(View text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<uint32_t> findLineStarts(View text) {
  std::vector<uint32_t> starts{0};
  for (size_t i = 0; i < text.size(); i++) {
    if (!isLineBreak(text[i])) continue;
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') i++;
    starts.push_back(static_cast<uint32_t>(i + 1));
  }
  return starts;
}

Text normalizeEol(View text) {
  Text out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out.push_back(text[i] == '\r' ? u'\n' : text[i]);
  }
  return out;
}

Text trimEachLine(View text) {
  Text out;
  const Text lines = normalizeEol(text);
  View rest = lines;
  for (;;) {
    const size_t end = rest.find(u'\n');
    out.append(trim(rest.substr(0, end)));
    if (end == View::npos) return out;
    out.push_back(u'\n');
    rest.remove_prefix(end + 1);
  }
}

Text collapseSpace(View text) {
  Text out;
  for (char16_t unit : trim(text)) {
    if (!isSpace(unit)) {
      out.push_back(unit);
    } else if (out.back() != u' ') {
      out.push_back(u' ');
    }
  }
  return out;
}

Text collapseJsx(View text) {
  Text out;
  const Text lines = normalizeEol(text);
  View rest = lines;
  for (bool first = true;; first = false) {
    const size_t end = rest.find(u'\n');
    View line = rest.substr(0, end);
    if (!first) {
      while (!line.empty() && isSpace(line.front())) line.remove_prefix(1);
    }
    if (end != View::npos) {
      while (!line.empty() && isSpace(line.back())) line.remove_suffix(1);
    }
    if (!line.empty()) {
      if (!out.empty()) out.push_back(u' ');
      out.append(line);
    }
    if (end == View::npos) return out;
    rest.remove_prefix(end + 1);
  }
}

Text unquote(View text, bool escapes) {
  if (text.size() < 2) return Text(text);
  const View inside = text.substr(1, text.size() - 2);
  if (!escapes) return normalizeEol(inside);
  Text out;
  for (size_t i = 0; i < inside.size(); i++) {
    const bool escape = inside[i] == '\\' && i + 1 < inside.size();
    if (escape && (inside[i + 1] == '\'' || inside[i + 1] == '"')) i++;
    else if (escape) out.push_back(inside[i++]);
    out.push_back(inside[i]);
  }
  return normalizeEol(out);
}

}  // namespace diffgauge
