#include "core/diagnosis/propose.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

using Choice = CandidateReading::Choice;
using Status = CandidateReading::Status;

// For comments: a line break in a text must not end them.
std::string one_line(std::string s) {
  std::replace_if(
      s.begin(), s.end(), [](unsigned char c) { return c < 32 || c == 127; }, ' ');
  return s;
}

std::string id_of(const std::string &measure) {
  std::string id = lower_case(measure);
  for (char &c : id)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  return id;
}

std::string shown(const Words &words, double x) {
  return words.number(x, x == static_cast<double>(static_cast<long long>(x)) ? 0 : 2);
}

Message compared(const GateReading &g, const Message &label, const Words &words) {
  const std::string value = shown(words, *g.value);
  if (g.lower && g.upper)
    return "{1}: {2}, between {3} and {4}"_msg(label, value, shown(words, *g.lower),
                                               shown(words, *g.upper));
  if (g.lower) return "{1}: {2}, at least {3}"_msg(label, value, shown(words, *g.lower));
  if (g.upper) return "{1}: {2}, at most {3}"_msg(label, value, shown(words, *g.upper));
  return "{1}: {2}"_msg(label, value);
}

Message gate_told(const GateReading &g, const Words &words) {
  const Message label = Message::pattern(g.label.empty() ? g.indicator : g.label);
  if (!g.value) return "{1}: unknown, so it cannot be told"_msg(label);
  Message told = compared(g, label, words);
  if (g.chance && *g.chance > 0 && *g.chance < 1)
    told = "{1}; it holds in {2} of the draws"_msg(
        std::move(told), words.percent(std::clamp(*g.chance, 0.01, 0.99)));
  return g.estimated ? "{1}; estimated from the population"_msg(std::move(told)) : told;
}

class Proposing {
 public:
  Proposing(const Diagnosis &d, const Words &words) : d_(d), words_(words) {
    for (const auto &c : d.candidates)
      if (c.choice == Choice::proposed) live_[c.measure] = id_of(c.measure);
  }

  std::string text() const {
    std::string s;
    comment(
        s, "# ",
        "Candidate projects that `jalon diagnose --propose` wrote from the diagnosis of {1}. "
        "Written anew each time: copy what you keep to projects.toml."_msg(one_line(d_.territory)));
    comment(s, "# ",
            "Relevant means that the model sees something to gain; what it costs and brings is "
            "appraised by `jalon run`."_msg);
    comment(s, "# ", rule());
    section(s, [](const auto &c) { return c.choice == Choice::proposed; });
    if (any(left_aside)) {
      s += "\n";
      comment(s, "## ",
              "Relevant too, but not proposed: remove the \"# \" of a project to have it."_msg);
      section(s, left_aside);
    }
    if (any(untold)) {
      s += "\n";
      comment(
          s, "## ",
          "What cannot be told yet: remove the \"# \" of a project once the figure it waits for "
          "is known."_msg);
      section(s, untold);
    }
    const auto out = [](const CandidateReading &c) {
      return c.status == Status::not_relevant || c.status == Status::nothing_to_cover;
    };
    if (any(out)) {
      s += "\n";
      comment(s, "## ", "Not proposed, and why:"_msg);
      for (const auto &c : d_.candidates) left_out(s, c);
    }
    return s;
  }

  std::string first_text() const {
    std::string s;
    comment(s, "# ",
            "The candidate projects of {1}, proposed by its first diagnosis. Correct, group, add "
            "or remove them. All keys: docs/town/dossier.md"_msg(one_line(d_.territory)));
    comment(s, "# ", "phase: idea, study or operation."_msg);
    comment(s, "# ", rule());
    section(s, [](const auto &c) { return c.choice == Choice::proposed; });
    if (live_.empty()) {
      s += "\n";
      comment(s, "# ", "No measure can be proposed on what is known."_msg);
    }
    listed(s, untold, "First find out, then `jalon diagnose --propose` can tell:"_msg);
    listed(s, left_aside,
           "Relevant too, but not proposed; `jalon diagnose --propose` writes them out:"_msg);
    return s;
  }

 private:
  static bool left_aside(const CandidateReading &c) {
    return c.status == Status::relevant && c.choice != Choice::proposed;
  }
  static bool untold(const CandidateReading &c) {
    return c.status == Status::cannot_tell && c.choice != Choice::proposed;
  }
  template <class Which>
  bool any(const Which &which) const {
    return std::any_of(d_.candidates.begin(), d_.candidates.end(), which);
  }

  Message rule() const {
    return "The rule: of each domain at most {1} measures of which no gate is closed, the domains "
           "in order of need: first those whose gates are surely open on the town's own figures, "
           "then the others; one of those that exclude each other; none that needs another that is "
           "not here."_msg(d_.proposals.per_domain);
  }

  Message label_of(const std::string &measure) const {
    for (const auto &c : d_.candidates)
      if (c.measure == measure) return Message::pattern(c.label);
    return measure;
  }

  // Why a relevant one is not proposed.
  Message aside(const CandidateReading &c) const {
    switch (c.choice) {
      case Choice::variant:
        return "a variant of \"{1}\", which is proposed"_msg(label_of(c.instead_of));
      case Choice::needs:
        return "it needs \"{1}\", which is not proposed"_msg(label_of(c.instead_of));
      default:
        return "its domain already has {1} measures"_msg(d_.proposals.per_domain);
    }
  }

  // What is to be found out before anything can be told of it.
  Message to_find_out(const CandidateReading &c) const {
    std::vector<Message> all;
    for (const auto &g : c.gates)
      if (g.state == GateReading::State::cannot_tell)
        all.push_back(Message::pattern(g.label.empty() ? g.indicator : g.label));
    if (c.things == 0 && c.things_unknown > 0)
      all.push_back("the column {1} of {2}"_msg(c.where_column, Message::pattern(c.table_label)));
    return Message::joined(std::move(all), "; ");
  }

  template <class Which>
  void listed(std::string &s, const Which &which, const Message &head) const {
    if (!any(which)) return;
    s += "\n";
    comment(s, "# ", head);
    for (const auto &c : d_.candidates) {
      if (!which(c)) continue;
      const Message name = "{1} ({2})"_msg(Message::pattern(c.label), c.measure);
      if (c.choice == Choice::beyond && !untold(c))  // as the rule above says
        comment(s, "# - ", name);
      else
        comment(s, "# - ", "{1}: {2}"_msg(name, untold(c) ? to_find_out(c) : aside(c)));
    }
  }

  void comment(std::string &s, const char *mark, const Message &what) const {
    s += mark + one_line(what.in(words_)) + "\n";
  }
  std::string list(const std::vector<std::string> &measures) const {
    std::string ids;
    for (const auto &m : measures)
      if (const auto at = live_.find(m); at != live_.end())
        ids += (ids.empty() ? "" : ", ") + toml_text(at->second);
    return ids;
  }

  template <class Which>
  void section(std::string &s, const Which &which) const {
    for (const auto &c : d_.candidates) {
      if (!which(c)) continue;
      const bool live = c.choice == Choice::proposed;
      s += "\n";
      why(s, live ? "# " : "## ", c);
      std::string project = "[[project]]\nid = " + toml_text(id_of(c.measure)) +
                            "\ntitle = " + toml_text(one_line(words_(c.label))) +
                            "\nphase = \"idea\"\n";
      if (live && !needs_circle(c) && !list(c.needs).empty())
        project += "needs = [" + list(c.needs) + "]\n";
      if (live && !list(rivals(c)).empty()) project += "excludes = [" + list(rivals(c)) + "]\n";
      project += "  [[project.measure]]\n  measure = " + toml_text(c.measure) + "\n";
      if (const auto where = where_of(c); !where.empty())
        project += "  where = { " + where + " }\n";
      if (live) {
        s += project;
        continue;
      }
      for (std::size_t at = 0; at < project.size();) {
        const auto end = project.find('\n', at);
        s += "# " + project.substr(at, end - at) + "\n";
        at = end + 1;
      }
    }
  }

  // Told on one side or the other, and not among its needs.
  std::vector<std::string> rivals(const CandidateReading &c) const {
    std::vector<std::string> all = c.excludes;
    for (const auto &other : d_.candidates)
      if (std::count(other.excludes.begin(), other.excludes.end(), c.measure) &&
          !std::count(all.begin(), all.end(), other.measure))
        all.push_back(other.measure);
    std::erase_if(all, [&](const auto &m) {
      return m == c.measure || std::count(c.needs.begin(), c.needs.end(), m);
    });
    return all;
  }

  // projects.toml refuses circles; no measure should need what needs it.
  bool needs_circle(const CandidateReading &c) const {
    std::vector<std::string> open = c.needs, seen;
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      if (next == c.measure) return true;
      if (std::count(seen.begin(), seen.end(), next)) continue;
      seen.push_back(next);
      for (const auto &other : d_.candidates)
        if (other.measure == next) open.insert(open.end(), other.needs.begin(), other.needs.end());
    }
    return false;
  }

  std::string where_of(const CandidateReading &c) const {
    std::string where;
    if (!c.where_column.empty() && !c.where_choices.empty()) {
      where = c.where_column + " = [";
      for (const auto &[name, label] : c.where_choices)
        where += (where.back() == '[' ? "" : ", ") + toml_text(name);
      where += "]";
    }
    if (c.usual_share < 1)
      where += (where.empty() ? "" : ", ") + std::string("share = ") + plain(c.usual_share);
    return where;
  }

  void why(std::string &s, const char *mark, const CandidateReading &c) const {
    comment(s, mark, Message::pattern(c.help));
    if (c.choice != Choice::proposed && c.choice != Choice::none)
      comment(s, mark, "Not proposed: {1}."_msg(aside(c)));
    if (c.status == Status::cannot_tell)
      comment(s, mark, "First find out: {1}."_msg(to_find_out(c)));
    for (const auto &g : c.gates) comment(s, mark, "Gate: {1}."_msg(gate_told(g, words_)));
    if (c.gates.empty())
      comment(s, mark, "No gate: the model knows no case in which it is useless."_msg);
    if (!c.relevance.empty()) comment(s, mark, Message::pattern(c.relevance));
    for (const auto &need : c.needs)
      if (!live_.contains(need))
        comment(s, mark, "It needs {1}, which is not proposed here."_msg(need));
    if (c.usual_share < 1)
      comment(s, mark, "share: the usual part, to be replaced by the town's own."_msg);
    if (c.planned) comment(s, mark, "projects.toml already has this measure."_msg);
  }

  void left_out(std::string &s, const CandidateReading &c) const {
    if (c.status != Status::not_relevant && c.status != Status::nothing_to_cover) return;
    std::vector<Message> reasons;
    if (c.status == Status::nothing_to_cover)
      reasons.push_back("nothing in the inventory to do it on ({1})"_msg(c.table));
    for (const auto &g : c.gates)
      if (g.state == GateReading::State::closed)
        reasons.push_back("{1} ({2})"_msg(Message::pattern(g.otherwise), gate_told(g, words_)));
    comment(s, "## ",
            "{1}: {2}"_msg(Message::pattern(c.label), Message::joined(std::move(reasons), "; ")));
  }

  const Diagnosis &d_;
  const Words &words_;
  std::map<std::string, std::string> live_;  // by measure, the id
};

}  // namespace

std::string proposed_projects(const Diagnosis &diagnosis, const Words &words) {
  return Proposing(diagnosis, words).text();
}

std::string first_projects(const Diagnosis &diagnosis, const Words &words) {
  return Proposing(diagnosis, words).first_text();
}

}  // namespace jalon
