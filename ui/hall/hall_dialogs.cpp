// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_dialogs.h"

#include "catalogue/display_name.h"
#include "evaluate/hall_needs.h"
#include "hall_ruler.h"
#include "hall_symbols.h"
#include "shell/theme.h"
#include "widgets/quantity_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kMostCount = 10000;
constexpr std::int64_t kMostCopies = 100000;
constexpr double kMostLength = 1000.0;  // m

QSpinBox* counter(int least, int most, int value, const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    box->setGroupSeparatorShown(true);
    return box;
}

QuantityEdit* length(double leastMm, double mm, UnitSystem units, const QString& name)
{
    auto* edit = new QuantityEdit;
    edit->setUnit(unit::mm);
    edit->setUnitSystem(units);
    edit->setRange(leastMm * 1e-3, kMostLength);
    edit->setSi(mm * 1e-3);
    edit->setAccessibleName(name);
    return edit;
}

void addRow(QFormLayout& form, const QString& words, QWidget* editor)
{
    auto* label = new QLabel(words);
    setMuted(label);
    label->setBuddy(editor);
    form.addRow(label, editor);
}

}  // namespace

// --- array ---------------------------------------------------------------------------------------

HallArrayDialog::HallArrayDialog(HallEditor* editor, QWidget* parent)
    : QDialog(parent), m_editor(editor), m_columns(counter(1, kMostCount, 2, tr("Columns"))), m_rows(counter(1, kMostCount, 1, tr("Rows"))), m_told(new QLabel)
{
    setWindowTitle(tr("Fill an array"));
    const QRectF box = editor->selectedBox();
    m_pitchX = length(-kMostLength * 1e3, box.width(), editor->units(), tr("From column to column"));
    m_pitchY = length(-kMostLength * 1e3, box.height() + 1200.0, editor->units(), tr("From row to row"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kS);
    addRow(*form, tr("Columns"), m_columns);
    addRow(*form, tr("Rows"), m_rows);
    addRow(*form, tr("From column to column"), m_pitchX);
    addRow(*form, tr("From row to row"), m_pitchY);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Fill"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kM);
    column->addLayout(form);
    setMuted(m_told);
    column->addWidget(m_told);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &HallArrayDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_columns, &QSpinBox::valueChanged, this, &HallArrayDialog::refresh);
    connect(m_rows, &QSpinBox::valueChanged, this, &HallArrayDialog::refresh);
    connect(m_pitchX, &QuantityEdit::siChanged, this, &HallArrayDialog::refresh);
    connect(m_pitchY, &QuantityEdit::siChanged, this, &HallArrayDialog::refresh);
    for (QuantityEdit* edit : {m_pitchX, m_pitchY}) connect(edit, &QuantityEdit::refused, m_told, &QLabel::setText);
    refresh();
    m_columns->selectAll();  // a number typed at once takes the place of the one shown
}

void HallArrayDialog::refresh()
{
    const auto each = static_cast<qint64>(m_editor->selected().size());
    const qint64 copies = each * (qint64{m_columns->value()} * m_rows->value() - 1);
    const QRectF box = m_editor->selectedBox();
    const double wide = box.width() + std::abs(m_pitchX->si().value_or(0.0)) * 1e3 * (m_columns->value() - 1);
    const double deep = box.height() + std::abs(m_pitchY->si().value_or(0.0)) * 1e3 * (m_rows->value() - 1);
    m_told->setText(tr("%1 on %2 × %3").arg(counted(copies, tr("%1 copy"), tr("%1 copies")), lengthText(wide, m_editor->units()), lengthText(deep, m_editor->units())));
}

void HallArrayDialog::accept()
{
    const auto mm = [](const QuantityEdit* edit) { return std::llround(edit->si().value_or(0.0) * 1e3); };
    if (m_editor->fillArray(m_columns->value(), m_rows->value(), mm(m_pitchX), mm(m_pitchY))) QDialog::accept();
}

// --- preview -------------------------------------------------------------------------------------

HallPreview::HallPreview(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(300, 240);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Plan of what would be drawn"));
}

void HallPreview::show(std::vector<Placement> placements, const QSizeF& floor)
{
    m_placements = std::move(placements);
    m_floor = floor;
    update();
}

void HallPreview::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.sunken);
    if (m_floor.isEmpty()) return;
    const double scale = std::min((width() - 24.0) / m_floor.width(), (height() - 24.0) / m_floor.height());
    QTransform t;
    t.translate((width() - m_floor.width() * scale) / 2.0, (height() - m_floor.height() * scale) / 2.0);
    t.scale(scale, scale);
    const QRectF floor = t.mapRect(QRectF(QPointF(), m_floor));
    painter.fillRect(floor, c.canvas);
    HallClasses classes;
    classes.update(Block<Placement>(m_placements));
    const HallLook look = hallLook(classes, {}, HallColor::Platform, theme, UnitSystem::Si);
    for (const bool flat : {true, false})
        for (std::size_t i = 0; i < m_placements.size(); ++i) {
            const Placement& p = m_placements[i];
            if (isSolid(p.kind) == flat) continue;
            const QRectF r = t.mapRect(placementRect(p));
            const HallStyle& style = look.styles[classes.of(i)];
            if (p.kind == PlacementKind::Busway || p.kind == PlacementKind::Door) continue;
            if (flat) {
                QColor wash = style.fill;
                wash.setAlphaF(0.16F);
                painter.fillRect(r, wash);
            } else {
                painter.fillRect(r, p.kind == PlacementKind::Rack ? mixed(c.canvas, theme.category(0), theme.isDark() ? 0.55 : 0.5) : style.fill);
                if (std::min(r.width(), r.height()) >= 6.0) {
                    painter.setPen(QPen(c.canvas, 1.0));
                    painter.drawRect(r);
                }
            }
        }
    painter.setPen(QPen(mixed(c.canvas, c.canvasInk, 0.75), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(floor);
}

// --- from counts ---------------------------------------------------------------------------------

HallGenerateDialog::HallGenerateDialog(HallEditor* editor, QWidget* parent)
    : QDialog(parent),
      m_editor(editor),
      m_design(new QComboBox),
      m_rows(counter(0, kMostCount, 0, tr("Rows"))),
      m_perRow(counter(0, kMostCount, 0, tr("Racks in a row"))),
      m_racks(counter(0, static_cast<int>(kMostCopies), 0, tr("Racks at most"))),
      m_cdus(new QComboBox),
      m_cduCount(counter(0, 1000, 0, tr("CDUs in a row or gallery"))),
      m_network(counter(-1, kMostCount, -1, tr("Network racks"))),
      m_storage(counter(-1, kMostCount, -1, tr("Storage racks"))),
      m_fanWalls(counter(-1, 1000, -1, tr("Fan walls"))),
      m_doors(counter(0, 4, 2, tr("Doors"))),
      m_busways(new QCheckBox(tr("Busways A and B above each row, in as many sections as they carry"))),
      m_panels(new QCheckBox(tr("Power panels at the rows’ ends"))),
      m_containment(new QCheckBox(tr("Hot aisles contained"))),
      m_preview(new HallPreview),
      m_told(new QLabel),
      m_warning(new QLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Draw a hall from counts"));
    m_rows->setSpecialValueText(tr("as many as fit"));
    m_perRow->setSpecialValueText(tr("as many as fit"));
    m_racks->setSpecialValueText(tr("all that fit"));
    m_cduCount->setSpecialValueText(tr("as many as reach and carry"));
    for (QSpinBox* box : {m_network, m_storage, m_fanWalls}) box->setSpecialValueText(tr("as many as are needed"));
    m_design->setAccessibleName(tr("Rack design"));
    m_design->addItem(tr("any platform"), QString());
    const Plan& plan = editor->document()->plan();
    for (const RackDesign& d : plan.rackDesigns) m_design->addItem(toQString(displayName(d)), toQString(d.id));
    m_cdus->setAccessibleName(tr("Place of the CDUs"));
    m_cdus->addItem(tr("none"), static_cast<int>(layout::CduPlace::None));
    m_cdus->addItem(tr("in the rows"), static_cast<int>(layout::CduPlace::Rows));
    m_cdus->addItem(tr("in a gallery at the left wall"), static_cast<int>(layout::CduPlace::Gallery));
    const UnitSystem units = editor->units();
    m_cold = length(0.0, 1200.0, units, tr("Cold aisle"));
    m_hot = length(0.0, 1200.0, units, tr("Hot aisle"));
    m_way = length(0.0, 1200.0, units, tr("Way at the rows’ ends"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kL);
    form->setVerticalSpacing(space::kS);
    addRow(*form, tr("Racks of"), m_design);
    addRow(*form, tr("Rows"), m_rows);
    addRow(*form, tr("Racks in a row"), m_perRow);
    addRow(*form, tr("Racks at most"), m_racks);
    addRow(*form, tr("Network racks"), m_network);
    addRow(*form, tr("Storage racks"), m_storage);
    addRow(*form, tr("Cold aisle"), m_cold);
    addRow(*form, tr("Hot aisle"), m_hot);
    addRow(*form, tr("Way at the ends"), m_way);
    addRow(*form, tr("CDUs"), m_cdus);
    addRow(*form, tr("CDUs each"), m_cduCount);
    addRow(*form, tr("Fan walls"), m_fanWalls);
    addRow(*form, tr("Doors"), m_doors);
    for (QCheckBox* box : {m_busways, m_panels, m_containment}) form->addRow(box);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::kS);
    right->addWidget(m_preview, 1);
    m_told->setWordWrap(true);
    m_warning->setWordWrap(true);
    setMuted(m_warning);
    right->addWidget(m_told);
    right->addWidget(m_warning);
    auto* both = new QHBoxLayout;
    both->setSpacing(space::kXl);
    both->addLayout(form);
    both->addLayout(right, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kL);
    column->addLayout(both, 1);
    column->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Draw"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &HallGenerateDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_design, &QComboBox::currentIndexChanged, this, &HallGenerateDialog::chooseDesign);
    for (QSpinBox* box : {m_rows, m_perRow, m_racks, m_network, m_storage, m_cduCount, m_fanWalls, m_doors}) connect(box, &QSpinBox::valueChanged, this, &HallGenerateDialog::refresh);
    for (QCheckBox* box : {m_busways, m_panels, m_containment}) connect(box, &QCheckBox::toggled, this, &HallGenerateDialog::refresh);
    for (QuantityEdit* edit : {m_cold, m_hot, m_way}) {
        connect(edit, &QuantityEdit::siChanged, this, &HallGenerateDialog::refresh);
        connect(edit, &QuantityEdit::refused, m_told, &QLabel::setText);
    }
    connect(m_cdus, &QComboBox::currentIndexChanged, this, &HallGenerateDialog::refresh);
    chooseDesign();
    resize(780, 520);
}

/// The plan's own answers for a design; what was typed for another one is asked again.
void HallGenerateDialog::chooseDesign()
{
    const Hall* hall = m_editor->hall();
    if (!hall) return;
    const Plan& plan = m_editor->document()->plan();
    const Evaluation* evaluation = m_editor->document()->evaluation().get();
    const std::string design = m_design->currentData().toString().toStdString();
    // Places for any platform are as large, and as many, as what comes asks for.
    const std::string sized = design.empty() ? comingDesign(plan, evaluation, *hall) : design;
    std::optional<double> power;
    if (const RackResult<double>* rack = evaluation ? findById(evaluation->racks, sized) : nullptr; rack && rack->power) power = rack->power->design.value();
    m_brief = layout::briefFor(plan, *hall, sized, power);
    m_brief.rackDesign = design;
    m_brief.fanWalls.reset();
    if (const auto needs = evaluation ? hallNeeds(plan, *evaluation, hall->id) : std::nullopt) {
        m_brief.networkPerRack = needs->networkRacks / needs->racks;
        m_brief.storagePerRack = needs->storageRacks / needs->racks;
        m_brief.cdusPerRack = needs->cdus / needs->racks;
        m_brief.fanWallsPerRack = needs->airUnits / needs->racks;
        m_brief.buswaysPerRack = needs->busways / needs->racks;
    }
    {
        const QScopedValueRollback filling(m_filling, true);
        const auto count = [](QSpinBox* box, const std::optional<std::int64_t>& value) { box->setValue(static_cast<int>(value.value_or(0))); };
        count(m_rows, m_brief.rows);
        count(m_perRow, m_brief.racksPerRow);
        count(m_racks, m_brief.racks);
        count(m_cduCount, m_brief.cdus);
        m_cdus->setCurrentIndex(m_cdus->findData(static_cast<int>(m_brief.cduPlace)));
        for (QSpinBox* box : {m_network, m_storage, m_fanWalls}) box->setValue(box->minimum());
        m_doors->setValue(static_cast<int>(m_brief.doors));
        m_busways->setChecked(m_brief.busways);
        m_panels->setChecked(m_brief.panels);
        m_containment->setChecked(m_brief.hotContainment);
        m_cold->setSi(m_brief.coldAisle.si);
        m_hot->setSi(m_brief.hotAisle.si);
        m_way->setSi(m_brief.way.si);
        m_cold->setToolTip(toQString(m_brief.coldAisle.source));
        m_hot->setToolTip(toQString(m_brief.hotAisle.source));
        m_way->setToolTip(toQString(m_brief.way.source));
    }
    refresh();
}

layout::HallBrief HallGenerateDialog::brief() const
{
    layout::HallBrief brief = m_brief;
    const auto count = [](const QSpinBox* box) { return box->value() > 0 ? std::optional<std::int64_t>(box->value()) : std::nullopt; };
    brief.rows = count(m_rows);
    brief.racksPerRow = count(m_perRow);
    brief.racks = count(m_racks);
    brief.cdus = count(m_cduCount);
    brief.cduPlace = static_cast<layout::CduPlace>(m_cdus->currentData().toInt());
    const auto orNeeded = [](const QSpinBox* box) { return box->value() >= 0 ? std::optional<std::int64_t>(box->value()) : std::nullopt; };
    brief.networkRacks = orNeeded(m_network);
    brief.storageRacks = orNeeded(m_storage);
    brief.fanWalls = orNeeded(m_fanWalls);
    brief.doors = m_doors->value();
    brief.busways = m_busways->isChecked();
    brief.panels = m_panels->isChecked();
    brief.hotContainment = m_containment->isChecked();
    brief.coldAisle.si = m_cold->si();
    brief.hotAisle.si = m_hot->si();
    brief.way.si = m_way->si();
    return brief;
}

void HallGenerateDialog::refresh()
{
    if (m_filling) return;
    FreshIds ids(m_editor->document()->plan());
    Result<layout::GeneratedHall> made = layout::generate(brief(), ids);
    m_counter = ids.counter();
    m_cduCount->setEnabled(m_cdus->currentData().toInt() != static_cast<int>(layout::CduPlace::None));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(made.ok());
    if (!made) {
        m_made.reset();
        Error why = made.error();
        // Nothing wrong has been typed yet where nothing has.
        const bool open = (why.path == "rows" || why.path == "racks_per_row") && why.found == "0";
        std::replace(why.path.begin(), why.path.end(), '_', ' ');
        m_told->setText(open ? tr("The hall has no size yet: say how many rows and how many racks in a row.") : QString::fromStdString(why.message()));
        m_preview->show({}, {});
        m_warning->clear();
        return;
    }
    m_made = std::move(made.value());
    const UnitSystem units = m_editor->units();
    QStringList with{counted(m_made->cdus, tr("%1 CDU"), tr("%1 CDUs"))};
    if (m_made->networkRacks > 0) with << counted(m_made->networkRacks, tr("%1 network rack"), tr("%1 network racks"));
    if (m_made->storageRacks > 0) with << counted(m_made->storageRacks, tr("%1 storage rack"), tr("%1 storage racks"));
    if (m_made->busways > 0) with << counted(m_made->busways, tr("%1 busway"), tr("%1 busways"));
    if (m_made->fanWalls > 0) with << counted(m_made->fanWalls, tr("%1 fan wall"), tr("%1 fan walls"));
    m_told->setText(tr("%1 in %2, %3, on %4 × %5")
                        .arg(counted(m_made->racks, tr("%1 rack"), tr("%1 racks")), counted(m_made->rows, tr("%1 row"), tr("%1 rows")),
                             with.join(QStringLiteral(", ")), lengthText(static_cast<double>(m_made->width), units),
                             lengthText(static_cast<double>(m_made->depth), units)));
    m_preview->show(m_made->placements, QSizeF(static_cast<double>(m_made->width), static_cast<double>(m_made->depth)));
    const auto drawn = static_cast<qint64>(m_editor->drawing() ? m_editor->drawing()->size() : 0);
    m_warning->setText(drawn > 0 ? counted(drawn, tr("Takes the place of %1 thing that is drawn."), tr("Takes the place of the %1 things that are drawn.")) : QString());
}

QString HallGenerateDialog::summary() const
{
    return m_told->text();
}

void HallGenerateDialog::accept()
{
    const Hall* hall = m_editor->hall();
    if (!m_made || !hall) return;
    std::vector<Edit> others{m_counter};
    const std::string at = "halls[" + hall->id + "].";
    // A hall without a size takes that of what it holds.
    if (!hall->width.si) others.push_back(Edit::set(at + "width", Tree(static_cast<double>(m_made->width) * 1e-3)));
    if (!hall->depth.si) others.push_back(Edit::set(at + "depth", Tree(static_cast<double>(m_made->depth) * 1e-3)));
    if (m_editor->replaceAll(HallEditor::countedByName(m_made->placements, {}), std::move(others), "edit.hall.generate")) QDialog::accept();
}

}  // namespace rw::ui
