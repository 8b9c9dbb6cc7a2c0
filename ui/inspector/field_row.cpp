// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/field_row.h"

#include "document/plan_document.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "inspector/catalogue_value.h"
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

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace rw::ui {

namespace {

constexpr int kLabelWidth = 116;
constexpr int kEditorWidth = 100;  ///< the least beside a label, at text of the usual size

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
    : QWidget(parent), m_document(document), m_path(paths.front()), m_paths(paths), m_label(new QLabel(this)), m_grid(new QGridLayout(this)),
      m_editorRow(new QHBoxLayout), m_problem(new QLabel(this)), m_scenario(new QLabel(this))
{
    const void* object = nullptr;
    m_field = locateField(object);
    RW_ASSERT(m_field && m_field->kind != FieldKind::List && m_field->kind != FieldKind::Object);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kS);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    // The unit stands in the field, where it is the reader's.
    m_label->setText(isLength() ? coreText(m_field->label).remove(QLatin1String(" (mm)")) : coreText(m_field->label));
    m_label->setWordWrap(true);
    setMuted(m_label);
    buildEditor();
    m_label->setBuddy(m_editor);
    m_editor->setAccessibleName(m_label->text());
    m_editorRow->setSpacing(space::kXs);
    m_editorRow->addWidget(m_editor, 1);
    if (m_beside) m_editorRow->addWidget(m_beside);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    setTextSize(m_problem, TextSize::Small);
    m_problem->hide();
    m_grid->addWidget(m_problem, 2, 0, 1, 2);
    if (m_field->kind == FieldKind::Quantity) {
        buildProvenance();
        m_grid->addWidget(m_provenance, 3, 0, 1, 2);
    }
    m_scenario->setWordWrap(true);
    m_scenario->setForegroundRole(QPalette::Link);
    setTextSize(m_scenario, TextSize::Small);
    m_grid->addWidget(m_scenario, 4, 0, 1, 2);
    place();
    setLabelWidth(kLabelWidth);
    connect(&Theme::of(this), &Theme::changed, this, [this] { setLabelWidth(m_labelWidth); });
    refresh(true);
}

void FieldRow::setLabelWidth(int pixels)
{
    m_labelWidth = pixels;
    arrange();
}

/// Label and editor into their cells.
void FieldRow::place()
{
    const bool tall = qobject_cast<QPlainTextEdit*>(m_editor) != nullptr;
    m_grid->removeWidget(m_label);
    m_grid->removeItem(m_editorRow);
    if (m_stacked) {
        m_grid->addWidget(m_label, 0, 0, 1, 2);
        m_grid->addLayout(m_editorRow, 1, 0, 1, 2);
    } else {
        m_grid->addWidget(m_label, 0, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
        m_grid->addLayout(m_editorRow, 0, 1);
    }
}

void FieldRow::arrange()
{
    const double scale = Theme::of(this).textScale();
    const auto scaled = [scale](int pixels) { return static_cast<int>(std::lround(pixels * scale)); };
    const bool stacked = testAttribute(Qt::WA_Resized) && width() < scaled(m_labelWidth + kEditorWidth) + space::kS;
    if (std::exchange(m_stacked, stacked) != stacked) place();
    if (stacked) {
        m_label->setMinimumWidth(0);
        m_label->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        m_label->setFixedWidth(scaled(m_labelWidth));
    }
}

QSize FieldRow::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {std::min(least.width(), m_editorRow->minimumSize().width()), least.height()};
}

void FieldRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool FieldRow::isLength() const
{
    return m_field->kind == FieldKind::Integer && std::string_view(m_field->key).ends_with("_mm");
}

const Field* FieldRow::locateField(const void*& object) const
{
    const Result<Location> at =
        locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), m_path.toStdString());
    if (!at) return nullptr;
    object = at->object;
    return at->field;
}

bool FieldRow::write(Tree value)
{
    EditList list{m_paths.size() > 1 ? "edit.set-several" : "", {}};
    for (const QString& path : m_paths) list.edits.push_back(Edit::set(path.toStdString(), value));
    return writeAll(std::move(list));
}

bool FieldRow::writeAll(EditList list)
{
    const Status done = m_document.apply(std::move(list));
    if (done) fail({});
    else refuse(done.error());
    if (!done) refresh();
    return done.ok();
}

QString FieldRow::lineText() const
{
    const void* object = nullptr;
    if (m_various || !locateField(object)) return {};
    const Tree value = readField(*m_field, object);
    return value.isNull() ? QString() : QString::fromStdString(*value.string());
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

/// Whether all objects have the number from where this one has it, with the same grade and range.
bool FieldRow::haveOneSource(const Datum& datum) const
{
    return std::all_of(m_paths.begin(), m_paths.end(), [&](const QString& path) {
        const Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), path.toStdString());
        if (!at || !at->field) return true;
        const Datum& other = *at->field->datum(const_cast<void*>(at->object));
        return sourceWords(other.source) == sourceWords(datum.source) && other.grade == datum.grade && other.low == datum.low && other.high == datum.high;
    });
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
    if (!reason.isEmpty()) emit statusText(withPlace(placeWords(m_document.plan(), m_path), reason));
}

/// Of this field the row itself is the place.
void FieldRow::refuse(Error error)
{
    if (error.path == m_path.toStdString()) error.path.clear();
    fail(refusalWords(m_document.plan(), error));
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
        static_cast<QuantityEdit*>(m_editor)->setSi(value.isNull() ? std::nullopt : std::optional(isLength() ? lengthOf(value.number()) : value.number()));
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
        const QString text = lineText();
        if (auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
            note->setPlaceholderText({});
            // What is being typed is not yet the plan's, and is to become it.
            if (!note->hasFocus() || !note->document()->isModified()) {
                if (note->toPlainText() != text) note->setPlainText(text);
                note->document()->setModified(false);
            }
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
    const bool oneSource = haveOneSource(datum);
    m_grade->setGrade(shown(datum.grade));
    m_grade->setVisible(datum.set() && oneSource);
    m_source->setText(oneSource ? source : tr("sources differ"));

    const auto original = catalogueValue(m_document.plan(), offeredCatalogue().catalogue, m_path);
    const bool overridden = original && !sameValue(original->value, readField(*m_field, object));
    m_override->setVisible(overridden && oneSource);
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
