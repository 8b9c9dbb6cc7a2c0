// SPDX-License-Identifier: GPL-3.0-or-later
// Canvas, table, inspector and underlay of the hall's page, as they follow each other.
#include "hall_page.h"

#include "commands/object_clipboard.h"
#include "hall_clipboard.h"
#include "hall_item.h"
#include "hall_model.h"
#include "hall_panel.h"
#include "hall_ruler.h"
#include "hall_sheet.h"
#include "hall_take_off.h"
#include "hall_underlay.h"
#include "hall_underlay_part.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "widgets/quantity_edit.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGraphicsScene>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kLeastDialog = 280;  // px
constexpr std::size_t kMostInspected = 200;
/// Looking an object up costs what its hall holds: in a large one, fewer are handed to the inspector at once.
constexpr std::size_t kLookUps = 2'000'000;

}  // namespace

/// How many things the inspector is handed at once.
std::size_t HallPage::mostInspected() const
{
    return std::clamp(kLookUps / std::max<std::size_t>(m_editor->drawing()->size(), 1), std::size_t{8}, kMostInspected);
}

/// What is selected on the plan is what the inspector edits; of very much, the hall itself.
void HallPage::offerSelection()
{
    if (m_offering || !m_document || !m_editor->drawing() || !isVisible()) return;
    const QScopedValueRollback offering(m_offering, true);
    const QString hall = QStringLiteral("halls[%1]").arg(m_editor->hallId());
    const std::vector<std::size_t>& selected = m_editor->selected();
    const auto path = [&](std::size_t i) { return QStringLiteral("%1.layout[%2]").arg(hall, toQString(m_editor->drawing()->at(i).id)); };
    if (selected.empty()) {
        if (m_document->selectedPath().startsWith(hall + QLatin1String(".layout["))) m_document->setSelectedPath(hall);
        return;
    }
    if (selected.size() > mostInspected()) return m_document->setSelectedPath(hall);
    QStringList paths;
    for (const std::size_t i : selected) paths << path(i);
    if (m_editor->isSelected(m_editor->current())) {
        // The current one first.
        paths.removeOne(path(m_editor->current()));
        paths.prepend(path(m_editor->current()));
    }
    m_document->setSelectedPaths(paths);
}

/// Of the hall, what is selected on the plan is meant, and not the hall that the inspector shows for very much of it.
QAction* HallPage::editAction(const QByteArray& key) const
{
    if (!m_document || !m_editor->drawing()) return nullptr;
    QAction* action = m_byKey.value(QLatin1String(key));
    if (key == "paste") return holdsPlacements(QApplication::clipboard()->text()) ? action : nullptr;
    const std::size_t selected = m_editor->selected().size();
    const QString hall = QStringLiteral("halls[%1]").arg(m_editor->hallId());
    const QString path = m_document->selectedPath();
    const bool own = selected > mostInspected() ? path == hall : path.startsWith(hall + QLatin1String(".layout["));
    return selected > 0 && own ? action : nullptr;
}

/// Objects of the plan come in here too, a hall or a placement that the inspector copied.
void HallPage::paste()
{
    if (!m_document || !holdsObjects(QApplication::clipboard()->text())) {
        m_editor->paste();
        return;
    }
    ObjectClipboard objects(*m_document);
    connect(&objects, &ObjectClipboard::statusText, this, &Page::statusText);
    connect(&objects, &ObjectClipboard::refused, this,
            [this](const QString& what, const QString& why) { emit statusText(QStringLiteral("%1. %2").arg(what, why)); });
    objects.paste();
}

QList<PageExport> HallPage::exports()
{
    QList<PageExport> parts = Page::exports();
    // The plan as a sheet that can stand for itself, whichever face is shown.
    if (m_editor->drawing() && m_view->scene() && !m_view->scene()->itemsBoundingRect().isEmpty()) {
        const PageExport sheet = hallSheet(m_view->accessibleName(), *m_view, *m_editor);
        const auto at = std::find_if(parts.begin(), parts.end(), [&](const PageExport& part) { return part.name == sheet.name; });
        if (at != parts.end()) *at = sheet;
        else parts.insert(1, sheet);
    }
    // In view, the table is among them as it reads.
    if (m_editor->drawing()) {
        PageExport takeOff;
        takeOff.name = tr("Quantities of the hall");
        takeOff.csv = [this] { return m_takeOff->csv(); };
        parts.removeIf([&](const PageExport& part) { return part.name == takeOff.name; });
        parts.append(takeOff);
    }
    return parts;
}

void HallPage::selectInTable()
{
    if (m_selecting || !m_table->isVisible()) return;
    const QScopedValueRollback selecting(m_selecting, true);
    QItemSelection rows;
    const auto& selected = m_editor->selected();
    for (std::size_t i = 0; i < selected.size();) {
        std::size_t end = i + 1;
        while (end < selected.size() && selected[end] == selected[end - 1] + 1) ++end;
        const int first = static_cast<int>(selected[i]);
        const int last = static_cast<int>(selected[end - 1]);
        if (last < m_model->rowCount()) rows.select(m_model->index(first, 0), m_model->index(last, HallModel::ColumnCount - 1));
        i = end;
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (selected.empty() || static_cast<int>(m_editor->current()) >= m_model->rowCount()) return;
    const QModelIndex current = m_model->index(static_cast<int>(m_editor->current()), std::max(0, m_table->currentIndex().column()));
    m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(current);
}

void HallPage::selectFromTable()
{
    if (m_selecting) return;
    const QScopedValueRollback selecting(m_selecting, true);
    std::vector<std::size_t> rows;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) rows.push_back(static_cast<std::size_t>(row));
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    m_editor->select(std::move(rows));
    if (!m_editor->selected().empty() && m_view->isVisible()) m_view->showBox(m_editor->selectedBox());
}

void HallPage::refreshUnderlay()
{
    const Hall* hall = m_editor->hall();
    const Underlay none;
    const Underlay& underlay = hall ? hall->underlay : none;
    const Theme& theme = Theme::of(this);
    const UnitSystem units = m_editor->units();
    const QString key = underlay.format == UnderlayFormat::None ? QString()
                                                                : QStringLiteral("%1 %2 %3").arg(toQString(underlay.digest)).arg(theme.isDark()).arg(static_cast<int>(units));
    if (key == m_underlayKey) return m_view->item()->placeUnderlay(underlay);
    m_underlayKey = key;
    QString problem;
    const std::shared_ptr<const UnderlayPicture> picture = underlayPicture(underlay, theme, &problem);
    m_view->item()->setUnderlay(picture, underlay);
    QStringList words;
    if (!picture) words << problem;
    else if (picture->toScale)
        // A unit that is not the one meant shows here first.
        words << tr("%1 × %2 in the file").arg(lengthText(picture->size.width(), units), lengthText(picture->size.height(), units));
    if (picture && !picture->remark.isEmpty()) words << picture->remark;
    m_panel->underlay()->setRemark(words.join(QLatin1Char('\n')));
    if (!problem.isEmpty()) emit statusText(problem);
}

void HallPage::askDistance(const QPointF& a, const QPointF& b)
{
    useTool(HallTool::Select);
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Scale the underlay"));
    dialog.setMinimumWidth(kLeastDialog);  // or the title is cut
    auto* distance = new QuantityEdit;
    distance->setUnit(unit::mm);
    distance->setUnitSystem(m_editor->units());
    distance->setRange(1e-3, 1e4);
    distance->setSi(std::hypot(b.x() - a.x(), b.y() - a.y()) * 1e-3);
    distance->setAccessibleName(tr("Distance of the two points"));
    auto* label = new QLabel(tr("Distance of the two points"));
    label->setBuddy(distance);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(label);
    column->addWidget(distance);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    if (dialog.exec() == QDialog::Accepted && distance->si()) m_panel->underlay()->scale(a, b, *distance->si() * 1e3);
}

}  // namespace rw::ui
