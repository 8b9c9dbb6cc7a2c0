// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspector.h"

#include "catalogue/catalogue.h"
#include "document/format.h"
#include "document/plan_document.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "inspector/field_row.h"
#include "inspector/list_section.h"
#include "inspector/nav_row.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/section_header.h"
#include "widgets/tool_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cstring>

namespace rw::ui {

namespace {

/// What the program keeps for itself, shown in the head instead of in editors.
bool isBookkeeping(const Field& field)
{
    for (const char* key : {"id", "next_id", "catalogue_id", "catalogue_version", "catalogue_hash"})
        if (std::strcmp(field.key, key) == 0) return true;
    return false;
}

QString joined(const QString& path, const char* key)
{
    return path.isEmpty() ? QString::fromLatin1(key) : path + QLatin1Char('.') + QString::fromLatin1(key);
}

/// A name of one endless word may break anywhere, so that the form stays as wide as its panel.
QString breakable(const QString& name)
{
    constexpr int kLongest = 16;  // letters without a place to break
    QString out;
    int run = 0;
    for (const QChar c : name) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > kLongest && !c.isLowSurrogate() && !c.isMark()) {
            out += QChar(0x200B);  // no width
            run = 1;
        }
        out += c;
    }
    return out;
}

}  // namespace

Inspector::Inspector(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);  // with large letters a form may be wider than its dock
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(280);
}

QSize Inspector::sizeHint() const
{
    return {320, 600};
}

void Inspector::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &PlanDocument::selectionChanged, this, &Inspector::follow);
        connect(document, &PlanDocument::planChanged, this, &Inspector::refresh);
        connect(document, &PlanDocument::planReplaced, this, &Inspector::rebuild);
        connect(document, &PlanDocument::unitSystemChanged, this, &Inspector::rebuild);
        connect(document, &PlanDocument::scenarioChanged, this, [this] { refresh({}); });
    }
    rebuild();
}

void Inspector::follow()
{
    if (wantedObjects() != m_objects || !widget()) rebuild();
    if (m_objects.size() < 2 && m_document->selectedPath() != m_object) focusField(m_document->selectedPath());
}

QStringList Inspector::wantedObjects() const
{
    QStringList wanted;
    if (!m_document) return wanted;
    for (const QString& path : m_document->selectedPaths()) {
        const QString object = rw::ui::objectPath(m_document->plan(), path);
        if (!wanted.contains(object)) wanted.append(object);
    }
    return wanted.isEmpty() ? QStringList{QString()} : wanted;
}

void Inspector::focusField(const QString& path)
{
    FieldRow* target = row(path);
    if (!target) return;
    // The form is laid out after this event; only then is its place known.
    QMetaObject::invokeMethod(this, [this, target = QPointer<FieldRow>(target)] {
        if (!target) return;
        ensureWidgetVisible(target, 0, 80);
        target->focusEditor();
    }, Qt::QueuedConnection);
}

FieldRow* Inspector::row(const QString& fieldPath) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const FieldRow* r) { return r->path() == fieldPath; });
    return found == m_rows.end() ? nullptr : *found;
}

void Inspector::rebuild()
{
    m_rows.clear();
    m_lists.clear();
    m_title = nullptr;
    m_problem = nullptr;
    m_objects = wantedObjects();
    m_object = m_objects.value(0);
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(space::kM, space::kM, space::kM, space::kL);
    column->setSpacing(space::kS);
    if (m_objects.size() > 1) {
        addSeveral(column);
    } else if (m_document) {
        const void* root = &m_document->plan();
        Location at{.type = &typeOf<Plan>(), .object = const_cast<void*>(root)};
        if (!m_object.isEmpty()) at = locate(typeOf<Plan>(), root, m_object.toStdString()).value();
        addHead(column);
        addOrigin(column, *at.type, at.object);
        addFields(column, *at.type, m_object);
    }
    column->addStretch();
    // The click that led here may come from inside the former form.
    if (QWidget* former = takeWidget()) former->deleteLater();
    setWidget(form);
    form->setAutoFillBackground(false);
    fitTitle();
}

/// Where large letters make the form wider than its dock, the title still breaks at the dock's edge.
void Inspector::fitTitle()
{
    if (m_title) m_title->setMaximumWidth(std::max(1, viewport()->width() - 2 * space::kM));
}

void Inspector::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fitTitle();
}

void Inspector::addHead(QVBoxLayout* column)
{
    const Plan& plan = m_document->plan();
    const void* root = &plan;
    Location at{.type = &typeOf<Plan>(), .object = const_cast<void*>(root)};
    if (!m_object.isEmpty()) at = locate(typeOf<Plan>(), root, m_object.toStdString()).value();

    auto* line = new QHBoxLayout;
    line->setSpacing(space::kXs);
    if (!m_object.isEmpty()) {
        const QString above = rw::ui::objectPath(plan, parentPath(m_object));
        QToolButton* up = smallToolButton("arrow-left", tr("Up to %1").arg(above.isEmpty() ? tr("the plan") : nameInPlan(plan, above)),
                                          Theme::of(this));
        connect(up, &QToolButton::clicked, this, [this, above] { m_document->setSelectedPath(above); });
        line->addWidget(up);
    }
    QString kind = typeWord(*at.type);
    if (const std::string id = textOf(*at.type, at.object, "id"); !id.empty())
        kind += QStringLiteral(" · ") + QString::fromStdString(id);
    auto* kindLabel = new ElidedLabel(kind);
    setMuted(kindLabel);
    setTextSize(kindLabel, TextSize::Small);
    line->addWidget(kindLabel, 1);
    if (at.list) {
        QToolButton* remove = smallToolButton("delete", tr("Remove this from the plan"), Theme::of(this));
        connect(remove, &QToolButton::clicked, this, &Inspector::removeObjects);
        line->addWidget(remove);
    }
    column->addLayout(line);
    addProblem(column);
    m_title = new QLabel(breakable(nameInPlan(plan, m_object)));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTextSize(m_title, TextSize::Title);
    column->addWidget(m_title);
}

/// Why the object was not removed; beside the button, where one looks.
void Inspector::addProblem(QVBoxLayout* column)
{
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setForegroundRole(QPalette::BrightText);
    setTextSize(m_problem, TextSize::Small);
    m_problem->hide();
    column->addWidget(m_problem);
}

void Inspector::addOrigin(QVBoxLayout* column, const ObjectType& type, const void* object)
{
    const std::string entry = textOf(type, object, "catalogue_id");
    if (entry.empty()) return;
    auto* origin = new QLabel(tr("From the catalogue: %1, version %2")
                                  .arg(QString::fromStdString(entry),
                                       QString::fromStdString(textOf(type, object, "catalogue_version"))));
    origin->setWordWrap(true);
    setMuted(origin);
    setTextSize(origin, TextSize::Small);
    column->addWidget(origin);
}

void Inspector::addFields(QVBoxLayout* column, const ObjectType& type, const QString& path)
{
    const bool isPlan = path.isEmpty();
    if (isPlan) {
        // The plan's parts of which there is one stand together, before the lists.
        for (const Field& field : type.fields()) {
            if (field.kind != FieldKind::Object) continue;
            auto* go = new NavRow;
            go->setTarget(QString::fromLatin1(field.key), typeIcon(*field.type), coreText(field.label));
            connect(go, &NavRow::clicked, this, [this, go] { m_document->setSelectedPath(go->path()); });
            column->addWidget(go);
        }
    }
    for (const Field& field : type.fields()) {
        if (isBookkeeping(field) || (isPlan && field.kind == FieldKind::Object)) continue;
        const QString at = joined(path, field.key);
        if (field.kind == FieldKind::List) {
            auto* section = new ListSection(*m_document, at, field);
            connect(section, &ListSection::statusText, this, &Inspector::statusText);
            m_lists.append(section);
            column->addWidget(section);
        } else if (field.kind == FieldKind::Object) {
            auto* header = new SectionHeader(coreText(field.label));
            column->addSpacing(space::kS);
            column->addWidget(header);
            addFields(column, *field.type, at);
        } else {
            auto* row = new FieldRow(*m_document, at);
            connect(row, &FieldRow::statusText, this, &Inspector::statusText);
            m_rows.append(row);
            column->addWidget(row);
        }
    }
}

void Inspector::refresh(const EditList& edits)
{
    const bool structure = std::any_of(edits.edits.begin(), edits.edits.end(), [](const Edit& e) {
        return e.kind != Edit::Kind::Set || QString::fromStdString(e.path).endsWith(QLatin1String(".name"));
    });
    if (m_title) m_title->setText(breakable(nameInPlan(m_document->plan(), m_object)));
    if (m_problem) m_problem->hide();
    for (FieldRow* r : m_rows) r->refresh(structure);
    if (structure)
        for (ListSection* list : m_lists) list->refresh();
}

void Inspector::removeObjects()
{
    const QString above = rw::ui::objectPath(m_document->plan(), parentPath(m_object));
    EditList list{m_objects.size() > 1 ? "edit.remove-several" : "", {}};
    for (const QString& object : m_objects) list.edits.push_back(Edit::remove(object.toStdString()));
    const Status done = m_document->apply(std::move(list));
    if (done) {
        m_document->setSelectedPath(above);
        return;
    }
    const QString why = refusalWords(m_document->plan(), done.error());
    m_problem->setText(why);
    m_problem->show();
    emit statusText(why);
}

// --- several at once ---------------------------------------------------------------------------

namespace {

/// The field of another type that means the same, so that one value suits both.
const Field* alike(const ObjectType& type, const Field& field)
{
    const Field* other = type.find(field.key);
    if (!other || other->kind != field.kind || other->unit != field.unit || other->type != field.type ||
        std::strcmp(other->target, field.target) != 0 || other->choices.size() != field.choices.size())
        return nullptr;
    for (std::size_t i = 0; i < field.choices.size(); ++i)
        if (std::strcmp(other->choices[i], field.choices[i]) != 0) return nullptr;
    return other;
}

}  // namespace

void Inspector::addSeveral(QVBoxLayout* column)
{
    const Plan& plan = m_document->plan();
    std::vector<const ObjectType*> types;
    bool removable = true;
    for (const QString& path : m_objects) {
        const Location at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), path.toStdString()).value();
        types.push_back(at.type);
        removable = removable && at.list;
    }
    const bool oneKind = std::all_of(types.begin(), types.end(), [&](const ObjectType* t) { return t == types.front(); });

    auto* line = new QHBoxLayout;
    line->setSpacing(space::kXs);
    auto* kind = new ElidedLabel(oneKind ? typeWord(*types.front()) : tr("Objects of several kinds"));
    setMuted(kind);
    setTextSize(kind, TextSize::Small);
    line->addWidget(kind, 1);
    if (removable) {
        QToolButton* remove = smallToolButton("delete", tr("Remove all of these from the plan"), Theme::of(this));
        connect(remove, &QToolButton::clicked, this, &Inspector::removeObjects);
        line->addWidget(remove);
    }
    column->addLayout(line);
    addProblem(column);
    auto* title = new QLabel(tr("%1 selected").arg(formatCount(m_objects.size())));
    title->setWordWrap(true);
    setTextSize(title, TextSize::Title);
    column->addWidget(title);
    constexpr qsizetype kNamed = 8;
    for (const QString& path : m_objects.mid(0, kNamed)) {
        auto* go = new NavRow;
        go->setTarget(path, typeIcon(*types[static_cast<std::size_t>(m_objects.indexOf(path))]), nameInPlan(plan, path));
        connect(go, &NavRow::clicked, this, [this, path] { m_document->setSelectedPath(path); });
        column->addWidget(go);
    }
    if (m_objects.size() > kNamed) {
        auto* more = new QLabel(tr("and %1 more").arg(formatCount(m_objects.size() - kNamed)));
        setMuted(more);
        column->addWidget(more);
    }
    column->addWidget(new SectionHeader(tr("In common")));
    const qsizetype before = m_rows.size();
    addCommonFields(column, types, m_objects);
    if (m_rows.size() == before) {
        auto* none = new QLabel(tr("These objects have no field in common."));
        none->setWordWrap(true);
        setMuted(none);
        column->addWidget(none);
    }
}

void Inspector::addCommonFields(QVBoxLayout* column, const std::vector<const ObjectType*>& types, const QStringList& paths)
{
    for (const Field& field : types.front()->fields()) {
        if (isBookkeeping(field) || field.kind == FieldKind::List || field.kind == FieldKind::Block) continue;
        if (!std::all_of(types.begin(), types.end(), [&](const ObjectType* t) { return alike(*t, field); })) continue;
        QStringList below;
        for (const QString& path : paths) below.append(joined(path, field.key));
        if (field.kind == FieldKind::Object) {
            const qsizetype before = m_rows.size();
            auto* header = new SectionHeader(coreText(field.label));
            column->addWidget(header);
            addCommonFields(column, std::vector<const ObjectType*>(types.size(), field.type), below);
            if (m_rows.size() == before) header->hide();
            continue;
        }
        auto* row = new FieldRow(*m_document, below);
        connect(row, &FieldRow::statusText, this, &Inspector::statusText);
        m_rows.append(row);
        column->addWidget(row);
    }
}

}  // namespace rw::ui
