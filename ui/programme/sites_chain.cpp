// SPDX-License-Identifier: GPL-3.0-or-later
#include "sites_chain.h"

#include "shell/style_paint.h"
#include "shell/theme.h"
#include "target_editor.h"
#include "widgets/chip.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {
namespace {

constexpr double kHeadlineScale = 2.2;  // over the key figures' size
constexpr int kRail = 22;               // for the line that joins the steps
const QString kNone = QStringLiteral("?");  // a dash so large would be a bar

}  // namespace

// --- the headline --------------------------------------------------------------------------------

SitesHeadline::SitesHeadline(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAnswer(kNone, {}, {});
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
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) paint::focusRing(&painter, ground, kRadius, c.focus);
    painter.setOpacity(m_stale ? 0.55 : 1.0);
    painter.setFont(figureFont());
    const QFontMetricsF figure(painter.font());
    const double base = space::kM + figure.capHeight();
    painter.setPen(m_count == kNone ? c.textMuted : c.text);
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
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);  // a fixed one would hold it to the lines of its hint
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::of(this), &Theme::changed, this, [this] {
        m_heights.clear();  // other letters, other lines
        updateGeometry();
    });
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

int ChainStepRow::heightOf(const QString& words, int width) const
{
    constexpr qsizetype kKept = 64;
    const std::pair<QString, int> key(words, width);
    if (const auto known = m_heights.constFind(key); known != m_heights.cend()) return *known;
    if (m_heights.size() >= kKept) m_heights.clear();
    const QFontMetrics small(Theme::of(this).font(TextSize::Small));
    return *m_heights.insert(key, small.boundingRect(QRect(0, 0, width, 400), Qt::TextWordWrap, words).height());
}

int ChainStepRow::heightForWidth(int width) const
{
    const Theme& theme = Theme::of(this);
    int height = QFontMetrics(theme.font(TextSize::Title, true)).height() + space::kS;
    const int left = m_step.joined ? kRail : space::kXs;
    for (const QString& text : {m_step.division, m_step.remainder})
        if (!text.isEmpty()) height += heightOf(text, width - left - space::kXs);
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
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) paint::focusRing(&painter, ground, kRadius, c.focus);

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
    const int beside = room.width() - metrics.horizontalAdvance(m_step.figure) - space::kS;  // the figure is always whole
    painter.drawText(QRect(room.left(), room.top(), beside, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_step.title, Qt::ElideRight, beside));
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
    QString count = kNone;
    QString words = tr("sites needed");
    QString condition = tr("not known yet: see the findings");
    if (evaluation && evaluation->programme.sites) {
        const qint64 sites = std::llround(evaluation->programme.sites->value());
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
