// diagnosis_tell.h - sentences that the page and the summary of a diagnosis share.
#pragma once
#include <string>
#include <vector>

#include "core/diagnosis/diagnosis.h"
#include "core/report/say.h"

namespace jalon {

const std::string &title_of(const Say &say, const Bilingual &text);
std::string domain_title(const Say &say, const Diagnosis &diagnosis, const std::string &domain);
// A factor of the need: "0.62", "unknown".
std::string factor_told(const Say &say, const std::optional<double> &x);
// The need is known, or bounded by a gap and a stake that are.
bool is_bounded(const NeedReading &need);
// The stake is made of amounts that rest on estimated tables.
bool stake_estimated(const NeedReading &need);
// What is to be got before it is known, parted by semicolons.
std::string to_get_told(const Say &say, const NeedReading &need);
// The estimate of an indicator today, rounded by its likely range.
std::string value_told(const Say &say, const IndicatorReading &indicator);
// "at least 0.19" where an inventory may lack things (`bound`, see Ranged), else the value.
std::string bounded_told(const Say &say, const std::string &value, int bound);
// Where the central figure lies among the draws if that is not in their middle, "" else.
// `direction`: +1 more is better, -1 less is, 0 neither.
std::string place_told(const Ranged &value, int direction, const Say &say);
// Which domains rest on figures of other towns, by which of their tables unless it is all that is
// known of them, and what that means; "" if none does.
std::string estimated_domains_told(const Say &say, const Diagnosis &diagnosis);
// "Need 0.31 = gap 0.62 × stake 1 × power 0.5.", why it is at most so much, or what is to be got
// before it is known. A gap of estimates, and the need, bear their sign.
std::string need_sentence(const Say &say, const DomainReading &domain);
// What the domain costs and emits a year.
std::string stake_sentence(const Say &say, const DomainReading &domain);
// Who holds the power, until when, and what it means.
std::string power_sentence(const Say &say, const DomainReading &domain, int near_end_years);
std::string standing_told(const Say &say, const IndicatorReading &indicator);
// The same words for any figure held against its marks; of a bound see above.
std::string standing_told(const Say &say, const AgainstMarks &figure);
std::string peer_told(const Say &say, const IndicatorReading &indicator, const PeerPlace &place);
// What is missing, and what it would change.
std::string missing_told(const Say &say, const Diagnosis &diagnosis, const MissingReading &missing);
// Which question the order of the missing data answers, and which that of a run does.
std::string order_told(const Say &say);
// What a candidate is not yet.
std::string need_is_not_value(const Say &say);
std::string effect_told(const Say &say, const MissingReading &missing);
std::string status_told(const Say &say, CandidateReading::Status status);
std::string gate_told(const Say &say, const GateReading &gate);
// "12 things found in rows 3, 4, ...: what was done".
// `inventory` of its table, for the label of the column; nullptr if there is none.
std::string finding_told(const Say &say, const FindingReading &finding,
                         const InventoryResult *inventory = nullptr);

}  // namespace jalon
