// SPDX-License-Identifier: GPL-3.0-or-later
#include "phase_editor.h"

#include "catalogue/display_name.h"
#include "catalogue_menu.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "file/user_catalogue.h"
#include "programme_edits.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/day_edit.h"
#include "widgets/elided_label.h"
#include "widgets/flow_layout.h"
#include "widgets/quantity_edit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kNameWidth = 150;  // px
constexpr int kTargetWidth = 96;

/// The platform's colour, as in timeline and plot.
class Swatch : public QWidget {
public:
    Swatch() { setFixedSize(12, 12); }
    void setColor(const QColor& color)
    {
        m_color = color;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_color);
        painter.drawRoundedRect(rect(), 3.0, 3.0);
    }

private:
    QColor m_color;
};

}  // namespace

struct PhaseEditor::ShareRow : public QWidget {
    QString share;
    Swatch* swatch = new Swatch;
    ElidedLabel* name = new ElidedLabel;
    QuantityEdit* value = new QuantityEdit;
    QToolButton* remove = new QToolButton;
};

PhaseEditor::PhaseEditor(QWidget* parent)
    : QWidget(parent), m_name(new QLineEdit), m_start(new DayEdit), m_end(new DayEdit), m_target(new QuantityEdit),
      m_ramp(new QComboBox), m_mix(new QVBoxLayout), m_add(new QToolButton), m_addMenu(new QMenu(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // Beside each other where there is room, else in two lines: the page is narrow beside the inspector.
    auto* fields = new QWidget;
    auto* flow = new FlowLayout(fields);
    const auto field = [flow](const QString& words, QWidget* editor, int least) {
        auto* part = new QWidget;
        auto* both = new QVBoxLayout(part);
        both->setContentsMargins(0, 0, 0, 0);
        both->setSpacing(2);
        auto* label = new QLabel(words);
        setMuted(label);
        setTextSize(label, TextSize::Small);
        label->setBuddy(editor);
        editor->setAccessibleName(words);
        editor->setMinimumWidth(least);
        both->addWidget(label);
        both->addWidget(editor);
        flow->addWidget(part);
        return label;
    };
    field(tr("Phase"), m_name, kNameWidth);
    field(tr("Start"), m_start, 0);
    field(tr("End"), m_end, 0);
    m_target->setField(*typeOf<Phase>().find("target"));
    m_target->setNullable(true, tr("the rest"));
    m_target->setDragLabel(field(tr("Tranche"), m_target, kTargetWidth));
    m_target->setAccessibleName(tr("Tranche"));
    for (const RampShape shape : {RampShape::Linear, RampShape::Step, RampShape::Smooth}) m_ramp->addItem(rampWord(shape));
    field(tr("Power comes"), m_ramp, 0);
    m_mix->setSpacing(2);
    m_mix->setContentsMargins(0, space::kS, 0, 0);
    auto* mixLabel = new QLabel(tr("Platforms, share of the tranche"));
    setMuted(mixLabel);
    setTextSize(mixLabel, TextSize::Small);
    m_mix->addWidget(mixLabel);
    m_add->setText(tr("Add platform"));
    m_add->setIcon(icon(QStringLiteral("add"), Theme::of(this)));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAutoRaise(true);
    m_add->setMenu(m_addMenu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_mix->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(fields);
    column->addLayout(m_mix);

    connect(m_addMenu, &QMenu::aboutToShow, this, &PhaseEditor::fillAddMenu);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified()) set("name", Tree(m_name->text().trimmed().toStdString()));
        m_name->setModified(false);
    });
    const auto day = [this](DayEdit* edit, const char* key) {
        connect(edit, &DayEdit::dayChanged, this, [this, key](const Date& to) { set(key, to.set() ? Tree(to.text()) : Tree()); });
        connect(edit, &DayEdit::refused, this, [this, edit](const QString& why) { emit refused(withPlace(placeOf(edit), why)); });
    };
    day(m_start, "start");
    day(m_end, "end");
    connect(m_ramp, &QComboBox::activated, this, [this](int shape) { set("ramp", Tree(rampName(static_cast<RampShape>(shape)))); });
    connect(m_target, &QuantityEdit::siChanged, this,
            [this](std::optional<double> si) { set("target", si ? Tree(*si) : Tree()); });
    connect(m_target, &QuantityEdit::liveEditStarted, this, [this] {
        if (m_document) m_document->beginLiveEdit();
    });
    connect(m_target, &QuantityEdit::liveEditFinished, this, [this] {
        if (m_document) m_document->endLiveEdit();
    });
    connect(m_target, &QuantityEdit::refused, this, [this](const QString& why) { emit refused(withPlace(placeOf(m_target), why)); });
}

PhaseEditor::ShareRow* PhaseEditor::makeRow()
{
    auto* row = new ShareRow;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kS);
    row->value->setUnit(unit::percent);
    row->value->setRange(0.0, 1.0);
    row->value->setFixedWidth(84);
    row->remove->setIcon(icon(QStringLiteral("close"), Theme::of(this)));
    row->remove->setIconSize(QSize(14, 14));
    row->remove->setAutoRaise(true);
    line->addWidget(row->swatch);
    line->addWidget(row->name, 1);
    line->addWidget(row->value);
    line->addWidget(row->remove);
    connect(row->value, &QuantityEdit::siChanged, this, [this, row](std::optional<double> si) {
        if (!m_filling && m_document && si) apply(setShare(m_document->plan(), m_phase, row->share, *si));
    });
    connect(row->value, &QuantityEdit::refused, this, [this, row](const QString& why) { emit refused(withPlace(placeOf(row->value), why)); });
    connect(row->remove, &QToolButton::clicked, this, [this, row] {
        if (m_document) apply(removeShare(m_document->plan(), m_phase, row->share));
    });
    m_mix->insertWidget(m_mix->count() - 1, row);
    return row;
}

void PhaseEditor::fillAddMenu()
{
    m_addMenu->clear();
    const Phase* phase = m_document ? findById(m_document->plan().programme.phases, m_phase.toStdString()) : nullptr;
    if (!phase) return;
    for (const Cluster& cluster : m_document->plan().clusters) {
        const bool there = std::any_of(phase->mix.begin(), phase->mix.end(),
                                       [&](const MixShare& share) { return share.cluster == cluster.id; });
        QAction* action = m_addMenu->addAction(toQString(displayName(cluster)), this,
                                               [this, id = toQString(cluster.id)] {
                                                   apply(addShare(m_document->plan(), m_phase, id).list);
                                               });
        action->setEnabled(!there);
    }
    addCatalogueDesigns(*m_addMenu, m_document->plan(), [this](const QString& entry) {
        if (Result<ProgrammeEdits> made = addShareFromCatalogue(m_document->plan(), offeredCatalogue().catalogue, m_phase, entry))
            apply(made->list);
        else emit refused(refusalWords(m_document->plan(), made.error()));
    });
}

QString PhaseEditor::placeOf(const QWidget* field) const
{
    return m_document ? withPlace(nameInPlan(m_document->plan(), phasePath(m_phase)), field->accessibleName()) : field->accessibleName();
}

void PhaseEditor::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void PhaseEditor::setPhase(const QString& id)
{
    m_phase = id;
    refresh();
}

void PhaseEditor::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void PhaseEditor::set(const char* key, Tree value)
{
    if (m_filling || m_phase.isEmpty()) return;
    apply({"edit.set", {Edit::set(phasePath(m_phase).toStdString() + "." + key, std::move(value))}});
}

void PhaseEditor::apply(EditList edits)
{
    if (!m_document) return;
    if (const Status status = m_document->apply(std::move(edits)); !status) {
        emit refused(refusalWords(m_document->plan(), status.error()));
        refresh();
    }
}

void PhaseEditor::refresh()
{
    const Phase* phase = m_document ? findById(m_document->plan().programme.phases, m_phase.toStdString()) : nullptr;
    setVisible(phase != nullptr);
    if (!phase) return;
    m_filling = true;
    if (!m_name->hasFocus() || !m_name->isModified()) m_name->setText(toQString(phase->name));
    m_start->setDay(phase->start);
    m_end->setDay(phase->end);
    m_target->setSi(phase->target.si);
    m_ramp->setCurrentIndex(static_cast<int>(phase->ramp));
    showMix(*phase);
    m_filling = false;
}

void PhaseEditor::showMix(const Phase& phase)
{
    const Plan& plan = m_document->plan();
    while (m_rows.size() < static_cast<qsizetype>(phase.mix.size())) m_rows << makeRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        ShareRow* row = m_rows.at(i);
        const bool used = i < static_cast<qsizetype>(phase.mix.size());
        row->setVisible(used);
        if (!used) continue;
        const MixShare& share = phase.mix.at(static_cast<std::size_t>(i));
        const auto cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(),
                                          [&](const Cluster& c) { return c.id == share.cluster; });
        row->share = toQString(share.id);
        row->swatch->setColor(Theme::of(this).category(static_cast<int>(cluster - plan.clusters.begin())));
        const QString platform = platformName(plan, share.cluster);
        const QString clusterName = cluster == plan.clusters.end() ? QString() : toQString(cluster->name);
        row->name->setText(clusterName.isEmpty() || clusterName == platform
                               ? platform
                               : QStringLiteral("%1 · %2").arg(platform, clusterName));
        row->value->setSi(share.share.si);
        row->value->setAccessibleName(tr("Share of %1").arg(platform));
        row->value->setEnabled(phase.mix.size() > 1);
        row->remove->setToolTip(tr("Take %1 out of this phase").arg(platform));
        row->remove->setAccessibleName(row->remove->toolTip());
    }
}

}  // namespace rw::ui
