// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_bar.h"

#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace rw::ui {
namespace {

constexpr int kSteps = 1000;
constexpr int kBarWidth = 160;

}  // namespace

JobBar::JobBar(AnalysisRunner& runner, QWidget* parent)
    : QWidget(parent), m_runner(runner), m_run(new QPushButton), m_cancel(new QPushButton),
      m_progress(new QProgressBar), m_staleChip(new Chip(Severity::Warning, tr("Plan has changed"))),
      m_message(new QLabel)
{
    const Theme& theme = Theme::of(this);
    m_run->setIcon(icon(QStringLiteral("play"), theme));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(icon(QStringLiteral("stop"), theme));
    m_progress->setRange(0, kSteps);
    m_progress->setFixedWidth(kBarWidth);
    m_progress->setAccessibleName(tr("Progress"));
    m_staleChip->setToolTip(tr("These results are of the plan as it was when they were calculated"));
    setMuted(m_message);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    for (QWidget* part : {static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_progress),
                          static_cast<QWidget*>(m_cancel), static_cast<QWidget*>(m_staleChip),
                          static_cast<QWidget*>(m_message)})
        row->addWidget(part);
    connect(m_run, &QPushButton::clicked, this, &JobBar::runWanted);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_runner.cancel();
        setMessage(tr("Stopped"));
        emit cancelled();
    });
    connect(&runner, &AnalysisRunner::runningChanged, this, [this](bool running) {
        if (running) {
            m_progress->setValue(0);
            m_message->clear();
        }
        refresh();
    });
    connect(&runner, &AnalysisRunner::progressed, this, [this](double done) {
        m_progress->setValue(static_cast<int>(std::lround(done * kSteps)));
    });
    connect(&runner, &AnalysisRunner::failed, this, &JobBar::setMessage);
    refresh();
}

void JobBar::setRunWords(const QString& first, const QString& again)
{
    m_first = first;
    m_again = again;
    refresh();
}

void JobBar::setHasResult(bool has)
{
    m_has = has;
    refresh();
}

void JobBar::setStale(bool stale)
{
    m_stale = stale;
    refresh();
}

void JobBar::setRunEnabled(bool enabled) { m_run->setEnabled(enabled); }

void JobBar::setMessage(const QString& message)
{
    m_message->setText(message);
    refresh();
}

void JobBar::refresh()
{
    const bool running = m_runner.isRunning();
    // One button takes the other's place, also under the keyboard.
    QPushButton* shown = running ? m_cancel : m_run;
    QPushButton* hidden = running ? m_run : m_cancel;
    const bool hadFocus = hidden->hasFocus();
    shown->show();
    if (hadFocus)
        shown->setFocus();
    hidden->hide();
    m_progress->setVisible(running);
    m_run->setText(m_has ? m_again : m_first);
    m_staleChip->setVisible(m_has && m_stale && !running);
    m_message->setVisible(!running && !m_message->text().isEmpty());
}

}  // namespace rw::ui
