// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/scheme_view.h"
#include "shell/export_dialog.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <algorithm>

namespace rw::ui {

class ExportTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<MainWindow> open()
    {
        auto window = std::make_unique<MainWindow>(Theme::of(nullptr), nullptr);
        window->setQuiet(true);
        window->files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        window->resize(1440, 900);
        window->show();
        return window;
    }
    static QByteArray bytesOf(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private Q_SLOTS:
    void everyPageGoesIntoEveryForm()
    {
        QTemporaryDir folder;
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        for (Page* page : window->pages()) {
            window->showPage(page->key());
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, 30000));
            const QList<PageExport> parts = page->exports();
            QVERIFY2(!parts.isEmpty(), page->key().constData());
            for (const PageExport& part : parts) QVERIFY2(!part.name.isEmpty(), page->key().constData());
            for (const ExportForm form : {ExportForm::Pdf, ExportForm::Svg, ExportForm::Png, ExportForm::Csv}) {
                const QString file = folder.filePath(QString::fromLatin1(page->key()) + suffixOf(form));
                QString problem;
                QVERIFY2(writeExport(parts, form, file, &problem), qPrintable(QString::fromLatin1(page->key()) + problem));
                const QByteArray bytes = bytesOf(file);
                switch (form) {
                case ExportForm::Pdf: QVERIFY(bytes.startsWith("%PDF")); break;
                case ExportForm::Svg: {
                    QSvgRenderer svg;
                    QVERIFY2(svg.load(bytes), page->key().constData());
                    QVERIFY(svg.viewBox().width() > 100);
                    break;
                }
                case ExportForm::Png: {
                    const QImage image = QImage::fromData(bytes);
                    QVERIFY(image.width() > 200);
                    break;
                }
                case ExportForm::Csv: QVERIFY2(bytes.count("\r\n") > 1 || bytes.count('\n') > 1, page->key().constData()); break;
                }
            }
        }
    }

    void aPdfHoldsLettersAndAPageForEachPicture()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty()) QSKIP("pdftotext is not there");
        QTemporaryDir folder;
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->showPage("programme");
        const QList<PageExport> parts = window->currentPage()->exports();
        const QString file = folder.filePath(QStringLiteral("programme.pdf"));
        QVERIFY(writeExport(parts, ExportForm::Pdf, file));
        QProcess process;
        process.start(tool, {QStringLiteral("-layout"), file, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(text.contains(QString::fromStdString(window->document()->plan().programme.phases[0].name)), qPrintable(text.left(2000)));
        // Axes of plots are letters too, not points.
        QVERIFY2(text.contains(QLatin1String("2028")), qPrintable(text.left(4000)));
        qsizetype pictures = 0;
        for (const PageExport& part : parts) pictures += part.paint ? 1 : 0;
        QCOMPARE(text.count(QLatin1Char('\f')), pictures);
    }

    /// A drawing in a file is the building's, whatever was being looked at; and it says which building.
    void whatIsChosenOnADrawingIsNoPartOfItsFile()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        for (const char* key : {"building-power", "building-cooling", "building-flow"}) {
            window->showPage(key);
            QVERIFY(QTest::qWaitFor([&] { return window->currentPage()->isSettled(); }, 30000));
            const auto drawn = [&] {
                const QList<PageExport> parts = window->currentPage()->exports();
                for (qsizetype i = 1; i < parts.size(); ++i)
                    if (parts[i].paint) return svgOf(paintedPicture(parts[i].name, parts[i].size, parts[i].paint));
                return QByteArray();
            };
            SchemeView* view = nullptr;
            for (auto* one : window->currentPage()->findChildren<SchemeView*>())
                if (one->isVisible()) view = one;
            QVERIFY2(view, key);
            view->setFocus();
            view->setCurrent({});
            const QByteArray before = drawn();
            QVERIFY2(!before.isEmpty(), key);
            QTest::keyClick(view, Qt::Key_Down);
            const QString chosen = view->current();
            QVERIFY2(!chosen.isEmpty(), key);
            QCOMPARE(drawn(), before);
            QCOMPARE(view->current(), chosen);
            const QString building = QString::fromStdString(window->document()->plan().buildings.front().name);
            QVERIFY2(QString::fromUtf8(before).contains(building), key);
        }
    }

    /// A point is a point on a screen of 96 dots an inch and on paper of 1,200.
    void lettersHaveTheSizeTheyHaveOnTheScreen()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty()) QSKIP("pdftotext is not there");
        QTemporaryDir folder;
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->showPage("building-power");
        const QList<PageExport> parts = window->currentPage()->exports();
        const QString file = folder.filePath(QStringLiteral("power.pdf"));
        QVERIFY(writeExport(parts, ExportForm::Pdf, file));
        QProcess process;
        process.start(tool, {QStringLiteral("-bbox"), file, QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        static const QRegularExpression word(QStringLiteral("yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\""));
        auto words = word.globalMatch(QString::fromUtf8(process.readAllStandardOutput()));
        int count = 0;
        for (; words.hasNext(); ++count) {
            const QRegularExpressionMatch at = words.next();
            QVERIFY2(at.captured(2).toDouble() - at.captured(1).toDouble() < 36.0, qPrintable(at.captured()));  // points
        }
        QVERIFY(count > 100);
        const QString svg = folder.filePath(QStringLiteral("power.svg"));
        QVERIFY(writeExport(parts, ExportForm::Svg, svg));
        const QByteArray size = QByteArray::number(Theme::of(nullptr).font().pointSizeF() * 96.0 / 72.0);
        QVERIFY2(bytesOf(svg).contains("font-size=\"" + size + "\""), size.constData());
    }

    void paperIsLightWhateverTheWindow()
    {
        Theme& theme = Theme::of(nullptr);
        theme.setMode(ThemeMode::Dark);
        QColor seen;
        const PageExport part{QStringLiteral("p"), QSizeF(10, 10), [&](QPainter&) { seen = theme.colors().surface; }, {}};
        QTemporaryDir folder;
        QVERIFY(writeExport({part}, ExportForm::Pdf, folder.filePath(QStringLiteral("p.pdf"))));
        QCOMPARE(seen, QColor(Qt::white));
        QVERIFY(theme.isDark());
        QVERIFY(writeExport({part}, ExportForm::Png, folder.filePath(QStringLiteral("p.png"))));
        QVERIFY(seen != QColor(Qt::white));
        theme.setMode(ThemeMode::Light);
    }

    /// Widgets hear of another palette later than of another theme; nothing of the dark one may be on the paper.
    void paperOfADarkWindowIsThatOfALightOne()
    {
        const auto colours = [](const TakenExport& taken) {
            QSet<QRgb> all;
            for (const PaintedPicture& picture : taken.pictures)
                for (const PaintedPicture::Step& step : picture.steps) {
                    if (const auto* letters = std::get_if<PaintedPicture::Letters>(&step.what)) all.insert(letters->color.rgba());
                    if (const auto* shape = std::get_if<PaintedPicture::Shape>(&step.what); shape && shape->brush.style() == Qt::SolidPattern)
                        all.insert(shape->brush.color().rgba());
                }
            QStringList names;
            for (const QRgb colour : all) names << QColor::fromRgba(colour).name(QColor::HexArgb);
            names.sort();
            return names;
        };
        Theme& theme = Theme::of(nullptr);
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        for (const char* page : {"programme", "sites", "hall"}) {
            window->showPage(page);
            QVERIFY(QTest::qWaitFor([&] { return window->currentPage()->isSettled(); }, 30000));
            QCoreApplication::processEvents();
            const QStringList light = colours(takeExport(window->currentPage()->exports(), ExportForm::Pdf));
            QVERIFY(light.size() > 5);
            theme.setMode(ThemeMode::Dark);
            QCoreApplication::processEvents();
            const QStringList dark = colours(takeExport(window->currentPage()->exports(), ExportForm::Pdf));
            const QPalette after = window->currentPage()->palette();
            theme.setMode(ThemeMode::Light);
            QCoreApplication::processEvents();
            QCOMPARE(dark, light);
            QVERIFY(after.window().color().lightness() < 128);  // the window is as it was
        }
    }

    void aTableIsWrittenAsSpreadsheetsReadIt()
    {
        QStandardItemModel model(0, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Power, kW")});
        auto* parent = new QStandardItem(QStringLiteral("a \"b\", c"));
        parent->appendRow({new QStandardItem(QStringLiteral("inner")), new QStandardItem(QStringLiteral("2"))});
        model.appendRow({parent, new QStandardItem(QStringLiteral("1\u202f200"))});
        QCOMPARE(tableCsv(model), QStringLiteral("Name,\"Power, kW\"\r\n\"a \"\"b\"\", c\",1200\r\n  inner,2\r\n"));
    }

    /// Groups of digits and a typographic minus are for reading; words with digits in them stay words.
    void numbersOfATableAreNumbers_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("written");
        QTest::newRow("grouped") << QStringLiteral("2\u202f000\u202f000") << QStringLiteral("2000000");
        QTest::newRow("negative") << QStringLiteral("\u22123.5") << QStringLiteral("-3.5");
        QTest::newRow("with a fraction") << QStringLiteral("16\u202f945.25") << QStringLiteral("16945.25");
        QTest::newRow("date") << QStringLiteral("2027-01-31") << QStringLiteral("2027-01-31");
        QTest::newRow("with its unit") << QStringLiteral("1\u202f200 kW") << QStringLiteral("1\u00a0200 kW");
        QTest::newRow("unknown") << QStringLiteral("\u2013") << QStringLiteral("\u2013");
        QTest::newRow("name") << QStringLiteral("2027 \u2013 2031") << QStringLiteral("2027 \u2013 2031");
    }
    void numbersOfATableAreNumbers()
    {
        QFETCH(QString, shown);
        QFETCH(QString, written);
        QStandardItemModel model(0, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("x")});
        model.appendRow(new QStandardItem(shown));
        QCOMPARE(tableCsv(model), QStringLiteral("x\r\n%1\r\n").arg(written));
    }

    void aSpreadsheetIsToldTheLettersOfATable()
    {
        const PageExport part{QStringLiteral("t"), {}, {}, [] { return QStringLiteral("Supply (°C)\r\n"); }};
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("t.csv"));
        QVERIFY(writeExport({part}, ExportForm::Csv, file));
        QCOMPARE(bytesOf(file), QByteArray("\xef\xbb\xbf") + QStringLiteral("Supply (°C)\r\n").toUtf8());
    }

    /// A table's headings are views of its model, and lists are to choose from.
    void everyTableIsThereOnce()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        for (Page* page : window->pages()) {
            window->showPage(page->key());
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, 30000));
            QStringList tables;
            for (const PageExport& part : page->exports())
                if (part.csv) tables << part.name + QLatin1Char('\n') + part.csv();
            QVERIFY2(!tables.isEmpty(), page->key().constData());
            for (const QString& table : tables) {
                const QString content = table.section(QLatin1Char('\n'), 1);
                const auto alike = [&](const QString& other) { return other.section(QLatin1Char('\n'), 1) == content; };
                QVERIFY2(std::count_if(tables.begin(), tables.end(), alike) == 1, qPrintable(QString::fromLatin1(page->key()) + table.left(200)));
            }
        }
    }

    /// What a view cuts off is cut off on paper too, with what the painter clips within it.
    void whatIsClippedInTheWindowIsClippedInEveryForm()
    {
        class Disc : public QWidget {
            using QWidget::QWidget;
            void paintEvent(QPaintEvent*) override
            {
                QPainter painter(this);
                QPainterPath disc;
                disc.addEllipse(QRectF(0, 0, 60, 60));
                painter.setClipPath(disc);
                painter.fillRect(rect(), Qt::red);
            }
        };
        QWidget page;
        page.resize(100, 100);
        QWidget view(&page);
        view.setGeometry(10, 10, 40, 40);
        Disc inside(&view);
        inside.setGeometry(0, 0, 200, 200);  // far beyond its view
        page.show();
        const PageExport part = widgetExport(QStringLiteral("p"), page);
        const auto check = [](const QImage& image, double scale) {
            const auto at = [&](int x, int y) { return image.pixelColor(static_cast<int>(x * scale), static_cast<int>(y * scale)); };
            QCOMPARE(at(40, 40), QColor(Qt::red));
            QVERIFY(at(12, 12) != QColor(Qt::red));  // outside of the disc
            QVERIFY(at(55, 45) != QColor(Qt::red));  // outside of the view
            QVERIFY(at(90, 90) != QColor(Qt::red));
        };
        QTemporaryDir folder;
        const QString png = folder.filePath(QStringLiteral("p.png"));
        QVERIFY(writeExport({part}, ExportForm::Png, png));
        check(QImage(png), 2.0);
        const QString svg = folder.filePath(QStringLiteral("p.svg"));
        QVERIFY(writeExport({part}, ExportForm::Svg, svg));
        QCOMPARE(bytesOf(svg).count("<clipPath"), 2);
        QVERIFY(bytesOf(svg).contains(" clip-path=\"url(#c0)\"><path"));  // one within the other
        const QString pdf = folder.filePath(QStringLiteral("p.pdf"));
        QVERIFY(writeExport({part}, ExportForm::Pdf, pdf));
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        if (tool.isEmpty()) QSKIP("pdftoppm is not there");
        QCOMPARE(QProcess::execute(tool, {QStringLiteral("-r"), QStringLiteral("96"), QStringLiteral("-png"), QStringLiteral("-singlefile"), pdf,
                                          folder.filePath(QStringLiteral("pdf"))}), 0);
        check(QImage(folder.filePath(QStringLiteral("pdf.png"))), 1.0);
    }

    void anExportThatIsStoppedLeavesTheFileAlone()
    {
        QTemporaryDir folder;
        const PageExport part{QStringLiteral("p"), QSizeF(10, 10), [](QPainter& painter) { painter.fillRect(0, 0, 5, 5, Qt::red); }, {}};
        std::stop_source stopped;
        stopped.request_stop();
        for (const ExportForm form : {ExportForm::Pdf, ExportForm::Svg, ExportForm::Png}) {
            const QString file = folder.filePath(QStringLiteral("p") + suffixOf(form));
            QString problem;
            QVERIFY(!writeTaken(takeExport({part}, form), file, &problem, {stopped.get_token(), {}}));
            QVERIFY(!problem.isEmpty());
            QVERIFY(!QFile::exists(file));
        }
    }

    void whatCannotBeWrittenIsSaid()
    {
        const PageExport part{QStringLiteral("t"), {}, {}, [] { return QStringLiteral("a"); }};
        QString problem;
        QVERIFY(!writeExport({part}, ExportForm::Csv, QStringLiteral("/nowhere/at/all.csv"), &problem));
        QVERIFY(problem.contains(QLatin1String("all.csv")));
        QVERIFY(!writeExport({part}, ExportForm::Pdf, QStringLiteral("/tmp/never.pdf"), &problem));
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/never.pdf")));
    }

    void theDialogOffersOnlyWhatThereIs()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->showPage("programme");
        ExportDialog dialog(*window->currentPage());
        QVERIFY(dialog.what()->count() > 2);
        QVERIFY(dialog.saveButton()->isEnabled());
        // The last part is a table alone: it can be numbers and nothing else.
        dialog.forms()->setCurrentIndex(1);
        QCOMPARE(dialog.form(), ExportForm::Svg);
        dialog.what()->setCurrentIndex(dialog.what()->count() - 1);
        QCOMPARE(dialog.parts().size(), 1);
        QCOMPARE(dialog.form(), ExportForm::Csv);
        QVERIFY(dialog.saveButton()->isEnabled());
        // What was asked for comes back with a part that has it.
        dialog.what()->setCurrentIndex(0);
        QCOMPARE(dialog.form(), ExportForm::Svg);
    }
};
RW_UI_TEST(ExportTest)

}  // namespace rw::ui

#include "export_test.moc"
