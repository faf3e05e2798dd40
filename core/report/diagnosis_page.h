// diagnosis_page.h - the pictures of a diagnosis; only for diagnosis_*.cpp.
#pragma once
#include "core/diagnosis/diagnosis.h"
#include "core/report/diagnosis_tell.h"
#include "core/report/html_page.h"

namespace jalon {

// Each indicator on its own scale, with limit, target and peers. Only the table if none is known.
Data indicators_picture(Page &page, const DomainReading &domain);
// Things by level; false if no column tells how digital they are.
Data digital_picture(Page &page, const DomainReading &domain);
// The radar of the axes, with what each level means.
Data axes_picture(Page &page, const Diagnosis &diagnosis);
Data skills_table(const Page &page, const Diagnosis &diagnosis);

}  // namespace jalon
