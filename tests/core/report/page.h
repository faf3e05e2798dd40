// page.h - reads a page as the tests need it: words of a language, tags in balance, the data of the
// pictures. No parser of all of HTML: enough for what the report writes.
#pragma once
#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/report/html.h"

namespace jalon::page {

inline Words words(const std::string &language) {
  return Words(language, {std::string(JALON_BUILD_DIR) + "/share/jalon/lang"});
}

inline std::string web() {
  return std::string(JALON_SOURCE_DIR) + "/core/report/web";
}

inline std::string of(const Results &results, const std::string &language) {
  return report_html(results, words(language), web());
}

inline bool has(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t count(const std::string &text, const std::string &part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

// What stands between the first `from` and the next `to`; "" if they are not there.
inline std::string between(const std::string &text, const std::string &from,
                           const std::string &to) {
  const auto start = text.find(from);
  if (start == text.npos) return "";
  const auto end = text.find(to, start + from.size());
  return end == text.npos ? "" : text.substr(start + from.size(), end - start - from.size());
}

inline nlohmann::json charts(const std::string &page) {
  return nlohmann::json::parse(
      between(page, "<script type=\"application/json\" id=\"charts\">", "</script>"));
}

// The page without what stands in <script> and <style>.
inline std::string visible(std::string page) {
  for (const std::string tag : {"script", "style"})
    for (auto at = page.find("<" + tag); at != page.npos; at = page.find("<" + tag, at + 1)) {
      const auto start = page.find('>', at) + 1;
      page.erase(start, page.find("</" + tag, start) - start);
    }
  return page;
}

// The first tag that closes what is not open, or stays open; "" if all are in balance.
inline std::string unbalanced(const std::string &whole) {
  const std::string page = visible(whole);
  const std::set<std::string> alone = {"meta", "br", "img", "link", "hr", "input"};
  std::vector<std::string> open;
  for (auto at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
    const auto end = page.find('>', at);
    if (end == page.npos) return "'<' without '>': " + page.substr(at, 40);
    const bool closes = page[at + 1] == '/';
    std::string name;
    for (auto i = at + (closes ? 2 : 1); i < end && std::isalnum(page[i]); ++i) name += page[i];
    if (page[at + 1] == '!') continue;
    if (name.empty()) return "'<' before no name: " + page.substr(at, 40);
    if (closes) {
      if (open.empty() || open.back() != name)
        return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (!alone.contains(name)) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

}  // namespace jalon::page
