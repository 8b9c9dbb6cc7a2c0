// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/field_row.h"

#include "document/plan_document.h"
#include "document/plan_words.h"
#include "file/user_catalogue.h"
#include "inspector/catalogue_value.h"
#include "plan/catalogue_copy.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/elided_label.h"
#include "widgets/quantity_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include <cstring>
#include <optional>
#include <utility>

namespace rw::ui {

namespace {

constexpr int kLabelWidth = 116;
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

bool isLongText(const Field& field)
{
    for (const char* key : {"note", "notes", "condition", "reason"})
        if (std::strcmp(field.key, key) == 0) return true;
    return false;
}

Grade shown(rw::Grade grade)
{
    return static_cast<Grade>(grade);
}

}  // namespace

FieldRow::FieldRow(PlanDocument& document, const QString& path, QWidget* parent)
    : FieldRow(document, QStringList{path}, parent)
{
}

FieldRow::FieldRow(PlanDocument& document, const QStringList& paths, QWidget* parent)
    : QWidget(parent), m_document(document), m_path(paths.front()), m_paths(paths), m_label(new QLabel(this)), m_problem(new QLabel(this)),
      m_scenario(new QLabel(this))
{
    const void* object = nullptr;
    m_field = locateField(object);
    RW_ASSERT(m_field && m_field->kind != FieldKind::List && m_field->kind != FieldKind::Object);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    m_label->setText(coreText(m_field->label));
    m_label->setWordWrap(true);
    setMuted(m_label);
    setLabelWidth(kLabelWidth);
    buildEditor();
    m_label->setBuddy(m_editor);
    m_editor->setAccessibleName(m_label->text());
    const bool tall = qobject_cast<QPlainTextEdit*>(m_editor) != nullptr;
    grid->addWidget(m_label, 0, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    auto* editorRow = new QHBoxLayout;
    editorRow->setSpacing(space::kXs);
    editorRow->addWidget(m_editor, 1);
    if (m_beside) editorRow->addWidget(m_beside);
    grid->addLayout(editorRow, 0, 1);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    setTextSize(m_problem, TextSize::Small);
    m_problem->hide();
    grid->addWidget(m_problem, 1, 0, 1, 2);
    if (m_field->kind == FieldKind::Quantity) {
        buildProvenance();
        grid->addWidget(m_provenance, 2, 0, 1, 2);
    }
    m_scenario->setWordWrap(true);
    m_scenario->setForegroundRole(QPalette::Link);
    setTextSize(m_scenario, TextSize::Small);
    grid->addWidget(m_scenario, 3, 0, 1, 2);
    refresh(true);
}

void FieldRow::setLabelWidth(int pixels)
{
    m_label->setFixedWidth(pixels);
}

const Field* FieldRow::locateField(const void*& object) const
{
    const Result<Location> at =
        locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), m_path.toStdString());
    if (!at) return nullptr;
    object = at->object;
    return at->field;
}

void FieldRow::write(Tree value)
{
    EditList list{m_paths.size() > 1 ? "edit.set-several" : "", {}};
    for (const QString& path : m_paths) list.edits.push_back(Edit::set(path.toStdString(), value));
    writeAll(std::move(list));
}

void FieldRow::writeAll(EditList list)
{
    const Status done = m_document.apply(std::move(list));
    fail(done ? QString() : QString::fromStdString(done.error().message()));
    if (!done) refresh();
}

/// Provenance apart: two objects with one number agree, wherever each has it from.
bool FieldRow::differ() const
{
    std::optional<Tree> first;
    for (const QString& path : m_paths) {
        const Result<Location> at =
            locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), path.toStdString());
        if (!at || !at->field) continue;
        Tree value = readField(*at->field, at->object);
        if (!first) first = std::move(value);
        else if (!sameValue(*first, value)) return true;
    }
    return false;
}

void FieldRow::showVarious()
{
    const QSignalBlocker quiet(m_editor);
    const QString words = tr("various");
    if (auto* quantity = qobject_cast<QuantityEdit*>(m_editor)) quantity->setVarious(true);
    else if (auto* box = qobject_cast<QCheckBox*>(m_editor)) {
        box->setTristate(true);
        box->setCheckState(Qt::PartiallyChecked);
    } else if (auto* combo = qobject_cast<QComboBox*>(m_editor)) {
        combo->setPlaceholderText(words);
        combo->setCurrentIndex(-1);
        if (m_beside) m_beside->setEnabled(false);
    } else if (auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
        note->setPlaceholderText(words);
        if (!note->hasFocus()) note->clear();
        note->document()->setModified(false);
    } else if (auto* line = qobject_cast<QLineEdit*>(m_editor)) {
        line->setPlaceholderText(words);
        if (!line->isModified()) line->clear();
    } else if (auto* label = qobject_cast<QLabel*>(m_editor)) {
        label->setText(words);
    }
    m_editor->setAccessibleDescription(words);
    if (m_provenance) m_provenance->hide();
}

void FieldRow::fail(const QString& reason)
{
    m_problem->setText(reason);
    m_problem->setVisible(!reason.isEmpty());
    if (!reason.isEmpty()) emit statusText(reason);
}

void FieldRow::buildEditor()
{
    const Field& field = *m_field;
    switch (field.kind) {
    case FieldKind::Quantity:
    case FieldKind::Integer: {
        auto* edit = new QuantityEdit(this);
        edit->setField(field);
        edit->setUnitSystem(m_document.unitSystem());
        if (field.nullable)
            edit->setNullable(true, field.kind == FieldKind::Integer ? tr("derived") : tr("not set"));
        edit->setDragLabel(m_label);
        connect(edit, &QuantityEdit::siChanged, this, [this](std::optional<double> si) {
            if (!si) write(Tree());
            else if (m_field->kind == FieldKind::Integer) write(Tree(static_cast<std::int64_t>(*si)));
            else write(Tree(*si));
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
        combo->setMinimumContentsLength(8);
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
        combo->setMinimumContentsLength(4);
        connect(combo, &QComboBox::activated, this, [this, combo](int i) {
            const QString id = combo->itemData(i).toString();
            if (const QString entry = combo->itemData(i, kEntryRole).toString(); !entry.isEmpty()) takeEntry(entry);
            else write(id.isEmpty() ? Tree() : Tree(id.toStdString()));
        });
        m_editor = combo;
        auto* go = new QToolButton(this);
        go->setAutoRaise(true);
        go->setIcon(icon(QStringLiteral("arrow-right"), Theme::of(this), IconTone::Muted));
        go->setIconSize(QSize(16, 16));
        go->setToolTip(tr("Go to it"));
        go->setAccessibleName(tr("Go to %1").arg(m_label->text()));
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
    auto* line = new QLineEdit(this);
    if (field.kind == FieldKind::Day) line->setPlaceholderText(tr("year-month-day"));
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        if (!line->isModified()) return;
        line->setModified(false);
        const std::string text = line->text().trimmed().toStdString();
        write(m_field->kind == FieldKind::Day && text.empty() ? Tree() : Tree(text));
    });
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
    m_reset = new QToolButton(m_provenance);
    m_reset->setAutoRaise(true);
    m_reset->setIcon(icon(QStringLiteral("reset"), Theme::of(this), IconTone::Accent));
    m_reset->setIconSize(QSize(16, 16));
    m_reset->setAccessibleName(tr("Reset %1 to the catalogue").arg(m_label->text()));
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
        fail(done ? QString() : QString::fromStdString(done.error().message()));
    } else {
        fail(QString::fromStdString(use.error().message()));
    }
    refresh(true);
}

void FieldRow::refresh(bool listsChanged)
{
    const void* object = nullptr;
    if (!locateField(object)) return;
    refreshScenario();
    const bool wasVarious = std::exchange(m_various, m_paths.size() > 1 && differ());
    if (m_various) {
        if (m_field->kind == FieldKind::Reference && listsChanged) fillReferences();
        return showVarious();
    }
    if (wasVarious) m_editor->setAccessibleDescription({});
    const Tree value = readField(*m_field, object);
    switch (m_field->kind) {
    case FieldKind::Quantity: {
        const Tree* number = value.find("value");
        static_cast<QuantityEdit*>(m_editor)->setVarious(false);
        static_cast<QuantityEdit*>(m_editor)->setSi(number->isNull() ? std::nullopt : std::optional(number->number()));
        refreshProvenance();
        break;
    }
    case FieldKind::Integer:
        static_cast<QuantityEdit*>(m_editor)->setVarious(false);
        static_cast<QuantityEdit*>(m_editor)->setSi(value.isNull() ? std::nullopt : std::optional(value.number()));
        break;
    case FieldKind::Boolean: {
        auto* box = static_cast<QCheckBox*>(m_editor);
        const QSignalBlocker quiet(box);
        box->setTristate(false);
        box->setChecked(*value.boolean());
        break;
    }
    case FieldKind::Choice: {
        auto* combo = static_cast<QComboBox*>(m_editor);
        combo->setCurrentIndex(combo->findData(QString::fromStdString(*value.string())));
        break;
    }
    case FieldKind::Reference: {
        if (listsChanged) fillReferences();
        auto* combo = static_cast<QComboBox*>(m_editor);
        const QString id = value.isNull() ? QString() : QString::fromStdString(*value.string());
        combo->setCurrentIndex(combo->findData(id));
        combo->setToolTip(combo->currentText());
        m_beside->setEnabled(!id.isEmpty());
        break;
    }
    case FieldKind::Block:
        static_cast<QLabel*>(m_editor)->setText(
            tr("%1 placed").arg(formatCount(static_cast<qint64>(m_field->size(object)))));
        break;
    case FieldKind::Text:
    case FieldKind::Day: {
        const QString text = value.isNull() ? QString() : QString::fromStdString(*value.string());
        if (auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
            note->setPlaceholderText({});
            if (note->toPlainText() != text && !note->hasFocus()) note->setPlainText(text);
            note->document()->setModified(false);
        } else {
            auto* line = static_cast<QLineEdit*>(m_editor);
            line->setPlaceholderText(m_field->kind == FieldKind::Day ? tr("year-month-day") : QString());
            if (line->text() != text && !line->isModified()) {
                line->setText(text);
                line->setCursorPosition(0);
            }
        }
        break;
    }
    case FieldKind::List:
    case FieldKind::Object: break;
    }
}

void FieldRow::refreshScenario()
{
    const Scenario* scenario = findById(m_document.plan().scenarios, m_document.scenario().toStdString());
    QString value;
    if (scenario)
        for (const Override& o : scenario->overrides)
            if (QString::fromStdString(o.path) == m_path) value = QString::fromStdString(o.value);
    m_scenario->setVisible(!value.isEmpty());
    if (!value.isEmpty())
        m_scenario->setText(tr("%1 in “%2”; edits here change the plan itself")
                                .arg(value, QString::fromStdString(scenario->name)));
}

void FieldRow::refreshProvenance()
{
    const void* object = nullptr;
    if (!locateField(object)) return;
    const Datum& datum = *m_field->datum(const_cast<void*>(object));
    const UnitSystem units = m_document.unitSystem();
    QString source = QString::fromStdString(sourceWords(datum.source));
    if (datum.set() && source.isEmpty()) source = Chip::gradeText(shown(datum.grade));
    const Unit& shownIn = unitFor(*m_field->unit, units);
    if (datum.low && datum.high)
        source = QStringLiteral("%1 – %2 · %3").arg(formatIn(*datum.low, shownIn).number,
                                                    formatIn(*datum.high, shownIn).text(), source);
    m_grade->setGrade(shown(datum.grade));
    m_grade->setVisible(datum.set());
    m_source->setText(source);

    const auto original = catalogueValue(m_document.plan(), offeredCatalogue().catalogue, m_path);
    const bool overridden = original && !sameValue(original->value, readField(*m_field, object));
    m_override->setVisible(overridden);
    m_reset->setVisible(overridden);
    if (overridden) {
        const Tree* number = original->value.find("value");
        const QString was = number && number->isNumber() ? formatValue(number->number(), *m_field->unit, units) : tr("unset");
        m_override->setText(tr("overrides %1").arg(was));
        m_reset->setToolTip(tr("Reset to %1, as in the catalogue entry “%2”").arg(was, original->entry));
    }
    m_provenance->setVisible(datum.set() || overridden);
}

void FieldRow::focusEditor()
{
    m_editor->setFocus(Qt::OtherFocusReason);
    if (auto* line = qobject_cast<QLineEdit*>(m_editor)) line->selectAll();
}

}  // namespace rw::ui
