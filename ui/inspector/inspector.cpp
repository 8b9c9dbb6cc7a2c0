// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspector.h"

#include "catalogue/catalogue.h"
#include "document/plan_document.h"
#include "document/plan_words.h"
#include "inspector/field_row.h"
#include "inspector/list_section.h"
#include "inspector/nav_row.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/section_header.h"

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

std::string textOf(const ObjectType& type, const void* object, const char* key)
{
    const Field* field = type.find(key);
    return field && field->kind == FieldKind::Text ? *field->get(object).string() : std::string();
}

}  // namespace

Inspector::Inspector(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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
    const QString wanted = rw::ui::objectPath(m_document->plan(), m_document->selectedPath());
    if (wanted != m_object || !widget()) rebuild();
    if (m_document->selectedPath() != m_object) focusField(m_document->selectedPath());
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
    m_object = m_document ? rw::ui::objectPath(m_document->plan(), m_document->selectedPath()) : QString();
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(space::kM, space::kM, space::kM, space::kL);
    column->setSpacing(space::kS);
    if (m_document) {
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
        auto* up = new QToolButton;
        up->setAutoRaise(true);
        up->setIcon(icon(QStringLiteral("arrow-left"), Theme::of(this), IconTone::Muted));
        up->setIconSize(QSize(16, 16));
        const QString above = rw::ui::objectPath(plan, parentPath(m_object));
        up->setToolTip(tr("Up to %1").arg(above.isEmpty() ? tr("the plan") : nameInPlan(plan, above)));
        up->setAccessibleName(up->toolTip());
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
        auto* remove = new QToolButton;
        remove->setAutoRaise(true);
        remove->setIcon(icon(QStringLiteral("delete"), Theme::of(this), IconTone::Muted));
        remove->setIconSize(QSize(16, 16));
        remove->setToolTip(tr("Remove this from the plan"));
        remove->setAccessibleName(remove->toolTip());
        connect(remove, &QToolButton::clicked, this, &Inspector::removeObject);
        line->addWidget(remove);
    }
    column->addLayout(line);
    auto* name = new QLabel(nameInPlan(plan, m_object));
    name->setWordWrap(true);
    setTextSize(name, TextSize::Title);
    column->addWidget(name);
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
    for (FieldRow* r : m_rows) r->refresh(structure);
    if (structure)
        for (ListSection* list : m_lists) list->refresh();
}

void Inspector::removeObject()
{
    const QString object = m_object;
    const QString above = rw::ui::objectPath(m_document->plan(), parentPath(object));
    const Status done = m_document->apply(EditList{{}, {Edit::remove(object.toStdString())}});
    if (!done) emit statusText(QString::fromStdString(done.error().message()));
    else m_document->setSelectedPath(above);
}

}  // namespace rw::ui
