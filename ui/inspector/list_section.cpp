// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/list_section.h"

#include "document/plan_document.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "inspector/nav_row.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/section_header.h"
#include "widgets/tool_button.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {

namespace {
constexpr std::size_t kShown = 60;  // more are found through the palette or their page
}

ListSection::ListSection(PlanDocument& document, const QString& path, const Field& field, QWidget* parent)
    : QWidget(parent), m_document(document), m_path(path), m_field(field),
      m_header(new SectionHeader(coreText(field.label), this)), m_rows(new QVBoxLayout),
      m_together(new QToolButton(this))
{
    m_together->setAutoRaise(true);
    m_together->setIcon(icon(QStringLiteral("edit"), Theme::of(this), IconTone::Accent));
    m_together->setIconSize(QSize(16, 16));
    m_together->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_together->setToolTip(tr("Shows what the marked ones have in common; an edit sets all of them"));
    setTextSize(m_together, TextSize::Small);
    connect(m_together, &QToolButton::clicked, this, &ListSection::openMarked);
    m_header->addTrailing(m_together);
    QToolButton* add = smallToolButton("add", tr("Add: %1").arg(typeWord(*field.type)), Theme::of(this));
    connect(add, &QToolButton::clicked, this, &ListSection::add);
    m_header->addTrailing(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kS, 0, 0);
    column->setSpacing(0);
    m_rows->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(m_rows);
    refresh();
}

void ListSection::refresh()
{
    const Result<Location> at =
        locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), m_path.toStdString());
    if (!at || !at->field) return;
    const std::size_t count = m_field.size(at->object);
    m_header->setRemark(formatCount(static_cast<qint64>(count)));
    const std::size_t wanted = std::min(count, kShown);
    QStringList paths;
    while (m_rows->count() > static_cast<int>(wanted)) {
        QLayoutItem* item = m_rows->takeAt(m_rows->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        if (static_cast<int>(i) >= m_rows->count()) {
            auto* made = new NavRow(this);
            made->setMarkable(true);
            connect(made, &NavRow::clicked, this, [this, made] { m_document.setSelectedPath(made->path()); });
            connect(made, &NavRow::markWanted, this, [this, made](bool range) { mark(made->path(), range); });
            m_rows->addWidget(made);
        }
        const std::string id = *m_field.type->find("id")->get(m_field.at(at->object, i)).string();
        const QString path = QStringLiteral("%1[%2]").arg(m_path, QString::fromStdString(id));
        auto* row = static_cast<NavRow*>(m_rows->itemAt(static_cast<int>(i))->widget());
        row->setTarget(path, typeIcon(*m_field.type), nameInPlan(m_document.plan(), path));
        paths.append(path);
        row->setMarked(m_marked.contains(path));
    }
    m_marked.removeIf([&paths](const QString& path) { return !paths.contains(path); });
    m_together->setVisible(m_marked.size() > 1);
    m_together->setText(tr("Edit %1 together").arg(formatCount(m_marked.size())));
    m_together->setAccessibleName(m_together->text());
}

void ListSection::openMarked()
{
    m_document.setSelectedPaths(m_marked);
}

void ListSection::mark(const QString& path, bool range)
{
    QStringList paths;
    for (int i = 0; i < m_rows->count(); ++i) paths.append(static_cast<NavRow*>(m_rows->itemAt(i)->widget())->path());
    const qsizetype from = paths.indexOf(m_lastMarked);
    const qsizetype to = paths.indexOf(path);
    if (range && from >= 0) {
        for (qsizetype i = std::min(from, to); i <= std::max(from, to); ++i)
            if (!m_marked.contains(paths[i])) m_marked.append(paths[i]);
    } else if (!m_marked.removeOne(path)) {
        m_marked.append(path);
    }
    m_lastMarked = path;
    refresh();
}

void ListSection::add()
{
    const std::string list = m_path.toStdString();
    const Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&m_document.plan()), list);
    if (!at || !at->field) return;
    EditList edits;
    std::string stem = m_field.type->name();
    std::replace(stem.begin(), stem.end(), '_', '-');
    const std::string id = m_document.newId(stem, edits);
    Tree::Object element{{"id", id}};
    if (const auto* named = m_field.type->find("name")) {
        QStringList taken;
        for (std::size_t i = 0; i < m_field.size(at->object); ++i)
            if (const Tree known = named->get(m_field.at(at->object, i)); known.string()) taken << QString::fromStdString(*known.string());
        const QString first = tr("New %1").arg(typeWord(*m_field.type).toLower());
        QString name = first;
        for (int n = 2; taken.contains(name); ++n) name = QStringLiteral("%1 %2").arg(first).arg(n);
        element.emplace_back("name", name.toStdString());
    }
    edits.edits.push_back(Edit::insert(list, m_field.size(at->object), std::move(element)));
    const Status done = m_document.apply(std::move(edits));
    if (!done) emit statusText(refusalWords(m_document.plan(), done.error()));
    else m_document.setSelectedPath(QStringLiteral("%1[%2]").arg(m_path, QString::fromStdString(id)));
}

}  // namespace rw::ui
