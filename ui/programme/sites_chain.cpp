// SPDX-License-Identifier: GPL-3.0-or-later
#include "sites_chain.h"

#include "programme_edits.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "target_editor.h"
#include "widgets/chip.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QLabel>
#include <QPainter>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kHeadlineScale = 2.2;  // over the key figures' size
constexpr std::size_t kNamedPlatforms = 2;  // more are counted
constexpr int kRail = 22;               // for the line that joins the steps
constexpr double kMegawattsAGigawatt = 1000.0;

QString none()
{
    return QStringLiteral("–");
}

qint64 whole(const Count<double>& count)
{
    return std::llround(count.value());
}

QString countWord(CountUnit unit, std::int64_t n)
{
    switch (unit) {
    case CountUnit::Racks: return n == 1 ? SitesChain::tr("rack") : SitesChain::tr("racks");
    case CountUnit::Accelerators: return n == 1 ? SitesChain::tr("accelerator") : SitesChain::tr("accelerators");
    case CountUnit::Pods: return n == 1 ? SitesChain::tr("pod") : SitesChain::tr("pods");
    }
    return {};
}

/// "110", or "70 to 110" where platforms differ.
QString across(const std::vector<PlatformResult<double>>& platforms, Count<double> PlatformResult<double>::*member)
{
    qint64 least = 0;
    qint64 most = 0;
    for (const PlatformResult<double>& p : platforms) {
        const qint64 n = whole(p.*member);
        least = &p == &platforms.front() ? n : std::min(least, n);
        most = std::max(most, n);
    }
    return least == most ? formatCount(most) : SitesChain::tr("%1 to %2").arg(formatCount(least), formatCount(most));
}

/// The limit of all platforms, where they share one.
Limit shared(const std::vector<PlatformResult<double>>& platforms, Limit PlatformResult<double>::*member)
{
    Limit limit = Limit::None;
    for (const PlatformResult<double>& p : platforms) {
        if (limit != Limit::None && p.*member != limit) return Limit::None;
        limit = p.*member;
    }
    return limit;
}

}  // namespace

QString limitWords(Limit limit)
{
    switch (limit) {
    case Limit::None: return {};
    case Limit::HallPower: return SitesChain::tr("the hall’s power");
    case Limit::HallPlaces: return SitesChain::tr("the hall’s rack places");
    case Limit::HallRacksGiven: return SitesChain::tr("the racks given for the hall");
    case Limit::Buildings: return SitesChain::tr("the number of buildings given");
    case Limit::Grid: return SitesChain::tr("the grid contract");
    case Limit::Electrical: return SitesChain::tr("its electrical capacity");
    case Limit::Cooling: return SitesChain::tr("its cooling capacity");
    case Limit::Water: return SitesChain::tr("the water permit");
    case Limit::Land: return SitesChain::tr("the land");
    case Limit::Generation: return SitesChain::tr("the power on site");
    }
    return {};
}

std::array<ChainStep, 5> chainOf(const Plan& plan, const Evaluation* evaluation)
{
    std::array<ChainStep, 5> chain;
    ChainStep& target = chain[0];
    ChainStep& racks = chain[1];
    ChainStep& halls = chain[2];
    ChainStep& buildings = chain[3];
    ChainStep& sites = chain[4];
    target.title = SitesChain::tr("Target");
    racks.title = SitesChain::tr("Racks");
    halls.title = SitesChain::tr("Halls");
    buildings.title = SitesChain::tr("Buildings");
    sites.title = SitesChain::tr("Sites");
    for (ChainStep& step : chain) step.figure = none();
    const Programme& programme = plan.programme;
    switch (programme.targetKind) {
    case TargetKind::Power:
        if (programme.target.set()) target.figure = formatValue(*programme.target.si, unit::W);
        target.division = SitesChain::tr("counted as %1").arg(basisWord(programme.basis));
        target.figurePath = QStringLiteral("programme.target_W");
        break;
    case TargetKind::Count:
        if (programme.targetCount) target.figure = formatCount(*programme.targetCount);
        target.division = countWord(programme.countUnit, programme.targetCount.value_or(0));
        break;
    case TargetKind::Fill:
        target.figure = SitesChain::tr("all that fits");
        target.division = SitesChain::tr("in the halls given");
        break;
    }
    if (!evaluation) return chain;
    const ProgrammeResult<double>& p = evaluation->programme;
    const std::vector<PlatformResult<double>>& platforms = evaluation->platforms;
    const PlatformResult<double>* only = platforms.size() == 1 ? &platforms.front() : nullptr;
    const auto count = [](ChainStep& step, const std::optional<Count<double>>& value, const char* path) {
        if (!value) return;
        step.figure = formatCount(whole(*value));
        step.figurePath = QLatin1String(path);
    };
    count(racks, p.racks, "programme.racks");
    count(halls, p.halls, "programme.halls");
    count(buildings, p.buildings, "programme.buildings");
    count(sites, p.sites, "programme.sites");

    QStringList named;
    for (const PlatformResult<double>& platform : platforms)
        named << SitesChain::tr("%1 of %2").arg(platformName(plan, platform.cluster), formatValue(platform.rackPower.value(), unit::W));
    if (platforms.size() > kNamedPlatforms) {
        const auto [least, most] = std::minmax_element(platforms.begin(), platforms.end(), [](const auto& a, const auto& b) {
            return a.rackPower < b.rackPower;
        });
        racks.division = SitesChain::tr("%1 platforms of %2 to %3").arg(platforms.size()).arg(
            formatValue(least->rackPower.value(), unit::W), formatValue(most->rackPower.value(), unit::W));
    } else {
        racks.division = named.join(QStringLiteral(", "));
    }
    double over = 0.0;
    for (const PhaseResult<double>& phase : evaluation->phases) over += std::max(0.0, phase.stranded.value());
    if (over > 0.0)
        racks.remainder = SitesChain::tr("rounding up builds %1 more than asked").arg(formatValue(over, unit::W));
    if (platforms.empty()) return chain;

    const auto limited = [](const QString& words, Limit limit) {
        return limit == Limit::None ? words : SitesChain::tr("%1, limited by %2").arg(words, limitWords(limit));
    };
    const auto each = [&](Count<double> PlatformResult<double>::*member, const QString& one, const QString& many) {
        const QString number = across(platforms, member);
        return number == QLatin1String("1") ? one : many.arg(number);
    };
    halls.division = limited(each(&PlatformResult<double>::racksPerHall, SitesChain::tr("1 rack a hall"), SitesChain::tr("%1 racks a hall")),
                             shared(platforms, &PlatformResult<double>::hallLimit));
    buildings.division = each(&PlatformResult<double>::hallsPerBuilding, SitesChain::tr("1 hall a building"),
                              SitesChain::tr("%1 halls a building"));
    sites.division = limited(
        each(&PlatformResult<double>::buildingsPerSite, SitesChain::tr("1 building a site"), SitesChain::tr("%1 buildings a site")),
        shared(platforms, &PlatformResult<double>::siteLimit));
    const auto left = [](const std::optional<Count<double>>& outer, const std::optional<Count<double>>& inner, qint64 apiece,
                         const QString& one, const QString& words) -> QString {
        if (!outer || !inner || apiece <= 0) return {};
        const qint64 free = whole(*outer) * apiece - whole(*inner);
        return free > 1 ? words.arg(formatCount(free)) : free == 1 ? one : QString();
    };
    // With several platforms the places of a hall are no one number.
    if (only) halls.remainder = left(p.halls, p.racks, whole(only->racksPerHall),
                               SitesChain::tr("1 rack place stays free"), SitesChain::tr("%1 rack places stay free"));
    const auto same = [&](Count<double> PlatformResult<double>::*member) {
        return std::all_of(platforms.begin(), platforms.end(),
                           [&](const PlatformResult<double>& q) { return whole(q.*member) == whole(platforms.front().*member); });
    };
    if (same(&PlatformResult<double>::hallsPerBuilding))
        buildings.remainder = left(p.buildings, p.halls, whole(platforms.front().hallsPerBuilding), SitesChain::tr("1 hall stays empty"),
                                   SitesChain::tr("%1 halls stay empty"));
    if (same(&PlatformResult<double>::buildingsPerSite))
        sites.remainder = left(p.sites, p.buildings, whole(platforms.front().buildingsPerSite), SitesChain::tr("1 building lot stays empty"),
                               SitesChain::tr("%1 building lots stay empty"));
    return chain;
}

QList<ChainStep> moneyOf(const Evaluation* evaluation)
{
    if (!evaluation || !evaluation->money.allIn || !evaluation->money.capex) return {};
    const MoneyResult<double>& money = evaluation->money;
    const auto dollars = [](double usd) { return formatValue(usd, unit::USD); };
    const auto range = [&](double low, double high) { return SitesChain::tr("%1 to %2").arg(dollars(low), dollars(high)); };
    ChainStep build{SitesChain::tr("Cost to build"), dollars(money.capex->mode.value()), range(money.capex->low.value(), money.capex->high.value()), {},
                    QStringLiteral("programme.capex_USD"), false};
    if (money.leased) build.remainder = SitesChain::tr("with leased racks at their price %1").arg(dollars(money.allIn->mode.value()));
    QList<ChainStep> steps{build};
    if (money.perGwFacility) {
        ChainStep each{SitesChain::tr("For one GW of facility"), dollars(money.perGwFacility->value()), {}, {},
                       QStringLiteral("programme.capex_per_GW_facility_USD"), false};
        // Published for a megawatt of it, these stand beside the figure; others have their own bases.
        const QString basis = toQString(economics::nameOf(economics::CostBasis::MwFacility));
        QStringList published;
        for (const AnnouncedCheck& check : money.announced) {
            const bool same = toQString(check.basis) == basis && !check.itOnly;
            const double scale = same ? kMegawattsAGigawatt : 1.0;
            const QString amount = check.low < check.high ? range(check.low * scale, check.high * scale) : dollars(check.mode * scale);
            const QString words = same ? SitesChain::tr("%1: %2").arg(toQString(check.name), amount)
                                       : SitesChain::tr("%1: %2 for one %3, here %4").arg(toQString(check.name), amount, toQString(check.basis), dollars(check.ownMode));
            if (same) each.division = range(check.ownLow * scale, check.ownHigh * scale);
            published << (check.overlaps ? words : SitesChain::tr("%1 (apart)").arg(words));
        }
        each.remainder = published.join(QLatin1Char('\n'));
        steps << each;
    }
    if (money.opex)
        steps << ChainStep{SitesChain::tr("Cost of a year"), dollars(money.opex->value()), SitesChain::tr("energy, operation, leases"), {},
                           QStringLiteral("programme.opex_USD_per_year"), false};
    return steps;
}

// --- the headline --------------------------------------------------------------------------------

SitesHeadline::SitesHeadline(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAnswer(none(), {}, {});
}

void SitesHeadline::setAnswer(const QString& count, const QString& words, const QString& condition)
{
    m_count = count;
    m_words = words;
    m_condition = condition;
    setAccessibleName(QStringLiteral("%1 %2 %3").arg(count, words, condition).simplified());
    setToolTip(tr("Click to see where this figure comes from."));
    updateGeometry();
    update();
}

void SitesHeadline::setStale(bool stale)
{
    m_stale = stale;
    update();
}

QFont SitesHeadline::figureFont() const
{
    QFont font = Theme::of(this).font(TextSize::Figure, true);
    font.setPointSizeF(font.pointSizeF() * kHeadlineScale);
    return font;
}

QSize SitesHeadline::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {200, static_cast<int>(QFontMetricsF(figureFont()).capHeight()) + 2 * space::kM +
                     (m_condition.isEmpty() ? 0 : QFontMetrics(theme.font(TextSize::Small)).height() + space::kXs)};
}

void SitesHeadline::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (underMouse()) paint::box(&painter, ground, kRadius, c.hover);
    if (hasFocus()) paint::focusRing(&painter, ground, kRadius, c.focus);
    painter.setOpacity(m_stale ? 0.55 : 1.0);
    painter.setFont(figureFont());
    const QFontMetricsF figure(painter.font());
    const double base = space::kM + figure.capHeight();
    painter.setPen(c.text);
    painter.drawText(QPointF(space::kXs, base), m_count);
    const double left = space::kXs + figure.horizontalAdvance(m_count) + space::kM;
    painter.setFont(theme.font(TextSize::Title));
    painter.setPen(c.text);
    painter.drawText(QPointF(left, base), m_words);
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(c.textMuted);
    const QFontMetricsF small(painter.font());
    painter.drawText(QPointF(space::kXs, base + space::kXs + small.lineSpacing()),
                     small.elidedText(m_condition, Qt::ElideRight, width() - 2.0 * space::kXs));
}

// --- a step --------------------------------------------------------------------------------------

ChainStepRow::ChainStepRow(QWidget* parent) : LinkRow(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChainStepRow::setStep(const ChainStep& step, bool last)
{
    const int before = heightForWidth(width());
    m_last = last;
    m_step = step;
    setAccessibleName(QStringLiteral("%1 %2").arg(step.title, step.figure));
    setAccessibleDescription(QStringLiteral("%1. %2").arg(step.division, step.remainder));
    const bool linked = !step.figurePath.isEmpty();
    setLink(linked);
    setToolTip(linked ? tr("Click to see where this figure comes from.") : QString());
    if (heightForWidth(width()) != before) updateGeometry();  // while a value is dragged, lines seldom come or go
    update();
}

QSize ChainStepRow::sizeHint() const
{
    return {220, heightForWidth(220)};
}

int ChainStepRow::heightForWidth(int width) const
{
    const Theme& theme = Theme::of(this);
    const QFontMetrics small(theme.font(TextSize::Small));
    int height = QFontMetrics(theme.font(TextSize::Title, true)).height() + space::kS;
    const int left = m_step.joined ? kRail : space::kXs;
    for (const QString& text : {m_step.division, m_step.remainder})
        if (!text.isEmpty())
            height += small.boundingRect(QRect(0, 0, width - left - space::kXs, 400), Qt::TextWordWrap, text).height();
    return height + space::kXs;
}

void ChainStepRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hot = underMouse() && !m_step.figurePath.isEmpty();
    if (hot) paint::box(&painter, ground, kRadius, c.hover);
    if (hasFocus()) paint::focusRing(&painter, ground, kRadius, c.focus);

    const QFont title = theme.font(TextSize::Title, true);
    const QFontMetrics metrics(title);
    const double middle = space::kXs + metrics.height() / 2.0;
    if (m_step.joined) {
        painter.setPen(QPen(c.lineStrong, 2.0));
        if (!m_last) painter.drawLine(QPointF(9, middle), QPointF(9, height()));
        painter.setPen(QPen(m_last ? c.accent : c.outline, 2.0));
        painter.setBrush(m_last ? c.accent : c.surface);
        painter.drawEllipse(QPointF(9, middle), 4.0, 4.0);
    }

    QRect room = rect().adjusted(m_step.joined ? kRail : space::kXs, space::kXs, -space::kXs, 0);
    painter.setFont(theme.font());
    painter.setPen(c.textMuted);
    painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, m_step.title);
    painter.setFont(title);
    painter.setPen(hot ? c.accent : c.text);
    painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()), Qt::AlignRight | Qt::AlignVCenter, m_step.figure);
    room.setTop(room.top() + metrics.height());
    painter.setFont(theme.font(TextSize::Small));
    const auto line = [&](const QString& text, const QColor& color) {
        if (text.isEmpty()) return;
        painter.setPen(color);
        QRect used;
        painter.drawText(room, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text, &used);
        room.setTop(used.bottom() + 1);
    };
    line(m_step.division, c.textMuted);
    line(m_step.remainder, c.text);
}

// --- all of it -----------------------------------------------------------------------------------

SitesChain::SitesChain(QWidget* parent)
    : QWidget(parent), m_headline(new SitesHeadline), m_stranded(new FigureRow(tr("Stranded IT capacity")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_headline);
    column->addSpacing(space::kM);
    column->addWidget(new SectionHeader(tr("Sites needed, and why")));
    column->addSpacing(space::kXs);
    for (ChainStepRow*& step : m_steps) {
        step = new ChainStepRow;
        column->addWidget(step);
        connect(step, &LinkRow::clicked, this, [this, row = step] {
            if (!row->step().figurePath.isEmpty()) emit derivationWanted(row->step().figurePath);
        });
    }
    column->addSpacing(space::kS);
    column->addWidget(m_stranded);
    column->addSpacing(space::kM);
    m_moneyHead = new SectionHeader(tr("What it costs"));
    column->addWidget(m_moneyHead);
    for (ChainStepRow*& row : m_money) {
        row = new ChainStepRow;
        column->addWidget(row);
        connect(row, &LinkRow::clicked, this, [this, row] { emit derivationWanted(row->step().figurePath); });
    }
    column->addStretch(1);
    connect(m_headline, &QAbstractButton::clicked, this, [this] { emit derivationWanted(QStringLiteral("programme.sites")); });
    connect(m_stranded, &FigureRow::derivationWanted, this, &SitesChain::derivationWanted);
}

void SitesChain::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void SitesChain::refresh()
{
    if (!m_document) return;
    const Evaluation* evaluation = m_document->evaluation().get();
    const Plan& plan = m_document->shownPlan();
    const auto steps = chainOf(plan, evaluation);
    for (std::size_t i = 0; i < steps.size(); ++i) m_steps.at(i)->setStep(steps.at(i), i + 1 == steps.size());
    QString count = none();
    QString words = tr("sites needed");
    QString condition = tr("not known yet: see the findings");
    if (evaluation && evaluation->programme.sites) {
        const qint64 sites = whole(*evaluation->programme.sites);
        count = formatCount(sites);
        words = sites == 1 ? tr("site needed") : tr("sites needed");
        condition = plan.programme.targetKind == TargetKind::Power
                        ? tr("for %1 of %2 power").arg(steps.front().figure, basisWord(plan.programme.basis))
                        : QStringLiteral("%1 %2").arg(steps.front().figure, steps.front().division);
    }
    m_headline->setAnswer(count, words, condition);
    m_headline->setStale(m_document->evaluationStale());
    const QList<ChainStep> money = moneyOf(evaluation);
    m_moneyHead->setVisible(!money.isEmpty());
    if (!money.isEmpty())
        m_moneyHead->setRemark(tr("weakest datum: %1").arg(Chip::gradeText(static_cast<rw::ui::Grade>(evaluation->money.weakest))));
    for (std::size_t i = 0; i < m_money.size(); ++i) {
        const auto at = static_cast<qsizetype>(i);
        m_money.at(i)->setVisible(at < money.size());
        if (at < money.size()) m_money.at(i)->setStep(money.at(at), true);
    }
    const bool known = evaluation && evaluation->programme.stranded;
    m_stranded->setVisible(known);
    if (known)
        m_stranded->setFigure(formatValue(evaluation->programme.stranded->value(), unit::W), QStringLiteral("programme.stranded_W"));
}

}  // namespace rw::ui
