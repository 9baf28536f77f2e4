// Rule packs (JSON) to rules.
#pragma once

#include <map>
#include <string>

#include "decide/policy.h"
#include "json/cursor.h"
#include "match/rule.h"
#include "normalise/normalise.h"

namespace mimamori {

inline constexpr std::int64_t kRuleFormat = 1;

// Whether the file is an object of this format; notes the problem if not.
bool check_rule_format(const Cursor& root);

// Loads files one by one; what is wrong is added to the problems of the file and the rules must then not be used.
class RuleLoader {
 public:
  explicit RuleLoader(const Policy& policy) : policy_(&policy) {}

  void add_concepts(const Cursor& root);  // "<language>/concepts.json": named fragments and guards; before that language's rules
  void add_rules(const Cursor& root);     // "<language>/<category>.json"
  RuleSet take() { return std::move(set_); }

 private:
  struct Language {
    std::map<std::string, std::string> concepts;
    std::map<std::string, std::uint16_t> guards;
  };

  std::string expand(const Cursor& where, const std::string& pattern, const Language& language, int depth) const;
  std::unique_ptr<RE2> compile(const Cursor& where, const std::string& expression) const;
  void read_guard(const std::string& name, const Cursor& item, const std::string& lang, Language& language);
  std::vector<std::uint16_t> guard_list(const Cursor& names, const Language& language) const;
  void read_rule(const Cursor& item, const std::string& lang, const std::string& folder, const Rule& defaults);

  const Policy* policy_;
  std::map<std::string, Language> languages_;
  std::map<std::string, std::string> file_of_rule_;
  RuleSet set_;
};

// "folding/*.json"
void load_folding(const Cursor& root, FoldingTable& table);

}  // namespace mimamori
