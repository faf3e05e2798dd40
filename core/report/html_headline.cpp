#include "core/report/chance.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

Data number_box(const std::string &label, const std::string &value, const std::string &sign,
                const std::string &detail) {
  Data out;
  out.set("label", label);
  out.set("value", value);
  out.set("sign", text_or_nothing(sign));
  out.set("detail", text_or_nothing(detail));
  return out;
}

std::vector<const ProjectResult *> projects_of(const Results &results, const Subject &subject) {
  return subject.project ? std::vector{subject.project} : chosen_projects(results);
}

Data numbers_of(const Page &page, const Subject &subject) {
  const Say &say = page.say;
  Data out{Data::type::list};
  if (!subject.appraisal) return out;
  const AppraisalResult &a = *subject.appraisal;
  const std::string sign = sign_of_results(page, projects_of(page.results, subject));
  const std::string estimated = estimated_told(say, page.results, subject);
  const auto drawn = [&](const std::string &meaning, const char *account) {
    const std::string spread = chances_told(say, account_of(a, account));
    const std::string apart = off_centre_told(say, account_of(a, account));
    const std::string told = (spread.empty() ? meaning : meaning + " " + spread + ".") +
                             (apart.empty() ? "" : " " + apart);
    return estimated.empty() ? told : told + " " + say("Beware: {1}.", {estimated});
  };
  const Invested invested = invested_told(say, a.to_invest);
  const std::string payback = payback_told(say, page.results, subject);
  out.push_back(
      number_box(say("To invest"), invested.amount, sign,
                 invested.note.empty() ? payback : say("{1}; {2}", {invested.note, payback})));
  const auto running =
      running_effect(a, page.results.years, subject.last_start, page.results.currency);
  if (running)
    out.push_back(
        number_box(*running < 0 ? say("Extra running cost a year")
                                : say("Saved or earned a year, renewals apart"),
                   say.money(*running < 0 ? -*running : *running), sign,
                   say("running budget of the authority, average once all is in service")));
  out.push_back(number_box(
      say("Gain for the authority's budget (net present value)"),
      say.signed_money(npv_of(a, "authority")), sign,
      drawn(say("All it gains less all it pays over the period, later years counting less."),
            "authority")));
  out.push_back(number_box(
      say("Gain for the territory (socio-economic net present value)"),
      say.signed_money(npv_of(a, "collective")), sign,
      drawn(say("The same for everybody: residents, businesses, environment, public bodies."),
            "collective")));
  out.push_back(number_box(
      say("Gain for the territory per public {1}", {say.symbol()}),
      a.value_per_public ? say.ratio(a.value_per_public) : say("no net public cost"), sign,
      a.value_per_invested
          ? say("{1} per {2} invested", {say.ratio(a.value_per_invested), say.symbol()})
          : ""));
  return out;
}

}  // namespace

std::string sign_of_results(const Page &page, const std::vector<const ProjectResult *> &projects) {
  for (const auto *project : projects)
    if (rests_on_estimates(page.results, *project)) return with_estimated(page.sign);
  return page.sign;
}

Data headline_section(Page &page) {
  const Say &say = page.say;
  const Results &r = page.results;
  const Subject subject = subject_of(r);
  Data out;
  out.set("name", r.territory);
  out.set("identity", say("Run of {1}, by {2}", {r.date, "Jalon " + r.program_version}));
  out.set("population",
          r.population ? Data(say("{1} inhabitants", {say.number(r.population)})) : Data(false));
  out.set("appraised", appraised_sentence(say, r));
  out.set("stopped", text_or_nothing(stopped_told(say, r.draws)));
  out.set("amounts", text_or_nothing(amounts_told(say, r)));
  out.set("numbers", numbers_of(page, subject));
  const Table table = plan_table(page);
  const bool feasible = r.roadmap && r.roadmap->feasible;
  out.set("listed", Data(r.roadmap.has_value() || !table.rows.empty()));
  out.set("table", table.rows.empty() ? Data(false) : data_of(table));
  out.set("apart", Data(!subject.appraisal && !table.rows.empty()));
  out.set("planned", Data(r.roadmap.has_value()));
  // Without a project that starts, or without a plan, why.
  const bool starts = feasible && !chosen_projects(r).empty();
  out.set("no_plan", list_of(starts ? std::vector<std::string>() : plan_lines(say, r)));
  out.set("refused", Data(feasible && table.rows.size() > chosen_projects(r).size()));
  auto solidity = trust_sentences(say, trust_of(r));
  if (const auto draws = redone_told(say, r.draws); !draws.empty())
    solidity.push_back(draws + " " + enough_told(say, r.draws));
  out.set("solidity", list_of(solidity));
  const bool drawn = r.draws.done > 0 && !table.rows.empty();
  out.set("thresholds", text_or_nothing(drawn ? thresholds_told(say) : ""));
  out.set("likelier", text_or_nothing(likelier_left_out_told(say, r)));
  auto beware = doubtful_files_told(say, r);
  if (const auto behind = behind_told(say, r); !behind.empty()) beware.push_back(behind);
  out.set("wary", Data(!beware.empty()));
  out.set("beware", list_of(beware));
  out.set("prices", text_or_nothing(unconverted_told(say, r)));
  out.set("steps", list_of(next_steps(say, r)));
  return out;
}

}  // namespace jalon
