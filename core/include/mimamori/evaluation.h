// How well verdicts agree with labels.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "mimamori/record.h"
#include "mimamori/verdict.h"

namespace mimamori {

// A share with its 95 % interval (Wilson's score interval). All zero when nothing was counted.
struct Share {
  std::size_t part = 0;
  std::size_t whole = 0;
  double value = 0, low = 0, high = 0;
};
Share share_of(std::size_t part, std::size_t whole);

// Counts of one group of messages. Borderline labels are left out of scores, as the labelling guide says.
struct Counts {
  std::size_t true_positive = 0, false_positive = 0, true_negative = 0, false_negative = 0;

  Share recall() const { return share_of(true_positive, true_positive + false_negative); }
  Share precision() const { return share_of(true_positive, true_positive + false_positive); }
  Share false_alarms() const { return share_of(false_positive, false_positive + true_negative); }
  double f1() const;
};

struct RuleCounts {
  std::size_t right = 0;        // on harassment
  std::size_t false_alarms = 0;  // on none
};

struct SweepPoint {
  Score threshold = 0;
  Counts counts;
};

// Gathers labelled messages with their verdicts; messages without a label only count as unlabelled.
class Evaluation {
 public:
  // `group` names the file or set that the message came from.
  void add(const Message& message, const Verdict& verdict, const std::string& group);

  const Counts& overall() const { return overall_; }
  // A category counts as found when the verdict is harassment and names it.
  const std::map<std::string, Counts>& by_category() const { return by_category_; }
  const std::map<std::string, Counts>& by_group() const { return by_group_; }
  const std::map<std::string, Counts>& by_kind() const { return by_kind_; }
  const std::map<std::string, RuleCounts>& by_rule() const { return by_rule_; }
  double macro_f1() const;             // mean over the categories that are labelled at all
  std::vector<SweepPoint> sweep() const;  // as if every category's threshold were the same
  std::size_t borderline() const { return borderline_; }
  std::size_t unlabelled() const { return unlabelled_; }

 private:
  Counts overall_;
  std::map<std::string, Counts> by_category_, by_group_, by_kind_;
  std::map<std::string, RuleCounts> by_rule_;
  std::map<Score, std::size_t> harassing_at_, ordinary_at_;  // messages by strength
  std::size_t borderline_ = 0, unlabelled_ = 0;
};

// Everything as one JSON object; and as a table for people.
std::string to_json(const Evaluation& evaluation);
std::string to_text(const Evaluation& evaluation);

}  // namespace mimamori
