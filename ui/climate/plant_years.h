// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_place.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>

namespace rw::ui {

class AnalysisRunner;
class PlanDocument;

/// What a plan's plant makes of a year somewhere.
struct PlantYear {
    std::shared_ptr<const PlaceYear> alone;         ///< worked out for one full site by itself
    std::shared_ptr<const Evaluation> evaluation;   ///< keeps what the two below are of, else
    const SiteYear* year = nullptr;                 ///< with its hours; null: there is none
    const YearFigures<double>* figures = nullptr;
    double sites = 1.0;                             ///< that it is of
    QString problem;                                ///< why there is none
};

/// Years of the plant of one of the plan's sites at several places. A site's own year is that of the figures; any other is
/// worked out in a job, and kept until the plan changes.
class PlantYears : public QObject {
    Q_OBJECT
public:
    explicit PlantYears(QObject* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// The site whose plant it is where the place is none of the plan's sites.
    void setPlant(const QString& site);
    [[nodiscard]] QString plant() const { return m_plant; }

    /// Of the place as the figures have it, or as it was worked out for this plan; null while it is not there.
    [[nodiscard]] const PlantYear* find(const ClimatePlace& place) const;
    /// One full site by itself, as it was worked out: what places are compared by.
    [[nodiscard]] const PlantYear* findAlone(const ClimatePlace& place) const;
    /// Works out what is not there of these, one after another. False where nothing is missing, or where the figures are
    /// still on their way.
    bool workOut(const QList<ClimatePlace>& places, bool alone);
    void cancel();

    [[nodiscard]] bool hasFigures() const;  ///< settled, of the plan as it is
    [[nodiscard]] AnalysisRunner* runner() const { return m_runner; }

signals:
    /// Years have come.
    void changed();
    /// What there was is of another plan now.
    void outdated();

private:
    void drop();
    void takeEvaluation();
    [[nodiscard]] QString siteOf(const ClimatePlace& place) const;
    [[nodiscard]] QString keyOf(const ClimatePlace& place) const;

    QPointer<PlanDocument> m_document;
    AnalysisRunner* m_runner;
    QString m_plant;
    QHash<QString, PlantYear> m_ofFigures;  ///< by site
    QHash<QString, PlantYear> m_alone;      ///< by plant and place
};

}  // namespace rw::ui
