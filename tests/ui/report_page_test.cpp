// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "report/pdf_file.h"
#include "report/preview_view.h"
#include "report/report_page.h"
#include "ui_test.h"

#include <QCheckBox>
#include <QFile>
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
