#include "core/app/command_line.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace jalon {
namespace {

constexpr std::string_view required = " is required";

CLI::Validator number(double least, double most, bool whole, const Words &words) {
  return {
      [least, most, whole, &words](std::string &text) -> std::string {
        const auto x = parse_number(text);
        if (x && *x >= least && *x <= most && (!whole || *x == std::floor(*x))) return {};
        return (whole ? "{1} is given, a whole number from {2} to {3} is expected"_msg(text, least,
                                                                                       most)
                      : "{1} is given, a number from {2} to {3} is expected"_msg(text, least, most))
            .in(words);
      },
      ""};
}

}  // namespace

void speak(CLI::App &app, const Words &w) {
  auto formatter = std::make_shared<CLI::Formatter>();
  for (const auto &[label, said] : {std::pair{"Usage", w("Usage")},
                                    {"OPTIONS", w("OPTIONS")},
                                    {"Options", w("Options")},
                                    {"Positionals", w("Arguments")},
                                    {"SUBCOMMAND", w("COMMAND")},
                                    {"Subcommands", w("Commands")},
                                    {"Subcommand", w("Command")},
                                    {"REQUIRED", w("(required)")},
                                    {"Needs", w("needs")},
                                    {"Excludes", w("not with")}})
    formatter->label(label, said);
  app.formatter(formatter);
}

CLI::Validator number_within(double least, double most, const Words &words) {
  return number(least, most, false, words);
}

CLI::Validator whole_number_within(double least, double most, const Words &words) {
  return number(least, most, true, words);
}

CLI::Validator word_or_whole_number(std::string word, double least, double most,
                                    const Words &words) {
  return {[word = std::move(word), least, most, &words](std::string &text) -> std::string {
            const auto x = parse_number(text);
            if (text == word || (x && *x >= least && *x <= most && *x == std::floor(*x))) return {};
            return "{1} is given, {2} or a whole number from {3} to {4} is expected"_msg(
                       text, word, least, most)
                .in(words);
          },
          ""};
}

CLI::Validator one_of(std::vector<std::string> choices, const Words &words) {
  return {
      [choices = std::move(choices), &words](std::string &text) -> std::string {
        if (std::find(choices.begin(), choices.end(), text) != choices.end()) return {};
        std::vector<Message> known;
        for (const auto &choice : choices) known.emplace_back(choice);
        return "{1} is given, one of {2} is expected"_msg(text, Message::joined(known)).in(words);
      },
      ""};
}

CLI::Validator not_empty(const Words &words) {
  return {[&words](std::string &text) {
            return text.empty() ? Message("it is empty"_msg).in(words) : std::string{};
          },
          ""};
}

Message complaint(const CLI::ParseError &error, const CLI::App &app) {
  const std::string what = error.what();
  std::vector<std::string> commands;
  for (const auto *sub : app.get_subcommands({})) commands.push_back(sub->get_name());
  if (const auto rest = app.remaining(); app.get_subcommands().empty() && !rest.empty()) {
    const auto near = nearest(rest.front(), commands);
    return near ? "there is no command '{1}'; did you mean '{2}'?"_msg(rest.front(), *near)
                : "there is no command '{1}'"_msg(rest.front());
  }
  if (app.get_subcommands().empty() && error.get_name() == "RequiredError") {
    std::vector<Message> known(commands.begin(), commands.end());
    return "no command is given: one of {1} is expected"_msg(Message::joined(known));
  }
  if (error.get_name() == "RequiredError" && what == "--out" + std::string(required))
    return "--out is missing: name a folder for results.json and report.html, such as --out results"_msg;
  if (error.get_name() == "RequiredError" && what.ends_with(required))
    return "{1} is missing"_msg(what.substr(0, what.size() - required.size()));
  if (dynamic_cast<const CLI::ExtrasError *>(&error)) {
    const auto at = what.find(": ");
    return "this was not expected: {1}"_msg(at == what.npos ? what : what.substr(at + 2));
  }
  if (dynamic_cast<const CLI::ConversionError *>(&error)) return "this is no number: {1}"_msg(what);
  return what;  // of a validator of ours: already in the language
}

}  // namespace jalon
