#include <algorithm>

#include "core/base/text.h"
#include "core/settings/settings.h"

namespace jalon {
namespace {

constexpr std::size_t most = 5;
constexpr std::size_t fewest_letters = 3;  // of a word that alone says what is meant

std::vector<std::string> words_in(std::string path) {
  std::replace_if(
      path.begin(), path.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
  return words_of(path);
}

// The path without its first words, if what is left ends it.
std::vector<std::string> endings(const std::string &path) {
  std::vector<std::string> all;
  for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1))
    all.push_back(path.substr(dot + 1));
  return all;
}

}  // namespace

std::vector<std::string> Settings::similar_paths(const std::string &path) const {
  std::vector<std::string> found;
  const auto add = [&](const std::string &known) {
    if (std::find(found.begin(), found.end(), known) == found.end()) found.push_back(known);
  };
  const std::string asked = lower_case(trim(path));
  const auto words = words_in(asked);
  const auto known = paths();
  if (words.empty()) return found;
  for (const auto &each : known)
    if (each.ends_with("." + asked)) add(each);
  for (const auto &each : known)
    if (each.find(asked) != each.npos) add(each);
  for (const auto &each : known)
    if (std::all_of(words.begin(), words.end(),
                    [&](const auto &word) { return each.find(word) != each.npos; }))
      add(each);
  std::vector<std::string> all, ends;
  for (const auto &[each, key] : keys_) all.push_back(each);
  if (const auto near = nearest(asked, all)) add(*near);
  // Half right: the first words forgotten or wrong, the last one right or misspelt.
  if (found.empty() && words.back().size() >= fewest_letters)
    for (const auto &each : known)
      if (each.find(words.back()) != each.npos) add(each);
  if (found.empty()) {
    for (const auto &each : known)
      for (auto &end : endings(each)) ends.push_back(std::move(end));
    if (const auto near = nearest(asked, ends))
      for (const auto &each : known)
        if (each.ends_with("." + *near)) add(each);
  }
  if (found.size() > most) found.resize(most);
  return found;
}

std::string Settings::nearest_path(const std::string &path) const {
  const auto similar = similar_paths(path);
  return similar.empty() ? std::string() : similar.front();
}

Message Settings::offered(const std::string &path) const {
  const auto similar = similar_paths(path);
  if (similar.empty()) return "a declared path"_msg;
  if (similar.size() == 1) return similar.front();
  return "one of {1}"_msg(Message::joined({similar.begin(), similar.end()}));
}

}  // namespace jalon
