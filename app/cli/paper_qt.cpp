// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper.h"

#include "report/calc_json.h"
#include "report/offscreen.h"
#include "report/pdf_writer.h"
#include "schema/json.h"

#include <QGuiApplication>

namespace rw::cli {

Result<std::string> makePdf(const std::string& planText, const Evaluation& evaluation, const report::Report& report,
                            const std::string& planFileName, const std::string& paper)
{
    paper::beOffscreen();
    int argc = 1;
    char name[] = "rackwright-cli";
    char* argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    const paper::Attachments attachments{planFileName, planText,
                                         writeJson(report::figuresTree(evaluation), JsonStyle::Lines) + "\n"};
    return paper::makePdf(report, paper == "Letter" ? paper::Paper::Letter : paper::Paper::A4, attachments);
}

}  // namespace rw::cli
