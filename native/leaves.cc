#include <algorithm>

#include "frame.h"
#include "leaf_writer.h"

namespace diffgauge {

namespace {

constexpr TSSymbol kErrorSymbol = UINT16_MAX;  // of ERROR nodes, in every grammar
constexpr uint32_t kDeepestNode = 512;  // deeper ones are part of that one: climbing stays short
constexpr Roles kWhole = role::comment | role::chunk | role::pieceOfChunk | role::words | role::jsxText | role::rawLines;
constexpr Roles kRecorded = role::structure | role::scope;

/** Walks a tree once, without recursion, and writes a document's leaves and nodes. */
class Walk {
 public:
  Walk(Document& document, const Grammar& grammar, Interner& interner, const Trail* known, Trail* trail)
      : document_(document), known_(known), trail_(trail), notes_(trail), grammar_(grammar), writer_(document, interner, known) {}
  ~Walk() { endWalk(&walk_); }
  Walk(const Walk&) = delete;

  void run(const TSTree* tree) {
    WalkNode node;
    walk_ = startWalk(tree, &node);
    openRoot(visit(node));
    if (node.children > 0) openNode(&walk_, &node);
    while (!frames_.empty()) {
      if (walk_.size == 0 || !visitNext(&walk_, &node)) leave();
      else if (enter(visit(node))) openNode(&walk_, &node);
    }
    writer_.finish(trail_);
  }

 private:
  Visit visit(const WalkNode& node) const { return {node, grammar_.rolesOf(node.symbol), node.from / 2, node.to / 2, node.symbol == kErrorSymbol}; }

  // Returns whether the children are to be visited.
  bool enter(const Visit& at) {
    const Frame& parent = frames_.back();
    if ((parent.roles & role::descendant) && writer_.count() > parent.firstLeaf && at.from > writer_.end()) writer_.border();
    if (at.from < at.to) writer_.fill(at.from, parent.node, depth());
    if (at.node.missing) document_.errors.push_back({writer_.count(), writer_.count()});
    const uint32_t leaf = writer_.count();
    const bool soft = noteChild(at);
    const uint32_t node = record(at);
    if (at.node.children > 0 && !isWhole(at)) {
      if (repeat(at, node)) return false;
      push(at, node);
      return true;
    }
    addLeaf(at, node == kNone ? frames_.back().node : node);
    if (soft && writer_.count() > leaf) writer_.soften(leaf);
    if ((at.roles & (role::name | role::property)) && writer_.count() > leaf) noteName(at, leaf);
    if (node != kNone) document_.nodes[node].to = writer_.count();
    if (at.isError) document_.errors.push_back({leaf, writer_.count()});
    if (at.roles & role::terminated) writer_.border();
    return false;
  }

  void openRoot(const Visit& at) {
    document_.nodes.push_back({0, 0, kNone, at.roles | role::list | role::body | role::pieces | role::site, 0, 0});
    frames_.push_back({.roles = at.roles | role::list | role::pieces, .end = at.to, .recorded = true, .isError = at.isError});
  }

  Circumstances circumstances(const Visit& at) const {
    const Frame& parent = frames_.back();
    return {at.roles, parent.roles, parent.bodies, parent.depth, depth(), writer_.hasBorder()};
  }

  // Whether the subtree was walked before: then it is written again, as far as it is independent of what follows it.
  bool repeat(const Visit& at, uint32_t node) {
    const Step* step = known_ ? known_->find(at.node.subtree, circumstances(at)) : nullptr;
    if (!step) return false;
    writer_.repeat(*step, at.from, node == kNone ? frames_.back().node : node);
    writer_.rise(depth());
    if (node != kNone) {
      const Node& old = known_->nodes[step->nodeFrom - 1];
      Node& own = document_.nodes[node];
      own.to = writer_.count();
      if (old.nameFrom < old.nameTo) own.nameFrom = old.nameFrom + at.from - step->textFrom, own.nameTo = old.nameTo + at.from - step->textFrom;
    }
    if (at.roles & role::terminated) writer_.border();
    return true;
  }

  void push(const Visit& at, uint32_t node) {
    const Frame& parent = frames_.back();
    const bool recorded = node != kNone;
    notes_.enter(circumstances(at), at.from, writer_.count(), document_.nodes.size());
    frames_.push_back({.roles = at.roles,
                       .subtree = at.node.subtree,
                       .end = at.to,
                       .node = recorded ? node : parent.node,
                       .firstLeaf = writer_.count(),
                       .bodies = parent.bodies + ((at.roles & role::body) ? 1 : 0),
                       .depth = parent.depth + (recorded ? 1 : 0),
                       .recorded = recorded,
                       .isError = at.isError});
  }

  // A node of the document where a later question may need it.
  uint32_t record(const Visit& at) {
    const Frame& parent = frames_.back();
    Roles kept = at.roles & kRecorded;
    if (at.node.named && (parent.roles & role::list)) kept |= role::site;
    if (at.node.named && (parent.roles & role::pieces)) kept |= role::piece;
    if ((at.roles & role::topDeclaration) && parent.bodies == 0) kept |= role::declaration;
    if (kept == 0 || at.from >= at.to || parent.depth >= kDeepestNode) return kNone;
    document_.nodes.push_back({writer_.count(), writer_.count(), parent.node, kept, 0, 0});
    return static_cast<uint32_t>(document_.nodes.size() - 1);
  }

  // What a parent learns from a child: its name, and which separators are optional. Returns whether the child is such a one.
  bool noteChild(const Visit& at) {
    Frame& parent = frames_.back();
    if (parent.recorded && grammar_.nameField && isInField(&walk_, grammar_.nameField)) {
      document_.nodes[parent.node].nameFrom = at.from;
      document_.nodes[parent.node].nameTo = at.to;
    }
    if ((parent.roles & role::arrow) && (at.roles & role::parameterType)) parent.parameters = kNone;
    if (at.roles & role::comment) return false;
    const char16_t unit = !at.node.named && at.to == at.from + 1 ? document_.text[at.from] : u'\0';
    const bool closes = unit == u')' || unit == u']' || unit == u'}' || unit == u'>';
    if (closes && parent.separator != kNone) writer_.soften(parent.separator);
    const bool comma = unit == u',' && (parent.roles & role::trailing) && parent.afterElement;
    const bool last = unit == u';' && (parent.roles & role::lastSemicolon);
    parent.separator = comma || last ? writer_.count() : kNone;
    parent.afterElement = at.node.named;
    if (unit == u',') return (parent.roles & role::members) != 0;
    return unit == u';' && isOptional(parent);
  }

  void noteName(const Visit& at, uint32_t leaf) {
    Frame& parent = frames_.back();
    const bool first = parent.lastName == kNone;
    if (!first && (parent.roles & role::declaresLast)) writer_.setName(parent.lastName, writer_.leaf(parent.lastName).name, false);
    const bool isParameter = grammar_.parameterField && isInField(&walk_, grammar_.parameterField);
    const bool declared = isParameter || ((at.roles | parent.roles) & (role::declaresAll | role::declaresLast)) || (first && (parent.roles & role::declares));
    writer_.setName(leaf, (at.roles & role::name) ? Name::variable : Name::property, declared);
    parent.lastName = leaf;
  }

  bool isOptional(const Frame& parent) const {
    if (parent.roles & role::semicolons) return true;
    const Roles outer = frames_.size() > 1 ? frames_[frames_.size() - 2].roles : 0;
    return (parent.roles & role::terminated) && !(outer & role::forHeader);
  }

  void leave() {
    const Frame frame = frames_.back();
    writer_.fill(frames_.size() == 1 ? static_cast<uint32_t>(document_.text.size()) : frame.end, frame.node, depth());
    frames_.pop_back();
    if (!frames_.empty()) notes_.leave(frame.subtree, frame.roles, writer_.count(), document_.nodes.size(), writer_.hasBorder());
    writer_.rise(depth());
    if (frame.recorded) document_.nodes[frame.node].to = writer_.count();
    if (frame.isError) document_.errors.push_back({frame.firstLeaf, writer_.count()});
    if (frame.roles & role::terminated) writer_.border();
    if (frame.parameters != kNone) softenParentheses(frame.parameters);
    if (frames_.empty()) return;
    Frame& parent = frames_.back();
    if (frame.roles & role::lastSemicolon) parent.separator = frame.separator;
    if ((frame.roles & role::parameters) && (parent.roles & role::arrow)) noteParameters(parent, frame.firstLeaf);
  }

  // `(x)` of an arrow function: three leaves, or four with a comma that is optional itself.
  void noteParameters(Frame& arrow, uint32_t first) {
    const uint32_t size = writer_.count() - first;
    const bool single = size == 3 || (size == 4 && writer_.isSoft(first + 2));
    if (!single || writer_.leaf(first + 1).kind != Kind::token) return;
    arrow.parameters = first;
  }

  void softenParentheses(uint32_t first) {
    writer_.soften(first);
    writer_.soften(writer_.isSoft(first + 2) ? first + 3 : first + 2);
  }

  // Strings are one leaf, unless they hold code or an error.
  static bool isWhole(const Visit& at) {
    if (at.roles & kWhole) return true;
    return (at.roles & (role::string | role::quoted)) && !at.node.hasError && at.node.isFlat;
  }

  void addLeaf(const Visit& at, uint32_t node) {
    if (at.roles & role::rawLines) return writer_.addLines(at.from, at.to, node, depth());
    if (at.roles & role::comment) return writer_.addTrimmed(at.from, at.to, node, depth(), Kind::comment, Canon::trimLines);
    if (at.roles & role::words) return writer_.addTrimmed(at.from, at.to, node, depth(), Kind::text, Canon::words);
    if (at.roles & role::jsxText) return writer_.addJsx(at.from, at.to, node, depth());
    if (at.roles & role::pieceOfChunk) {
      if (!writer_.extend(at.from, at.to, depth())) addChunk(at, node);
      return;
    }
    if (at.roles & role::quoted) {
      const bool raw = ((frames_.back().roles | at.roles) & role::attribute) != 0;
      return writer_.add(at.from, at.to, node, depth(), Kind::string, raw ? Canon::quotes : Canon::escapes);
    }
    if (at.roles & (role::string | role::chunk)) return writer_.add(at.from, at.to, node, depth(), Kind::string, Canon::eol);
    // A grammar may count the carriage return at the end of its line as part of a token: of `#!/usr/bin/env node`, say.
    writer_.addTrimmed(at.from, at.to, node, depth(), Kind::token, Canon::eol);
  }

  void addChunk(const Visit& at, uint32_t node) {
    writer_.add(at.from, at.to, node, depth(), Kind::string, Canon::eol);
    writer_.extend(at.to, at.to, depth());
  }

  uint32_t depth() const { return static_cast<uint32_t>(frames_.size()); }

  Document& document_;
  const Trail* known_;
  Trail* trail_;
  StepNotes notes_;
  const Grammar& grammar_;
  LeafWriter writer_;
  TreeWalk walk_{};
  std::vector<Frame> frames_;
};

}  // namespace

void collectLeaves(Document& document, const Grammar& grammar, const TSTree* tree, Interner& interner, const Trail* known, Trail* trail) {
  Walk(document, grammar, interner, known, trail).run(tree);
}

}  // namespace diffgauge
