// summary_parts.h - the lines of the summary and how lists are shortened; only for summary*.cpp.
#pragma once
#include <string>
#include <utility>

#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

// Items that each part may take: with headings and "and N more" they make 38 lines at most, 3 more
// for other norms and 3 more for who pays.
inline constexpr std::size_t most_tables = 2, most_projects = 4, most_retained = 4,
                             most_left_out = 0, most_refused = 2, most_chances = 1,
                             most_warnings = 1, most_steps = 2, most_norms = 2;

class Lines {
 public:
  explicit Lines(bool colour) : colour_(colour) {}
  void title(const std::string &text) { add("1", text, ""); }
  void heading(const std::string &text) { add("1;34", text, ""); }
  void item(const std::string &text) { add("", text, "  "); }
  void caution(const std::string &text) { add("33", text, "  "); }
  std::string text() && { return std::move(text_); }

 private:
  void add(const std::string &code, const std::string &text, const std::string &indent) {
    std::string clean = text;
    for (std::size_t i = 0; i < clean.size(); ++i) {
      const auto byte = static_cast<unsigned char>(clean[i]);
      const auto next = static_cast<unsigned char>(i + 1 < clean.size() ? clean[i + 1] : 0);
      if (byte < 0x20 || byte == 0x7f) clean[i] = ' ';
      // U+0080 to U+009F: terminals obey these too.
      if (byte == 0xc2 && next >= 0x80 && next < 0xa0) clean.replace(i, 2, " ");
    }
    const bool paint = colour_ && !code.empty();
    text_ += indent + (paint ? "\033[" + code + "m" : "") + clean + (paint ? "\033[0m" : "") + "\n";
  }
  bool colour_;
  std::string text_;
};

// What does not fit is counted; a single item more takes no more room than saying so.
template <class Show>
void shortened(Lines &out, const Say &say, std::size_t n, std::size_t most, const Show &show) {
  const std::size_t shown = n <= most + 1 ? n : most;
  for (std::size_t i = 0; i < shown; ++i) show(i);
  if (shown < n) out.item(say("... and {1} more: see report.html.", {std::to_string(n - shown)}));
}

// "to be confirmed: ..." of the gates of these projects that nobody could read: the first, and how
// many more there are; "" if all were read (summary_doubts.cpp).
std::string open_question(const Say &say, const std::vector<const ProjectResult *> &projects);
// In parentheses behind the figure that it puts in doubt.
inline std::string beside(const std::string &told) {
  return told.empty() ? "" : " (" + told + ")";
}
// What is worth it and refused, with what is lacking; what is retained, by year; what is left out;
// who pays for the plan, in three lines at most (summary_plan.cpp).
void the_plan(Lines &out, const Say &say, const Results &results);
// How solid it is: draws, chances of loss, other norms, figures and warnings (summary_doubts.cpp).
void doubts(Lines &out, const Say &say, const Results &results);

}  // namespace jalon
