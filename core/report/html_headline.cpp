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

Data numbers_of(const Page &page, const Subject &subject) {
  const Say &say = page.say;
  Data out{Data::type::list};
  if (!subject.appraisal) return out;
  const AppraisalResult &a = *subject.appraisal;
  const std::string estimated = estimated_told(say, page.results, subject);
  const auto drawn = [&](const char *account) {
    const std::string spread = spread_told(say, account_of(a, account));
    return spread.empty() || estimated.empty() ? spread : spread + " (" + estimated + ")";
  };
  out.push_back(number_box(say("To invest"), say.money(a.to_invest), page.sign,
                           a.payback ? say("pays back in {1}", {say.years(a.payback)})
                                     : say("does not pay back within the years appraised")));
  const auto running =
      running_effect(a, page.results.years, subject.last_start, page.results.currency);
  if (running)
    out.push_back(
        number_box(*running < 0 ? say("Extra running cost a year")
                                : say("Saved or earned a year, renewals apart"),
                   say.money(*running < 0 ? -*running : *running), page.sign,
                   say("running budget of the authority, average once all is in service")));
  out.push_back(number_box(say("Net present value for the authority"),
                           say.signed_money(npv_of(a, "authority")), page.sign,
                           drawn("authority")));
  out.push_back(number_box(say("Socio-economic net present value"),
                           say.signed_money(npv_of(a, "collective")), page.sign,
                           drawn("collective")));
  out.push_back(number_box(
      say("Collective value created per public {1}", {say.symbol()}),
      a.value_per_public ? say.ratio(a.value_per_public) : say("no net public cost"), page.sign,
      a.value_per_invested
          ? say("{1} per {2} invested", {say.ratio(a.value_per_invested), say.symbol()})
          : ""));
  return out;
}

// When there is no joint appraisal: the two bottom lines of each project.
Table one_by_one(const Page &page) {
  const Say &say = page.say;
  Table table{{{say("Project"), false},
               {say("To invest"), true},
               {say("Net present value for the authority"), true},
               {say("Socio-economic net present value"), true}},
              {}};
  for (const auto &project : page.results.projects) {
    if (!project.appraisal) continue;
    const auto &a = *project.appraisal;
    table.rows.push_back({{{project.title, ""},
                           {say.money(a.to_invest), page.sign},
                           {say.signed_money(npv_of(a, "authority")), page.sign},
                           {say.signed_money(npv_of(a, "collective")), page.sign}},
                          ""});
  }
  return table;
}

}  // namespace

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
  const Table table = one_by_one(page);
  const bool apart = !subject.appraisal && !table.rows.empty();
  out.set("one_by_one", apart ? data_of(table) : Data(false));
  const auto plan = plan_lines(say, r);
  out.set("planned", Data(!plan.empty()));
  out.set("plan", list_of(plan));
  out.set("left", text_or_nothing(r.roadmap ? left_out(say, *r.roadmap) : ""));
  auto solidity = trust_sentences(say, trust_of(r));
  if (const auto draws = draws_told(say, r.draws); !draws.empty())
    solidity.push_back(draws + " " + enough_told(say, r.draws));
  out.set("solidity", list_of(solidity));
  return out;
}

}  // namespace jalon
