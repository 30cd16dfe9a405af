#include "text.h"

#include <algorithm>
#include <cstring>

namespace diffgauge {

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

LineIndex indexLines(View text) {
  LineIndex index{{0}, Ending::none};
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] > u'\r' || !isLineBreak(text[i])) continue;
    const bool pair = text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n';
    const Ending here = pair ? Ending::crlf : text[i] == u'\r' ? Ending::cr : Ending::lf;
    index.ending = index.ending == Ending::none || index.ending == here ? here : Ending::mixed;
    i += pair ? 1 : 0;
    index.starts.push_back(static_cast<uint32_t>(i + 1));
  }
  return index;
}

uint32_t commonStart(View one, View other) {
  const size_t most = std::min(one.size(), other.size());
  constexpr size_t kBlock = 32;
  size_t size = 0;
  while (size + kBlock <= most && std::memcmp(one.data() + size, other.data() + size, kBlock * sizeof(char16_t)) == 0) size += kBlock;
  while (size < most && one[size] == other[size]) size++;
  return static_cast<uint32_t>(size);
}

uint32_t commonEnd(View one, View other) {
  const size_t most = std::min(one.size(), other.size());
  constexpr size_t kBlock = 32;
  const auto tail = [](View text, size_t size) { return text.data() + text.size() - size; };
  size_t size = 0;
  while (size + kBlock <= most && std::memcmp(tail(one, size + kBlock), tail(other, size + kBlock), kBlock * sizeof(char16_t)) == 0) size += kBlock;
  while (size < most && *tail(one, size + 1) == *tail(other, size + 1)) size++;
  return static_cast<uint32_t>(size);
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
