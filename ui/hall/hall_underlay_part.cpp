// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_underlay_part.h"

#include "hall_editor.h"
#include "hall_pairs.h"
#include "hall_underlay.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/quantity_edit.h"
#include "widgets/section_header.h"
#include "widgets/tool_button.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace rw::ui {
namespace {

constexpr int kFarthestUnderlay = 1000000;  // mm

}  // namespace

HallUnderlayPart::HallUnderlayPart(HallEditor* editor, QWidget* parent) : QWidget(parent), m_editor(editor)
{
    const Theme& theme = Theme::of(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    auto* head = new SectionHeader(tr("Underlay"));
    m_scale = toolButton("measure", tr("Scale the underlay by two points whose distance is known"), theme);
    m_remove = toolButton("delete", tr("Remove the underlay"), theme);
    head->addTrailing(m_scale);
    head->addTrailing(m_remove);
    column->addWidget(head);
    m_name = new ElidedLabel;
    setMuted(m_name);
    m_name->setElideMode(Qt::ElideMiddle);
    column->addWidget(m_name);
    m_remark = new QLabel;
    m_remark->setWordWrap(true);
    m_remark->setTextFormat(Qt::PlainText);
    setMuted(m_remark);
    setTextSize(m_remark, TextSize::Small);
    m_remark->hide();
    column->addWidget(m_remark);
    auto* pairs = new HallPairs;
    const auto field = [&](const QString& key, const QString& words, const QString& spoken, double least) {
        auto* edit = new QuantityEdit;
        edit->setUnit(unit::mm);
        edit->setRange(least * 1e-3, kFarthestUnderlay * 1e-3);
        edit->setAccessibleName(spoken);
        m_fields.insert(key, edit);
        auto* name = new QLabel(words);
        pairs->add(name, edit);
        m_ofOne << name << edit;
        connect(edit, &QuantityEdit::siChanged, this, [this, key](std::optional<double> si) {
            if (m_showing) return;
            const QString path = QStringLiteral("halls[%1].underlay.%2_mm").arg(m_editor->hallId(), key.section(QLatin1Char('-'), 1));
            setUnderlay({Edit::set(path.toStdString(), Tree(std::int64_t{std::llround(si.value_or(0.0) * 1e3)}))});
        });
        connect(edit, &QuantityEdit::refused, this, &HallUnderlayPart::told);
    };
    field(QStringLiteral("underlay-x"), tr("x"), tr("Underlay from the left wall"), -kFarthestUnderlay);
    field(QStringLiteral("underlay-y"), tr("y"), tr("Underlay from the upper wall"), -kFarthestUnderlay);
    field(QStringLiteral("underlay-width"), tr("Width"), tr("Width of the underlay on the floor"), 0.0);
    // Without one, a drawing is as wide as its file says and a picture as wide as the hall.
    m_fields[QStringLiteral("underlay-width")]->setNullable(true, tr("by itself"));
    m_opacity = new QSlider(Qt::Horizontal);
    m_opacity->setRange(0, 100);
    m_opacity->setAccessibleName(tr("Opacity of the underlay"));
    m_opacity->setToolTip(tr("Opacity of the underlay"));
    auto* strength = new QLabel(tr("Opacity"));
    pairs->add(strength, m_opacity, true);
    m_ofOne << strength << m_opacity;
    column->addWidget(pairs);
    m_choose = new QPushButton(tr("Choose a file…"));
    m_choose->setToolTip(tr("A PNG, JPEG, SVG or DXF that shows through under the plan; the plan keeps a copy of it"));
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    connect(m_choose, &QPushButton::clicked, this, &HallUnderlayPart::choose);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_editor->hall()) setUnderlay(underlayEdits(m_editor->hallId(), Underlay{}));
    });
    connect(m_scale, &QToolButton::clicked, this, &HallUnderlayPart::twoPointsWanted);
    const auto writeOpacity = [this](int percent) {
        if (m_showing) return;
        const QString path = QStringLiteral("halls[%1].underlay.opacity").arg(m_editor->hallId());
        setUnderlay({Edit::set(path.toStdString(), Tree(std::int64_t{percent}))});
    };
    connect(m_opacity, &QSlider::sliderPressed, this, [this] { if (m_editor->document()) m_editor->document()->beginLiveEdit(); });
    connect(m_opacity, &QSlider::sliderReleased, this, [this] { if (m_editor->document()) m_editor->document()->endLiveEdit(); });
    connect(m_opacity, &QSlider::valueChanged, this, writeOpacity);
    connect(editor, &HallEditor::drawingChanged, this, &HallUnderlayPart::refresh);
}

void HallUnderlayPart::refresh()
{
    const Hall* hall = m_editor->hall();
    const bool any = hall && hall->underlay.format != UnderlayFormat::None;
    const QScopedValueRollback showing(m_showing, true);
    m_name->setText(any ? toQString(hall->underlay.fileName) : tr("A drawing or a picture to draw on"));
    m_choose->setText(any ? tr("Another file…") : tr("Choose a file…"));
    m_remove->setVisible(any);
    m_scale->setVisible(any);
    for (QWidget* part : m_ofOne) part->setVisible(any);
    if (!any) return;
    const auto show = [&](const char* key, std::int64_t mm) {
        QuantityEdit* edit = m_fields[QLatin1String(key)];
        edit->setUnitSystem(m_editor->units());
        edit->setSi(static_cast<double>(mm) * 1e-3);
    };
    show("underlay-x", hall->underlay.x);
    show("underlay-y", hall->underlay.y);
    m_fields[QStringLiteral("underlay-width")]->setUnitSystem(m_editor->units());
    m_fields[QStringLiteral("underlay-width")]->setSi(hall->underlay.width > 0 ? std::optional<double>(static_cast<double>(hall->underlay.width) * 1e-3)
                                                                               : std::nullopt);
    m_opacity->setValue(static_cast<int>(hall->underlay.opacity));
}

void HallUnderlayPart::setRemark(const QString& remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

QString HallUnderlayPart::remark() const
{
    return m_remark->text();
}

void HallUnderlayPart::setUnderlay(std::vector<Edit> edits)
{
    m_editor->apply({"edit.hall.underlay", std::move(edits)});
}

void HallUnderlayPart::choose()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("Underlay"), {}, tr("Drawings and pictures (*.png *.jpg *.jpeg *.svg *.dxf)"));
    if (!name.isEmpty()) setFile(name);
}

bool HallUnderlayPart::setFile(const QString& fileName)
{
    const Hall* hall = m_editor->hall();
    if (!hall) return false;
    const Result<Underlay> read = readUnderlay(fileName, hall->underlay);
    if (!read) {
        emit told(QString::fromStdString(read.error().message()));
        return false;
    }
    // A file may begin as a picture does and be none.
    QString problem;
    if (!underlayPicture(*read, Theme::of(this), &problem)) {
        emit told(problem);
        return false;
    }
    setUnderlay(underlayEdits(m_editor->hallId(), *read));
    emit told(tr("%1 lies under the plan").arg(toQString(read->fileName)));
    emit laid();
    return true;
}

void HallUnderlayPart::scale(const QPointF& a, const QPointF& b, double millimetres)
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
