// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_panel.h"

#include "hall_ruler.h"
#include "hall_underlay.h"
#include "schema/path.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "widgets/bar_meter.h"
#include "widgets/elided_label.h"
#include "widgets/figure_row.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kWidth = 256;       // px
constexpr int kFaultRows = 7;     // seen at once
constexpr int kLabelColumn = 62;  // px beside a meter
constexpr int kValueColumn = 70;
constexpr int kMostLength = 1000000;  // mm
const QString kSeveral = QStringLiteral("…");

QToolButton* tool(const char* iconName, const QString& words, const Theme& theme)
{
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName), theme));
    button->setAutoRaise(true);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

/// Racks that a full hall of this kind takes of a design, by power and places; unset: none of its clusters is placed.
std::optional<std::int64_t> racksPerHall(const Evaluation* evaluation, const HallDesign& design)
{
    if (evaluation)
        for (const PlatformResult<double>& platform : evaluation->platforms)
            if (platform.rackDesign == design.id) return std::llround(platform.racksPerHall.value());
    return std::nullopt;
}

/// The value that all share, or none.
template <class F>
auto common(const HallDrawing& drawing, const std::vector<std::size_t>& which, F&& read) -> std::optional<std::decay_t<decltype(read(drawing.at(0)))>>
{
    if (which.empty()) return std::nullopt;
    const auto first = read(drawing.at(which.front()));
    for (const std::size_t i : which)
        if (read(drawing.at(i)) != first) return std::nullopt;
    return first;
}

}  // namespace

// --- faults --------------------------------------------------------------------------------------

HallFaultModel::HallFaultModel(HallEditor* editor, QObject* parent) : QAbstractListModel(parent), m_editor(editor)
{
    connect(editor, &HallEditor::faultsChanged, this, [this] {
        beginResetModel();
        m_faults = m_editor->faults();
        endResetModel();
    });
}

int HallFaultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_faults.size());
}

QVariant HallFaultModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const HallFault& fault = m_faults[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return fault.text;
    if (role == Qt::DecorationRole)
        return icon(fault.error ? QStringLiteral("error") : QStringLiteral("warning"), Theme::of(nullptr),
                    fault.error ? IconTone::Error : IconTone::Warning);
    return {};
}

// --- the panel -----------------------------------------------------------------------------------

HallPanel::HallPanel(HallEditor* editor, QWidget* parent) : QScrollArea(parent), m_editor(editor)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, space::kM, space::kM);
    column->setSpacing(space::kL);
    column->addWidget(m_facts = makeFacts());
    column->addWidget(m_selection = makeSelection());
    column->addWidget(makeFaults());
    column->addWidget(makeUnderlay());
    column->addStretch(1);
    setWidget(all);
    setAccessibleName(tr("Facts of the hall"));
    connect(editor, &HallEditor::drawingChanged, this, [this] {
        refreshFacts();
        refreshSelection();
        refreshUnderlay();
    });
    connect(editor, &HallEditor::selectionChanged, this, &HallPanel::refreshSelection);
    connect(editor, &HallEditor::faultsChanged, this, &HallPanel::refreshFaults);
}

QSize HallPanel::sizeHint() const
{
    return {kWidth, 400};
}

void HallPanel::editName()
{
    if (m_editor->selected().empty()) return;
    QLineEdit* field = m_editor->selected().size() == 1 ? m_name : m_row;
    ensureWidgetVisible(field);
    field->setFocus(Qt::ShortcutFocusReason);
    field->selectAll();
}

FigureRow* HallPanel::factRow(const QString& key, const QString& label)
{
    auto* row = new FigureRow(label);
    m_rows.insert(key, row);
    connect(row, &FigureRow::derivationWanted, this, &HallPanel::derivationWanted);
    return row;
}

QString HallPanel::figureText(const QString& key) const
{
    const FigureRow* row = m_rows.value(key);
    return row ? row->figureText() : QString();
}

QWidget* HallPanel::makeFacts()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_factsHead = new SectionHeader(tr("What it holds"));
    column->addWidget(m_factsHead);
    m_power = new BarMeter;
    m_power->setLabel(tr("IT power"));
    m_power->setColumns(kLabelColumn, kValueColumn);
    column->addWidget(m_power);
    column->addSpacing(space::kXs);
    m_designRows = new QVBoxLayout;
    m_designRows->setSpacing(0);
    column->addLayout(m_designRows);
    column->addWidget(factRow(QStringLiteral("support"), tr("Network and storage")));
    column->addWidget(factRow(QStringLiteral("cooling"), tr("CDUs")));
    column->addWidget(factRow(QStringLiteral("rows"), tr("Rows")));
    column->addWidget(factRow(QStringLiteral("area"), tr("Floor")));
    column->addWidget(factRow(QStringLiteral("density"), tr("IT on the floor")));
    column->addWidget(factRow(QStringLiteral("load"), tr("Racks on the floor")));
    return part;
}

QWidget* HallPanel::makeSelection()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    m_selectionHead = new SectionHeader(tr("Selected"));
    column->addWidget(m_selectionHead);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(space::kXs);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    const auto label = [&](const QString& key, const QString& words, QWidget* editor, int row, int at, int span = 1) {
        auto* name = new QLabel(words);
        setMuted(name);
        name->setBuddy(editor);
        grid->addWidget(name, row, at);
        grid->addWidget(editor, row, at + 1, 1, span);
        m_labels.insert(key, name);
    };
    const auto length = [&](const QString& key, const QString& words, const QString& spoken, int row, int at, double least, auto write) {
        auto* edit = new QuantityEdit;
        edit->setUnit(unit::mm);
        edit->setRange(least * 1e-3, kMostLength * 1e-3);
        edit->setWholeNumbers(false);
        edit->setAccessibleName(spoken);
        m_fields.insert(key, edit);
        label(key, words, edit, row, at);
        connect(edit, &QuantityEdit::siChanged, this, [this, write](std::optional<double> si) {
            if (m_showing || !si || m_editor->selected().empty()) return;
            const std::int64_t mm = std::llround(*si * 1e3);
            m_editor->change(m_editor->selected(), [&](Placement& p) { write(p, mm); }, "edit.hall.change");
        });
        connect(edit, &QuantityEdit::refused, this, &HallPanel::told);
    };
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name of what is selected"));
    label(QStringLiteral("name"), tr("Name"), m_name, 0, 0, 3);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_showing || !m_name->isModified() || m_editor->selected().size() != 1) return;
        const std::string name = m_name->text().trimmed().toStdString();
        m_name->setModified(false);
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.name = name; }, "edit.hall.change");
    });
    m_design = new QComboBox;
    m_design->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_design->setMinimumContentsLength(8);
    m_design->setAccessibleName(tr("Rack design of what is selected"));
    label(QStringLiteral("design"), tr("Design"), m_design, 1, 0, 3);
    connect(m_design, &QComboBox::activated, this, [this](int at) {
        const std::string design = m_design->itemData(at).toString().toStdString();
        m_editor->change(m_editor->selected(), [&](Placement& p) { if (p.kind == PlacementKind::Rack) p.rackDesign = design; }, "edit.hall.change");
    });
    length(QStringLiteral("x"), tr("x"), tr("Distance from the left wall"), 2, 0, -kMostLength, [](Placement& p, std::int64_t mm) { p.x = mm; });
    length(QStringLiteral("y"), tr("y"), tr("Distance from the upper wall"), 2, 2, -kMostLength, [](Placement& p, std::int64_t mm) { p.y = mm; });
    length(QStringLiteral("width"), tr("Width"), tr("Width"), 3, 0, 1.0, [](Placement& p, std::int64_t mm) { p.width = mm; });
    length(QStringLiteral("depth"), tr("Depth"), tr("Depth"), 3, 2, 1.0, [](Placement& p, std::int64_t mm) { p.depth = mm; });
    m_row = new QLineEdit;
    m_row->setAccessibleName(tr("Row of what is selected"));
    label(QStringLiteral("row"), tr("Row"), m_row, 4, 0);
    connect(m_row, &QLineEdit::editingFinished, this, [this] {
        if (m_showing || !m_row->isModified() || m_editor->selected().empty()) return;
        const std::string row = m_row->text().trimmed().toStdString();
        m_row->setModified(false);
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.row = row; }, "edit.hall.change");
    });
    m_feed = new QComboBox;
    m_feed->addItem(tr("both"), QString());
    m_feed->addItem(QStringLiteral("A"), QStringLiteral("A"));
    m_feed->addItem(QStringLiteral("B"), QStringLiteral("B"));
    m_feed->setAccessibleName(tr("Feed of what is selected"));
    label(QStringLiteral("feed"), tr("Feed"), m_feed, 4, 2);
    connect(m_feed, &QComboBox::activated, this, [this](int at) {
        const std::string feed = m_feed->itemData(at).toString().toStdString();
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.feed = feed; }, "edit.hall.change");
    });
    m_angle = new QComboBox;
    for (const int angle : {0, 90, 180, 270}) m_angle->addItem(tr("%1°").arg(angle), angle);
    m_angle->setAccessibleName(tr("Angle of what is selected"));
    label(QStringLiteral("angle"), tr("Angle"), m_angle, 5, 0);
    connect(m_angle, &QComboBox::activated, this, [this](int at) {
        const std::int64_t angle = m_angle->itemData(at).toInt();
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.angle = angle; }, "edit.hall.change");
    });
    m_use = new QComboBox;
    for (int use = 0; use <= static_cast<int>(AreaUse::KeepClear); ++use) m_use->addItem(areaUseName(static_cast<AreaUse>(use)), use);
    m_use->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_use->setMinimumContentsLength(4);
    m_use->setAccessibleName(tr("Use of the selected areas"));
    label(QStringLiteral("use"), tr("Use"), m_use, 5, 2);
    connect(m_use, &QComboBox::activated, this, [this](int at) {
        const auto use = static_cast<AreaUse>(m_use->itemData(at).toInt());
        m_editor->change(m_editor->selected(), [&](Placement& p) { p.use = use; }, "edit.hall.change");
    });
    column->addLayout(grid);
    part->hide();
    return part;
}

QWidget* HallPanel::makeFaults()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    m_faultHead = new SectionHeader(tr("Checks"));
    column->addWidget(m_faultHead);
    m_noFaults = new QLabel;
    m_noFaults->setWordWrap(true);
    setMuted(m_noFaults);
    column->addWidget(m_noFaults);
    m_faultModel = new HallFaultModel(m_editor, this);
    m_faultList = new QListView;
    m_faultList->setModel(m_faultModel);
    m_faultList->setFrameShape(QFrame::NoFrame);
    m_faultList->setAccessibleName(tr("What the checks have against the drawing"));
    m_faultList->setWhatsThis(tr("Enter or a click shows the place and selects what it is about."));
    m_faultList->setUniformItemSizes(true);
    m_faultList->setTextElideMode(Qt::ElideRight);
    m_faultList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto show = [this](const QModelIndex& index) {
        if (!index.isValid() || index.row() >= static_cast<int>(m_editor->faults().size())) return;
        const HallFault fault = m_editor->faults()[static_cast<std::size_t>(index.row())];
        m_editor->select(fault.placements);
        emit zoomWanted(fault.where);
        emit told(fault.text);
    };
    connect(m_faultList, &QListView::clicked, this, show);
    connect(m_faultList, &QListView::activated, this, show);
    column->addWidget(m_faultList);
    return part;
}

QWidget* HallPanel::makeUnderlay()
{
    const Theme& theme = Theme::of(this);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    auto* head = new SectionHeader(tr("Underlay"));
    m_underlayScale = tool("measure", tr("Scale the underlay by two points whose distance is known"), theme);
    m_underlayRemove = tool("delete", tr("Remove the underlay"), theme);
    head->addTrailing(m_underlayScale);
    head->addTrailing(m_underlayRemove);
    column->addWidget(head);
    m_underlayName = new ElidedLabel;
    setMuted(m_underlayName);
    m_underlayName->setElideMode(Qt::ElideMiddle);
    column->addWidget(m_underlayName);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(space::kXs);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    const auto field = [&](const QString& key, const QString& words, const QString& spoken, int row, int at, double least) {
        auto* edit = new QuantityEdit;
        edit->setUnit(unit::mm);
        edit->setRange(least * 1e-3, kMostLength * 1e-3);
        edit->setAccessibleName(spoken);
        m_fields.insert(key, edit);
        auto* name = new QLabel(words);
        setMuted(name);
        name->setBuddy(edit);
        grid->addWidget(name, row, at);
        grid->addWidget(edit, row, at + 1);
        m_underlayFields << name << edit;
        connect(edit, &QuantityEdit::siChanged, this, [this, key](std::optional<double> si) {
            if (m_showing || !si) return;
            const QString path = QStringLiteral("halls[%1].underlay.%2_mm").arg(m_editor->hallId(), key.section(QLatin1Char('-'), 1));
            setUnderlay({Edit::set(path.toStdString(), Tree(std::int64_t{std::llround(*si * 1e3)}))});
        });
        connect(edit, &QuantityEdit::refused, this, &HallPanel::told);
    };
    field(QStringLiteral("underlay-x"), tr("x"), tr("Underlay from the left wall"), 0, 0, -kMostLength);
    field(QStringLiteral("underlay-y"), tr("y"), tr("Underlay from the upper wall"), 0, 2, -kMostLength);
    field(QStringLiteral("underlay-width"), tr("Width"), tr("Width of the underlay on the floor"), 1, 0, 0.0);
    m_opacity = new QSlider(Qt::Horizontal);
    m_opacity->setRange(0, 100);
    m_opacity->setAccessibleName(tr("Opacity of the underlay"));
    m_opacity->setToolTip(tr("Opacity of the underlay"));
    grid->addWidget(m_opacity, 1, 2, 1, 2);
    m_underlayFields << m_opacity;
    column->addLayout(grid);
    m_underlayChoose = new QPushButton(tr("Choose a file…"));
    m_underlayChoose->setToolTip(tr("A PNG, JPEG, SVG or DXF that shows through under the plan; the plan keeps a copy of it"));
    column->addWidget(m_underlayChoose, 0, Qt::AlignLeft);
    connect(m_underlayChoose, &QPushButton::clicked, this, &HallPanel::chooseUnderlay);
    connect(m_underlayRemove, &QToolButton::clicked, this, [this] {
        if (m_editor->hall()) setUnderlay(underlayEdits(m_editor->hallId(), Underlay{}));
    });
    connect(m_underlayScale, &QToolButton::clicked, this, &HallPanel::twoPointsWanted);
    const auto writeOpacity = [this](int percent) {
        if (m_showing) return;
        const QString path = QStringLiteral("halls[%1].underlay.opacity").arg(m_editor->hallId());
        setUnderlay({Edit::set(path.toStdString(), Tree(std::int64_t{percent}))});
    };
    connect(m_opacity, &QSlider::sliderPressed, this, [this] { if (m_editor->document()) m_editor->document()->beginLiveEdit(); });
    connect(m_opacity, &QSlider::sliderReleased, this, [this] { if (m_editor->document()) m_editor->document()->endLiveEdit(); });
    connect(m_opacity, &QSlider::valueChanged, this, writeOpacity);
    return part;
}

// --- what it shows -------------------------------------------------------------------------------

void HallPanel::refreshFacts()
{
    const HallDrawing* drawing = m_editor->drawing().get();
    const Hall* hall = m_editor->hall();
    m_facts->setVisible(drawing && hall);
    if (!drawing || !hall) return;
    const UnitSystem units = m_editor->units();
    std::int64_t open = 0, support = 0, cdus = 0;
    QHash<QString, std::int64_t> byDesign;
    for (const Placement& p : drawing->layout()) {
        switch (p.kind) {
        case PlacementKind::Rack:
            if (p.rackDesign.empty()) ++open;
            else ++byDesign[toQString(p.rackDesign)];
            break;
        case PlacementKind::Network:
        case PlacementKind::Storage: ++support; break;
        case PlacementKind::Cdu: ++cdus; break;
        default: break;
        }
    }
    const Evaluation* evaluation = m_editor->document()->evaluation().get();
    // Places of whichever platform count as those of the platform that comes.
    double it = 0.0, mass = 0.0;
    bool known = false, massKnown = false;
    qDeleteAll(m_designs);
    m_designs.clear();
    std::int64_t racks = open;
    const auto add = [&](const QString& label, std::int64_t count, std::int64_t filled, const HallDesign* design) {
        auto* row = new FigureRow(label);
        row->setFigure(formatCount(count), design ? QStringLiteral("racks[%1].power_W.design").arg(toQString(design->id)) : QString());
        if (filled < count) row->setRemark(tr("%1 filled").arg(formatCount(filled)));
        else if (design && design->power) row->setRemark(formatIn(*design->power, unit::kW, 3).text());
        if (design) row->setSwatch(Theme::of(this).category(design->category));
        connect(row, &FigureRow::derivationWanted, this, &HallPanel::derivationWanted);
        m_designRows->addWidget(row);
        m_designs << row;
    };
    for (const HallDesign& d : drawing->designs()) {
        const std::int64_t own = byDesign.value(toQString(d.id));
        const std::int64_t count = own + (d.comes ? open : 0);
        racks += own;
        if (count == 0) continue;
        // Of open places, power and other limits may leave some unfilled: the evaluation says how many.
        const std::int64_t filled = own + (d.comes ? std::min(open, std::max<std::int64_t>(0, racksPerHall(evaluation, d).value_or(open) - own)) : 0);
        add(d.name, count, filled, &d);
        if (d.it) {
            it += static_cast<double>(filled) * *d.it;
            known = true;
        }
        if (d.mass) {
            mass += static_cast<double>(filled) * *d.mass;
            massKnown = true;
        }
    }
    if (open > 0 && std::none_of(drawing->designs().begin(), drawing->designs().end(), [](const HallDesign& d) { return d.comes; }))
        add(tr("Places of any platform"), open, open, nullptr);
    m_factsHead->setRemark(counted(racks, tr("%1 rack place"), tr("%1 rack places")));
    const QString none = QStringLiteral("–");
    m_power->setValue(known ? it : 0.0, known ? formatValue(it, unit::MW, units) : none);
    if (hall->itLimit.si) m_power->setLimit(*hall->itLimit.si, tr("limit %1").arg(formatValue(*hall->itLimit.si, unit::MW, units)));
    else m_power->clearLimit();
    m_rows[QStringLiteral("support")]->setFigure(formatCount(support));
    m_rows[QStringLiteral("cooling")]->setFigure(formatCount(cdus));
    m_rows[QStringLiteral("rows")]->setFigure(formatCount(static_cast<qint64>(drawing->rows().size())));
    const double area = drawing->outline().width() * drawing->outline().height() * 1e-6;
    const bool floor = area > 0.0;
    const QString size = tr("%1 × %2").arg(formatParts(drawing->outline().width() * 1e-3, unit::m, units).number,
                                          formatValue(drawing->outline().height() * 1e-3, unit::m, units));
    m_rows[QStringLiteral("area")]->setFigure(floor ? size : none);
    m_rows[QStringLiteral("density")]->setFigure(floor && known ? QStringLiteral("%1\u00a0kW/m²").arg(formatIn(it / area, unit::kW, 3).number) : none);
    m_rows[QStringLiteral("load")]->setFigure(massKnown ? formatValue(mass, unit::kg, units) : none);
    m_rows[QStringLiteral("support")]->setVisible(support > 0);
    m_rows[QStringLiteral("cooling")]->setVisible(cdus > 0);
}

void HallPanel::refreshSelection()
{
    const HallDrawing* drawing = m_editor->drawing().get();
    const auto& selected = m_editor->selected();
    m_selection->setVisible(drawing && !selected.empty());
    if (!drawing || selected.empty()) return;
    const QScopedValueRollback showing(m_showing, true);
    const auto count = static_cast<qint64>(selected.size());
    const auto kind = common(*drawing, selected, [](const Placement& p) { return p.kind; });
    m_selectionHead->setTitle(kind ? placementKindName(*kind) : tr("Selected"));
    m_selectionHead->setRemark(count == 1 ? toQString(drawing->at(selected.front()).id) : tr("%1 selected").arg(formatCount(count)));
    const auto length = [&](const char* key, auto read) {
        QuantityEdit* edit = m_fields[QLatin1String(key)];
        edit->setUnitSystem(m_editor->units());
        const auto value = common(*drawing, selected, read);
        edit->setNullable(!value, tr("several"));
        edit->setSi(value ? std::optional<double>(static_cast<double>(*value) * 1e-3) : std::nullopt);
    };
    length("x", [](const Placement& p) { return p.x; });
    length("y", [](const Placement& p) { return p.y; });
    length("width", [](const Placement& p) { return p.width; });
    length("depth", [](const Placement& p) { return p.depth; });
    m_name->setEnabled(count == 1);
    m_name->setPlaceholderText(count == 1 ? toQString(drawing->at(selected.front()).id) : tr("several"));
    if (!m_name->hasFocus()) m_name->setText(count == 1 ? toQString(drawing->at(selected.front()).name) : QString());
    const auto row = common(*drawing, selected, [](const Placement& p) { return p.row; });
    m_row->setPlaceholderText(row ? tr("none") : tr("several"));
    if (!m_row->hasFocus()) m_row->setText(row ? toQString(*row) : QString());
    const bool racks = kind == PlacementKind::Rack;
    m_design->setVisible(racks);
    m_labels[QStringLiteral("design")]->setVisible(racks);
    if (racks && m_editor->document()) {
        m_design->clear();
        m_design->addItem(tr("any platform"), QString());
        for (const RackDesign& d : m_editor->document()->plan().rackDesigns)
            m_design->addItem(toQString(d.name.empty() ? d.id : d.name), toQString(d.id));
        const auto design = common(*drawing, selected, [](const Placement& p) { return p.rackDesign; });
        m_design->setPlaceholderText(tr("several"));
        m_design->setCurrentIndex(design ? m_design->findData(toQString(*design)) : -1);
    }
    const bool areas = kind == PlacementKind::Zone || kind == PlacementKind::Containment;
    m_use->setVisible(areas);
    m_labels[QStringLiteral("use")]->setVisible(areas);
    const auto choose = [](QComboBox* box, const QVariant& value) {
        box->setPlaceholderText(kSeveral);
        box->setCurrentIndex(value.isValid() ? box->findData(value) : -1);
    };
    const auto feed = common(*drawing, selected, [](const Placement& p) { return p.feed; });
    choose(m_feed, feed ? QVariant(toQString(*feed)) : QVariant());
    const auto angle = common(*drawing, selected, [](const Placement& p) { return p.angle; });
    choose(m_angle, angle ? QVariant(static_cast<int>(*angle)) : QVariant());
    const auto use = common(*drawing, selected, [](const Placement& p) { return static_cast<int>(p.use); });
    choose(m_use, use ? QVariant(*use) : QVariant());
}

void HallPanel::refreshFaults()
{
    const auto count = static_cast<int>(m_editor->faultCount());
    const bool checked = m_editor->isChecked();
    m_faultHead->setRemark(!checked ? tr("checking…") : count == 0 ? QString() : counted(count, tr("%1 fault"), tr("%1 faults")));
    m_noFaults->setVisible(checked && count == 0);
    m_noFaults->setText(tr("Nothing overlaps, nothing is too near, and all is within reach, as far as the hall sets limits."));
    m_faultList->setVisible(count > 0);
    const int row = m_faultList->sizeHintForRow(0);
    m_faultList->setFixedHeight(std::max(24, std::min(count, kFaultRows) * std::max(row, 20) + 4));
}

void HallPanel::refreshUnderlay()
{
    const Hall* hall = m_editor->hall();
    const bool any = hall && hall->underlay.format != UnderlayFormat::None;
    const QScopedValueRollback showing(m_showing, true);
    m_underlayName->setText(any ? toQString(hall->underlay.fileName) : tr("A drawing or a picture to draw on"));
    m_underlayChoose->setText(any ? tr("Another file…") : tr("Choose a file…"));
    m_underlayRemove->setVisible(any);
    m_underlayScale->setVisible(any);
    for (QWidget* part : m_underlayFields) part->setVisible(any);
    if (!any) return;
    const auto show = [&](const char* key, std::int64_t mm) {
        QuantityEdit* edit = m_fields[QLatin1String(key)];
        edit->setUnitSystem(m_editor->units());
        edit->setSi(static_cast<double>(mm) * 1e-3);
    };
    show("underlay-x", hall->underlay.x);
    show("underlay-y", hall->underlay.y);
    show("underlay-width", hall->underlay.width);
    m_opacity->setValue(static_cast<int>(hall->underlay.opacity));
}

// --- the underlay --------------------------------------------------------------------------------

void HallPanel::setUnderlay(std::vector<Edit> edits)
{
    m_editor->apply({"edit.hall.underlay", std::move(edits)});
}

void HallPanel::chooseUnderlay()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("Underlay"), {}, tr("Drawings and pictures (*.png *.jpg *.jpeg *.svg *.dxf)"));
    if (!name.isEmpty()) setUnderlayFile(name);
}

bool HallPanel::setUnderlayFile(const QString& fileName)
{
    const Hall* hall = m_editor->hall();
    if (!hall) return false;
    const Result<Underlay> read = readUnderlay(fileName, hall->underlay);
    if (!read) {
        emit told(QString::fromStdString(read.error().message()));
        return false;
    }
    setUnderlay(underlayEdits(m_editor->hallId(), *read));
    emit zoomWanted({});
    return true;
}

void HallPanel::scaleUnderlay(const QPointF& a, const QPointF& b, double millimetres)
{
    const Hall* hall = m_editor->hall();
    const double apart = std::hypot(b.x() - a.x(), b.y() - a.y());
    if (!hall || apart < 1.0 || millimetres < 1.0) return;
    const double factor = millimetres / apart;
    const double width = underlayWidth(*hall) * factor;
    // The first point stays where it is on the floor.
    const double x = a.x() - (a.x() - static_cast<double>(hall->underlay.x)) * factor;
    const double y = a.y() - (a.y() - static_cast<double>(hall->underlay.y)) * factor;
    const std::string at = QStringLiteral("halls[%1].underlay.").arg(m_editor->hallId()).toStdString();
    setUnderlay({Edit::set(at + "width_mm", Tree(std::int64_t{std::llround(width)})), Edit::set(at + "x_mm", Tree(std::int64_t{std::llround(x)})),
                 Edit::set(at + "y_mm", Tree(std::int64_t{std::llround(y)}))});
}

}  // namespace rw::ui
