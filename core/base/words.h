// words.h - the words a user reads, in the user's language.
//
// English in the code is the key; translations come from gettext catalogues (*.mo), the host's
// and each plugin's. What has no translation is shown in English.
#pragma once
#include <filesystem>
#include <locale>
#include <string>
#include <vector>

namespace jalon {

class Words {
 public:
  // `language`: "fr" or "en". Each folder holds <language>.mo; a missing file is no error, and
  // the first catalogue that knows a text wins.
  Words(std::string language, const std::vector<std::filesystem::path> &folders);

  std::string operator()(const std::string &english) const;
  const std::string &language() const { return language_; }

  // Numbers as the language writes them: "1 234 567,8" (narrow no-break spaces), "1,234,567.8".
  // `digits` after the decimal point.
  std::string number(double x, int digits = 0) const;
  // "1 234 567 €", "$1,234,567"; large amounts rounded to what a reader can use ("1,23 M€") when
  // `rounded`.
  std::string money(double x, const std::string &currency, bool rounded = false) const;
  std::string percent(double share, int digits = 0) const;  // 0.164 -> "16 %", "16%"

 private:
  std::string language_;
  std::vector<std::locale> catalogues_;
};

}  // namespace jalon
