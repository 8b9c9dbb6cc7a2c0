// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/edit_command.h"
#include "document/plan_document.h"
#include "schema/path.h"
#include "ui_test.h"

#include <QSignalSpy>
#include <QUndoStack>

#include <cmath>

namespace rw::ui {

namespace {

/// A value that the field takes and that differs from the one it has; null where there is none.
Tree another(const Field& field, const Tree& now)
{
    switch (field.kind) {
    case FieldKind::Quantity: {
        const Tree* value = now.find("value");
        const double was = value && value->isNumber() ? value->number() : 0.0;
        for (const double candidate : {was * 0.5, was + 1.0, field.minimum, field.maximum, 1.0})
            if (candidate != was && std::isfinite(candidate) && checkField(field, Tree(candidate), "x")) return candidate;
        return {};
    }
    case FieldKind::Integer: {
        const std::int64_t was = now.integer() ? *now.integer() : 0;
        for (const std::int64_t candidate : {was + 1, was - 1, std::int64_t{1}})
            if (candidate != was && checkField(field, Tree(candidate), "x")) return candidate;
        return {};
    }
    case FieldKind::Boolean: return Tree(!*now.boolean());
    case FieldKind::Text: return Tree(*now.string() + "+");
    case FieldKind::Choice:
        for (const char* c : field.choices)
            if (*now.string() != c) return Tree(c);
        return {};
    case FieldKind::Day: return Tree("2031-05-07");
    case FieldKind::Reference:
    case FieldKind::List:
    case FieldKind::Object:
    case FieldKind::Block: return {};
    }
    return {};
}

void collect(const ObjectType& type, const void* object, const std::string& path, std::vector<Edit>& edits)
{
    void* readable = const_cast<void*>(object);
    for (const Field& f : type.fields()) {
        const std::string at = path.empty() ? f.key : path + "." + f.key;
        if (f.kind == FieldKind::Object) collect(*f.type, f.at(readable, 0), at, edits);
        if (f.kind == FieldKind::List)
            for (std::size_t i = 0; i < f.size(object); ++i) {
                const void* element = f.at(readable, i);
                collect(*f.type, element, at + "[" + *f.type->find("id")->get(element).string() + "]", edits);
            }
        if (std::string_view(f.key) == "id" || f.kind == FieldKind::List || f.kind == FieldKind::Object) continue;
        if (Tree value = another(f, readField(f, object)); !value.isNull()) edits.push_back(Edit::set(at, std::move(value)));
    }
}

}  // namespace

class DocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsChangedUndoneAndRedone()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        std::vector<Edit> edits;
        collect(typeOf<Plan>(), &document.plan(), {}, edits);
        QVERIFY(edits.size() > 300);
        std::vector<Plan> states{document.plan()};
        for (const Edit& edit : edits) {
            const Status done = document.apply(EditList{{}, {edit}});
            QVERIFY2(done.ok(), edit.path.c_str());
            QVERIFY2(!(document.plan() == states.back()), edit.path.c_str());
            states.push_back(document.plan());
        }
        QUndoStack* stack = document.undoStack();
        QCOMPARE(stack->count(), static_cast<int>(edits.size()));
        for (std::size_t i = edits.size(); i-- > 0;) {
            stack->undo();
            QVERIFY2(document.plan() == states[i], edits[i].path.c_str());
        }
        for (std::size_t i = 0; i < edits.size(); ++i) {
            stack->redo();
            QVERIFY2(document.plan() == states[i + 1], edits[i].path.c_str());
        }
    }

    void elementsAreAddedMovedRemovedAndBroughtBack()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        EditList list;
        const std::string first = document.newId("phase", list);
        const std::string second = document.newId("phase", list);
        QVERIFY(first != second);
        list.edits.push_back(Edit::insert("programme.phases", 0, Tree::Object{{"id", first}, {"name", "New"}}));
        QVERIFY(document.apply(list).ok());
        QVERIFY(document.apply(EditList{{}, {Edit::move("programme.phases[" + first + "]", 2)}}).ok());
        const Plan moved = document.plan();
        QCOMPARE(moved.programme.phases[2].id, first);
        QVERIFY(document.apply(EditList{{}, {Edit::remove("programme.phases[" + first + "]")}}).ok());
        document.undoStack()->undo();
        QVERIFY(document.plan() == moved);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }

    void aDragIsOneStep()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QSignalSpy committed(&document, &PlanDocument::editCommitted);
        const Plan before = document.plan();
        document.beginLiveEdit();
        for (const double gw : {6.1, 6.2, 6.3}) QVERIFY(document.set("programme.target", gw * 1e9).ok());
        QCOMPARE(committed.size(), 0);
        document.endLiveEdit();
        QCOMPARE(committed.size(), 1);
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(*document.plan().programme.target.si, 6.3e9);
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }

    void whatIsAddedDuringStepsIsAStepOfItsOwn()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QSignalSpy committed(&document, &PlanDocument::editCommitted);
        document.beginLiveEdit();
        QVERIFY(document.set("programme.target", 6.1e9).ok());
        EditList list;
        const std::string id = document.newId("hall", list);
        list.edits.push_back(Edit::insert("halls", 0, Tree::Object{{"id", id}}));
        QVERIFY(document.apply(list).ok());
        document.endLiveEdit();
        QCOMPARE(document.undoStack()->count(), 2);
        QCOMPARE(committed.size(), 2);  // for the journal: both, in their order
    }

    void aDragThatComesBackLeavesNothing()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        document.beginLiveEdit();
        QVERIFY(document.set("programme.target", 7e9).ok());
        QVERIFY(document.set("programme.target", *before.programme.target.si).ok());
        document.endLiveEdit();
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(document.plan() == before);  // with its source and grade
        QVERIFY(!document.isDirty());
    }

    void sayingTheSameAgainIsNoEdit()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        QVERIFY(document.set("programme.target", *before.programme.target.si).ok());
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(document.plan() == before);
    }

    void twoChangesOutsideADragAreTwoSteps()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QVERIFY(document.set("programme.target", 7e9).ok());
        QVERIFY(document.set("programme.target", 8e9).ok());
        QCOMPARE(document.undoStack()->count(), 2);
    }

    void aRefusedEditChangesNothing()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        QSignalSpy changed(&document, &PlanDocument::planChanged);
        QVERIFY(!document.set("programme.target", -1.0).ok());
        QVERIFY(!document.set("programme.no_such", 1.0).ok());
        const Status inUse = document.apply(EditList{{}, {Edit::remove("rack_designs[" + before.rackDesigns[0].id + "]")}});
        QCOMPARE(inUse.error().code, std::string("edit.in-use"));
        QVERIFY(document.plan() == before);
        QCOMPARE(changed.size(), 0);
    }

    void figuresFollowThePlan()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        const double before = test::figureOf(document, "programme.racks");
        QVERIFY(before > 0);
        QVERIFY(document.set("programme.target", 12e9).ok());
        QVERIFY(document.evaluationStale());
        QVERIFY(document.evaluation() != nullptr);  // old figures stay until new ones come
        QVERIFY(test::settled(document));
        QVERIFY(test::figureOf(document, "programme.racks") > before);
    }

    void aScenarioChangesTheFiguresAndNotThePlan()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QVERIFY(!document.plan().scenarios.empty());
        QVERIFY(test::settled(document));
        const Plan before = document.plan();
        QVERIFY(document.baseline() == nullptr);
        document.setScenario(QString::fromStdString(before.scenarios[0].id));
        QVERIFY(test::settled(document));
        QCOMPARE(document.evaluation()->scenario, before.scenarios[0].id);
        QVERIFY(document.baseline() != nullptr);
        QVERIFY(document.plan() == before);
        QVERIFY(document.apply(EditList{{}, {Edit::remove("scenarios[" + before.scenarios[0].id + "]")}}).ok());
        QVERIFY(document.scenario().isEmpty());
    }

    void aRemovedObjectIsNoLongerSelected()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        const std::string id = document.plan().programme.phases.back().id;
        document.setSelectedPath(QString::fromStdString("programme.phases[" + id + "].target"));
        QVERIFY(document.apply(EditList{{}, {Edit::remove("programme.phases[" + id + "]")}}).ok());
        QCOMPARE(document.selectedPath(), QStringLiteral("programme"));
    }

    void savingLaterThanAnEditLeavesThePlanDirty()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QVERIFY(document.set("programme.target", 7e9).ok());
        const quint64 saving = document.revision();
        QVERIFY(document.set("programme.target", 8e9).ok());
        document.markSaved(QStringLiteral("/a"), saving);
        QVERIFY(document.isDirty());
        document.markSaved(QStringLiteral("/a"), document.revision());
        QVERIFY(!document.isDirty());
    }

    void undoSaysWhatItUndoes()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        QVERIFY(document.set("programme.target", 7e9).ok());
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Change Target"));
    }
};
RW_UI_TEST(DocumentTest)

}  // namespace rw::ui

#include "document_test.moc"
