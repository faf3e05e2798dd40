#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/settings/settings.h"

namespace jalon {
namespace {

// Of one run of explain(): everything in one language.
class Telling {
 public:
  explicit Telling(const Words &words) : words_(words) {}

  // "0.28 EUR/kWh, triangular(0.22, 0.28, 0.4)"; years in one line.
  std::string value(const Figure &f) const {
    std::string text = years(f);
    if (f.unit != "1" && !f.unit.empty()) text += " " + f.unit;
    if (f.by_year.size() > 1) text += " (" + words_(name_of(f.interpolation)) + ")";
    if (f.growth != 0) text = with_growth(f, text);
    if (f.uncertain()) text += between() + distribution(f);
    return text;
  }

  std::string evidence(const Correlation &c) const {
    Figure f;
    f.source = c.source;
    f.as_of = c.as_of;
    f.confidence = c.confidence;
    return evidence(f);
  }

  std::string evidence(const Figure &f) const {
    Message text =
        f.source.empty() ? Message("no source"_msg) : "source: {1}"_msg(Message::pattern(f.source));
    const auto add = [&](const Message &more) { text = "{1}; {2}"_msg(text, more); };
    if (!f.as_of.empty()) add("as of {1}"_msg(f.as_of));
    if (f.price_year != 0) add("prices of {1}"_msg(f.price_year));
    if (!f.valid_from.empty()) add("valid from {1}"_msg(f.valid_from));
    if (!f.valid_to.empty()) add("valid to {1}"_msg(f.valid_to));
    add(message_of(f.confidence));
    return text.in(words_);
  }

 private:
  static const char *name_of(Interpolation way) {
    return way == Interpolation::step     ? "step"
           : way == Interpolation::linear ? "linear"
                                          : "geometric";
  }

  // A comma inside numbers cannot part them as well.
  std::string between() const { return words_.language() == "fr" ? " ; " : ", "; }

  std::string years(const Figure &f) const {
    if (f.by_year.empty()) return digits_of(f.value, words_);
    std::string text;
    for (const auto &[year, x] : f.by_year)
      text +=
          (text.empty() ? "" : between()) + "{1}: {2}"_msg(year, digits_of(x, words_)).in(words_);
    return text;
  }

  std::string with_growth(const Figure &f, const std::string &text) const {
    // The share is written in decimals: as a percentage it must not show its binary tail.
    const double percent = parse_number(plain(f.growth) + "e2").value_or(f.growth * 100);
    const std::string rate = (f.growth < 0 ? "" : "+") + digits_of(percent, words_);
    return (f.by_year.empty() ? "{1}, then {2} % a year from {3}"_msg(text, rate, f.growth_from)
                              : "{1}, then {2} % a year"_msg(text, rate))
        .in(words_);
  }

  std::string distribution(const Figure &f) const {
    return words_(std::string(jalon::name_of(f.distribution))) + "(" + parameters(f) + ")";
  }

  std::string parameters(const Figure &f) const {
    const auto mean = "mean {1}"_msg(number(f.mean)), sd = "sd {1}"_msg(number(f.sd)),
               ends = "from {1} to {2}"_msg(number(f.low), number(f.high));
    switch (f.distribution) {
      case Distribution::uniform:
        return listed({number(f.low), number(f.high)});
      case Distribution::lognormal:
        if (f.sd > 0) return listed({mean, sd});
        break;
      case Distribution::normal:
        return listed({mean, sd});
      case Distribution::truncated_normal:
        return listed({mean, sd, ends});
      case Distribution::beta:
        return listed({"alpha " + number(f.alpha), "beta " + number(f.beta), ends});
      case Distribution::discrete:
        if (f.values.size() <= few) return listed(chances(f));
        [[fallthrough]];
      case Distribution::empirical:
        return listed({"{1} values"_msg(std::to_string(f.values.size())), ends});
      default:
        break;
    }
    return listed({number(f.low), number(f.value), number(f.high)});
  }

  std::vector<Message> chances(const Figure &f) const {
    std::vector<Message> parts;
    for (std::size_t i = 0; i < f.values.size(); ++i)
      parts.push_back(
          "{1}: {2} %"_msg(number(f.values[i]), number(std::round(f.weights[i] * 1e4) / 100)));
    return parts;
  }

  std::string listed(std::vector<Message> parts) const {
    return Message::joined(std::move(parts), between()).in(words_);
  }

  std::string number(double x) const { return digits_of(x, words_); }

  static constexpr std::size_t few = 6;  // values that a line holds

  const Words &words_;
};

// Characters, not bytes: what a column is wide.
std::size_t width_of(const std::string &text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t is = width_of(text);
  if (is < width) text.append(width - is, ' ');
  return text;
}

}  // namespace

std::string digits_of(double x, const Words &words) {
  std::string text = plain(x);
  if (words.language() == "fr") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string explain(const Settings &settings, const std::string &path, const Words &words) {
  const Key &key = settings.key(path);
  const auto stack = settings.stack(path);
  const Telling telling(words);
  std::string text = path + " = ";
  text += settings.defined(path)
              ? telling.value(settings.at(path))
              : "nothing (in {1})"_msg(spelt(key.unit, settings.units().currency())).in(words);
  const Message label = label_of(key);
  text += "\n  " +
          (key.owner.empty() ? label : "{1} (declared by {2})"_msg(label, key.owner)).in(words) +
          "\n";
  std::size_t layers = 0, places = 0;
  for (const auto &f : stack) {
    layers = std::max(layers, width_of(message_of(f.layer).in(words)));
    places = std::max(places, width_of(f.place.message().in(words)));
  }
  for (const auto &f : stack) {
    const bool used = &f == &stack.front();
    text += std::string(used ? "  \u25ba " : "    ") +
            padded(message_of(f.layer).in(words), layers) + "  " +
            padded(f.place.message().in(words), places) + "  " + telling.value(f) + "\n";
    const std::string margin(6 + layers, ' ');
    text += margin + telling.evidence(f) + "\n";
    if (f.final) text += margin + "final: {1}"_msg(f.reason).in(words) + "\n";
    for (const auto &mark : f.marks) text += margin + mark.in(words) + "\n";
  }
  for (const auto &c : settings.correlations()) {
    if (c.rank == 0 || (c.first != path && c.second != path)) continue;
    text += "  " +
            "rank correlation {1} with {2}, said by {3}"_msg(
                digits_of(c.rank, words), c.first == path ? c.second : c.first, c.place.message())
                .in(words) +
            "\n      " + telling.evidence(c) + "\n";
  }
  return text;
}

}  // namespace jalon
