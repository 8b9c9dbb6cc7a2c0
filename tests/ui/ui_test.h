// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "document/plan_files.h"

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace rw::ui::test {

/// Every test class of this program, in order of registration.
std::vector<std::function<std::unique_ptr<QObject>()>>& registry();

template <class T>
struct Registered {
    Registered()
    {
        registry().push_back([] { return std::make_unique<T>(); });
    }
};

/// A template's plan, by its name.
inline const Plan& templatePlan(const QString& id = QStringLiteral("openai-amd-6gw"))
{
    for (const PlanTemplate& t : PlanFiles::templates())
        if (t.id == id) return t.plan;
    static const Plan none;
    return none;
}

/// Waits until the figures follow the plan.
inline bool settled(const PlanDocument& document)
{
    return QTest::qWaitFor([&] { return document.evaluation() && !document.evaluationStale(); }, 20000);
}

inline double figureOf(const PlanDocument& document, const char* path)
{
    const Result<Figure> f = figure(*document.evaluation(), path);
    return f && f->si ? *f->si : -1.0;
}

}  // namespace rw::ui::test

/// Registers a test class; stands once below it.
#define RW_UI_TEST(Class) static const rw::ui::test::Registered<Class> kRegistered##Class;
