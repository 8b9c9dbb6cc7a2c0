// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_document.h"
#include "document/plan_words.h"
#include "file/user_catalogue.h"
#include "inspector/catalogue_value.h"
#include "inspector/field_row.h"
#include "plan/catalogue_copy.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/elided_label.h"
#include "widgets/quantity_edit.h"
#include "widgets/tool_button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>
#include <cstring>
#include <functional>

namespace rw::ui {

namespace {

constexpr int kNoteLines = 3;
constexpr int kEntryRole = Qt::UserRole + 1;  // id of a catalogue entry that the plan has no copy of

/// Choosing by accident while scrolling a form is the commonest slip there is.
class StillComboBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

class NoteEdit : public QPlainTextEdit {
public:
    explicit NoteEdit(QWidget* parent) : QPlainTextEdit(parent)
    {
        setTabChangesFocus(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);  // what is left over stays below the form
        setFixedHeight(kNoteLines * fontMetrics().lineSpacing() + 2 * space::kS);
    }
    std::function<void()> done;

protected:
    void focusOutEvent(QFocusEvent* event) override
    {
        if (document()->isModified() && done) done();
        QPlainTextEdit::focusOutEvent(event);
    }
};

/// Text or a day. What was refused stays to be mended until the field is left; Escape takes back what was typed.
class LineField : public QLineEdit {
public:
    explicit LineField(QWidget* parent) : QLineEdit(parent)
    {
        connect(this, &QLineEdit::editingFinished, this, [this] {
            if (!isModified()) return;
            if (take(text().trimmed()) || !hasFocus()) showPlans();
        });
    }
    std::function<bool(const QString&)> take;
    std::function<QString()> shown;  ///< what the plan says

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Escape && isModified()) {
            showPlans();
            selectAll();
            emit textEdited(text());
        } else {
            QLineEdit::keyPressEvent(event);
        }
    }

private:
    void showPlans()
    {
        setText(shown());
        setModified(false);
    }
};

bool isLongText(const Field& field)
{
    for (const char* key : {"note", "notes", "condition", "reason"})
        if (std::strcmp(field.key, key) == 0) return true;
    return false;
}

}  // namespace

void FieldRow::buildEditor()
{
    const Field& field = *m_field;
    switch (field.kind) {
    case FieldKind::Quantity:
    case FieldKind::Integer: {
        auto* edit = new QuantityEdit(this);
        edit->setField(field);
        edit->setToldBeside(true);
        if (isLength()) {
            edit->setWholeNumbers(false);
            edit->setUnit(unit::mm);
            edit->setRange(lengthOf(field.minimum), lengthOf(field.maximum));
            edit->setAccessibleName(m_label->text());
        }
        edit->setUnitSystem(m_document.unitSystem());
        if (field.nullable)
            edit->setNullable(true, field.kind == FieldKind::Integer ? tr("derived") : tr("not set"));
        edit->setDragLabel(m_label);
        connect(edit, &QuantityEdit::siChanged, this, [this](std::optional<double> si) {
            if (!si) write(Tree());
            else if (isLength()) write(Tree(std::int64_t{std::llround(*si / lengthOf(1.0))}));
            else if (m_field->kind == FieldKind::Integer) write(Tree(static_cast<std::int64_t>(*si)));
            else write(Tree(*si));
            if (isLength()) refresh();  // to the whole millimetre
        });
        connect(edit, &QuantityEdit::liveEditStarted, &m_document, &PlanDocument::beginLiveEdit);
        connect(edit, &QuantityEdit::liveEditFinished, &m_document, &PlanDocument::endLiveEdit);
        connect(edit, &QuantityEdit::refused, this, &FieldRow::fail);
        m_editor = edit;
        return;
    }
    case FieldKind::Boolean: {
        auto* box = new QCheckBox(this);
        connect(box, &QCheckBox::clicked, this, [this, box] {
            box->setTristate(false);  // the third state only tells that several objects differ
            write(Tree(box->isChecked()));
        });
        m_editor = box;
        return;
    }
    case FieldKind::Choice: {
        auto* combo = new StillComboBox(this);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
        for (const char* choice : field.choices)
            combo->addItem(choiceWord(field, choice), QString::fromLatin1(choice));
        connect(combo, &QComboBox::activated, this,
                [this, combo](int i) { write(Tree(combo->itemData(i).toString().toStdString())); });
        m_editor = combo;
        return;
    }
    case FieldKind::Reference: {
        auto* combo = new StillComboBox(this);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(3);
        connect(combo, &QComboBox::activated, this, [this, combo](int i) {
            const QString id = combo->itemData(i).toString();
            if (const QString entry = combo->itemData(i, kEntryRole).toString(); !entry.isEmpty()) takeEntry(entry);
            else write(id.isEmpty() ? Tree() : Tree(id.toStdString()));
        });
        m_editor = combo;
        QToolButton* go = smallToolButton("arrow-right", tr("Go to %1").arg(m_label->text()), Theme::of(this));
        go->setToolTip(tr("Go to it"));
        connect(go, &QToolButton::clicked, this, [this, combo] {
            const QString id = combo->currentData().toString();
            if (!id.isEmpty())
                m_document.setSelectedPath(QStringLiteral("%1[%2]").arg(QString::fromLatin1(m_field->target), id));
        });
        m_beside = go;
        return;
    }
    case FieldKind::Block: {
        auto* count = new QLabel(this);
        m_editor = count;
        return;
    }
    case FieldKind::Text:
    case FieldKind::Day:
    case FieldKind::List:
    case FieldKind::Object: break;
    }
    if (field.kind == FieldKind::Text && isLongText(field)) {
        auto* note = new NoteEdit(this);
        note->done = [this, note] { write(Tree(note->toPlainText().toStdString())); };
        m_editor = note;
        return;
    }
    auto* line = new LineField(this);
    if (field.kind == FieldKind::Day) line->setPlaceholderText(tr("year-month-day"));
    line->take = [this](const QString& text) {
        return write(m_field->kind == FieldKind::Day && text.isEmpty() ? Tree() : Tree(text.toStdString()));
    };
    line->shown = [this] { return lineText(); };
    connect(line, &QLineEdit::textEdited, this, [this] { fail({}); });
    m_editor = line;
}

void FieldRow::buildProvenance()
{
    m_provenance = new QWidget(this);
    auto* row = new QHBoxLayout(m_provenance);
    row->setContentsMargins(0, 0, 0, space::kXs);
    row->setSpacing(space::kXs);
    m_grade = new Chip(m_provenance);
    m_grade->setCompact(true);
    m_source = new ElidedLabel(m_provenance);
    setMuted(m_source);
    setTextSize(m_source, TextSize::Small);
    m_override = new ElidedLabel(m_provenance);
    setTextSize(m_override, TextSize::Small);
    m_reset = smallToolButton("reset", tr("Reset %1 to the catalogue").arg(m_label->text()), Theme::of(this), IconTone::Accent);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        // Each to its own entry, where several are shown.
        EditList list;
        for (const QString& path : m_paths)
            if (const auto original = catalogueValue(m_document.plan(), offeredCatalogue().catalogue, path))
                list.edits.push_back(Edit::set(path.toStdString(), original->value));
        writeAll(std::move(list));
    });
    row->addWidget(m_grade);
    row->addWidget(m_source, 1);
    row->addWidget(m_override, 1);
    row->addWidget(m_reset);
}

void FieldRow::fillReferences()
{
    auto* combo = static_cast<QComboBox*>(m_editor);
    const QSignalBlocker quiet(combo);
    combo->clear();
    combo->addItem(tr("None"), QString());
    const Field* list = typeOf<Plan>().find(m_field->target);
    if (!list) return;
    void* owner = const_cast<Plan*>(&m_document.plan());
    for (std::size_t i = 0; i < list->size(owner); ++i) {
        const void* element = list->at(owner, i);
        const QString id = QString::fromStdString(*list->type->find("id")->get(element).string());
        combo->addItem(nameInPlan(m_document.plan(), QStringLiteral("%1[%2]").arg(QString::fromLatin1(list->key), id)), id);
    }
    addCatalogueEntries(combo, *list);
}

void FieldRow::addCatalogueEntries(QComboBox* combo, const Field& list)
{
    const Field* shelf = typeOf<Equipment>().find(list.key);
    if (!shelf || !shelf->type->find("catalogue_id")) return;
    const auto text = [](const ObjectType& type, const void* object, const char* key) {
        return QString::fromStdString(*type.find(key)->get(object).string());
    };
    void* plan = const_cast<Plan*>(&m_document.plan());
    QStringList copied;
    for (std::size_t i = 0; i < list.size(plan); ++i)
        copied.append(text(*list.type, list.at(plan, i), "catalogue_id"));
    void* equipment = const_cast<Equipment*>(&offeredCatalogue().catalogue.equipment);
    bool first = true;
    for (std::size_t i = 0; i < shelf->size(equipment); ++i) {
        const void* entry = shelf->at(equipment, i);
        const QString id = text(*shelf->type, entry, "id");
        if (copied.contains(id)) continue;
        if (first) combo->insertSeparator(combo->count());
        first = false;
        combo->addItem(icon(QStringLiteral("add"), Theme::of(this), IconTone::Muted),
                       text(*shelf->type, entry, "name"));
        combo->setItemData(combo->count() - 1, id, kEntryRole);
        combo->setItemData(combo->count() - 1, tr("From the catalogue; is copied into the plan"), Qt::ToolTipRole);
    }
}

void FieldRow::takeEntry(const QString& entry)
{
    Result<CatalogueUse> use =
        useCatalogueEntry(m_document.plan(), offeredCatalogue().catalogue, m_field->target, entry.toStdString());
    if (use) {
        for (const QString& path : m_paths)
            use.value().edits.edits.push_back(Edit::set(path.toStdString(), Tree(use->id)));
        const Status done = m_document.apply(std::move(use.value().edits));
        if (done) fail({});
        else refuse(done.error());
    } else {
        refuse(use.error());
    }
    refresh(true);
}

}  // namespace rw::ui
