// command_line.h - CLI11 in the user's language: headings, checks of options, complaints.
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/base/words.h"

namespace jalon {

// Headings of the help pages. To be called before subcommands are added, which inherit them.
void speak(CLI::App &app, const Words &words);

// Checks of an option's text, their complaints in the user's language. `words` must outlive them.
CLI::Validator number_within(double least, double most, const Words &words);
CLI::Validator whole_number_within(double least, double most, const Words &words);
// A word, or a whole number.
CLI::Validator word_or_whole_number(std::string word, double least, double most,
                                    const Words &words);
CLI::Validator one_of(std::vector<std::string> choices, const Words &words);
CLI::Validator not_empty(const Words &words);

// What is wrong with the command line.
Message complaint(const CLI::ParseError &error, const CLI::App &app);

}  // namespace jalon
