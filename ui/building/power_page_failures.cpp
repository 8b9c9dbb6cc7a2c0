// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows of failures, and how one comes there.
#include "power_page.h"

#include "availability_view.h"
#include "failure_view.h"
#include "one_line_view.h"
#include "sweep_view.h"
#include "widgets/segmented_control.h"

#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace rw::ui {
namespace {

enum View { Drawing, Table, Failures, Sweep, Availability };
const QList<QByteArray> kFailureViews{"one-line", "table", "failures", "sweep", "availability"};

}  // namespace

void PowerPage::makeFailureViews()
{
    m_failures = new FailureView;
    m_sweep = new SweepView;
    m_availability = new AvailabilityView;
    for (QWidget* view : {static_cast<QWidget*>(m_failures), static_cast<QWidget*>(m_sweep),
                          static_cast<QWidget*>(m_availability)})
        m_twins->addWidget(view);
    connect(m_failures, &FailureView::statusText, this, &Page::statusText);
    connect(m_sweep, &SweepView::statusText, this, &Page::statusText);
    connect(m_availability, &AvailabilityView::statusText, this, &Page::statusText);
    connect(m_failures, &FailureView::unitWanted, this, &PowerPage::chooseUnitOf);
    connect(m_sweep, &SweepView::failureChosen, this, &PowerPage::lookAt);
    connect(m_availability, &AvailabilityView::failureChosen, this, &PowerPage::lookAt);
}

void PowerPage::showSubject(const Site* site, const Building* building)
{
    const auto& evaluation = m_document->evaluation();
    if (site && building && m_document->evaluationStale())
        return;  // the evaluation is of another plan
    if (!site || !building)
        m_subject.reset();
    else if (!m_subject || m_subject->evaluation != evaluation || m_subject->site != site->id
             || m_subject->building != building->id)
        m_subject = std::make_shared<const FailureSubject>(
            FailureSubject{m_document->shownPlan(), evaluation, site->id, building->id,
                           m_document->revision(), m_document->scenario()});
    m_failures->setSubject(m_subject, m_document->unitSystem());
    m_sweep->setSubject(m_subject);
    m_availability->setSubject(m_subject);
}

QList<QByteArray> PowerPage::views() const { return kFailureViews; }

void PowerPage::showView(const QByteArray& view)
{
    m_twin->setCurrentIndex(std::max(0, static_cast<int>(kFailureViews.indexOf(view))));
}

bool PowerPage::isSettled() const
{
    return m_failures->isSettled() && m_sweep->isSettled() && m_availability->isSettled();
}

void PowerPage::showView(int index)
{
    m_twins->setCurrentIndex(index);
    for (QToolButton* tool : {m_topology, m_insert, m_remove, m_fail})
        tool->setVisible(index == Drawing || index == Table);
    m_fit->setVisible(index == Drawing);
}

void PowerPage::lookAt(const QStringList& components)
{
    m_failures->fail(components);
    m_twin->setCurrentIndex(Failures);
}

void PowerPage::chooseUnitOf(const QString& key)
{
    const OneLineNode* node = m_view->oneLine().find(key);
    if (!node)
        return;
    QString words;
    if (node->isStage && key.startsWith(QLatin1String("buildings[")))
        words = key.mid(key.lastIndexOf(QLatin1Char('['))).remove(0, 1).chopped(1) + QLatin1Char('-');
    else if (node->symbol == PowerSymbol::Generator)
        words = QStringLiteral("generator-");
    else if (node->symbol != PowerSymbol::Load)
        words = QStringLiteral("utility");  // the site's own chain ends there
    else if (key.startsWith(QLatin1String("racks")))
        words = QStringLiteral("rack-");
    else
        words = kindWord(power::ComponentKind::Load);
    m_twin->setCurrentIndex(Failures);
    m_failures->choose(words);
}

void PowerPage::openNodeMenu(const QString& key, const QPoint& globalPos)
{
    QMenu menu(this);
    menu.addAction(m_fail->accessibleName(), this, [this, key] { chooseUnitOf(key); });
    menu.addAction(tr("How it comes about"), this, [this, key] { openDerivation(key); });
    QAction* removal = menu.addAction(m_remove->accessibleName(), this, [this] { remove(selectedStage()); });
    removal->setEnabled(!selectedStage().isEmpty());
    menu.exec(globalPos);
}

}  // namespace rw::ui
