// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/key_figures.h"

#include "document/plan_document.h"
#include "document/plan_words.h"
#include "shell/theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr int kStaleAfter = 150;  // ms; below this a change of brightness would only flicker

/// The words of a figure; of one rack, cluster or site with its name in front.
QString labelOf(const Plan& plan, const Figure& figure)
{
    const QString label = coreText(figure.about->label);
    const QString path = QString::fromStdString(figure.path);
    const qsizetype open = path.indexOf(QLatin1Char('['));
    const qsizetype close = path.indexOf(QLatin1Char(']'));
    if (open < 0 || close < open) return label;
    const QString id = path.mid(open + 1, close - open - 1);
    const QString list = path.left(open) == QLatin1String("racks") ? QStringLiteral("rack_designs") : path.left(open);
    const QString object = QStringLiteral("%1[%2]").arg(list, id);
    const QString name = nameInPlan(plan, object);
    return QStringLiteral("%1 · %2").arg(name == object ? id : name, label);
}

QString signedText(const FormattedValue& value, double difference)
{
    return (difference > 0 ? QStringLiteral("+") : QString()) + value.text();
}

}  // namespace

QString KeyFigures::briefLabel(const QString& path)
{
    struct Brief {
        const char* path;
        const char* word;
    };
    static constexpr Brief kBrief[] = {
        {"programme.sites_needed.{basis}", QT_TRANSLATE_NOOP("tiles", "Sites")},
        {"programme.pue_design", QT_TRANSLATE_NOOP("tiles", "PUE design")},
        {"programme.pue_annual", QT_TRANSLATE_NOOP("tiles", "PUE year")},
        {"programme.energy_J_per_year", QT_TRANSLATE_NOOP("tiles", "Energy/yr")},
        {"programme.water_m3_per_year", QT_TRANSLATE_NOOP("tiles", "Water/yr")},
        {"programme.co2_kg_per_year", QT_TRANSLATE_NOOP("tiles", "CO₂/yr")},
        {"programme.accelerators", QT_TRANSLATE_NOOP("tiles", "Accel.")},
    };
    for (const Brief& b : kBrief)
        if (path == QLatin1String(b.path)) return QCoreApplication::translate("tiles", b.word);
    return {};
}

QString KeyFigures::shortLabel(const QString& path)
{
    struct Short {
        const char* path;
        const char* word;
    };
    static constexpr Short kShort[] = {
        {"programme.sites_needed.{basis}", QT_TRANSLATE_NOOP("tiles", "Sites needed")},
        {"programme.systems_power_W", QT_TRANSLATE_NOOP("tiles", "Systems")},
        {"programme.it_power_W", QT_TRANSLATE_NOOP("tiles", "IT")},
        {"programme.facility_power_W", QT_TRANSLATE_NOOP("tiles", "Facility")},
        {"programme.grid_power_W", QT_TRANSLATE_NOOP("tiles", "Grid")},
        {"programme.pue_design", QT_TRANSLATE_NOOP("tiles", "PUE, design")},
        {"programme.pue_annual", QT_TRANSLATE_NOOP("tiles", "PUE, annual")},
        {"programme.wue_L_per_kWh", QT_TRANSLATE_NOOP("tiles", "WUE")},
        {"programme.energy_J_per_year", QT_TRANSLATE_NOOP("tiles", "Energy a year")},
        {"programme.water_m3_per_year", QT_TRANSLATE_NOOP("tiles", "Water a year")},
        {"programme.co2_kg_per_year", QT_TRANSLATE_NOOP("tiles", "CO₂ a year")},
        {"programme.liquid_heat_W", QT_TRANSLATE_NOOP("tiles", "Liquid heat")},
        {"programme.air_heat_W", QT_TRANSLATE_NOOP("tiles", "Air heat")},
        {"programme.racks", QT_TRANSLATE_NOOP("tiles", "Racks")},
        {"programme.accelerators", QT_TRANSLATE_NOOP("tiles", "Accelerators")},
        {"racks[{rack}].power_W.design", QT_TRANSLATE_NOOP("tiles", "Per rack")},
    };
    for (const Short& s : kShort)
        if (path == QLatin1String(s.path)) return QCoreApplication::translate("tiles", s.word);
    return {};
}

KeyFigures::KeyFigures(QWidget* parent) : QWidget(parent), m_strip(new KeyFigureStrip(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);  // tiles go to a second row in a narrow window
    setSizePolicy(policy);
    connect(m_strip, &KeyFigureStrip::figureActivated, this,
            [this](int tile) { emit figureActivated(figurePath(tile)); });
    m_staleTimer.setSingleShot(true);
    m_staleTimer.setInterval(kStaleAfter);
    connect(&m_staleTimer, &QTimer::timeout, this, [this] { m_strip->setAllStale(true); });
}

void KeyFigures::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &PlanDocument::evaluationChanged, this, &KeyFigures::refresh);
        connect(document, &PlanDocument::planReplaced, this, &KeyFigures::refresh);
        connect(document, &PlanDocument::selectionChanged, this, &KeyFigures::refresh);
        connect(document, &PlanDocument::unitSystemChanged, this, &KeyFigures::refresh);
        connect(document, &PlanDocument::evaluationStaleChanged, this, [this] {
            if (m_document->evaluationStale()) m_staleTimer.start();
            else m_staleTimer.stop();
        });
    }
    refresh();
}

QStringList KeyFigures::defaultPaths()
{
    return {QStringLiteral("programme.sites_needed.{basis}"), QStringLiteral("programme.systems_power_W"),
            QStringLiteral("programme.it_power_W"),           QStringLiteral("programme.facility_power_W"),
            QStringLiteral("programme.grid_power_W"),         QStringLiteral("programme.pue_design"),
            QStringLiteral("programme.pue_annual"),           QStringLiteral("programme.racks"),
            QStringLiteral("programme.accelerators"),         QStringLiteral("racks[{rack}].power_W.design")};
}

void KeyFigures::setPaths(const QStringList& paths)
{
    if (paths == m_paths) return;
    m_paths = paths;
    refresh();
    emit pathsChanged();
}

QString KeyFigures::rackInView() const
{
    const Plan& plan = m_document->plan();
    const QString selected = m_document->selectedPath();
    for (const RackDesign& design : plan.rackDesigns)
        if (selected.startsWith(QStringLiteral("rack_designs[%1]").arg(QString::fromStdString(design.id))))
            return QString::fromStdString(design.id);
    for (const Phase& phase : plan.programme.phases)
        for (const MixShare& share : phase.mix)
            if (const Cluster* cluster = findById(plan.clusters, share.cluster); cluster && !cluster->rackDesign.empty())
                return QString::fromStdString(cluster->rackDesign);
    return plan.rackDesigns.empty() ? QString() : QString::fromStdString(plan.rackDesigns.front().id);
}

QString KeyFigures::filledIn(const QString& path) const
{
    if (!m_document) return path;
    QString out = path;
    out.replace(QLatin1String("{basis}"), toQString(name(m_document->shownPlan().programme.basis)));
    if (out.contains(QLatin1String("{rack}"))) out.replace(QLatin1String("{rack}"), rackInView());
    return out;
}

QString KeyFigures::generalised(const QString& figurePath) const
{
    QString out = figurePath;
    out.replace(QStringLiteral("racks[%1]").arg(rackInView()), QStringLiteral("racks[{rack}]"));
    const QString needed = QStringLiteral("programme.sites_needed.");
    if (out == needed + toQString(name(m_document->shownPlan().programme.basis))) out = needed + QStringLiteral("{basis}");
    return out;
}

QString KeyFigures::figurePath(int tile) const
{
    return filledIn(m_paths.value(tile));
}

KeyFigure KeyFigures::describe(const QString& path, const Figure* figure, const Figure* base) const
{
    KeyFigure tile;
    tile.value = QStringLiteral("–");
    if (!m_document->evaluation()) return tile;
    tile.label = shortLabel(path);
    tile.brief = briefLabel(path);
    if (!figure) {
        if (tile.label.isEmpty()) tile.label = filledIn(path);
        return tile;
    }
    const UnitSystem units = m_document->unitSystem();
    const FormattedValue value = formatFigureParts(*figure, units);
    if (tile.label.isEmpty()) tile.label = labelOf(m_document->plan(), *figure);
    tile.value = value.number;
    tile.unit = value.unit;
    tile.stale = m_document->evaluationStale() && m_strip->figures().value(0).stale;
    if (!figure->si || !base || !base->si) return tile;
    const double difference = *figure->si - *base->si;
    if (difference == 0.0) {
        tile.delta = tr("= plan");
        tile.deltaWords = tr("As in the plan itself");
    } else {
        tile.delta = signedText(formatParts(difference, *figure->about->displayUnit, units, 3), difference);
        tile.deltaWords = tr("%1 against the plan itself").arg(tile.delta);
    }
    return tile;
}

void KeyFigures::refresh()
{
    if (!m_document) {
        m_strip->setFigures({});
        return;
    }
    // Listed once for all tiles: asked one by one, each would list them all.
    const auto listed = [](const std::shared_ptr<const Evaluation>& evaluation) {
        return evaluation ? figures(*evaluation) : std::vector<Figure>{};
    };
    const auto find = [](const std::vector<Figure>& all, const QString& path) -> const Figure* {
        const auto at = std::find_if(all.begin(), all.end(), [wanted = path.toStdString()](const Figure& f) { return f.path == wanted; });
        return at == all.end() ? nullptr : &*at;
    };
    const std::vector<Figure> shown = listed(m_document->evaluation());
    const std::vector<Figure> base = listed(m_document->baseline());
    QList<KeyFigure> tiles;
    for (const QString& path : m_paths) tiles.append(describe(path, find(shown, filledIn(path)), find(base, filledIn(path))));
    m_strip->setFigures(tiles);
    for (int i = 0; i < m_paths.size(); ++i)
        if (const Figure* figure = find(shown, figurePath(i)))
            m_strip->tile(i)->setToolTip(tr("%1\n%2\nClick to see how it came about")
                                             .arg(labelOf(m_document->plan(), *figure),
                                                  formatFigure(*figure, m_document->unitSystem())));
}

QList<KeyFigures::Choice> KeyFigures::choices() const
{
    QList<Choice> all;
    if (!m_document || !m_document->evaluation()) return all;
    const QString rack = QStringLiteral("racks[%1]").arg(rackInView());
    for (const Figure& figure : figures(*m_document->evaluation())) {
        const QString path = QString::fromStdString(figure.path);
        const QString group = path.left(path.indexOf(QLatin1Char('.')));
        // The programme and the rack in view; every phase and every site would be hundreds.
        if (group != QLatin1String("programme") && group != rack) continue;
        all.append({generalised(path), coreText(figure.about->label),
                    group == QLatin1String("programme")
                        ? tr("Programme")
                        : nameInPlan(m_document->plan(), QStringLiteral("rack_designs[%1]").arg(rackInView()))});
    }
    return all;
}

void KeyFigures::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_document || !m_document->evaluation()) return;
    QMenu menu(this);
    int tile = -1;
    for (int i = 0; i < m_paths.size(); ++i)
        if (m_strip->tile(i) && m_strip->tile(i)->geometry().contains(event->pos())) tile = i;
    const auto moved = [this](int from, int to) {
        QStringList paths = m_paths;
        paths.move(from, to);
        setPaths(paths);
    };
    if (tile >= 0) {
        menu.addAction(tr("Show how it came about"), this, [this, tile] { emit figureActivated(figurePath(tile)); });
        menu.addSeparator();
        menu.addAction(tr("Move left"), this, [=] { moved(tile, tile - 1); })->setEnabled(tile > 0);
        menu.addAction(tr("Move right"), this, [=] { moved(tile, tile + 1); })->setEnabled(tile + 1 < m_paths.size());
        menu.addAction(tr("Remove"), this, [this, tile] {
            QStringList paths = m_paths;
            paths.removeAt(tile);
            setPaths(paths);
        })->setEnabled(m_paths.size() > 1);
        menu.addSeparator();
    }
    QMenu* choose = menu.addMenu(tr("Figures"));
    QHash<QString, QMenu*> groups;
    for (const Choice& choice : choices()) {
        QMenu*& under = groups[choice.group];
        if (!under) under = choose->addMenu(choice.group);
        QAction* action = under->addAction(choice.label);
        action->setCheckable(true);
        action->setChecked(m_paths.contains(choice.path));
        connect(action, &QAction::triggered, this, [this, path = choice.path](bool on) {
            QStringList paths = m_paths;
            if (on) paths.append(path);
            else if (paths.size() > 1) paths.removeAll(path);
            setPaths(paths);
        });
    }
    menu.addAction(tr("Back to the usual figures"), this, [this] { setPaths(defaultPaths()); });
    menu.exec(event->globalPos());
}

}  // namespace rw::ui
