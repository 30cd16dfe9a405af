#include "places.h"

#include <string_view>
#include <unordered_set>

namespace diffgauge {

namespace {

using std::string_view;
using Types = std::unordered_set<string_view>;

const Types kLists = {"block", "module", "program", "statement_block", "switch_case", "switch_default"};

const Types kStatements = {
    "assert_statement", "break_statement", "continue_statement", "do_statement",     "expression_statement", "for_in_statement", "for_statement",
    "if_statement",     "raise_statement", "switch_statement",   "throw_statement",  "try_statement",        "while_statement",  "with_statement",
};
const Types kDeclarations = {"export_statement", "lexical_declaration", "return_statement", "variable_declaration"};
const Types kConditions = {"elif_clause", "if_statement", "ternary_expression"};
const Types kOperations = {"binary_expression", "binary_operator", "boolean_operator", "comparison_operator"};
/** Expressions that are statements and yet do nothing that could be missed: directives, docstrings, TypeScript's namespaces. */
const Types kIdle = {"internal_module", "string"};

string_view typeOf(TSNode node) { return ts_node_type(node); }

TSNode field(TSNode node, string_view name) { return ts_node_child_by_field_name(node, name.data(), static_cast<uint32_t>(name.size())); }

class Places {
 public:
  // Into all nodes, in the order of the text, without recursion: nesting has no bound.
  void walk(TSNode root) {
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    do {
      visit(ts_tree_cursor_current_node(&cursor), ts_tree_cursor_current_field_name(&cursor));
    } while (goToNext(cursor));
    ts_tree_cursor_delete(&cursor);
  }

  std::vector<Place> places;

 private:
  // To the first child, or else to the next sibling of the node or of the nearest one around it that has one.
  bool goToNext(TSTreeCursor& cursor) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      around_.push_back(node);
      return true;
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (!ts_tree_cursor_goto_parent(&cursor)) return false;
      around_.pop_back();
    }
    return true;
  }

  void visit(TSNode node, const char* fieldName) {
    if (around_.empty()) return;
    const string_view type = typeOf(node);
    const string_view outer = typeOf(around_.back());
    const string_view name = fieldName ? fieldName : "";
    if ((name == "operator" || name == "operators") && kOperations.contains(outer)) add(PlaceKind::operation, node);
    if (!ts_node_is_named(node) || type == "comment") return;
    if (kLists.contains(outer)) addListed(node, type);
    else if ((isStatement(node, type) || type == "return_statement") && isBody(outer, name)) add(PlaceKind::lone, node);
    if (outer == "arrow_function" && name == "body" && type != "statement_block") add(PlaceKind::arrow, node);
    if (name == "condition" && kConditions.contains(outer)) add(PlaceKind::condition, node);
    if (outer == "return_statement") add(PlaceKind::returned, node);
  }

  void addListed(TSNode node, string_view type) {
    if (isStatement(node, type)) add(PlaceKind::statement, node);
    else if (kDeclarations.contains(type) && (type != "export_statement" || runsSomething(node))) add(PlaceKind::declaration, node);
  }

  static bool isStatement(TSNode node, string_view type) {
    return kStatements.contains(type) && (type != "expression_statement" || !kIdle.contains(typeOf(ts_node_named_child(node, 0))));
  }

  // Of what is exported, only variables and values are made when the program runs.
  static bool runsSomething(TSNode node) {
    const TSNode declaration = field(node, "declaration");
    return ts_node_is_null(declaration) ? !ts_node_is_null(field(node, "value")) : kDeclarations.contains(typeOf(declaration));
  }

  static bool isBody(string_view outer, string_view name) {
    if (outer == "else_clause") return true;
    if (outer == "if_statement") return name == "consequence";
    return name == "body" && (outer == "for_statement" || outer == "for_in_statement" || outer == "while_statement");
  }

  void add(PlaceKind kind, TSNode node) { places.push_back({kind, ts_node_start_byte(node) / 2, ts_node_end_byte(node) / 2}); }

  std::vector<TSNode> around_;  // the nodes that hold the one at the cursor, outermost first
};

}  // namespace

std::vector<Place> listPlaces(const Grammar& grammar, View text, Parser& parser) {
  const Tree tree = parser.parse(grammar, text);
  if (!tree) return {};
  Places places;
  places.walk(ts_tree_root_node(tree.get()));
  return std::move(places.places);
}

}  // namespace diffgauge
