// SPDX-License-Identifier: GPL-3.0-or-later
#include "target_editor.h"

#include "document/plan_words.h"
#include "document/refusal.h"
#include "quantity/money_units.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {

QString basisName(Basis basis)
{
    switch (basis) {
    case Basis::Systems: return TargetEditor::tr("Systems");
    case Basis::It: return TargetEditor::tr("IT");
    case Basis::Facility: return TargetEditor::tr("Facility");
    case Basis::Grid: return TargetEditor::tr("Grid");
    }
    return {};
}

QString basisWord(Basis basis)
{
    switch (basis) {
    case Basis::Systems: return TargetEditor::tr("systems");
    case Basis::It: return TargetEditor::tr("IT");
    case Basis::Facility: return TargetEditor::tr("facility");
    case Basis::Grid: return TargetEditor::tr("grid");
    }
    return {};
}

QString basisExplanation(Basis basis)
{
    switch (basis) {
    case Basis::Systems: return TargetEditor::tr("Accelerator racks at design power, nothing outside the rack");
    case Basis::It: return TargetEditor::tr("Systems with network, storage and management");
    case Basis::Facility: return TargetEditor::tr("The buildings’ inputs at the design hour");
    case Basis::Grid: return TargetEditor::tr("Contracted at the meter, with losses and margin");
    }
    return {};
}

// --- one reading ---------------------------------------------------------------------------------

BasisReading::BasisReading(Basis basis, QWidget* parent) : QAbstractButton(parent), m_basis(basis)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setText(basisName(basis));
    setReading({}, {});
}

void BasisReading::setReading(std::optional<qint64> sites, std::optional<qint64> racks)
{
    m_figures = !sites ? QStringLiteral("–") : *sites == 1 ? TargetEditor::tr("1 site") : TargetEditor::tr("%1 sites").arg(formatCount(*sites));
    m_racks = racks ? TargetEditor::tr("%1 racks").arg(formatCount(*racks)) : QString();
    setAccessibleName(TargetEditor::tr("If the target counted %1: %2, %3").arg(basisWord(m_basis), m_figures, m_racks));
    setToolTip(TargetEditor::tr("If the target counted %1: %2").arg(basisWord(m_basis), basisExplanation(m_basis)));
    update();
}

QSize BasisReading::sizeHint() const
{
    return {200, QFontMetrics(Theme::of(this).font()).height() + space::kS};
}

void BasisReading::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked()) paint::box(&painter, ground, kRadiusSmall, c.accentSoft);
    else if (underMouse()) paint::box(&painter, ground, kRadiusSmall, c.hover);
    if (isChecked()) paint::box(&painter, QRectF(0.5, 3.5, 3, height() - 7.0), 1.5, c.accent);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) paint::focusRing(&painter, ground, kRadiusSmall, c.focus);
    painter.setFont(theme.font(TextSize::Body, isChecked()));
    painter.setPen(isChecked() ? c.text : c.textMuted);
    const QRect room = rect().adjusted(space::kM, 0, -space::kS, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setPen(c.text);
    // Two columns, right-aligned, so that the four readings compare at a glance.
    const int racks = QFontMetrics(theme.font(TextSize::Body, true)).horizontalAdvance(TargetEditor::tr("%1 racks").arg(formatCount(88888)));
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_racks);
    painter.drawText(room.adjusted(0, 0, -racks - space::kM, 0), Qt::AlignRight | Qt::AlignVCenter, m_figures);
}

// --- the editor ----------------------------------------------------------------------------------

TargetEditor::TargetEditor(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    auto* header = new SectionHeader(tr("Target"));
    m_deal = new Chip;
    header->addTrailing(m_deal);
    column->addWidget(header);

    m_kind = new SegmentedControl;
    m_kind->addSegment(tr("Power"), {}, tr("So many gigawatts"));
    m_kind->addSegment(tr("Count"), {}, tr("So many racks, accelerators or pods"));
    m_kind->addSegment(tr("Fill"), {}, tr("As much as the given halls hold"));
    m_kind->setAccessibleName(tr("Kind of target"));
    column->addWidget(m_kind);

    m_values = new QStackedWidget;
    m_values->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto valueRow = [this](const QString& words, QWidget* editor, QWidget* more) {
        auto* part = new QWidget;
        auto* row = new QHBoxLayout(part);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kS);
        auto* label = new QLabel(words);
        setMuted(label);
        if (auto* quantity = qobject_cast<QuantityEdit*>(editor)) {
            quantity->setDragLabel(label);
            label->setBuddy(quantity);
        }
        row->addWidget(label);
        row->addWidget(editor, 1);
        if (more) row->addWidget(more);
        m_values->addWidget(part);
    };
    m_power = new QuantityEdit;
    setTextSize(m_power, TextSize::Title, true);
    m_power->setField(*typeOf<Programme>().find("target"));
    m_power->setNullable(true, tr("sum of the phases"));
    valueRow(tr("Reach"), m_power, nullptr);
    m_count = new QuantityEdit;
    m_count->setField(*typeOf<Programme>().find("target_count"));
    m_unit = new QComboBox;
    m_unit->addItems({tr("racks"), tr("accelerators"), tr("pods")});
    m_unit->setAccessibleName(tr("What the target counts"));
    valueRow(tr("Reach"), m_count, m_unit);
    auto* fill = new QLabel(tr("The most racks that the halls given in the plan can hold."));
    fill->setWordWrap(true);
    setMuted(fill);
    m_values->addWidget(fill);
    column->addWidget(m_values);

    auto* basisLabel = new QLabel(tr("Power counted as"));
    setMuted(basisLabel);
    m_basis = new SegmentedControl;
    for (int b = 0; b < 4; ++b)
        m_basis->addSegment(basisName(static_cast<Basis>(b)), {}, basisExplanation(static_cast<Basis>(b)));
    m_basis->setAccessibleName(tr("Basis of the target"));
    m_basisNote = new QLabel;
    m_basisNote->setWordWrap(true);
    setMuted(m_basisNote);
    setTextSize(m_basisNote, TextSize::Small);
    column->addWidget(basisLabel);
    column->addWidget(m_basis);
    column->addWidget(m_basisNote);

    m_readingPart = new QWidget;
    auto* readings = new QVBoxLayout(m_readingPart);
    readings->setContentsMargins(0, space::kXs, 0, 0);
    readings->setSpacing(0);
    auto* readingLabel = new QLabel(tr("The same target, read four ways"));
    setMuted(readingLabel);
    setTextSize(readingLabel, TextSize::Small);
    readings->addWidget(readingLabel);
    readings->addSpacing(space::kXs);
    for (int b = 0; b < 4; ++b) {
        auto* reading = new BasisReading(static_cast<Basis>(b));
        m_readings.at(static_cast<std::size_t>(b)) = reading;
        readings->addWidget(reading);
        connect(reading, &QAbstractButton::clicked, this, [this, b] {
            if (!m_filling) set("basis", Tree(name(static_cast<Basis>(b))));
            refresh();
        });
    }
    column->addWidget(m_readingPart);

    connect(m_kind, &SegmentedControl::currentChanged, this, [this](int kind) {
        constexpr std::array kKinds{"power", "count", "fill"};
        if (!m_filling) set("target_kind", Tree(kKinds.at(static_cast<std::size_t>(kind))));
    });
    connect(m_basis, &SegmentedControl::currentChanged, this, [this](int basis) {
        if (!m_filling) set("basis", Tree(name(static_cast<Basis>(basis))));
    });
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this](int unit) {
        constexpr std::array kUnits{"racks", "accelerators", "pods"};
        if (!m_filling) set("count_unit", Tree(kUnits.at(static_cast<std::size_t>(unit))));
    });
    for (QuantityEdit* edit : {m_power, m_count}) {
        connect(edit, &QuantityEdit::liveEditStarted, this, [this] {
            if (m_document) m_document->beginLiveEdit();
        });
        connect(edit, &QuantityEdit::liveEditFinished, this, [this] {
            if (m_document) m_document->endLiveEdit();
        });
        connect(edit, &QuantityEdit::refused, this, [this, edit](const QString& why) { emit refused(withPlace(edit->accessibleName(), why)); });
    }
    connect(m_power, &QuantityEdit::siChanged, this, [this](std::optional<double> si) {
        if (!m_filling) set("target", si ? Tree(*si) : Tree());
    });
    connect(m_count, &QuantityEdit::siChanged, this, [this](std::optional<double> si) {
        if (!m_filling) set("target_count", si ? Tree(std::int64_t{std::llround(*si)}) : Tree());
    });
}

void TargetEditor::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void TargetEditor::set(const char* key, Tree value)
{
    if (!m_document) return;
    const Status status = m_document->set(QStringLiteral("programme.") + QLatin1String(key), std::move(value));
    if (!status) {
        emit refused(refusalWords(m_document->plan(), status.error()));
        refresh();
    }
}

void TargetEditor::refresh()
{
    if (!m_document) return;
    m_filling = true;
    const Programme& programme = m_document->plan().programme;
    m_kind->setCurrentIndex(static_cast<int>(programme.targetKind));
    m_values->setCurrentIndex(static_cast<int>(programme.targetKind));
    m_power->setSi(programme.target.si);
    m_count->setSi(programme.targetCount ? std::optional(static_cast<double>(*programme.targetCount)) : std::nullopt);
    m_unit->setCurrentIndex(static_cast<int>(programme.countUnit));
    m_basis->setCurrentIndex(static_cast<int>(programme.basis));
    showDeal(programme.dealStatus, programme.dealValue.si);
    m_basisNote->setText(basisExplanation(programme.basis));
    // A count or a fill is the same whatever gigawatts count.
    m_readingPart->setVisible(programme.targetKind == TargetKind::Power);
    for (std::size_t b = 0; b < m_readings.size(); ++b)
        m_readings.at(b)->setChecked(static_cast<std::size_t>(programme.basis) == b);
    m_filling = false;
    showReadings();
}

void TargetEditor::showDeal(DealStatus status, std::optional<double> value)
{
    m_deal->setVisible(status != DealStatus::None);
    if (status == DealStatus::None) return;
    const Field& field = *typeOf<Programme>().find("deal_status");
    m_deal->setSeverity(status == DealStatus::Binding ? Severity::Ok : Severity::Note,
                        choiceWord(field, field.choices[static_cast<std::size_t>(status)]));
    static constexpr std::array kSentences{"", "report.deal.binding", "report.deal.letter-of-intent", "report.deal.reported"};
    QString words = coreText(kSentences.at(static_cast<std::size_t>(status)));
    if (value) words += QLatin1Char(' ') + tr("Its value: %1.").arg(formatValue(*value, unit::bnUSD));
    m_deal->setToolTip(words);
    m_deal->setAccessibleDescription(words);
}

void TargetEditor::showReadings()
{
    const auto& evaluation = m_document->evaluation();
    const auto read = [&](const std::optional<CountByBasis<double>> ProgrammeResult<double>::*counts, Basis basis) {
        std::optional<qint64> n;
        if (evaluation && evaluation->programme.*counts) n = std::llround((evaluation->programme.*counts)->of(basis).value());
        return n;
    };
    for (BasisReading* reading : m_readings)
        reading->setReading(read(&ProgrammeResult<double>::sitesNeeded, reading->basis()),
                            read(&ProgrammeResult<double>::racksNeeded, reading->basis()));
}

}  // namespace rw::ui
