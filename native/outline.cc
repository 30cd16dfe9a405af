#include "outline.h"

#include <cstring>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace diffgauge {

namespace {

using std::string_view;

constexpr uint32_t kDeepestSymbol = 64;

const std::unordered_map<string_view, SymbolKind> kKinds = {
    {"abstract_class_declaration", SymbolKind::classLike},
    {"abstract_method_signature", SymbolKind::method},
    {"class_declaration", SymbolKind::classLike},
    {"class_definition", SymbolKind::classLike},
    {"constructor_declaration", SymbolKind::method},
    {"enum_assignment", SymbolKind::field},
    {"enum_declaration", SymbolKind::enumeration},
    {"enum_item", SymbolKind::enumeration},
    {"field_declaration", SymbolKind::field},
    {"field_definition", SymbolKind::field},
    {"function_declaration", SymbolKind::function},
    {"function_definition", SymbolKind::function},
    {"function_item", SymbolKind::function},
    {"function_signature", SymbolKind::function},
    {"generator_function_declaration", SymbolKind::function},
    {"impl_item", SymbolKind::module},
    {"interface_declaration", SymbolKind::interface},
    {"internal_module", SymbolKind::module},
    {"lexical_declaration", SymbolKind::constant},
    {"method_declaration", SymbolKind::method},
    {"method_definition", SymbolKind::method},
    {"method_signature", SymbolKind::method},
    {"mod_item", SymbolKind::module},
    {"module", SymbolKind::module},
    {"property_signature", SymbolKind::field},
    {"public_field_definition", SymbolKind::field},
    {"struct_item", SymbolKind::classLike},
    {"trait_item", SymbolKind::interface},
    {"type_alias_declaration", SymbolKind::typeAlias},
    {"type_spec", SymbolKind::typeAlias},
    {"variable_declaration", SymbolKind::constant},
};

string_view typeOf(TSNode node) { return ts_node_type(node); }
uint32_t startOf(TSNode node) { return ts_node_start_byte(node) / 2; }
uint32_t endOf(TSNode node) { return ts_node_end_byte(node) / 2; }

TSNode field(TSNode node, string_view name) { return ts_node_child_by_field_name(node, name.data(), static_cast<uint32_t>(name.size())); }

bool isWrapper(string_view type) {
  return type == "export_statement" || type == "ambient_declaration" || type == "decorated_definition" || type == "expression_statement" ||
         type == "type_declaration";
}
bool isDecorator(string_view type) { return type == "decorator" || type == "attribute_item"; }
bool isVariable(string_view type) { return type == "lexical_declaration" || type == "variable_declaration" || type == "field_declaration"; }

/** The only named child that a test holds for, or a null node. */
template <typename Test>
TSNode onlyChild(TSNode node, Test test) {
  TSNode found{};
  uint32_t count = 0;
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  for (bool more = ts_tree_cursor_goto_first_child(&cursor); more && count < 2; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
    const TSNode child = ts_tree_cursor_current_node(&cursor);
    if (!ts_node_is_named(child) || !test(typeOf(child))) continue;
    found = child;
    count++;
  }
  ts_tree_cursor_delete(&cursor);
  return count == 1 ? found : TSNode{};
}

/** What one declaration is called, and where the declarations inside of it are. */
struct Declaration {
  SymbolKind kind;
  uint32_t nameFrom;
  uint32_t nameTo;
  TSNode body;
};

class Outline {
 public:
  Outline(const Grammar& grammar, View text) : grammar_(grammar), text_(text) {}

  void listChildren(TSNode parent, uint32_t symbol, uint32_t depth) {
    TSTreeCursor cursor = ts_tree_cursor_new(parent);
    const bool inEnum = typeOf(parent) == "enum_body";
    Lead lead;
    std::optional<uint32_t> last;  // the symbol that the sibling before is
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
      const TSNode node = ts_tree_cursor_current_node(&cursor);
      if (startOf(node) == endOf(node) || addToLead(node, lead)) continue;
      if (last && !ts_node_is_named(node)) symbols[*last].end = endOfSeparator(node, symbols[*last].to);
      last = addSymbol(node, readDeclaration(unwrap(node), typeOf(node), inEnum), lead, symbol);
      if (last && depth < kDeepestSymbol && !ts_node_is_null(body_)) listChildren(body_, *last, depth + 1);
      lead = {};
    }
    ts_tree_cursor_delete(&cursor);
  }

  std::vector<Symbol> symbols;

 private:
  /** What stands before a declaration and belongs to it. */
  struct Lead {
    uint32_t docFrom = kNone;
    uint32_t from = kNone;
    uint32_t to = kNone;
  };

  // Comments on lines of their own and decorators, as long as no empty line parts them from what follows.
  bool addToLead(TSNode node, Lead& lead) const {
    if (lead.from == kNone && lead.to != kNone && countBreaks(lead.to, startOf(node)) > 1) lead = {};
    const bool decorator = isDecorator(typeOf(node));
    if (!decorator && !(grammar_.rolesOf(ts_node_symbol(node)) & role::comment)) return false;
    if (decorator && lead.from == kNone) lead.from = startOf(node);
    if (!decorator && lead.from == kNone && lead.docFrom == kNone && startsLine(startOf(node))) lead.docFrom = startOf(node);
    if (lead.from != kNone || lead.docFrom != kNone) lead.to = endOf(node);
    return true;
  }

  std::optional<uint32_t> addSymbol(TSNode node, const std::optional<Declaration>& found, const Lead& lead, uint32_t parent) {
    if (!found) return std::nullopt;
    const uint32_t from = lead.from == kNone ? startOf(node) : lead.from;
    const uint32_t docFrom = lead.docFrom == kNone ? from : lead.docFrom;
    symbols.push_back({found->kind, docFrom, from, endOf(node), endOf(node), found->nameFrom, found->nameTo, parent});
    body_ = found->body;
    return static_cast<uint32_t>(symbols.size() - 1);
  }

  // The declaration in `export`, `declare` and the like.
  static TSNode unwrap(TSNode node) {
    for (uint32_t depth = 0; depth < 4 && isWrapper(typeOf(node)); depth++) {
      const TSNode inside = onlyChild(node, [](string_view type) { return kKinds.contains(type) || isWrapper(type); });
      if (ts_node_is_null(inside)) return node;
      node = inside;
    }
    return node;
  }

  std::optional<Declaration> readDeclaration(TSNode node, string_view outer, bool inEnum) const {
    const auto kind = kKinds.find(typeOf(node));
    if (kind == kKinds.end()) return inEnum && ts_node_is_named(node) ? readName(node) : outer == "export_statement" ? readDefault(node) : std::nullopt;
    const bool variable = isVariable(typeOf(node));
    const TSNode owner = variable ? onlyChild(node, [](string_view type) { return type == "variable_declarator"; }) : node;
    if (ts_node_is_null(owner)) return std::nullopt;
    TSNode name = field(owner, "name");
    if (ts_node_is_null(name)) name = field(owner, typeOf(node) == "impl_item" ? "type" : "property");
    if (ts_node_is_null(name) || typeOf(name).ends_with("_pattern")) return std::nullopt;
    const TSNode body = variable ? bodyOfClass(field(owner, "value")) : holdsDeclarations(kind->second) ? field(owner, "body") : TSNode{};
    return Declaration{kind->second, startOf(name), endOf(name), body};
  }

  // An enum member that is only a name.
  static std::optional<Declaration> readName(TSNode node) { return Declaration{SymbolKind::field, startOf(node), endOf(node), TSNode{}}; }

  // A default export without a name.
  static std::optional<Declaration> readDefault(TSNode node) {
    const TSNode value = field(node, "value");
    if (ts_node_is_null(value)) return std::nullopt;
    return Declaration{SymbolKind::constant, startOf(value), startOf(value), bodyOfClass(value)};
  }

  static TSNode bodyOfClass(TSNode value) { return !ts_node_is_null(value) && typeOf(value) == "class" ? field(value, "body") : TSNode{}; }

  static bool holdsDeclarations(SymbolKind kind) {
    return kind == SymbolKind::classLike || kind == SymbolKind::interface || kind == SymbolKind::enumeration || kind == SymbolKind::module;
  }

  uint32_t endOfSeparator(TSNode node, uint32_t to) const {
    const View token = text_.substr(startOf(node), endOf(node) - startOf(node));
    return (token == u";" || token == u",") && countBreaks(to, startOf(node)) == 0 ? endOf(node) : to;
  }

  uint32_t countBreaks(uint32_t from, uint32_t to) const {
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) count += text_[i] == u'\n' || (text_[i] == u'\r' && (i + 1 == to || text_[i + 1] != u'\n'));
    return count;
  }

  bool startsLine(uint32_t offset) const {
    while (offset > 0 && (text_[offset - 1] == u' ' || text_[offset - 1] == u'\t')) offset--;
    return offset == 0 || isLineBreak(text_[offset - 1]);
  }

  const Grammar& grammar_;
  const View text_;
  TSNode body_{};  // of the symbol added last
};

}  // namespace

std::vector<Symbol> listSymbols(const Grammar& grammar, View text, Parser& parser) {
  const Tree tree = parser.parse(grammar, text);
  if (!tree) return {};
  Outline outline(grammar, text);
  outline.listChildren(ts_tree_root_node(tree.get()), kNone, 0);
  return std::move(outline.symbols);
}

}  // namespace diffgauge
