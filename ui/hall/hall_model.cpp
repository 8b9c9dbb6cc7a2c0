// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_model.h"

#include "catalogue/display_name.h"
#include "quantity/unit.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

const QString kNothing = QStringLiteral("–");
constexpr int kAngles[] = {0, 90, 180, 270};

QStringList choicesOf(const char* key)
{
    const Field& field = *typeOf<Placement>().find(key);
    QStringList words;
    for (const char* choice : field.choices) words << coreText("choice." + std::string(field.key) + "." + choice);
    return words;
}

std::int64_t Placement::*lengthOf(int column)
{
    switch (column) {
    case HallModel::X: return &Placement::x;
    case HallModel::Y: return &Placement::y;
    case HallModel::Width: return &Placement::width;
    case HallModel::Depth: return &Placement::depth;
    default: return nullptr;
    }
}

}  // namespace

HallModel::HallModel(HallEditor* editor, QObject* parent) : QAbstractTableModel(parent), m_editor(editor)
{
    connect(editor, &HallEditor::drawingChanged, this, &HallModel::follow);
    connect(editor, &HallEditor::hallChanged, this, [this] {
        beginResetModel();
        show(m_editor->drawing());
        endResetModel();
    });
    show(editor->drawing());
}

void HallModel::show(std::shared_ptr<const HallDrawing> drawing)
{
    m_shown = std::move(drawing);
    m_layout = m_shown ? m_shown->layout() : Block<Placement>();
}

/// Rows that are as before stay: what is common at both ends, and where nothing came or went, row by row.
void HallModel::follow()
{
    const std::shared_ptr<const HallDrawing> now = m_editor->drawing();
    if (now == m_shown) return;
    if (!now || !m_shown) {
        beginResetModel();
        show(now);
        endResetModel();
        return;
    }
    const std::shared_ptr<const HallDrawing> before = m_shown;
    const Block<Placement> was = m_layout;
    const Block<Placement> is = now->layout();
    const auto looks = [&] {
        return before->units() != now->units() || before->look().styles.size() != now->look().styles.size()
               || !std::equal(before->look().styles.begin(), before->look().styles.end(), now->look().styles.begin(),
                              [](const HallStyle& a, const HallStyle& b) { return a.figure == b.figure; });
    };
    const auto tell = [&](const std::vector<std::size_t>& rows) {
        for (std::size_t k = 0; k < rows.size();) {
            std::size_t end = k + 1;
            while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
            emit dataChanged(index(static_cast<int>(rows[k]), 0), index(static_cast<int>(rows[end - 1]), ColumnCount - 1));
            k = end;
        }
    };
    std::vector<std::size_t> changed;
    const bool same = was.sameShape(is) && is.differences(was, [&](std::size_t i) {
        changed.push_back(i);
        return was[i].id == is[i].id;
    });
    if (!same) changed = exchange(was, is);
    m_layout = is;
    m_shown = now;
    if (before->units() != now->units()) emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (looks() && !is.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    else tell(changed);
}

/// Rows go and come in one piece each; what is common at both ends stays. Answers which of these read otherwise now.
std::vector<std::size_t> HallModel::exchange(const Block<Placement>& was, const Block<Placement>& is)
{
    std::vector<const Placement*> a, b;
    for (const Placement& p : was) a.push_back(&p);
    for (const Placement& p : is) b.push_back(&p);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head]->id == b[head]->id) ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail]->id == b[b.size() - 1 - tail]->id) ++tail;
    const int first = static_cast<int>(head);
    if (const std::size_t gone = a.size() - head - tail; gone > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(gone) - 1);
        std::vector<std::size_t> places(gone);
        for (std::size_t i = 0; i < gone; ++i) places[i] = head + i;
        m_layout.splice(places, {});
        endRemoveRows();
    }
    if (const std::size_t come = b.size() - head - tail; come > 0) {
        beginInsertRows({}, first, first + static_cast<int>(come) - 1);
        m_layout = is;
        endInsertRows();
    }
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < head; ++i)
        if (!(*a[i] == *b[i])) changed.push_back(i);
    for (std::size_t i = b.size() - tail; i < b.size(); ++i)
        if (!(*a[a.size() - (b.size() - i)] == *b[i])) changed.push_back(i);
    return changed;
}

int HallModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layout.size());
}

int HallModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Unit& HallModel::lengthUnit() const
{
    // A floor is read in feet, not in the inches that other millimetres become.
    return m_shown && m_shown->units() == UnitSystem::Ip ? static_cast<const Unit&>(unit::ft) : unit::mm;
}

QVariant HallModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Placement& p = m_layout[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool number = lengthOf(column) || column == Angle || column == Power;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == ChoicesRole) {
        if (column == Kind) return choicesOf("kind");
        if (column == Use) return choicesOf("use");
        if (column == Angle) {
            QStringList angles;
            for (const int angle : kAngles) angles << QString::number(angle);
            return angles;
        }
        if (column == Design && m_editor->document()) {
            QStringList names{tr("any platform")};
            for (const RackDesign& d : m_editor->document()->plan().rackDesigns) names << toQString(displayName(d));
            return names;
        }
        return QStringList();
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    const bool edit = role == Qt::EditRole;
    if (const auto length = lengthOf(column)) {
        const std::int64_t mm = p.*length;
        const double shown = lengthUnit().fromSi(static_cast<double>(mm) * 1e-3);
        return edit ? QVariant(shown) : QVariant(&lengthUnit() == &unit::mm ? formatCount(mm) : formatIn(static_cast<double>(mm) * 1e-3, lengthUnit()).number);
    }
    const HallDesign* design = designOf(m_shown->designs(), classOf(p));
    const auto words = [&](const std::string& text) { return edit || !text.empty() ? toQString(text) : kNothing; };
    switch (column) {
    case Name: return edit ? toQString(p.name) : placementName(p);
    case Kind: return placementKindName(p.kind);
    case Row: return words(p.row);
    case Design:
        if (p.kind != PlacementKind::Rack) return edit ? QString() : kNothing;
        if (p.rackDesign.empty()) return tr("any platform");
        return design ? design->name : toQString(p.rackDesign);
    case Angle: return edit ? QVariant(QString::number(p.angle)) : QVariant(formatCount(p.angle));
    case Feed: return words(p.feed);
    case Use:
        if (!edit && p.kind != PlacementKind::Zone && p.kind != PlacementKind::Containment) return kNothing;
        return areaUseName(p.use);
    case Power:
        if (!design || !design->power) return edit ? QVariant() : QVariant(kNothing);
        return edit ? QVariant(unit::kW.fromSi(*design->power)) : QVariant(formatIn(*design->power, unit::kW).number);
    default: return {};
    }
}

QVariant HallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = (section >= X && section <= Depth) || section == Power;
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    const auto with = [this](const QString& heading) { return tr("%1 (%2)").arg(heading, QString::fromUtf8(lengthUnit().symbol)); };
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Row: return tr("Row");
    case Design: return tr("Design");
    case X: return with(tr("x"));
    case Y: return with(tr("y"));
    case Angle: return tr("Angle (°)");
    case Width: return with(tr("Width"));
    case Depth: return with(tr("Depth"));
    case Feed: return tr("Feed");
    case Use: return tr("Use");
    case Power: return tr("Power (kW)");
    default: return {};
    }
}

Qt::ItemFlags HallModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.row() >= rowCount() || index.column() == Power) return base;
    const Placement& p = m_layout[static_cast<std::size_t>(index.row())];
    if (index.column() == Design && p.kind != PlacementKind::Rack) return base;
    if (index.column() == Use && p.kind != PlacementKind::Zone && p.kind != PlacementKind::Containment) return base;
    return base | Qt::ItemIsEditable;
}

bool HallModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !m_editor->document() || index.row() >= rowCount()) return false;
    const auto i = static_cast<std::size_t>(index.row());
    Placement now = m_layout[i];
    const Placement before = now;
    const QString words = value.toString().trimmed();
    const int column = index.column();
    const auto chosen = [&]() { return index.data(ChoicesRole).toStringList().indexOf(words); };
    if (const auto length = lengthOf(column)) {
        const Result<double> si = parseQuantity(plainNumberText(words).toStdString(), lengthUnit());
        if (!si) {
            emit refused(QString::fromStdString(si.error().message()));
            return false;
        }
        now.*length = std::llround(*si * 1e3);
    } else {
        switch (column) {
        case Name: now.name = words.toStdString(); break;
        case Row: now.row = words.toStdString(); break;
        case Feed: now.feed = words.toStdString(); break;
        case Kind:
            if (chosen() < 0) return false;
            now.kind = static_cast<PlacementKind>(chosen());
            if (now.kind != PlacementKind::Rack) now.rackDesign.clear();
            break;
        case Use:
            if (chosen() < 0) return false;
            now.use = static_cast<AreaUse>(chosen());
            break;
        case Angle:
            if (chosen() < 0) return false;
            now.angle = kAngles[chosen()];
            break;
        case Design: {
            const auto at = chosen();
            if (at < 0) return false;
            now.rackDesign = at == 0 ? std::string() : m_editor->document()->plan().rackDesigns[static_cast<std::size_t>(at - 1)].id;
            break;
        }
        default: return false;
        }
    }
    if (now == before) return false;
    return m_editor->change({i}, [&now](Placement& p) { p = now; }, "edit.hall.change");
}

QWidget* HallDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString name = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    const QStringList choices = index.data(HallModel::ChoicesRole).toStringList();
    if (!choices.isEmpty()) {
        auto* combo = new QComboBox(parent);
        combo->addItems(choices);
        combo->setAccessibleName(name);
        return combo;
    }
    auto* line = new QLineEdit(parent);
    line->setFrame(false);
    line->setAccessibleName(name);
    line->setAlignment(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    return line;
}

void HallDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        combo->setCurrentIndex(std::max(0, combo->findText(value.toString())));
        return;
    }
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    static_cast<QLineEdit*>(editor)->setText(value.typeId() == QMetaType::Double ? locale.toString(value.toDouble(), 'g', 12) : value.toString());
}

void HallDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* combo = qobject_cast<QComboBox*>(editor)) {
        model->setData(index, combo->currentText(), Qt::EditRole);
        return;
    }
    auto* line = static_cast<QLineEdit*>(editor);
    if (line->isModified()) model->setData(index, line->text(), Qt::EditRole);
}

}  // namespace rw::ui
