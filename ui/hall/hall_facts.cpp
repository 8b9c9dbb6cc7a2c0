// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_facts.h"

#include "hall_editor.h"
#include "hall_ruler.h"
#include "shell/theme.h"
#include "widgets/bar_meter.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace rw::ui {
namespace {

constexpr int kLabelColumn = 66;  // px beside a meter, of letters as they come
constexpr int kValueColumn = 70;
constexpr int kBleed = 4;         // px that figures which can be clicked reach beyond their words
const QString kNone = QStringLiteral("–");

/// Racks that a full hall of this kind takes of a design, by power and places; unset: none of its clusters is placed.
std::optional<std::int64_t> racksPerHall(const Evaluation* evaluation, const HallDesign& design)
{
    if (evaluation)
        for (const PlatformResult<double>& platform : evaluation->platforms)
            if (platform.rackDesign == design.id) return std::llround(platform.racksPerHall.value());
    return std::nullopt;
}

QString loadExplained()
{
    return HallFacts::tr("The most that a rack puts on its floor and half of the aisles around it");
}

QString densityText(double wattsPerSquareMetre, UnitSystem units)
{
    constexpr double kSquareFoot = 0.3048 * 0.3048;  // m²
    if (units == UnitSystem::Ip) return QStringLiteral("%1\u00a0W/ft²").arg(formatIn(wattsPerSquareMetre * kSquareFoot, unit::W, 3).number);
    return QStringLiteral("%1\u00a0kW/m²").arg(formatIn(wattsPerSquareMetre, unit::kW, 3).number);
}

/// Label left, figure right: read, not clicked.
std::pair<QWidget*, QLabel*> factLine(const QString& label)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kBleed, 3, kBleed, 3);
    row->setSpacing(space::kS);
    auto* name = new QLabel(label);
    setMuted(name);
    auto* figure = new QLabel;
    figure->setAccessibleName(label);
    row->addWidget(name);
    row->addStretch(1);
    row->addWidget(figure);
    return {line, figure};
}

BarMeter* meter(const QString& label)
{
    auto* bar = new BarMeter;
    bar->setLabel(label);
    return bar;
}

}  // namespace

HallFacts::HallFacts(HallEditor* editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_head(new SectionHeader(tr("What it holds"))), m_power(meter(tr("IT power"))),
      m_load(meter(tr("Floor load"))), m_designRows(new QVBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addSpacing(space::kXs);
    const auto inset = [column](QWidget* widget) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(kBleed, 0, kBleed, 0);
        row->addWidget(widget);
        column->addLayout(row);
    };
    inset(m_power);
    inset(m_load);
    column->addSpacing(space::kXs);
    m_designRows->setSpacing(0);
    column->addLayout(m_designRows);
    addFact(*column, "open", tr("Places of any platform"));
    addFact(*column, "support", tr("Network and storage"));
    addFact(*column, "cooling", tr("CDUs"));
    addFact(*column, "rows", tr("Rows"));
    addFact(*column, "area", tr("Floor"));
    addFact(*column, "density", tr("IT on the floor"));
    addFact(*column, "mass", tr("Racks weigh"));
    addFact(*column, "load", tr("Floor load at most"));
    m_facts[QStringLiteral("load")].line->setToolTip(loadExplained());
    const auto columns = [this] {
        const double scale = Theme::of(this).textScale();
        for (BarMeter* bar : {m_power, m_load}) bar->setColumns(static_cast<int>(std::lround(kLabelColumn * scale)), static_cast<int>(std::lround(kValueColumn * scale)));
    };
    columns();
    connect(&Theme::of(this), &Theme::changed, this, columns);
    connect(editor, &HallEditor::drawingChanged, this, &HallFacts::refresh);
    connect(editor, &HallEditor::faultsChanged, this, &HallFacts::refreshLoad);
}

void HallFacts::addFact(QVBoxLayout& column, const char* key, const QString& label)
{
    const auto [line, figure] = factLine(label);
    column.addWidget(line);
    m_facts.insert(QLatin1String(key), {line, figure});
}

void HallFacts::set(const char* key, const QString& figure, bool shown)
{
    const Fact& fact = m_facts[QLatin1String(key)];
    fact.figure->setText(figure);
    fact.line->setVisible(shown);
}

QString HallFacts::figureText(const QString& key) const
{
    const Fact fact = m_facts.value(key);
    return fact.figure ? fact.figure->text() : QString();
}

/// The same rows as long as the same designs are there: a figure keeps the focus while it follows the plan.
void HallFacts::showDesigns(const std::vector<Held>& held)
{
    QStringList ids;
    for (const Held& h : held) ids << (h.design ? toQString(h.design->id) : QString());
    if (ids != m_designIds) {
        qDeleteAll(m_designs);
        m_designs.clear();
        m_designIds = ids;
        // New ones come where this stands in the order of Tab, not at its end.
        QWidget* before = previousInFocusChain();
        while (before != this && !(before->focusPolicy() & Qt::TabFocus)) before = before->previousInFocusChain();
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (!held[i].design) continue;
            auto* row = new FigureRow({});
            connect(row, &FigureRow::derivationWanted, this, &HallFacts::derivationWanted);
            m_designRows->addWidget(row);
            row->setFocusPolicy(Qt::TabFocus);  // as it will be; Tab passes over what takes no focus
            if (before != this) setTabOrder(before, row);
            before = row;
            m_designs << row;
        }
    }
    qsizetype at = 0;
    std::int64_t open = 0;
    for (const Held& h : held) {
        if (!h.design) {
            open = h.count;
            continue;
        }
        FigureRow& row = *m_designs[at++];
        row.setLabel(h.design->name);
        row.setFigure(formatCount(h.count), QStringLiteral("racks[%1].power_W.design").arg(toQString(h.design->id)));
        row.setRemark(h.filled < h.count  ? tr("%1 filled").arg(formatCount(h.filled))
                      : h.design->power ? formatIn(*h.design->power, unit::kW, 3).text()
                                        : QString());
        row.setSwatch(platformColor(*h.design, Theme::of(this)));
    }
    set("open", formatCount(open), open > 0);
}

void HallFacts::refresh()
{
    const HallDrawing* drawing = m_editor->drawing().get();
    const Hall* hall = m_editor->hall();
    setVisible(drawing && hall);
    if (!drawing || !hall) return;
    refreshDesigns();
    refreshLoad();
    std::int64_t support = 0, cdus = 0;
    const HallClasses& classes = drawing->classes();
    for (std::size_t cls = 0; cls < classes.all().size(); ++cls) {
        const PlacementKind kind = classes.all()[cls].kind;
        if (kind == PlacementKind::Network || kind == PlacementKind::Storage) support += classes.count(cls);
        if (kind == PlacementKind::Cdu) cdus += classes.count(cls);
    }
    set("support", formatCount(support), support > 0);
    set("cooling", formatCount(cdus), cdus > 0);
    set("rows", formatCount(static_cast<qint64>(drawing->rows().size())));
}

/// Racks by design, and what they come to. Places of whichever platform count as those of the platform that comes.
void HallFacts::refreshDesigns()
{
    const HallDrawing& drawing = *m_editor->drawing();
    const Hall& hall = *m_editor->hall();
    const UnitSystem units = m_editor->units();
    const Evaluation* evaluation = m_editor->document()->evaluation().get();
    const HallClasses& classes = drawing.classes();
    std::int64_t open = 0;
    std::map<std::string, std::int64_t> byDesign;
    for (std::size_t cls = 0; cls < classes.all().size(); ++cls) {
        const HallClass& of = classes.all()[cls];
        if (of.kind != PlacementKind::Rack) continue;
        if (of.design.empty()) open += classes.count(cls);
        else byDesign[of.design] += classes.count(cls);
    }
    std::vector<Held> held;
    double it = 0.0, mass = 0.0;
    bool known = false, massKnown = false, comes = false;
    std::int64_t racks = 0;
    for (const HallDesign& d : drawing.designs()) {
        const auto standing = byDesign.find(d.id);
        const std::int64_t own = standing == byDesign.end() ? 0 : standing->second;
        const std::int64_t count = own + (d.comes ? open : 0);
        comes = comes || d.comes;
        if (count == 0) continue;
        racks += count;
        // Of open places, power and other limits may leave some unfilled: the evaluation says how many.
        const std::int64_t filled = own + (d.comes ? std::min(open, std::max<std::int64_t>(0, racksPerHall(evaluation, d).value_or(open) - own)) : 0);
        held.push_back({&d, count, filled});
        if (d.it) {
            it += static_cast<double>(filled) * *d.it;
            known = true;
        }
        if (d.mass) {
            mass += static_cast<double>(filled) * *d.mass;
            massKnown = true;
        }
    }
    if (open > 0 && !comes) {
        held.push_back({nullptr, open, open});
        racks += open;
    }
    showDesigns(held);
    m_head->setRemark(counted(racks, tr("%1 rack place"), tr("%1 rack places")));
    m_power->setValue(known ? it : 0.0, known ? formatValue(it, unit::MW, units) : kNone);
    if (hall.itLimit.si) m_power->setLimit(*hall.itLimit.si, tr("limit %1").arg(formatValue(*hall.itLimit.si, unit::MW, units)));
    else m_power->clearLimit();
    set("mass", massKnown ? formatValue(mass, unit::kg, units) : kNone);
    const QSizeF floor = drawing.outline().size() * 1e-3;
    const double area = floor.width() * floor.height();
    set("area", area > 0.0 ? tr("%1 × %2").arg(formatIn(floor.width(), unitFor(unit::m, units), 3).number,
                                               formatIn(floor.height(), unitFor(unit::m, units), 3).text())
                           : kNone);
    set("density", area > 0.0 && known ? densityText(it / area, units) : kNone);
}

/// What the heaviest place of the floor bears, against what it may.
void HallFacts::refreshLoad()
{
    const Hall* hall = m_editor->hall();
    if (!hall) return;
    const UnitSystem units = m_editor->units();
    const auto told = [units](double pascals) { return floorLoadText(pascals, units); };
    const std::optional<double>& load = m_editor->greatestFloorLoad();
    const QString text = load ? told(*load) : kNone;
    // A bar without a limit would say nothing.
    set("load", text, load && !hall->floorLoad.si);
    m_load->setVisible(hall->floorLoad.si.has_value());
    m_load->setValue(load.value_or(0.0), text);
    if (hall->floorLoad.si) m_load->setLimit(*hall->floorLoad.si, tr("limit %1").arg(told(*hall->floorLoad.si)));
    else m_load->clearLimit();
    m_load->setToolTip(loadExplained());
}

}  // namespace rw::ui
