#include <algorithm>
#include <cmath>

#include "core/report/drivers.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

constexpr std::size_t most_shown = 10;

double width_of(const DriverResult::Effect &effect) {
  const double width = std::fabs(effect.at_high - effect.at_low);
  return std::isfinite(width) ? width : 0;
}

// Change of one account's net present value, the greatest first; null if no figure alone moves it.
Json tornado(const Page &page, const ProjectResult &project, const char *account,
             const std::string &title, DriverResult::Effect DriverResult::*effect) {
  const Say &say = page.say;
  const auto npv = project.appraisal ? npv_of(*project.appraisal, account) : std::nullopt;
  if (!npv || !std::isfinite(*npv)) return nullptr;
  std::vector<const DriverResult *> moving;
  for (const auto &driver : project.drivers)
    if (width_of(driver.*effect) > 1e-9 * std::fabs(*npv)) moving.push_back(&driver);
  if (moving.empty()) return nullptr;
  std::stable_sort(moving.begin(), moving.end(), [&](const auto *a, const auto *b) {
    return width_of(a->*effect) > width_of(b->*effect);
  });
  moving.resize(std::min(moving.size(), most_shown));
  Json spec = {{"kind", "tornado"}, {"title", title}, {"rows", Json::array()}};
  spec["zero"] = json_number(-*npv);
  for (const auto *driver : moving)
    spec["rows"].push_back({{"name", driver_name(say, page.results, *driver)},
                            {"low", json_number((driver->*effect).at_low - *npv)},
                            {"high", json_number((driver->*effect).at_high - *npv)}});
  return spec;
}

// Of the collective value, with its interval; below it of the authority's.
TableCell share_of(const Page &page, const DriverResult &driver) {
  const Say &say = page.say;
  const Estimate &all = driver.collective.index.total, &town = driver.authority.index.total;
  const auto said = [&](double x) { return variance_share(say, x); };
  TableCell out{std::isfinite(all.value) ? said(all.value) : say("not computed"), "",
                interval_told(say, all, said)};
  if (std::isfinite(town.value)) {
    const std::string of_town = say("the authority: {1}", {said(town.value)});
    out.small = out.small.empty() ? of_town : say("{1}; {2}", {out.small, of_town});
  }
  return out;
}

// Whether it belongs in the table that is printed.
bool matters(const DriverResult &driver) {
  for (const auto *effect : {&driver.collective, &driver.authority}) {
    const double share = effect->index.total.value;
    if (!inner_switching(driver, *effect).empty() || !std::isfinite(share) || share >= 0.01)
      return true;
  }
  return false;
}

std::string range_of(const Say &say, const DriverResult::Effect &effect) {
  if (!std::isfinite(effect.at_low) || !std::isfinite(effect.at_high)) return "";
  return say("{1} to {2}", {say.signed_money(effect.at_low), say.signed_money(effect.at_high)});
}

TableCell assumed(const Page &page, const DriverResult &driver) {
  const Say &say = page.say;
  if (is_group(driver)) return {};
  const auto said = [&](double x) { return driver_value(say, page.results, driver, x); };
  const double width = driver.high - driver.low;
  std::string range;
  if (std::isfinite(driver.low) && std::isfinite(driver.high))
    range = say("{1} to {2}",
                {said(rounded_to(driver.low, width)), said(rounded_to(driver.high, width))});
  const FigureResult *figure = figure_of(page.results, driver.paths.front());
  if (figure && figure->figure.by_year.size() > 1)
    range +=
        (range.empty() ? "" : " · ") + say("in {1}; later years in proportion",
                                           {std::to_string(figure->figure.by_year.begin()->first)});
  return {said(driver.central), "", range};
}

Table::Row row_of(const Page &page, const ProjectResult &project, const DriverResult &driver) {
  const Say &say = page.say;
  const Results &r = page.results;
  const Confidence sure = weakest_of(r, driver);
  const std::string both = range_of(say, driver.authority);
  std::string turning = is_group(driver) ? say("They vary together: no value of one alone decides.")
                                         : switching_told(say, r, project, driver, "collective");
  for (const auto &sentence :
       {switching_told(say, r, project, driver, "authority"), steady_told(say, r, driver)})
    if (!sentence.empty()) turning += (turning.empty() ? "" : " ") + sentence;
  const std::string doubt = sure == Confidence::certain ? "" : say.message(message_of(sure));
  return {{{driver_name(say, r, driver), sign_of(sure), doubt},
           assumed(page, driver),
           share_of(page, driver),
           {range_of(say, driver.collective), "",
            both.empty() ? "" : say("the authority: {1}", {both})},
           {turning, ""}},
          sure == Confidence::certain     ? ""
          : sure == Confidence::to_verify ? "verify"
                                          : "guess"};
}

}  // namespace

Data drivers_part(Page &page, const ProjectResult &project) {
  if (project.drivers.empty() || !project.appraisal) return false;
  const Say &say = page.say;
  Table first{{{say("Figure"), false},
               {say("Assumed (P10 to P90)"), true},
               {say("Share of the spread"), true},
               {say("Net present value, the figure at P10 and P90"), true},
               {say("When the sign changes"), false}},
              {}};
  Table rest{first.columns, {}};
  for (const auto &driver : project.drivers)
    (first.rows.size() < most_shown && matters(driver) ? first : rest)
        .rows.push_back(row_of(page, project, driver));
  std::vector<Json> charts;
  for (Json spec : {tornado(page, project, "collective", say("Socio-economic net present value"),
                            &DriverResult::collective),
                    tornado(page, project, "authority", say("Net present value for the authority"),
                            &DriverResult::authority)})
    if (!spec.is_null()) charts.push_back(std::move(spec));
  std::string told;
  if (const auto *main = main_driver(project))
    told = say("For the whole community, most hangs on {1}: {2} of the spread.",
               {driver_name(say, page.results, *main),
                variance_share(say, main->collective.index.total.value)});
  if (!charts.empty())
    told += (told.empty() ? "" : " ") +
            say("Bars: how far the result moves from its central value when one figure alone goes "
                "to its P10 or its P90; beyond the line the sign changes.");
  Data out;
  const bool drawn = !charts.empty();
  out.set("drawn", drawn ? picture(page, say("What decides the result: {1}", {project.title}), told,
                                   std::move(charts), first,
                                   say("Share of the spread: the part of the variance that would "
                                       "stay if this figure alone were unknown. Shares may add up "
                                       "to more than 100%."))
                         : Data(false));
  out.set("only_table", drawn ? Data(false) : data_of(first));
  out.set("only_told", drawn ? Data(false) : text_or_nothing(told));
  out.set("rest", rest.rows.empty() ? Data(false) : data_of(rest));
  out.set("rest_title",
          say.count(static_cast<double>(rest.rows.size()), "{1} more figure that weighs less",
                    "{1} more figures that weigh less"));
  return out;
}

}  // namespace jalon
