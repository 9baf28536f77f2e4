#include "match/literals.h"

#include <algorithm>
#include <memory>

#include <re2/prefilter.h>

#include "text/utf8.h"

namespace mimamori {
namespace {

std::size_t shortest(const LiteralGroup& group) {
  std::size_t length = SIZE_MAX;
  for (const std::u32string& literal : group) length = std::min(length, literal.size());
  return length;
}

RequiredLiterals analyse(re2::Prefilter* node);

// Any alternative may be the one that matches, so each contributes its most telling group.
RequiredLiterals analyse_or(const std::vector<re2::Prefilter*>& alternatives) {
  LiteralGroup merged;
  bool any_possible = false;
  for (re2::Prefilter* alternative : alternatives) {
    RequiredLiterals part = analyse(alternative);
    if (part.impossible) continue;
    any_possible = true;
    if (part.groups.empty()) return {};
    const auto best = std::max_element(part.groups.begin(), part.groups.end(), [](const LiteralGroup& a, const LiteralGroup& b) {
      return shortest(a) != shortest(b) ? shortest(a) < shortest(b) : a.size() > b.size();
    });
    merged.insert(merged.end(), best->begin(), best->end());
  }
  if (!any_possible) return {{}, true};
  std::sort(merged.begin(), merged.end());
  merged.erase(std::unique(merged.begin(), merged.end()), merged.end());
  return {{merged}, false};
}

RequiredLiterals analyse(re2::Prefilter* node) {
  switch (node->op()) {
    case re2::Prefilter::ALL: return {};
    case re2::Prefilter::NONE: return {{}, true};
    case re2::Prefilter::ATOM:
      if (node->atom().empty()) return {};
      return {{{to_code_points(node->atom())}}, false};
    case re2::Prefilter::OR: return analyse_or(*node->subs());
    case re2::Prefilter::AND: break;
  }
  RequiredLiterals all;
  for (re2::Prefilter* sub : *node->subs()) {
    RequiredLiterals part = analyse(sub);
    if (part.impossible) return part;
    for (LiteralGroup& group : part.groups) all.groups.push_back(std::move(group));
  }
  return all;
}

}  // namespace

RequiredLiterals required_literals(const RE2& pattern) {
  const std::unique_ptr<re2::Prefilter> root(re2::Prefilter::FromRE2(&pattern));
  return root == nullptr ? RequiredLiterals{} : analyse(root.get());
}

}  // namespace mimamori
