#include "core/territory/project_facts.h"

#include <algorithm>
#include <chrono>

#include "core/base/text.h"
#include "core/territory/likeness.h"

namespace jalon {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

int number_at(const std::string &text, std::size_t from, std::size_t count) {
  int n = 0;
  for (std::size_t i = from; i < from + count; ++i) n = n * 10 + (text[i] - '0');
  return n;
}

// `form`: 0 stands for any digit, x for any hexadecimal one; every other sign for itself.
bool has_form(const std::string &text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool hexadecimal =
        digit(text[i]) || (text[i] >= 'a' && text[i] <= 'f') || (text[i] >= 'A' && text[i] <= 'F');
    if (form[i] == '0' ? !digit(text[i]) : form[i] == 'x' ? !hexadecimal : text[i] != form[i])
      return false;
  }
  return true;
}

}  // namespace

const std::vector<ProjectWord> &project_phases() {
  static const std::vector<ProjectWord> all{
      {"idea", "Idée"}, {"study", "Étude"}, {"operation", "Opération"}};
  return all;
}

const std::vector<ProjectWord> &project_statuses() {
  static const std::vector<ProjectWord> all{{"under-way", "En cours"},  {"late", "En retard"},
                                            {"paused", "En pause"},     {"blocked", "Bloqué"},
                                            {"abandoned", "Abandonné"}, {"finished", "Terminé"}};
  return all;
}

std::string code_of_french(const std::vector<ProjectWord> &words, const std::string &french) {
  for (const auto &word : words)
    if (folded_header(word.french) == folded_header(french)) return word.code;
  return "";
}

std::string french_of_code(const std::vector<ProjectWord> &words, const std::string &code) {
  for (const auto &word : words)
    if (word.code == code) return word.french;
  return "";
}

bool is_iso_day(const std::string &text) {
  if (!has_form(text, "0000-00-00")) return false;
  using namespace std::chrono;
  return year_month_day(year(number_at(text, 0, 4)),
                        month(static_cast<unsigned>(number_at(text, 5, 2))),
                        day(static_cast<unsigned>(number_at(text, 8, 2))))
      .ok();
}

bool is_iso_time(const std::string &text) {
  if (text.size() < 20 || !is_iso_day(text.substr(0, 10)) ||
      !has_form(text.substr(10, 9), "T00:00:00"))
    return false;
  if (number_at(text, 11, 2) > 23 || number_at(text, 14, 2) > 59 || number_at(text, 17, 2) > 60)
    return false;
  std::size_t at = 19;
  if (text[at] == '.') {
    const auto digits = ++at;
    while (at < text.size() && digit(text[at])) ++at;
    if (at == digits) return false;
  }
  const std::string zone = text.substr(at);
  return zone == "Z" || ((zone.starts_with("+") || zone.starts_with("-")) &&
                         (has_form(zone.substr(1), "00:00") || has_form(zone.substr(1), "0000")));
}

bool is_uuid_text(const std::string &text) {
  return has_form(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
}

bool is_digits(const std::string &text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), digit);
}

}  // namespace jalon
