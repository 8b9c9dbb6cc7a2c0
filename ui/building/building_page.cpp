// SPDX-License-Identifier: GPL-3.0-or-later
#include "building_page.h"

#include "building_problem.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "widgets/empty_state.h"
#include "widgets/tool_button.h"

#include <QApplication>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {

BuildingPage::BuildingPage(const QString& iconName, const QString& emptyTitle, const QString& wouldBe, QWidget* parent)
    : Page(parent), m_whole(new QStackedWidget), m_empty(new EmptyState(iconName, emptyTitle, tr("The figures are on their way."))),
      m_wouldBe(wouldBe)
{
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_document)
            m_document->setSelectedPath(m_empty->property("path").toString());
    });
}

void BuildingPage::headDrawings(QList<PageExport>& parts, const QString& building)
{
    for (qsizetype i = 1; i < parts.size(); ++i)  // behind the page as it is shown
        if (parts[i].paint)
            parts[i] = headedExport(parts[i], building, parts[i].name, &Colors::canvas);
}

void BuildingPage::compose(QWidget* head, QWidget* body)
{
    auto* all = new QWidget;
    auto* inside = new QVBoxLayout(all);
    inside->setContentsMargins(0, 0, space::kM, 0);
    inside->setSpacing(space::kS);
    inside->addWidget(head);
    inside->addWidget(body, 1);
    m_whole->addWidget(all);
    m_whole->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kM, 0, 0);
    column->addWidget(m_whole);
}

QToolButton* BuildingPage::makeFitButton()
{
    return toolButton("zoom-fit", tr("Show all of it"), tr("Show all of it (0)"), Theme::of(this));
}

void BuildingPage::setDocument(PlanDocument* document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    forgetChoice();
    if (document) {
        connect(document, &PlanDocument::planChanged, this, [this] {
            if (!showsFiguresOnly()) refreshIfSeen();
        });
        connect(document, &PlanDocument::evaluationChanged, this, &BuildingPage::refreshIfSeen);
        connect(document, &PlanDocument::unitSystemChanged, this, &BuildingPage::refreshIfSeen);
        connect(document, &PlanDocument::planReplaced, this, [this] {
            forgetChoice();
            refreshIfSeen();
        });
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_selecting && isVisible() && shows(path))
                reveal(path);
        });
    }
    refresh();
}

void BuildingPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refreshIfStale();
    if (m_document && shows(m_document->selectedPath()))
        reveal(m_document->selectedPath());
}

/// A page that nobody sees costs nothing while values are dragged on another.
void BuildingPage::refreshIfSeen()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void BuildingPage::refreshIfStale()
{
    if (m_stale)
        refresh();
}

void BuildingPage::choosePath(const QString& path)
{
    const QPointer<QWidget> keyboard = QApplication::focusWidget();
    m_document->setSelectedPath(path);
    // The inspector goes to a field once its form is laid out, in an event that stands before this one.
    if (keyboard && isAncestorOf(keyboard))
        QMetaObject::invokeMethod(this, [keyboard] {
            if (keyboard)
                keyboard->setFocus(Qt::OtherFocusReason);
        }, Qt::QueuedConnection);
}

void BuildingPage::showBody(bool there)
{
    m_whole->setCurrentIndex(there ? 0 : 1);
    if (there || !m_document)
        return;
    const EmptyReason reason = buildingProblemOf(*m_document, m_wouldBe);
    m_empty->setText(reason.text);
    m_empty->setProperty("path", reason.path);
    m_empty->setAction(reason.path.isEmpty() ? QString() : tr("Show where"));
}

bool BuildingPage::isEmptyShown() const { return m_whole->currentIndex() == 1; }

}  // namespace rw::ui
