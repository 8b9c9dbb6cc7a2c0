// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/job_area.h"

#include "document/format.h"
#include "jobs/analysis_runner.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr int kSteps = 1000;
constexpr int kBarWidth = 128;
constexpr int kTitleWidth = 260;
constexpr int kShowAfter = 80;  // ms; what is over sooner would only flicker
}  // namespace

JobArea::JobArea(QWidget* parent)
    : QWidget(parent), m_title(new ElidedLabel(this)), m_progress(new QProgressBar(this)), m_cancel(new QToolButton(this))
{
    setTextSize(m_title, TextSize::Small);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_title->setMaximumWidth(kTitleWidth);
    m_progress->setFixedWidth(kBarWidth);
    m_progress->setTextVisible(false);
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(icon(QStringLiteral("stop"), Theme::of(this), IconTone::Muted));
    m_cancel->setIconSize(QSize(16, 16));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kS, 0, space::kS, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_title);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &JobArea::refresh);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        const Job* job = shown();
        if (!job || !job->cancel) return;
        const QString title = job->title;
        const std::function<void()> cancel = job->cancel;  // ends the job, which is gone then
        cancel();
        emit stopped(title);
    });
    refresh();
}

void JobArea::watch(AnalysisRunner* runner, const QString& title)
{
    if (m_watched.contains(runner)) return;
    const QString key = QStringLiteral("runner-%1").arg(reinterpret_cast<quintptr>(runner));
    m_watched.insert(runner, key);
    const auto follow = [this, runner, key, title](bool running) {
        if (running)
            begin(key, runner->title().isEmpty() ? title : runner->title(), [runner] { runner->cancel(); }, kShowAfter);
        else end(key);
    };
    connect(runner, &AnalysisRunner::runningChanged, this, follow);
    connect(runner, &AnalysisRunner::progressed, this, [this, key](double done) { setProgress(key, done); });
    connect(runner, &QObject::destroyed, this, [this, runner, key] {
        m_watched.remove(runner);
        end(key);
    });
    if (runner->isRunning()) follow(true);
}

void JobArea::begin(const QString& key, const QString& title, std::function<void()> cancel, int showAfter)
{
    end(key);
    m_jobs.append({key, title, std::move(cancel), showAfter, {}});
    m_jobs.back().since.start();
    refresh();
}

void JobArea::setProgress(const QString& key, double done)
{
    for (Job& job : m_jobs)
        if (job.key == key) job.done = done;
    refresh();
}

void JobArea::end(const QString& key)
{
    if (m_jobs.removeIf([&key](const Job& job) { return job.key == key; }) > 0) refresh();
}

const JobArea::Job* JobArea::shown() const
{
    for (auto it = m_jobs.rbegin(); it != m_jobs.rend(); ++it)
        if (it->since.elapsed() >= it->showAfter) return &*it;
    return nullptr;
}

QString JobArea::text() const
{
    const Job* job = shown();
    return job ? m_title->text() : QString();
}

void JobArea::refresh()
{
    const Job* job = shown();
    setVisible(job != nullptr);
    // The next one that has run long enough to be shown.
    qint64 wait = -1;
    for (const Job& other : m_jobs) {
        const qint64 left = other.showAfter - other.since.elapsed();
        if (left > 0 && (wait < 0 || left < wait)) wait = left;
    }
    if (wait >= 0) m_later.start(static_cast<int>(wait) + 1);
    if (!job) return;
    const qsizetype others = m_jobs.size() - 1;
    m_title->setText(others > 0 ? tr("%1 (and %2 more)").arg(job->title, formatCount(others)) : job->title);
    if (job->done) {
        m_progress->setRange(0, kSteps);
        m_progress->setValue(static_cast<int>(std::lround(std::clamp(*job->done, 0.0, 1.0) * kSteps)));
    } else {
        m_progress->setRange(0, 0);
    }
    m_progress->setAccessibleName(job->title);
    m_cancel->setVisible(static_cast<bool>(job->cancel));
    m_cancel->setToolTip(tr("Stop: %1").arg(job->title));
    m_cancel->setAccessibleName(m_cancel->toolTip());
}

}  // namespace rw::ui
