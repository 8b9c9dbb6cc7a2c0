// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/resource.h"
#include "base/text.h"
#include "evaluate/settle.h"
#include "file/plan_file.h"
#include "plots/plot_view.h"
#include "power/electrical/conductor_size.h"
#include "pseudo_language.h"
#include "report/report.h"
#include "shell/about_dialog.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/screenshots.h"
#include "shell/theme.h"
#include "shell/translations.h"
#include "ui_test.h"
#include "widgets/elided_label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QSvgGenerator>

namespace rw::ui {

namespace {

const char* const kGenerated[] = {
#include "core_sentences.h"
};

QString placeOf(const QObject* object)
{
    QString place = QLatin1String(object->metaObject()->className());
    for (const QObject* p = object->parent(); p; p = p->parent())
        place.prepend(QLatin1String(p->metaObject()->className()) + QLatin1Char('/'));
    return place.remove(QStringLiteral("rw::ui::"));
}

/// All that a window says, to the eye, to the pointer and to a screen reader.
class Sayings {
public:
    explicit Sayings(const test::Escapes& escapes) : m_escapes(escapes) {}

    void read(QWidget* root)
    {
        readWidget(root);
        for (QWidget* widget : root->findChildren<QWidget*>()) readWidget(widget);
        for (const QAction* action : root->findChildren<QAction*>())
            for (const QString& text : {action->text(), action->toolTip(), action->statusTip()}) note(action, "action", text);
        readPaint(root);
    }
    QStringList escaped() const { return m_escaped; }

private:
    void note(const QObject* where, const char* what, const QString& text)
    {
        if (m_seen.contains(text)) return;
        m_seen.insert(text);
        const QString bad = m_escapes.in(text);
        if (bad.isEmpty()) return;
        m_escaped << QStringLiteral("%1 %2 “%3”: %4").arg(placeOf(where), QString::fromLatin1(what), text, bad);
    }

    void readWidget(QWidget* w)
    {
        note(w, "tooltip", w->toolTip());
        note(w, "status tip", w->statusTip());
        note(w, "accessible name", w->accessibleName());
        note(w, "accessible description", w->accessibleDescription());
        note(w, "title", w->windowTitle());
        if (const auto* label = qobject_cast<const QLabel*>(w)) note(w, "text", label->text());
        if (const auto* label = qobject_cast<const ElidedLabel*>(w)) note(w, "text", label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(w)) note(w, "text", button->text());
        if (const auto* group = qobject_cast<const QGroupBox*>(w)) note(w, "title", group->title());
        if (const auto* menu = qobject_cast<const QMenu*>(w)) note(w, "title", menu->title());
        if (const auto* line = qobject_cast<const QLineEdit*>(w)) note(w, "placeholder", line->placeholderText());
        if (const auto* combo = qobject_cast<const QComboBox*>(w))
            for (int i = 0; i < combo->count(); ++i) note(w, "item", combo->itemText(i));
        if (const auto* view = qobject_cast<const QAbstractItemView*>(w); view && view->model())
            readModel(view, *view->model(), {}, 0);
        if (const auto* plot = qobject_cast<const PlotView*>(w)) readPlot(plot);
        if (w->inherits("QComboBoxPrivateContainer") || w->inherits("QComboBoxListView")) return;  // Qt's own words
        if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(w))
            for (int i = 0; i < face->childCount(); ++i)
                if (QAccessibleInterface* child = face->child(i); child && !child->object())
                    for (const auto role : {QAccessible::Name, QAccessible::Description, QAccessible::Help})
                        note(w, "accessible part", child->text(role));
    }

    void readModel(const QAbstractItemView* view, const QAbstractItemModel& model, const QModelIndex& parent, int depth)
    {
        constexpr int kRows = 300;
        if (depth > 12) return;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            if (depth == 0) note(view, "heading", model.headerData(column, Qt::Horizontal).toString());
            for (int row = 0; row < std::min(kRows, model.rowCount(parent)); ++row) {
                const QModelIndex index = model.index(row, column, parent);
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    note(view, "cell", index.data(role).toString());
                if (column == 0) readModel(view, model, index, depth + 1);
            }
        }
    }

    void readPlot(const PlotView* view)
    {
        const PlotData& plot = view->plot();
        for (const QString& text : {plot.title, plot.subtitle, plot.x.label, plot.y.label, plot.right.label}) note(view, "plot", text);
        for (const PlotSeries& series : plot.series) note(view, "series", series.name);
        for (const PlotMark& mark : plot.marks) note(view, "mark", mark.label);
        for (const PlotFlag& flag : plot.flags)
            for (const QString& text : {flag.label, flag.explanation}) note(view, "flag", text);
    }

    /// What widgets paint themselves: into a picture in which letters stay letters.
    void readPaint(QWidget* root)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(root->size());
        root->render(&svg);
        static const QRegularExpression kText(QStringLiteral("<text[^>]*>(.*?)</text>"),
                                              QRegularExpression::DotMatchesEverythingOption);
        for (auto it = kText.globalMatch(QString::fromUtf8(buffer.data())); it.hasNext();)
            note(root, "painted", it.next().captured(1));
    }

    const test::Escapes& m_escapes;
    QSet<QString> m_seen;
    QStringList m_escaped;
};

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

    test::PseudoLanguage m_language;

private Q_SLOTS:
    void initTestCase()
    {
        translateCoreText();
        QCoreApplication::installTranslator(&m_language);
    }

    void cleanupTestCase()
    {
        QCoreApplication::removeTranslator(&m_language);
        setTextSource(nullptr);
    }

    void everySentenceOfTheCoreIsMarkedForTranslators()
    {
        QSet<QString> marked;
        for (const char* sentence : kGenerated) marked.insert(QString::fromUtf8(sentence));
        QCOMPARE(std::size(kGenerated), textTable().size());
        for (const TextEntry& entry : textTable()) QVERIFY2(marked.contains(QString::fromUtf8(entry.english)), entry.key);
    }

    void aSentenceOfTheCoreIsTranslatedAndItsArgumentsAreKept()
    {
        QCOMPARE(coreText("report.page", {{"page", "3"}, {"pages", "Z"}}),
                 m_language.translate("core", "Page {page} of {pages}", nullptr, -1)
                     .replace(QLatin1String("{page}"), QLatin1String("3"))
                     .replace(QLatin1String("{pages}"), QLatin1String("Z")));
    }

    void anUntranslatedWordIsFound()
    {
        const test::Escapes escapes({QStringLiteral("Helios rack")});
        const QString wide = m_language.translate("", "%1 in %2", nullptr, -1);
        QCOMPARE(escapes.in(wide.arg(QStringLiteral("225 kW"), QStringLiteral("Helios rack"))), QString());
        QCOMPARE(escapes.in(wide.arg(QStringLiteral("225 kW"), QStringLiteral("Helios tray"))), QStringLiteral("Helios tray"));
    }

private:
    static QStringList ownWords(const Plan& plan)
    {
        QStringList own = test::wordsOfThePlan(QByteArray::fromStdString(writePlan(plan)));
        for (const char* folder : {"catalogue/", "examples/"})
            for (const std::string& name : resourceNames(folder))
                own += test::wordsOfThePlan(QByteArray::fromStdString(std::string(resource(name))));
        own << QStringLiteral("openai-amd-6gw.rackwright");
        // Sizes of conductors are named by their series.
        for (const electrical::NominalSize& size : electrical::nominalSizes(electrical::SizeSeries::Awg))
            own << QString::fromUtf8(size.name);
        // So do the sources of shipped costs and lead times, and the names of those who published totals.
        for (const CostLine& line : defaultCostLines())
            own << toQString(line.amount.source) << toQString(line.amount.note);
        for (const AnnouncedCost& total : defaultAnnouncedCosts())
            own << toQString(total.name) << toQString(total.amount.source);
        for (const LeadTime& lead : defaultLeadTimes()) own << toQString(lead.delivery.source);
        // Licences and notices stand as their owners wrote them.
        for (const std::string& name : resourceNames("licences/")) {
            own << toQString(resource(name));
            if (name == "licences/index.json") own += test::wordsOfThePlan(QByteArray::fromStdString(std::string(resource(name))));
        }
        return own;
    }

private Q_SLOTS:
    void theReportIsInTheWindowsLanguage()
    {
        const Plan& plan = test::templatePlan();
        const Evaluation evaluation = evaluateSettled(plan);
        QStringList own = ownWords(plan);
        for (const FailureStudy& study : evaluation.failures)
            for (const FailureLine& line : study.lines) own << toQString(line.components.front());
        const test::Escapes escapes(own);
        const std::string report = report::renderText(report::buildReport(plan, evaluation), 1000);
        QStringList escaped;
        static const QRegularExpression kCells(QStringLiteral("\\s{2,}|\\n"));
        for (const QString& cell : QString::fromStdString(report).split(kCells))
            if (const QString bad = escapes.in(cell); !bad.isEmpty()) escaped << cell + QStringLiteral(": ") + bad;
        if (!escaped.isEmpty()) qWarning().noquote() << escaped.join(QLatin1Char('\n'));
        QCOMPARE(escaped.size(), 0);
    }

    void nothingOnTheScreenEscapesTranslation()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(1440, 900);
        window.show();
        QVERIFY(window.openFile(QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright")));
        QVERIFY(test::settled(*window.document()));
        const test::Escapes escapes(ownWords(window.document()->plan()));
        Sayings sayings(escapes);
        const auto read = [&](QWidget* root) {
            QCoreApplication::processEvents();
            sayings.read(root);
        };
        for (std::size_t i = 0; i < window.pages().size(); ++i) {
            window.showPage(static_cast<int>(i));
            QVERIFY(QTest::qWaitFor([&] { return window.currentPage()->isSettled(); }, 20000));
            read(&window);
            for (const QByteArray& view : window.currentPage()->views()) {
                window.currentPage()->showView(view);
                QVERIFY(QTest::qWaitFor([&] { return window.currentPage()->isSettled(); }, 20000));
                read(&window);
            }
        }
        const Plan plan = window.document()->plan();
        const auto at = [](const char* list, const std::string& id) { return QStringLiteral("%1[%2]").arg(QLatin1String(list), QString::fromStdString(id)); };
        const QString rack = at("rack_designs", plan.rackDesigns[0].id);
        for (const QString& path :
             {QStringLiteral("programme"), QStringLiteral("assumptions"), QStringLiteral("project"), rack,
              rack + QLatin1Char('.') + at("trays", plan.rackDesigns[0].trays[0].id), at("buildings", plan.buildings[0].id),
              at("sites", plan.sites[0].id), at("halls", plan.halls[0].id), at("clusters", plan.clusters[0].id)}) {
            window.document()->setSelectedPath(path);
            read(&window);
        }
        for (const char* figure : {"programme.sites", "programme.grid_power_W", "racks[helios].power_W.design"}) {
            window.showDerivation(QString::fromLatin1(figure));
            QTest::qWait(300);
            read(&window);
        }
        window.openPalette();
        read(&window);
        AboutDialog about;
        about.show();
        read(&about);
        window.showWelcome();
        read(&window);
        if (!sayings.escaped().isEmpty()) qWarning().noquote() << sayings.escaped().join(QLatin1Char('\n'));
        QCOMPARE(sayings.escaped().size(), 0);
    }
};
RW_UI_TEST(TranslationTest)

}  // namespace rw::ui

#include "translation_test.moc"
