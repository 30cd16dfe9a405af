#include "input.h"

#include <algorithm>

namespace diffgauge::fuzz {

namespace {

using Bytes = std::span<const uint8_t>;

constexpr size_t kMostEdits = 16;

/** UTF-8; surrogates are taken as they are, and a byte that fits nowhere is a unit of its own. */
Text decode(Bytes bytes) {
  Text text;
  const auto tail = [&](size_t at, size_t count) {
    if (at + count >= bytes.size()) return false;
    return std::all_of(bytes.begin() + at + 1, bytes.begin() + at + 1 + count, [](uint8_t byte) { return (byte & 0xC0) == 0x80; });
  };
  const auto low = [&](size_t at) { return static_cast<uint32_t>(bytes[at] & 0x3F); };
  for (size_t i = 0; i < bytes.size(); i++) {
    const uint32_t first = bytes[i];
    if (first >= 0xC0 && first < 0xE0 && tail(i, 1)) {
      text.push_back(static_cast<char16_t>((first & 0x1F) << 6 | low(i + 1)));
      i += 1;
    } else if (first >= 0xE0 && first < 0xF0 && tail(i, 2)) {
      text.push_back(static_cast<char16_t>((first & 0xF) << 12 | low(i + 1) << 6 | low(i + 2)));
      i += 2;
    } else if (first >= 0xF0 && first < 0xF5 && tail(i, 3)) {
      const uint32_t point = ((first & 7) << 18 | low(i + 1) << 12 | low(i + 2) << 6 | low(i + 3)) - 0x10000;
      text.push_back(static_cast<char16_t>(0xD800 | (point >> 10 & 0x3FF)));
      text.push_back(static_cast<char16_t>(0xDC00 | (point & 0x3FF)));
      i += 3;
    } else {
      text.push_back(static_cast<char16_t>(first));
    }
  }
  return text;
}

/** Takes bytes from the front; zero where there are none left. */
struct Reader {
  Bytes rest;

  uint32_t byte() {
    if (rest.empty()) return 0;
    const uint8_t first = rest.front();
    rest = rest.subspan(1);
    return first;
  }
  uint32_t word() {
    const uint32_t high = byte();
    return high << 8 | byte();
  }
  Bytes take(size_t count) {
    const Bytes taken = rest.first(std::min(count, rest.size()));
    rest = rest.subspan(taken.size());
    return taken;
  }
  Bytes part() {
    const auto end = std::find(rest.begin(), rest.end(), 0xFF);
    const Bytes taken = take(static_cast<size_t>(end - rest.begin()));
    byte();
    return taken;
  }
};

/** Where the lines of a text start, and its end; or every place of it. */
struct Places {
  Buffer<uint32_t> lines;
  size_t size;

  Places(View text, bool byLine) : size(text.size()) {
    if (!byLine) return;
    lines = indexLines(text).starts;
    lines.push_back(static_cast<uint32_t>(text.size()));
  }
  size_t last() const { return lines.empty() ? size : lines.size() - 1; }
  size_t offset(size_t place) const { return lines.empty() ? std::min(place, size) : lines[std::min(place, lines.size() - 1)]; }
};

Text applyEdits(Text text, Bytes bytes) {
  Reader reader{bytes};
  for (size_t made = 0; made < kMostEdits && !reader.rest.empty(); made++) {
    const Places places(text, reader.byte() & 1);
    const size_t at = reader.word() % (places.last() + 1);
    const size_t drop = reader.byte();
    const size_t source = reader.word() % (places.last() + 1);
    const size_t copy = reader.byte();
    const size_t from = places.offset(at), to = places.offset(at + drop);
    const size_t copyFrom = places.offset(source), copyTo = places.offset(source + copy);
    const Text put = decode(reader.take(reader.byte())) + text.substr(copyFrom, copyTo - copyFrom);
    text.replace(from, to - from, put);
  }
  return text;
}

}  // namespace

Case readCase(Bytes bytes) {
  Reader reader{bytes};
  Case read;
  read.grammar = reader.byte();
  const uint32_t modes = reader.byte();
  read.base = decode(reader.part());
  const Bytes wanted = reader.part();
  read.wanted = (modes & 1) ? decode(wanted) : applyEdits(read.base, wanted);
  const Bytes after = reader.part();
  read.after = (modes & 2) ? decode(after) : applyEdits((modes & 4) ? read.wanted : read.base, after);
  return read;
}

}  // namespace diffgauge::fuzz
