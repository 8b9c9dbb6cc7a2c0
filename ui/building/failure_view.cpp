// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure_view.h"

#include "component_picker.h"
#include "failure_rows.h"
#include "one_line_outage.h"
#include "one_line_view.h"
#include "shell/icons.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/segmented_control.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kPickerWidth = 232;
constexpr int kNamedOut = 4;
constexpr int kLow = 340;  // px, below which the drawing needs the room of words

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace

/// Says across the view that what is shown is not the plan's normal state.
class FailureView::Banner : public QFrame {
public:
    using QFrame::QFrame;
    void setAlarm(bool alarm)
    {
        m_alarm = alarm;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colors& c = Theme::of(this).colors();
        paint::box(&painter, rect(), kRadius, m_alarm ? c.warningSoft : c.sunken,
                   m_alarm ? c.warning : c.line);
    }

private:
    bool m_alarm = false;
};

/// A figure of the state under what it is called.
struct FailureView::Fact : public QWidget {
    explicit Fact(const QString& name) : m_name(name), m_value(new QLabel), m_remark(new QLabel)
    {
        auto* caption = new QLabel(name);
        setTextSize(caption, TextSize::Small);
        setMuted(caption);
        setTextSize(m_value, TextSize::Body, true);
        setTextSize(m_remark, TextSize::Small);
        setMuted(m_remark);
        auto* values = new QHBoxLayout;
        values->setSpacing(space::kXs);
        values->addWidget(m_value);
        values->addWidget(m_remark);
        values->addStretch();
        m_lines = new QBoxLayout(QBoxLayout::TopToBottom, this);
        m_lines->setContentsMargins(0, 0, space::kS, 0);
        m_lines->setSpacing(0);
        m_lines->addWidget(caption);
        m_lines->addLayout(values);
    }
    /// In one line; what it is of, or where, is then told to the pointer.
    void setLow(bool low)
    {
        m_low = low;
        m_lines->setDirection(low ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        m_lines->setSpacing(low ? space::kXs : 0);
        m_remark->setVisible(!low && !m_remark->text().isEmpty());
    }
    void set(const QString& value, const QString& remark = {})
    {
        m_value->setText(value);
        m_remark->setText(remark);
        m_remark->setVisible(!m_low && !remark.isEmpty());
        setToolTip(remark);
        setAccessibleName(m_name + QStringLiteral(": ") + value + QLatin1Char(' ') + remark);
        updateGeometry();
    }

private:
    QString m_name;
    bool m_low = false;
    QBoxLayout* m_lines;
    QLabel* m_value;
    QLabel* m_remark;
};

FailureView::FailureView(QWidget* parent)
    : QWidget(parent), m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("fail"), tr("Failures cannot be looked at"), tr("The figures are on their way."))),
      m_picker(new ComponentPicker), m_banner(new Banner), m_bannerText(new ElidedLabel),
      m_clear(new QPushButton(tr("Clear"))), m_sections(new SegmentedControl),
      m_results(new QStackedWidget), m_drawing(new OneLineView), m_table(new QTableView),
      m_nothing(new QLabel), m_model(new FailureTableModel(this)),
      m_runner(new AnalysisRunner(this))
{
    m_clear->setToolTip(tr("Nothing is out any more"));
    auto* bannerRow = new QHBoxLayout(m_banner);
    bannerRow->setContentsMargins(space::kM, space::kXs, space::kXs, space::kXs);
    bannerRow->addWidget(m_bannerText, 1);
    bannerRow->addWidget(m_clear);

    m_sections->addSegment(tr("Drawing"), {}, tr("The one-line with these components out"));
    m_sections->addSegment(tr("Loads"), {}, tr("What is lost or interrupted, by rack group"));
    m_sections->addSegment(tr("Overloads"), {}, tr("What is above its rating, worst first"));
    m_sections->addSegment(tr("Components"), {}, tr("Load and voltage everywhere"));
    m_sections->setAccessibleName(tr("Show of the failure"));
    m_drawing->setAccessibleName(tr("One-line with components out"));
    m_drawing->setExplainer([](const OneLineNode& node) {
        QStringList lines{QStringLiteral("<b>%1</b>").arg(node.name.toHtmlEscaped())};
        for (const QString& words : {node.outage, node.detail})
            if (!words.isEmpty())
                lines << words.toHtmlEscaped();
        if (node.isStage && node.load)
            lines << tr("Worst unit at %1").arg(formatPercent(*node.load, 1)).toHtmlEscaped();
        if (!node.figures.isEmpty())
            lines << node.figures.toHtmlEscaped();
        return lines.join(QStringLiteral("<br>"));
    });
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("What the failure does"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    setMuted(m_nothing);
    for (QWidget* result : {static_cast<QWidget*>(m_drawing), static_cast<QWidget*>(m_table),
                            static_cast<QWidget*>(m_nothing)})
        m_results->addWidget(result);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space::kM, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_banner);
    column->addWidget(makeFacts());
    auto* sectionRow = new QHBoxLayout;
    sectionRow->addWidget(m_sections);
    sectionRow->addStretch();
    column->addLayout(sectionRow);
    column->addWidget(m_results, 1);
    auto* split = new QSplitter;
    split->addWidget(m_picker);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({kPickerWidth, 4 * kPickerWidth});
    split->setChildrenCollapsible(false);
    m_whole->addWidget(split);
    m_whole->addWidget(m_empty);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_whole);

    connect(m_picker, &ComponentPicker::outWanted, this, &FailureView::fail);
    connect(m_clear, &QPushButton::clicked, this, [this] { fail({}); });
    connect(m_sections, &SegmentedControl::currentChanged, this, &FailureView::showSection);
    connect(m_drawing, &OneLineView::statusText, this, &FailureView::statusText);
    connect(m_drawing, &OneLineView::activated, this, &FailureView::unitWanted);
    connect(m_drawing, &OneLineView::failRequested, this, &FailureView::unitWanted);
    connect(m_drawing, &OneLineView::menuRequested, this, [this](const QString& key) {
        emit unitWanted(key);
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto& row = m_model->rowAt(index.row());
        if (m_state && m_state->of.graph && row.components.size() == 1) {
            QStringList ids = out();
            const QString id = row.components.front();
            if (!ids.removeOne(id))
                ids << id;
            fail(ids);
        }
    });
    m_runner->setTitle(tr("Failure"));
    connect(m_runner, &AnalysisRunner::failed, this, &FailureView::statusText);
    showBanner();
}

QWidget* FailureView::makeFacts()
{
    auto* facts = new QWidget;
    auto* flow = new FlowLayout(facts);
    m_lost = new Fact(tr("Lost"));
    m_interrupted = new Fact(tr("Interrupted"));
    m_dark = new Fact(tr("First dark after"));
    m_throttle = new Fact(tr("Racks throttle after"));
    m_highest = new Fact(tr("Highest load"));
    m_lowest = new Fact(tr("Lowest voltage"));
    for (Fact* fact : {m_lost, m_interrupted, m_dark, m_throttle, m_highest, m_lowest})
        flow->addWidget(fact);
    return facts;
}

void FailureView::setSubject(std::shared_ptr<const FailureSubject> subject, UnitSystem units)
{
    const bool sameUnits = units == m_units;
    m_units = units;
    if (sameUnits && (subject == m_subject || (subject && m_subject && subject->isLike(*m_subject)))) {
        m_subject = std::move(subject);
        return;
    }
    if (subject && m_subject && subject->building != m_subject->building)
        m_picker->setOut({});  // its ids are those of another building
    m_subject = std::move(subject);
    m_due = true;
    if (isVisible())
        calculate();
}

void FailureView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_due)
        calculate();
}

QStringList FailureView::out() const { return m_picker->out(); }

void FailureView::fail(const QStringList& ids)
{
    m_picker->setOut(ids);
    showBanner();
    m_due = true;
    if (isVisible())
        calculate();
}

void FailureView::choose(const QString& words) { m_picker->search(words); }

void FailureView::calculate()
{
    m_due = false;
    if (!m_subject) {
        m_runner->cancel();
        return;
    }
    m_runner->start([this, subject = m_subject, ids = out()](const AnalysisRunner::Context&) {
        auto state = std::make_shared<const FailureState>(failureStateOf(*subject, ids));
        return [this, subject, state = std::move(state)] {
            m_shownSubject = subject;
            take(state);
        };
    });
}

void FailureView::take(std::shared_ptr<const FailureState> state)
{
    m_state = std::move(state);
    m_whole->setCurrentIndex(m_state->of.graph ? 0 : 1);
    if (!m_state->of.graph) {
        m_empty->setText(m_state->of.problem);
        m_model->show({});
        return;
    }
    m_picker->setGraph(m_state->of.graph, m_state->of.names);
    showState();
}

void FailureView::showState()
{
    showBanner();
    showFacts();
    const Plan& plan = m_shownSubject->plan;
    const Site* site = findById(plan.sites, m_shownSubject->site);
    const Building* building = findById(plan.buildings, m_shownSubject->building);
    if (site && building) {
        const double line = m_drawing->lineHeight();
        OneLine drawing =
            oneLineOf(plan, *m_shownSubject->evaluation, *site, *building, m_units, line);
        showOutage(drawing, *m_state, *building, line);
        m_drawing->setOneLine(std::move(drawing));
    }
    showSection();
}

QString FailureView::bannerText() const { return m_bannerText->text(); }

void FailureView::showBanner()
{
    const QStringList ids = out();
    const UnitNames names = m_subject ? namesOf(*m_subject) : UnitNames();
    QStringList units;
    for (const QString& id : ids)
        units << names.of(id);
    QString text;
    if (ids.isEmpty()) {
        text = tr("Nothing is out. Take components out on the left, or in the drawing.");
    } else if (ids.size() == 1) {
        text = tr("What if: %1 is out").arg(units.front());
    } else if (ids.size() <= kNamedOut) {
        text = tr("What if: %1 are out").arg(units.join(QStringLiteral(", ")));
    } else {
        text = tr("What if: %1 and %2 more are out")
                   .arg(QStringList(units.mid(0, kNamedOut - 1)).join(QStringLiteral(", ")),
                        formatCount(ids.size() - kNamedOut + 1));
    }
    m_bannerText->setText(text);
    m_banner->setAlarm(!ids.isEmpty());
    setTextSize(m_bannerText, TextSize::Body, !ids.isEmpty());
    setMuted(m_bannerText, ids.isEmpty());
    m_clear->setVisible(!ids.isEmpty());
    // The hint gives way to the drawing; what is out does not.
    m_banner->setVisible(!isLow() || !ids.isEmpty());
}

bool FailureView::isLow() const { return height() < kLow; }

void FailureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (Fact* fact : {m_lost, m_interrupted, m_dark, m_throttle, m_highest, m_lowest})
        fact->setLow(isLow());
    m_banner->setVisible(!isLow() || !out().isEmpty());
}

void FailureView::showFacts()
{
    const power::Solution& now = m_state->now;
    const power::PowerGraph& graph = *m_state->of.graph;
    m_lost->set(formatValue(now.lostW, unit::kW),
                tr("of %1").arg(formatValue(graph.totalLoadW(), unit::kW)));
    m_interrupted->set(formatValue(now.interruptedW, unit::kW));
    double battery = power::kNoLimit;
    double lowest = power::kNoLimit;
    std::int32_t lowestAt = -1;
    std::int32_t highestAt = -1;
    for (std::int32_t c = 0; c < graph.size(); ++c) {
        const power::ComponentFlow& flow = now.components[at(c)];
        if (flow.batteryS > 0.0)
            battery = std::min(battery, flow.batteryS);
        if (!flow.live)
            continue;
        if (flow.voltagePu > 0.0 && flow.voltagePu < lowest) {
            lowest = flow.voltagePu;
            lowestAt = c;
        }
        if (std::isfinite(graph[c].rating)
            && (highestAt < 0 || flow.loadFraction > now.components[at(highestAt)].loadFraction))
            highestAt = c;
    }
    m_dark->set(std::isfinite(now.heldS) ? durationWords(now.heldS) : tr("never"),
                std::isfinite(battery) && battery != now.heldS
                    ? tr("batteries last %1").arg(durationWords(battery))
                    : QString());
    const bool out = !m_state->out.empty();
    const OutageSeconds& cooling = m_state->cooling;
    m_throttle->set(!out                     ? tr("never")
                    : !m_state->coolingKnown ? QStringLiteral("–")
                    : cooling.throttle       ? durationWords(*cooling.throttle)
                                             : tr("never"),
                    cooling.airLimit ? tr("air too warm after %1").arg(durationWords(*cooling.airLimit)) : QString());
    if (highestAt >= 0) {
        const double load = now.components[at(highestAt)].loadFraction;
        m_highest->set(power::isOverload(load) ? tr("overload %1").arg(formatPercent(load, 1))
                                               : formatPercent(load, 1),
                       m_state->of.names.of(graph, highestAt));
    } else {
        m_highest->set(QStringLiteral("–"));
    }
    if (lowestAt >= 0)
        m_lowest->set(formatPercent(lowest, 1), m_state->of.names.of(graph, lowestAt));
    else
        m_lowest->set(QStringLiteral("–"));
    if (!now.converged)
        emit statusText(tr("No steady state was found: a voltage collapses"));
}

QString FailureView::throttleText() const { return m_throttle->accessibleName(); }

void FailureView::showSection()
{
    if (!m_state || !m_state->of.graph)
        return;
    const auto section = static_cast<Section>(m_sections->currentIndex());
    if (section == Drawing) {
        m_results->setCurrentWidget(m_drawing);
        return;
    }
    const BuildingResult<double>* building =
        findById(m_shownSubject->evaluation->buildings, m_shownSubject->building);
    const bool other = m_results->currentWidget() == m_drawing
                       || m_table->property("section").toInt() != static_cast<int>(section);
    m_table->setProperty("section", static_cast<int>(section));
    m_model->show(section == Groups      ? groupTable(*m_state, building)
                  : section == Overloads ? overloadTable(*m_state)
                                         : componentTable(*m_state));
    const bool none = m_model->rowCount() == 0;
    m_nothing->setText(section == Overloads ? tr("Nothing is above its rating in this state.")
                                            : tr("The building has no loads."));
    m_results->setCurrentWidget(none ? static_cast<QWidget*>(m_nothing) : m_table);
    if (other)
        fitColumns(*m_table);
}

}  // namespace rw::ui
