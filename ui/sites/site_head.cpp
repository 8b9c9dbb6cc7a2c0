// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_head.h"

#include "document/plan_words.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/tool_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace rw::ui {

SiteHead::SiteHead(QWidget* parent) : QWidget(parent), m_remark(new ElidedLabel), m_addMenu(new QMenu(this))
{
    const Theme& theme = Theme::of(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kM);
    auto* title = new QLabel(tr("Sites"));
    setTextSize(title, TextSize::Title, true);
    setMuted(m_remark);
    m_addMenu->setToolTipsVisible(true);
    QToolButton* add = toolButton("add", tr("Add a site"), tr("Add a site at one of the climates there are"), theme);
    add->setText(tr("Add"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setMenu(m_addMenu);
    add->setPopupMode(QToolButton::InstantPopup);
    m_copy = toolButton("duplicate", tr("Duplicate the chosen site"), theme);
    m_remove = toolButton("delete", tr("Remove the chosen site"), theme);
    m_up = toolButton("collapse", tr("Chosen site earlier in the order in which sites are filled"), theme);
    m_up->setArrowType(Qt::UpArrow);
    m_down = toolButton("expand", tr("Chosen site later in the order in which sites are filled"), theme);
    m_down->setArrowType(Qt::DownArrow);
    row->addWidget(title);
    row->addWidget(m_remark, 1);
    auto* orderLabel = new QLabel(coreText("field.order"));
    setMuted(orderLabel);
    m_order = makeChoice("order");
    orderLabel->setBuddy(m_order);
    m_goal = makeChoice("goal");
    m_order->setToolTip(tr("Whether sites are taken as they stand in the plan, or chosen among all of them"));
    m_goal->setToolTip(tr("What the choice is best in"));
    auto* choice = new QHBoxLayout;
    choice->setSpacing(space::kXs);
    for (QWidget* part : {static_cast<QWidget*>(orderLabel), static_cast<QWidget*>(m_order), static_cast<QWidget*>(m_goal)})
        choice->addWidget(part);
    row->addLayout(choice);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (QToolButton* button : {add, m_copy, m_remove, m_up, m_down}) tools->addWidget(button);
    row->addLayout(tools);

    connect(m_copy, &QToolButton::clicked, this, &SiteHead::duplicateWanted);
    connect(m_remove, &QToolButton::clicked, this, &SiteHead::removeWanted);
    connect(m_up, &QToolButton::clicked, this, [this] { emit reorderWanted(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit reorderWanted(1); });
}

/// A field of the plan's choice of sites, in its own words.
QComboBox* SiteHead::makeChoice(const char* key)
{
    const Field& field = *typeOf<SiteSelection>().find(key);
    auto* choice = new QComboBox;
    for (const char* word : field.choices) choice->addItem(choiceWord(field, word));
    choice->setAccessibleName(coreText(std::string("field.") + key));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(choice, &QComboBox::activated, this, [this, key](int at) {
        const Field& chosen = *typeOf<SiteSelection>().find(key);
        emit choiceMade({"edit.set", {Edit::set(std::string("programme.selection.") + key,
                                                Tree(chosen.choices[static_cast<std::size_t>(at)]))}});
    });
    return choice;
}

void SiteHead::showSites(const SiteSelection& selection, const QList<SiteFacts>& sites)
{
    m_order->setCurrentIndex(static_cast<int>(selection.order));
    m_goal->setCurrentIndex(static_cast<int>(selection.goal));
    m_goal->setVisible(selection.order == SiteOrder::Best);
    qint64 used = 0;
    double power = 0.0;
    qint64 nowhere = 0;
    for (const SiteFacts& site : sites) {
        used += site.inUse.value_or(0);
        power += site.it.value_or(0.0) * static_cast<double>(site.inUse.value_or(0));
        nowhere += site.latitude.si && site.longitude.si ? 0 : 1;
    }
    const QString entries = counted(sites.size(), tr("%1 entry"), tr("%1 entries"));
    QString remark = used > 0 ? tr("%1; %2 in use with room for %3 of IT").arg(entries, formatCount(used), formatValue(power, unit::W))
                              : tr("%1; none in use").arg(entries);
    if (nowhere > 0) remark = tr("%1; %2 not on the map: no climate, nor latitude and longitude").arg(remark, formatCount(nowhere));
    m_remark->setText(remark);
}

void SiteHead::showPosition(int row, int rows)
{
    for (QToolButton* button : {m_copy, m_remove}) button->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < rows);
}

}  // namespace rw::ui
