// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the page share its width.
#include "cluster_editor.h"
#include "programme_page.h"
#include "shell/theme.h"
#include "sites_chain.h"
#include "target_editor.h"
#include "widgets/tab_order.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace rw::ui {
namespace {

// px, at letters of the usual size
constexpr int kLeftWidth = 252;
constexpr int kRightWidth = 250;
constexpr int kThreeColumns = 880;  // from which the answer has a column of its own
constexpr int kMiddleWidth = 360;   // with less the phases go under the target; small letters do not make fields small

/// As wide as wished, and never less than what stands there needs.
int widthOf(const QScrollArea& area, int wished)
{
    return std::max(wished + space::kM, area.widget()->minimumSizeHint().width() + area.verticalScrollBar()->sizeHint().width());
}

}  // namespace

/// Three columns where there is room; else the answer stands under the target that it answers; where letters are large or the window
/// is small, all stands in one.
void ProgrammePage::arrange()
{
    const double scale = Theme::of(this).textScale();
    const auto scaled = [scale](int pixels) { return static_cast<int>(pixels * scale); };
    const int left = widthOf(*m_leftArea, scaled(kLeftWidth));
    const int right = widthOf(*m_rightArea, scaled(kRightWidth));
    const int two = left + space::kXl + std::max(kMiddleWidth, scaled(kMiddleWidth));
    const int columns = width() >= std::max(scaled(kThreeColumns), two + space::kXl + right) ? 3 : width() >= two ? 2 : 1;
    if (columns != m_columns) setColumns(columns);
    if (columns > 1) m_leftArea->setFixedWidth(left);
    m_rightArea->setFixedWidth(right);
}

void ProgrammePage::setColumns(int columns)
{
    const int before = std::exchange(m_columns, columns);
    if ((before == 3) != (columns == 3)) {
        if (columns == 3) {
            m_leftColumn->removeWidget(m_chain);
            m_rightArea->widget()->layout()->addWidget(m_chain);
        } else {
            m_rightArea->widget()->layout()->removeWidget(m_chain);
            m_leftColumn->insertWidget(m_leftColumn->indexOf(m_target) + 1, m_chain);
        }
        m_rightArea->setVisible(columns == 3);
    }
    if ((before == 1) != (columns == 1)) {
        if (columns == 1) {
            m_leftArea->setMinimumWidth(0);
            m_leftArea->setMaximumWidth(QWIDGETSIZE_MAX);
            m_leftColumn->insertWidget(m_leftColumn->indexOf(m_clusters), m_middle->takeWidget());
            m_middleBody->show();
        } else {
            m_leftColumn->removeWidget(m_middleBody);
            m_middle->setWidget(m_middleBody);
        }
        m_middle->setVisible(columns > 1);
    }
    if (columns == 3) chainTabs({m_target, m_clusters, m_middleBody, m_chain});
    else if (columns == 2) chainTabs({m_target, m_chain, m_clusters, m_middleBody});
    else chainTabs({m_target, m_chain, m_middleBody, m_clusters});
}

QSize ProgrammePage::minimumSizeHint() const
{
    const int content = std::max(widthOf(*m_leftArea, 0), m_middleBody->minimumSizeHint().width() + m_leftArea->verticalScrollBar()->sizeHint().width());
    const QMargins around = m_row->contentsMargins();
    return {content + around.left() + around.right(), Page::minimumSizeHint().height()};
}

void ProgrammePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

}  // namespace rw::ui
