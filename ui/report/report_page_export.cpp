// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the report page: the whole report, or what is seen of it.
#include "report/report_page.h"

#include "document/plan_document.h"
#include "document/plan_files.h"
#include "file/plan_file.h"
#include "jobs/analysis_runner.h"
#include "report/calc_json.h"
#include "report/pdf_writer.h"
#include "report/preview_view.h"
#include "report/report_request.h"
#include "schema/json.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPainter>

namespace rw::ui {

void ReportPage::askForFile(const QString& suffix)
{
    if (!m_document) return;
    const QFileInfo plan(m_document->path());
    QString name = PlanFiles::fileNameFor(m_document->title());
    name.chop(static_cast<int>(report::kPlanExtension.size()));
    const QString filter = suffix == QLatin1String("pdf")   ? tr("PDF report (*.pdf)")
                           : suffix == QLatin1String("txt") ? tr("Text report (*.txt)")
                                                            : tr("Figures (*.csv)");
    QString file = QFileDialog::getSaveFileName(this, tr("Export"),
                                                (m_document->path().isEmpty() ? QString() : plan.path() + QLatin1Char('/'))
                                                    + name + QLatin1Char('.') + suffix,
                                                filter);
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().compare(suffix, Qt::CaseInsensitive) != 0) file += QLatin1Char('.') + suffix;
    exportTo(file);
}

void ReportPage::exportTo(const QString& file)
{
    if (!m_document) return;
    QString planName = QFileInfo(m_document->path()).fileName();
    if (planName.isEmpty()) planName = PlanFiles::fileNameFor(m_document->title());
    AnalysisRunner* runner = idleExporter();
    runner->setTitle(tr("Export %1").arg(QFileInfo(file).fileName()));
    runner->start([this, asked = request(), file, planName](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        constexpr double kSettled = 0.7;  // of the time, roughly; setting and writing take the rest
        const auto write = [&]() -> Status {
            SettleOptions options;
            options.cancel = context.cancel;
            options.progress = [&](double done) { context.progress(done * kSettled); };
            const auto made = asked->make(options);
            if (!made) return made.error();
            if (context.cancel.stop_requested()) return Done{};
            context.progress(kSettled);
            Result<std::string> contents = [&]() -> Result<std::string> {
                if (file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) return report::renderCsv(made->evaluation);
                if (!file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) return report::renderText(made->report);
                return paper::makePdf(made->report, asked->paper,
                                      {planName.toStdString(), asked->fileText ? *asked->fileText : writePlan(asked->plan),
                                       writeJson(report::figuresTree(made->evaluation), JsonStyle::Lines) + "\n"});
            }();
            if (!contents) return contents.error();
            // Stopped meanwhile: nothing of it is left behind.
            if (context.cancel.stop_requested()) return Done{};
            return realFileSystem().write(file.toStdString(), *contents);
        };
        const Status done = write();
        const QString problem = done ? QString() : QString::fromStdString(done.error().message());
        return [this, file, problem] {
            if (problem.isEmpty()) emit statusText(tr("%1 is written").arg(file));
            emit exported(file, problem);
        };
    });
}

AnalysisRunner* ReportPage::idleExporter()
{
    for (AnalysisRunner* runner : m_exporters)
        if (!runner->isRunning() && !runner->isBusy()) return runner;
    auto* made = new AnalysisRunner(this);
    m_exporters.push_back(made);
    connect(made, &AnalysisRunner::failed, this, &Page::statusText);
    emit jobStarted(made);
    return made;
}

QList<PageExport> ReportPage::exports()
{
    QList<PageExport> parts;
    const std::shared_ptr<const paper::PageSet> set = m_preview->pages();
    constexpr double kPixelsPerPoint = 96.0 / 72.0;
    for (std::size_t i = 0; set && i < set->pages.size(); ++i)
        parts << PageExport{tr("Page %1").arg(i + 1), set->size * kPixelsPerPoint,
                            [set, i](QPainter& painter) {
                                painter.save();
                                painter.scale(kPixelsPerPoint, kPixelsPerPoint);
                                painter.fillRect(QRectF(QPointF(), set->size), Qt::white);
                                paper::paint(painter, set->pages[i]);
                                painter.restore();
                            },
                            {}};
    if (m_document && m_document->evaluation())
        parts << PageExport{tr("Figures"), {}, {}, [evaluation = m_document->evaluation()] {
            return QString::fromStdString(report::renderCsv(*evaluation));
        }};
    return parts;
}

}  // namespace rw::ui
