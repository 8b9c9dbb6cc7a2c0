// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/user_catalogue.h"
#include "programme/cluster_editor.h"
#include "programme/phase_editor.h"
#include "programme/programme_edits.h"
#include "programme/programme_page.h"
#include "sites/sites_page.h"
#include "ui_test.h"

#include <QMenu>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

/// From an empty plan to sites, by what the pages offer on the way.
class BeginTest : public QObject {
    Q_OBJECT

    static QMenu* openedMenu(QWidget& editor)
    {
        for (const auto* button : editor.findChildren<QToolButton*>())
            if (button->menu() && button->isVisibleTo(&editor)) {
                QMetaObject::invokeMethod(button->menu(), "aboutToShow");
                return button->menu();
            }
        return nullptr;
    }
    static QAction* found(const QMenu& menu, const QString& maker, const QString& name)
    {
        for (const QAction* of : menu.actions())
            if (of->menu() && of->text() == maker)
                for (QAction* action : of->menu()->actions())
                    if (action->text().startsWith(name)) return action;
        return nullptr;
    }
    static Severity worst(const PlanDocument& document)
    {
        Severity severity = Severity::Note;
        for (const Finding& f : document.evaluation()->findings) severity = std::min(severity, f.severity);
        return severity;
    }

private Q_SLOTS:
    void aPlatformComesFromTheCatalogueInOneStep()
    {
        PlanDocument document;
        ProgrammePage page;
        page.setDocument(&document);
        Plan begun;
        begun.programme.target.si = 6e9;
        document.replace(begun, {});
        page.resize(1200, 800);
        page.show();
        QVERIFY(document.apply(addPhase(document.plan()).list));
        const Plan before = document.plan();
        document.setSelectedPath(phasePath(toQString(before.programme.phases.front().id)));
        const QMenu* menu = openedMenu(*page.phaseEditor());
        QVERIFY(menu);
        QAction* helios = found(*menu, QStringLiteral("AMD"), QStringLiteral("Helios"));
        QVERIFY(helios);
        helios->trigger();
        const Plan& plan = document.plan();
        QCOMPARE(plan.rackDesigns.size(), std::size_t{1});
        QCOMPARE(plan.clusters.size(), std::size_t{1});
        QCOMPARE(plan.clusters.front().rackDesign, plan.rackDesigns.front().id);
        QCOMPARE(plan.programme.phases.front().mix.size(), std::size_t{1});
        QCOMPARE(plan.programme.phases.front().mix.front().cluster, plan.clusters.front().id);
        QVERIFY(test::settled(document));
        QCOMPARE(document.evaluation()->programme.racks->value(), 26667.0);
        // What the plan has is not offered again, and a second platform takes half.
        QMetaObject::invokeMethod(const_cast<QMenu*>(menu), "aboutToShow");
        QVERIFY(!found(*menu, QStringLiteral("AMD"), QStringLiteral("Helios")));
        QAction* other = found(*menu, QStringLiteral("NVIDIA"), QStringLiteral("GB300"));
        QVERIFY(other);
        other->trigger();
        QCOMPARE(document.plan().programme.phases.front().mix.size(), std::size_t{2});
        QCOMPARE(document.plan().programme.phases.front().mix.back().share.si.value_or(0.0), 0.5);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }

    void aClusterComesFromTheCatalogueInOneStep()
    {
        PlanDocument document;
        document.replace(Plan{}, {});
        ClusterEditor editor;
        editor.setDocument(&document);
        const QMenu* menu = openedMenu(editor);
        QVERIFY(menu);
        QAction* one = found(*menu, QStringLiteral("Cerebras"), QStringLiteral("CS-3"));
        QVERIFY(one);
        one->trigger();
        QCOMPARE(document.plan().clusters.size(), std::size_t{1});
        document.undoStack()->undo();
        QVERIFY(document.plan() == Plan{});
    }

    /// A site in a plan without buildings brings one: then there are figures, and no error.
    void theFirstSiteBringsABuilding()
    {
        PlanDocument document;
        Plan begun;
        begun.programme.target.si = 1e9;
        document.replace(begun, {});
        SitesPage page;
        page.setDocument(&document);
        QVERIFY(document.apply(addPhase(document.plan()).list));
        Result<ProgrammeEdits> share = addShareFromCatalogue(document.plan(), offeredCatalogue().catalogue,
                                                             toQString(document.plan().programme.phases.front().id), QStringLiteral("helios"));
        QVERIFY(share);
        QVERIFY(document.apply(share->list));
        QVERIFY(test::settled(document));
        QVERIFY(worst(document) == Severity::Error);
        const auto& findings = document.evaluation()->findings;
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.code == "programme.no-site"; }));
        const Plan before = document.plan();
        for (const SitePlace& place : sitePlaces(before, offeredCatalogue().catalogue))
            if (place.name.startsWith(QStringLiteral("London"))) page.add(place);
        QCOMPARE(document.plan().sites.size(), std::size_t{1});
        QCOMPARE(document.plan().buildings.size(), std::size_t{1});
        QCOMPARE(document.plan().sites.front().building, document.plan().buildings.front().id);
        QCOMPARE(document.plan().rackDesigns.size(), std::size_t{1});
        QVERIFY(test::settled(document));
        QVERIFY(worst(document) != Severity::Error);
        QVERIFY(document.evaluation()->programme.sites->value() >= 1.0);
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }
};

RW_UI_TEST(BeginTest)

}  // namespace rw::ui

#include "begin_test.moc"
