// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_figures.h"

#include "shell/theme.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QLabel>
#include <QVBoxLayout>

namespace rw::ui {

CoolingFigures::CoolingFigures(QWidget* parent)
    : QScrollArea(parent), m_head(new SectionHeader({})), m_flag(new QLabel), m_note(new QLabel)
{
    setAccessibleName(tr("Figures of what is chosen"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* all = new QWidget;
    m_column = new QVBoxLayout(all);
    m_column->setContentsMargins(space::kS, 0, space::kXs, space::kM);
    m_column->setSpacing(0);
    m_column->addWidget(m_head);
    for (QLabel* label : {m_flag, m_note}) {
        label->setWordWrap(true);
        setTextSize(label, TextSize::Small, label == m_flag);
        m_column->addWidget(label);
    }
    m_flag->setContentsMargins(space::kXs, 0, 0, space::kXs);
    m_note->setContentsMargins(space::kXs, space::kXs, 0, 0);
    setMuted(m_note);
    m_column->addStretch(1);
    setWidget(all);
}

void CoolingFigures::show(const QString& title, const std::vector<CoolingFact>& facts, const QString& flag, const QString& note)
{
    m_title = title;
    m_head->setTitle(title);
    m_flag->setText(flag);
    m_flag->setVisible(!flag.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    while (m_rows.size() < static_cast<qsizetype>(facts.size())) {
        auto* row = new FigureRow({});
        connect(row, &FigureRow::derivationWanted, this, &CoolingFigures::derivationWanted);
        m_column->insertWidget(2 + static_cast<int>(m_rows.size()), row);  // below heading and flag
        m_rows << row;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < static_cast<qsizetype>(facts.size());
        m_rows[i]->setVisible(used);
        if (!used)
            continue;
        const CoolingFact& fact = facts[static_cast<std::size_t>(i)];
        m_rows[i]->setLabel(fact.label);
        m_rows[i]->setFigure(fact.text, fact.figure);
    }
}

}  // namespace rw::ui
