// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant_years.h"

#include "document/plan_document.h"
#include "file/user_catalogue.h"
#include "jobs/analysis_runner.h"

namespace rw::ui {

PlantYears::PlantYears(QObject* parent) : QObject(parent), m_runner(new AnalysisRunner(this)) {}

void PlantYears::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    drop();
    if (!document) return;
    connect(document, &PlanDocument::planChanged, this, &PlantYears::drop);
    connect(document, &PlanDocument::planReplaced, this, &PlantYears::drop);
    connect(document, &PlanDocument::scenarioChanged, this, &PlantYears::drop);
    connect(document, &PlanDocument::evaluationChanged, this, &PlantYears::takeEvaluation);
    takeEvaluation();
}

void PlantYears::setPlant(const QString& site) { m_plant = site; }

bool PlantYears::hasFigures() const
{
    return m_document && m_document->evaluation() && !m_document->evaluationStale() && m_document->evaluation()->settled;
}

void PlantYears::drop()
{
    m_runner->cancel();
    const bool any = !m_ofFigures.isEmpty() || !m_alone.isEmpty();
    m_ofFigures.clear();
    m_alone.clear();
    if (any) emit outdated();
}

void PlantYears::takeEvaluation()
{
    if (!hasFigures()) return;
    m_ofFigures.clear();
    const std::shared_ptr<const Evaluation>& evaluation = m_document->evaluation();
    for (const SiteYear& year : evaluation->years) {
        const SiteResult<double>* site = findById(evaluation->sites, year.site);
        if (!year.result.hours || !site || !site->year) continue;
        PlantYear held;
        held.evaluation = evaluation;
        held.year = &year;
        held.figures = &*site->year;
        held.sites = site->count.value();
        m_ofFigures.insert(toQString(year.site), held);
    }
    emit changed();
}

QString PlantYears::siteOf(const ClimatePlace& place) const
{
    return place.kind == ClimatePlace::Kind::Site ? place.id : m_plant;
}

QString PlantYears::keyOf(const ClimatePlace& place) const
{
    return siteOf(place) + QLatin1Char('@') + place.key() + QLatin1Char('@') + place.weather;
}

const PlantYear* PlantYears::find(const ClimatePlace& place) const
{
    if (place.kind == ClimatePlace::Kind::Site) {
        const auto at = m_ofFigures.constFind(place.id);
        if (at != m_ofFigures.cend()) return &*at;
    }
    return findAlone(place);
}

const PlantYear* PlantYears::findAlone(const ClimatePlace& place) const
{
    const auto at = m_alone.constFind(keyOf(place));
    return at == m_alone.cend() ? nullptr : &*at;
}

bool PlantYears::workOut(const QList<ClimatePlace>& places, bool alone)
{
    if (!hasFigures()) return false;
    struct Wanted {
        QString key;
        std::string site;
        YearPlace place;
    };
    std::vector<Wanted> wanted;
    const Plan& plan = m_document->shownPlan();
    for (const ClimatePlace& place : places)
        if (!siteOf(place).isEmpty() && !(alone ? findAlone(place) : find(place)))
            wanted.push_back({keyOf(place), siteOf(place).toStdString(), yearPlaceOf(plan, place)});
    if (wanted.empty()) return false;
    m_runner->start([this, plan, wanted = std::move(wanted), evaluation = m_document->evaluation()](
                        const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        auto found = std::make_shared<QHash<QString, PlantYear>>();
        double done = 0.0;
        context.progress(0.0);
        for (const Wanted& one : wanted) {
            Result<PlaceYear> year = yearAt(plan, offeredCatalogue().catalogue, *evaluation, one.site, one.place, context.cancel);
            if (context.cancel.stop_requested()) return {};
            PlantYear made;
            if (year) {
                made.alone = std::make_shared<const PlaceYear>(std::move(year).value());
                made.year = &made.alone->year;
                made.figures = &made.alone->figures();
            } else {
                made.problem = toQString(year.error().message());
            }
            found->insert(one.key, std::move(made));
            context.progress(++done / static_cast<double>(wanted.size()));
        }
        return [this, found] {
            m_alone.insert(*found);
            emit changed();
        };
    });
    return true;
}

void PlantYears::cancel() { m_runner->cancel(); }

}  // namespace rw::ui
