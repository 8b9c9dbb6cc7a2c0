// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_figures.h"

#include "shell/theme.h"
#include "widgets/figure_row.h"
#include "widgets/flow_layout.h"
#include "widgets/section_header.h"

#include <QLabel>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kPartWidth = 290;  // px, the least in which labels and figures stand beside each other

const QList<const char*> kStandby{"generators",           "generator_usable_each_W", "generator_need_W",
                                  "generator_recharge_W", "generator_load_fraction", "generator_fuel_m3_s",
                                  "fuel_stored_m3"};
const QList<const char*> kBehaviour{"behaviour.mean_W",           "behaviour.coincident_power_W",
                                    "behaviour.coincidence_factor", "behaviour.limit_W",
                                    "behaviour.oversubscription", "behaviour.over_limit_probability",
                                    "behaviour.mean_capped_W"};
const QList<const char*> kStep{"behaviour.step_amplitude_W",    "behaviour.step_ramp_W_s",
                               "behaviour.storage_J",           "behaviour.remaining_ramp_W_s",
                               "behaviour.flattening_energy_J", "behaviour.flattening_charge_W",
                               "behaviour.flattening_discharge_W"};

/// A probability that rounds to nothing is still one.
constexpr double kLeastProbability = 1e-4;

QString link(const QString& path, const QString& words)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(path.toHtmlEscaped(), words.toHtmlEscaped());
}

}  // namespace

PowerFigures::PowerFigures(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Standby sets and load behaviour"));
    auto* flow = new FlowLayout(this, true);
    flow->setSpacing(space::kXl);

    QVBoxLayout* standby = addPart(tr("Standby sets"));
    addRow(standby, "generators", tr("Sets, spares included"));
    addRow(standby, "generator_usable_each_W", tr("Usable, each"));
    addRow(standby, "generator_need_W", tr("To carry"));
    addRow(standby, "generator_recharge_W", tr("Of that, recharging batteries"));
    addRow(standby, "generator_load_fraction", tr("Load of their rating, all running"));
    addRow(standby, "generator_fuel_m3_s", tr("Fuel flow"));
    addRow(standby, "fuel_stored_m3", tr("Fuel for the autonomy"));
    m_standbyNote = addNote(standby);
    standby->addStretch();

    QVBoxLayout* behaviour = addPart(tr("Racks together"));
    addRow(behaviour, "behaviour.mean_W", tr("Mean power"));
    addRow(behaviour, "behaviour.coincident_power_W", tr("Coincident power"));
    addRow(behaviour, "behaviour.coincidence_factor", tr("Coincidence factor"));
    addRow(behaviour, "behaviour.limit_W", tr("Limit of the supply"));
    addRow(behaviour, "behaviour.oversubscription", tr("Oversubscription"));
    addRow(behaviour, "behaviour.over_limit_probability", tr("Probability of passing the limit"));
    addRow(behaviour, "behaviour.mean_capped_W", tr("Mean power capped"));
    m_behaviourNote = addNote(behaviour);
    behaviour->addStretch();

    QVBoxLayout* step = addPart(tr("Training step"));
    addRow(step, "behaviour.step_amplitude_W", tr("Amplitude"));
    addRow(step, "behaviour.step_ramp_W_s", tr("Ramp"));
    addRow(step, "behaviour.storage_J", tr("Storage that is there"));
    addRow(step, "behaviour.remaining_ramp_W_s", tr("Ramp behind it"));
    addRow(step, "behaviour.flattening_energy_J", tr("Storage that flattens it"));
    addRow(step, "behaviour.flattening_charge_W", tr("Its charge power"));
    addRow(step, "behaviour.flattening_discharge_W", tr("Its discharge power"));
    m_stepNote = addNote(step);
    step->addStretch();
}

QVBoxLayout* PowerFigures::addPart(const QString& title)
{
    auto* part = new QWidget;
    part->setMinimumWidth(kPartWidth);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new SectionHeader(title));
    layout()->addWidget(part);
    return column;
}

void PowerFigures::addRow(QVBoxLayout* part, const char* figure, const QString& label)
{
    auto* row = new FigureRow(label);
    part->addWidget(row);
    m_rows.insert(QLatin1String(figure), row);
    connect(row, &FigureRow::derivationWanted, this, &PowerFigures::derivationWanted);
}

QLabel* PowerFigures::addNote(QVBoxLayout* part)
{
    auto* note = new QLabel;
    note->setWordWrap(true);
    note->setTextFormat(Qt::RichText);
    note->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    setMuted(note);
    setTextSize(note, TextSize::Small);
    part->addWidget(note);
    connect(note, &QLabel::linkActivated, this, &PowerFigures::pathWanted);
    return note;
}

void PowerFigures::showPart(const QList<const char*>& figures, QLabel* note, const QString& reason)
{
    for (const char* figure : figures)
        row(QLatin1String(figure))->setVisible(reason.isEmpty());
    note->setText(reason);
    note->setVisible(!reason.isEmpty());
}

void PowerFigures::show(const Evaluation& evaluation, const Plan& plan, const QString& building, UnitSystem units)
{
    const QString stem = QStringLiteral("buildings[%1].").arg(building);
    const std::string start = stem.toStdString();
    for (const Figure& figure : figures(evaluation)) {
        if (figure.path.compare(0, start.size(), start) != 0)
            continue;
        const QString path = toQString(figure.path);
        FigureRow* shown = row(path.mid(stem.size()));
        if (!shown)
            continue;
        const bool tail = path.endsWith(QLatin1String("probability")) && figure.si && *figure.si > 0.0
                          && *figure.si < kLeastProbability;
        shown->setFigure(tail ? tr("below %1").arg(formatPercent(kLeastProbability, 2)) : formatFigure(figure, units),
                         figure.si ? path : QString());
    }
    const BuildingResult<double>* result = findById(evaluation.buildings, building.toStdString());
    const Building* planned = findById(plan.buildings, building.toStdString());
    if (!result || !planned)
        return;
    const QString power = stem + QStringLiteral("power");
    QString standby;
    if (result->standby.generator.empty())
        standby = tr("The building has no standby sets. %1")
                      .arg(link(power + QStringLiteral(".generator"), tr("Choose one")));
    else if (result->standby.sets.value() < 1.0)
        standby = tr("The standby set has no rating. %1")
                      .arg(link(QStringLiteral("generators[%1].rating").arg(toQString(result->standby.generator)),
                                tr("Enter it")));
    showPart(kStandby, m_standbyNote, standby);
    const QString workload = QStringLiteral("assumptions.workload");
    QString behaviour;
    if (!result->behaviour.coincident)
        behaviour = tr("Needs typical and peak power of every rack, and the workload’s correlation, deviation and "
                       "quantile. %1").arg(link(workload, tr("Show the workload")));
    showPart(kBehaviour, m_behaviourNote, behaviour);
    QString step;
    if (plan.assumptions.workload.kind != WorkloadKind::Training)
        step = tr("The workload is inference, which knows no training steps. %1")
                   .arg(link(workload, tr("Show the workload")));
    else if (!result->behaviour.step.amplitude)
        step = tr("Needs amplitude, period, duty and rise of the workload’s step. %1")
                   .arg(link(workload, tr("Show the workload")));
    showPart(kStep, m_stepNote, step);
    if (step.isEmpty() && !result->behaviour.step.storage) {
        row(QStringLiteral("behaviour.storage_J"))->setFigure(tr("none"));
        row(QStringLiteral("behaviour.remaining_ramp_W_s"))->hide();
    }
}

}  // namespace rw::ui
