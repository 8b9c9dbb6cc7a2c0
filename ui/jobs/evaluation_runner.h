// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/explain.h"
#include "programme/building_memo.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace rw::ui {

/// Calculates away from the window, on copies of the plan. A newer evaluation asked for while one
/// runs replaces the one that waits; results come back by queued calls, and only the newest. Once nothing
/// has been asked for a moment, the newest is settled and comes a second time.
class EvaluationRunner : public QObject {
    Q_OBJECT
public:
    explicit EvaluationRunner(QObject* parent = nullptr);
    ~EvaluationRunner() override;  ///< waits for the running job, at most one evaluation long

    /// Answers the number of the job. An empty scenario means the plan itself; with one, the plan
    /// without it is evaluated too, to show differences from.
    quint64 evaluate(Plan plan, std::string scenario);

    using Explained = std::function<void(const Result<Derivation>&)>;
    /// The derivation of one figure; \p done is called on this object's thread unless \p context is gone.
    void explain(Plan plan, std::string scenario, std::string figurePath, QObject* context, Explained done);
    /// Gives up settling what is asked for now; the instant figures stay until something is asked for again.
    void cancelSettling();
    /// Any other calculation, in turn with these. \p work runs on the worker's thread.
    void run(std::function<void()> work);

signals:
    /// \p baseline is null where no scenario is looked at.
    void finished(quint64 job, std::shared_ptr<const rw::Evaluation> evaluation,
                  std::shared_ptr<const rw::Evaluation> baseline, double milliseconds);
    void settlingChanged(bool settling);
    void settleProgressed(double done);  ///< 0..1
    /// The job could not be done: a scenario that cannot be applied, or a fault of the program.
    void failed(quint64 job, const QString& message);

private:
    struct Job {
        quint64 number = 0;
        Plan plan;
        std::string scenario;
    };
    /// An evaluation to be settled when there is time for it.
    struct Unsettled {
        quint64 number = 0;
        Plan plan;
        std::shared_ptr<const Evaluation> evaluation;
        std::shared_ptr<const Evaluation> baseline;
        double milliseconds = 0.0;
        std::optional<Plan> basePlan{};  ///< of the baseline, where there is one
    };
    void loop(std::stop_token stop);
    void work(Job job);
    void settle(Unsettled job, std::stop_token cancel);
    void deliver(quint64 number, std::shared_ptr<const Evaluation> evaluation,
                 std::shared_ptr<const Evaluation> baseline, double milliseconds);
    void guarded(quint64 number, const std::function<void()>& work);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting;
    std::optional<Unsettled> m_unsettled;
    std::stop_source m_settling;  ///< stops what is being settled
    bool m_giveUp = false;        ///< what is stopped is not begun again
    std::deque<std::function<void()>> m_others;
    quint64 m_newest = 0;
    BuildingMemo m_memo;      ///< of what is looked at; the worker's alone
    BuildingMemo m_baseMemo;  ///< of the plan without its scenario
    std::jthread m_thread;  // last: stops before the rest goes
};

}  // namespace rw::ui
