// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "report/pdf_file.h"
#include "report/preview_view.h"
#include "report/report_page.h"
#include "report/typesetter.h"
#include "ui_test.h"

#include <QCheckBox>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>

namespace rw::ui {

namespace {

std::size_t pageCount(const ReportPage& page)
{
    return page.preview()->pages() ? page.preview()->pages()->pages.size() : 0;
}

bool ready(const ReportPage& page)
{
    return QTest::qWaitFor([&] { return page.isSettled() && pageCount(page) > 0; }, 20000);
}

std::string fileText(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

}  // namespace

class ReportPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePreviewFollowsThePlanAndTheTickedSections()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        ReportPage page;
        page.resize(1000, 700);
        page.setDocument(&document);
        page.show();
        QVERIFY(ready(page));
        const std::size_t all = pageCount(page);
        QVERIFY(all > 8);
        const auto before = page.preview()->pages();
        QVERIFY(document.set(QStringLiteral("project.title"), Tree("Another title")).ok());
        QVERIFY(!page.isSettled());
        QVERIFY(ready(page));
        QVERIFY(page.preview()->pages() != before);
        QCOMPARE(pageCount(page), all);
        for (QCheckBox* box : page.findChildren<QCheckBox*>()) box->setChecked(false);
        QVERIFY(ready(page));
        QCOMPARE(pageCount(page), std::size_t{2});  // cover and contents
    }

    void everyPageCanBeShownAndZoomed()
    {
        PlanDocument document;
        document.replace(test::templatePlan(QStringLiteral("groq-pod")), {});
        ReportPage page;
        page.resize(1000, 700);
        page.setDocument(&document);
        page.show();
        QVERIFY(ready(page));
        PreviewView& view = *page.preview();
        view.showPage(4);
        QCOMPARE(view.currentPage(), 4);
        const double fitted = view.zoom();
        view.zoomStep(1);
        QVERIFY(view.zoom() > fitted);
        QCOMPARE(view.currentPage(), 4);
        QVERIFY(QTest::qWaitFor([&] { return view.isComplete(); }, 20000));
        view.fitWidth();
        QCOMPARE(view.zoom(), fitted);
    }

    /// From a building's input to the outside air, as ribbons whose words stay on the page.
    void theEnergyFlowIsDrawnWithinTheMargins()
    {
        QVERIFY(paper::loadFonts());
        for (const char* name : {"openai-amd-6gw", "hgx-hall", "groq-pod"}) {
            const Plan& plan = test::templatePlan(QString::fromLatin1(name));
            const report::Report made = report::buildReport(plan, evaluate(plan), {{"cooling"}});
            const EnergyFlow* flow = nullptr;
            for (const report::Block& block : made.sections.front().blocks)
                if (const auto* picture = std::get_if<report::Picture>(&block); picture && !flow)
                    flow = std::get_if<EnergyFlow>(&picture->drawing);
            QVERIFY2(flow, name);
            QVERIFY(report::renderText(made).find(flow->nodes.back().name) != std::string::npos);
            for (const paper::Paper size : {paper::Paper::A4, paper::Paper::Letter}) {
                const double width = paper::paperSize(size).width();
                const paper::PageSet set = paper::typeset(made, size);
                QStringList said;
                for (std::size_t i = 1; i < set.pages.size(); ++i)
                    for (const paper::Item& item : set.pages[i].items)
                        if (const auto* words = std::get_if<paper::TextItem>(&item)) {
                            said << words->text;
                            const double right = words->at.x() + words->font.width(words->text);
                            QVERIFY2(words->at.x() > 30.0 && right < width - 30.0, qPrintable(words->text));
                        }
                for (const auto& node : flow->nodes) {
                    const QString first = QString::fromStdString(node.name).section(QLatin1Char(' '), 0, 0).left(4);
                    QVERIFY2(said.filter(QRegularExpression(QLatin1Char('^') + QRegularExpression::escape(first))).size() > 0, node.name.c_str());
                }
            }
        }
    }

    void anExportedPdfCarriesThePlanAndTextAndCsvAreWritten()
    {
        QTemporaryDir folder;
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        ReportPage page;
        page.setDocument(&document);
        QSignalSpy spy(&page, &ReportPage::exported);
        for (const char* name : {"r.pdf", "r.txt", "r.csv"}) {
            page.exportTo(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(spy.wait(20000));
            QCOMPARE(spy.takeFirst().at(1).toString(), QString());
        }
        const auto plan = report::extractPlan(fileText(folder.filePath(QStringLiteral("r.pdf"))), "r.pdf");
        QVERIFY(plan.ok());
        QCOMPARE(*plan, writePlan(document.plan()));
        QVERIFY(fileText(folder.filePath(QStringLiteral("r.txt"))).find("Summary") != std::string::npos);
        QVERIFY(fileText(folder.filePath(QStringLiteral("r.csv"))).find("programme.sites") != std::string::npos);
        page.exportTo(folder.filePath(QStringLiteral("no/such/folder/r.pdf")));
        QVERIFY(spy.wait(20000));
        QVERIFY(!spy.takeFirst().at(1).toString().isEmpty());
    }

    void anOpenedFileTravelsByteForByteUntilItIsEdited()
    {
        QTemporaryDir folder;
        // As a hand might write it: the same plan with other white space.
        const std::string canonical = writePlan(test::templatePlan());
        const std::string hand = QString::fromStdString(canonical).replace(QLatin1Char('\n'), QLatin1String("\r\n")).toStdString() + "\n";
        const QString path = folder.filePath(QStringLiteral("hand.rackwright"));
        QVERIFY(realFileSystem().write(path.toStdString(), hand).ok());
        PlanDocument document;
        PlanFiles files(document, nullptr);
        QVERIFY(files.open(path));
        ReportPage page;
        page.setDocument(&document);
        QSignalSpy spy(&page, &ReportPage::exported);
        const QString pdf = folder.filePath(QStringLiteral("r.pdf"));
        const auto attached = [&]() -> std::string {
            page.exportTo(pdf);
            if (!spy.wait(20000) || !spy.takeFirst().at(1).toString().isEmpty()) return "not written";
            const auto plan = report::extractPlan(fileText(pdf), "r.pdf");
            return plan ? *plan : plan.error().message();
        };
        QCOMPARE(attached(), hand);
        // A scenario is a view.
        document.setScenario(QStringLiteral("warm-water"));
        QCOMPARE(attached(), hand);
        QVERIFY(document.set(QStringLiteral("project.title"), Tree("Edited")).ok());
        QCOMPARE(attached(), writePlan(document.plan()));
        document.undoStack()->undo();
        QCOMPARE(attached(), hand);
        // A report opened is a plan as well.
        QVERIFY(files.open(pdf));
        QCOMPARE(attached(), hand);
        QVERIFY(files.open(path));
        files.save();
        files.finish();
        QCOMPARE(attached(), fileText(path));
        QCOMPARE(fileText(path), canonical);
    }
};

RW_UI_TEST(ReportPageTest)

}  // namespace rw::ui

#include "report_page_test.moc"
