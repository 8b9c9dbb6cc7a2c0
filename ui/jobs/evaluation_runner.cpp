// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/evaluation_runner.h"

#include "evaluate/settle.h"
#include "plan/edit.h"

#include <QMetaObject>
#include <QPointer>

#include <chrono>

namespace rw::ui {

namespace {
constexpr std::chrono::milliseconds kQuiet{250};  ///< without a question before settling begins
constexpr std::chrono::milliseconds kBetweenFigures{40};
}

EvaluationRunner::EvaluationRunner(QObject* parent) : QObject(parent)
{
    m_thread = std::jthread([this](std::stop_token stop) { loop(std::move(stop)); });
}

EvaluationRunner::~EvaluationRunner()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_settling.request_stop();
    }
    m_thread.join();
}

quint64 EvaluationRunner::evaluate(Plan plan, std::string scenario)
{
    const std::lock_guard lock(m_mutex);
    m_waiting = Job{++m_newest, std::move(plan), std::move(scenario)};
    m_settling.request_stop();
    m_wake.notify_one();
    return m_newest;
}

void EvaluationRunner::cancelSettling()
{
    const std::lock_guard lock(m_mutex);
    m_giveUp = true;
    m_unsettled.reset();
    m_settling.request_stop();
}

void EvaluationRunner::run(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    m_others.push_back(std::move(work));
    m_settling.request_stop();  // it begins again afterwards
    m_wake.notify_one();
}

void EvaluationRunner::explain(Plan plan, std::string scenario, std::string figurePath, QObject* context,
                               Explained done)
{
    QPointer<QObject> receiver(context);
    run([this, plan = std::move(plan), scenario = std::move(scenario), figurePath = std::move(figurePath),
         receiver, done = std::move(done)] {
        auto answer = [&]() -> Result<Derivation> {
            if (scenario.empty()) return rw::explain(plan, figurePath);
            Result<ScenarioPlan> with = withScenario(plan, scenario);
            if (!with) return with.error();
            return rw::explain(with->plan, figurePath);
        }();
        QMetaObject::invokeMethod(this, [receiver, done, answer = std::move(answer)] {
            if (receiver) done(answer);
        }, Qt::QueuedConnection);
    });
}

void EvaluationRunner::loop(std::stop_token stop)
{
    for (;;) {
        std::optional<Job> job;
        std::optional<Unsettled> unsettled;
        std::function<void()> other;
        std::stop_token cancel;
        {
            std::unique_lock lock(m_mutex);
            const auto asked = [this] { return m_waiting.has_value() || !m_others.empty(); };
            const bool found = m_unsettled ? m_wake.wait_for(lock, stop, kQuiet, asked) : m_wake.wait(lock, stop, asked);
            if (stop.stop_requested()) return;
            if (!found) {
                unsettled.swap(m_unsettled);
                m_settling = std::stop_source();
                m_giveUp = false;
                cancel = m_settling.get_token();
            } else if (m_waiting) {
                job.swap(m_waiting);
                m_unsettled.reset();
            } else {
                other = std::move(m_others.front());
                m_others.pop_front();
            }
        }
        if (unsettled) {
            const auto tell = [this](bool settling) {
                QMetaObject::invokeMethod(this, [this, settling] { emit settlingChanged(settling); }, Qt::QueuedConnection);
            };
            tell(true);
            guarded(0, [&] { settle(std::move(*unsettled), std::move(cancel)); });
            tell(false);
        } else if (job) {
            const quint64 number = job->number;
            guarded(number, [&] { work(std::move(*job)); });
        } else {
            guarded(0, other);
        }
    }
}

void EvaluationRunner::work(Job job)
{
    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    std::shared_ptr<const Evaluation> baseline;
    std::optional<Plan> basePlan;
    if (!job.scenario.empty()) {
        basePlan = job.plan;
        baseline = std::make_shared<const Evaluation>(rw::evaluate(job.plan, {}, m_baseMemo));
        Result<ScenarioPlan> with = withScenario(job.plan, job.scenario);
        if (!with) {
            const QString message = QString::fromStdString(with.error().message());
            QMetaObject::invokeMethod(this, [this, number = job.number, message] {
                emit failed(number, message);
            }, Qt::QueuedConnection);
            return;
        }
        job.plan = std::move(with.value().plan);
    }
    auto evaluation = std::make_shared<const Evaluation>(rw::evaluate(job.plan, job.scenario, m_memo));
    const double milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
    {
        const std::lock_guard lock(m_mutex);
        m_unsettled = Unsettled{job.number, std::move(job.plan), evaluation, baseline, milliseconds, std::move(basePlan)};
    }
    deliver(job.number, std::move(evaluation), std::move(baseline), milliseconds);
}

void EvaluationRunner::settle(Unsettled job, std::stop_token cancel)
{
    auto settled = std::make_shared<Evaluation>(*job.evaluation);
    SettleOptions options;
    options.cancel = std::move(cancel);
    auto told = std::chrono::steady_clock::now();
    options.progress = [&](double done) {
        const auto now = std::chrono::steady_clock::now();
        if (now - told < kBetweenFigures) return;
        told = now;
        QMetaObject::invokeMethod(this, [this, done] { emit settleProgressed(done); }, Qt::QueuedConnection);
    };
    if (!rw::settle(job.plan, *settled, options)) {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting && !m_giveUp) m_unsettled = std::move(job);
        return;
    }
    // A year by hours is compared with one by hours.
    if (job.basePlan) job.baseline = std::make_shared<const Evaluation>(evaluateHours(*job.basePlan));
    deliver(job.number, std::move(settled), std::move(job.baseline), job.milliseconds);
}

void EvaluationRunner::deliver(quint64 number, std::shared_ptr<const Evaluation> evaluation,
                               std::shared_ptr<const Evaluation> baseline, double milliseconds)
{
    QMetaObject::invokeMethod(this, [this, number, evaluation = std::move(evaluation),
                                     baseline = std::move(baseline), milliseconds] {
        if (number == m_newest) emit finished(number, evaluation, baseline, milliseconds);
    }, Qt::QueuedConnection);
}

void EvaluationRunner::guarded(quint64 number, const std::function<void()>& work)
{
    try {
        work();
    } catch (const std::exception& fault) {
        QMetaObject::invokeMethod(this, [this, number, message = QString::fromUtf8(fault.what())] {
            emit failed(number, message);
        }, Qt::QueuedConnection);
    }
}

}  // namespace rw::ui
