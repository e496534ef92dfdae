#include "graph/curation/evaluate.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "graph/text/fold.hpp"

namespace entente::curation {
namespace {

struct Group {
  std::string key;
  std::vector<Handle> members;  ///< by key and qualifier
  std::optional<std::string> name, label;
};

bool before(const Handle& a, const Handle& b) { return std::tie(a.key, a.qualifier) < std::tie(b.key, b.qualifier); }

std::string qualified(const Handle& handle) { return qualified_key(handle.key, handle.qualifier); }

/// The groups that judgements have touched so far. What was found together is loaded together, once.
class Groups {
 public:
  explicit Groups(Handles& handles) : handles_(handles) {}

  /// The group a key means; nullptr when there is none.
  Group* meant(const std::string& key) {
    if (Group* known = of_key(key)) return known;
    Group* found = load(key);
    if (found != nullptr && found->key == key) return found;
    const std::vector<Handle> called = called_so(key);
    if (called.empty()) return found;
    load(called.front().found);
    return by_handle_.at(called.front().id);
  }

  /// The handles a key means at the end of an edge.
  std::set<std::int64_t> end(const std::string& key) {
    std::set<std::int64_t> ids;
    Group* group = of_key(key);
    if (group == nullptr) {
      group = load(key);
      if (group != nullptr && group->key != key) group = nullptr;
    }
    if (group != nullptr) {
      for (const Handle& handle : group->members) ids.insert(handle.id);
    } else {
      for (const Handle& handle : called_so(key)) ids.insert(handle.id);
    }
    return ids;
  }

  void merge(const std::string& kept, const std::string& other) {
    Group* into = meant(kept);
    Group* from = meant(other);
    if (into == nullptr || from == nullptr || into == from) return;
    for (const Handle& handle : from->members) by_handle_[handle.id] = into;
    into->members.insert(into->members.end(), from->members.begin(), from->members.end());
    std::sort(into->members.begin(), into->members.end(), before);
    if (!into->name) into->name = from->name;
    if (!into->label) into->label = from->label;
    from->members.clear();
    from->key.clear();
  }

  void split(const std::string& key, const std::string& alias) {
    Group* group = meant(key);
    if (group == nullptr) return;
    std::vector<Handle> parts = parts_called(group->members, alias);
    if (parts.empty()) return;
    std::erase_if(group->members, [&](const Handle& handle) {
      return std::any_of(parts.begin(), parts.end(), [&](const Handle& part) { return part.id == handle.id; });
    });
    const bool keeps = std::any_of(group->members.begin(), group->members.end(), [&](const Handle& handle) {
      return handle.key == group->key || qualified(handle) == group->key;
    });
    // A key that none of those who stay is called by goes with those who leave.
    if (!keeps) group->key = free_key(group->members, {});
    Group& fresh = groups_.emplace_back();
    fresh.members = std::move(parts);
    fresh.key = free_key(fresh.members, group->key);
    for (const Handle& handle : fresh.members) by_handle_[handle.id] = &fresh;
  }

  [[nodiscard]] Judged outcome() const {
    Judged judged;
    judged.asked = asked_;
    for (const Group& group : groups_) {
      for (const Handle& handle : group.members) judged.keys[handle.id] = group.key;
      if (group.members.empty()) continue;
      if (group.name) judged.names[group.key] = *group.name;
      if (group.label) judged.labels[group.key] = *group.label;
    }
    return judged;
  }

 private:
  std::vector<Handle> found_as(const std::string& key) {
    asked_.insert(key);
    return handles_.found_as(key);
  }
  std::vector<Handle> called_so(const std::string& key) {
    asked_.insert(key);
    return handles_.called(key);
  }

  Group* of_key(const std::string& key) {
    for (Group& group : groups_) {
      if (!group.members.empty() && group.key == key) return &group;
    }
    return nullptr;
  }

  /// All that was found to be `found`: nullptr when it is nothing, or its first member's group if it is here already.
  Group* load(const std::string& found) {
    std::vector<Handle> members = found_as(found);
    if (members.empty()) return nullptr;
    const auto known = by_handle_.find(members.front().id);
    if (known != by_handle_.end()) return known->second;
    Group& group = groups_.emplace_back();
    group.key = found;
    group.members = std::move(members);
    for (const Handle& handle : group.members) by_handle_[handle.id] = &group;
    return &group;
  }

  /// The first of its members' keys that no other being has.
  std::string free_key(const std::vector<Handle>& members, const std::string& taken) {
    const auto is_free = [&](const std::string& key) {
      if (key == taken || of_key(key) != nullptr) return false;
      const std::vector<Handle> found = found_as(key);
      return found.empty() || by_handle_.contains(found.front().id);
    };
    for (const Handle& handle : members) {
      if (is_free(handle.key)) return handle.key;
    }
    const std::string key = qualified(members.front());
    if (is_free(key)) return key;
    for (int number = 2;; ++number) {
      const std::string numbered = key + "." + std::to_string(number);
      if (is_free(numbered)) return numbered;
    }
  }

  Handles& handles_;
  std::deque<Group> groups_;  ///< pointers stay
  std::map<std::int64_t, Group*> by_handle_;
  std::set<std::string> asked_;
};

std::optional<EdgeRule> edge_rule(const Judgement& judgement, Groups& groups) {
  const auto edge = parse_edge_id(judgement.subject);
  if (!edge) return std::nullopt;
  EdgeRule rule;
  rule.number = judgement.number;
  rule.verb = judgement.verb;
  rule.sources = groups.end(edge->source);
  rule.targets = groups.end(edge->target);
  rule.type = edge->type;
  rule.negated = edge->negated;
  if (judgement.verb == Verb::retype) {
    rule.new_type = judgement.object;
    rule.cameo = judgement.cameo;
  }
  return rule;
}

}  // namespace

std::string qualified_key(const std::string& key, const std::string& qualifier) {
  std::string made = key;
  if (!qualifier.empty()) made += '.';
  for (const char c : qualifier) made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return made;
}

std::vector<Handle> parts_called(std::span<const Handle> node, const std::string& alias) {
  std::vector<Handle> parts;
  const std::string folded = fold_name(alias);
  const auto take = [&](auto fits) {
    std::copy_if(node.begin(), node.end(), std::back_inserter(parts), fits);
    if (parts.size() == node.size()) parts.clear();
  };
  take([&](const Handle& handle) { return handle.key == alias || qualified(handle) == alias; });
  if (parts.empty()) take([&](const Handle& handle) { return handle.names.contains(folded); });
  return parts;
}

bool Judged::concerns(const Handle& handle) const {
  return keys.contains(handle.id) || asked.contains(handle.key) || asked.contains(qualified(handle)) ||
         asked.contains(handle.found);
}

Fate Judged::fate(std::int64_t source, const std::string& type, std::int64_t target, bool negated) const {
  Fate fate;
  fate.type = type;
  for (const EdgeRule& rule : rules) {
    if (rule.type != fate.type || rule.negated != negated) continue;
    if (!rule.sources.contains(source) || !rule.targets.contains(target)) continue;
    if (rule.verb == Verb::retype) {
      fate.type = rule.new_type;
      fate.retyped = &rule;
    } else {
      fate.judgement = rule.number;
      fate.hidden = rule.verb == Verb::reject;
      fate.accepted = !fate.hidden;
    }
  }
  return fate;
}

Judged evaluate(std::span<const Judgement> log, Handles& handles) {
  Groups groups(handles);
  std::vector<EdgeRule> rules;
  for (const Judgement& judgement : log) {
    if (judgement.undone) continue;
    switch (judgement.verb) {
      case Verb::merge:
        groups.merge(judgement.subject, judgement.object);
        break;
      case Verb::split:
        groups.split(judgement.subject, judgement.object);
        break;
      case Verb::rename:
        if (Group* group = groups.meant(judgement.subject)) group->name = judgement.object;
        break;
      case Verb::retype:
        if (!parse_edge_id(judgement.subject)) {
          if (Group* group = groups.meant(judgement.subject)) group->label = judgement.object;
          break;
        }
        [[fallthrough]];
      case Verb::reject:
      case Verb::accept:
        if (auto rule = edge_rule(judgement, groups)) rules.push_back(std::move(*rule));
        break;
      case Verb::undo:
        break;
    }
  }
  Judged judged = groups.outcome();
  judged.rules = std::move(rules);
  return judged;
}

}  // namespace entente::curation
