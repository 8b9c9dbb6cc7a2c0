// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page_export.h"

#include "plots/plot_canvas.h"
#include "plots/plot_view.h"
#include "shell/theme.h"

#include <QAbstractItemView>
#include <QBuffer>
#include <QComboBox>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsView>
#include <QHeaderView>
#include <QImage>
#include <QListView>
#include <QLocale>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <optional>

namespace rw::ui {

namespace {

constexpr double kPointsPerPixel = 0.75;  // 96 pixels and 72 points an inch
constexpr int kScreenDotsPerInch = 96;
constexpr int kPdfDotsPerInch = 1200;
constexpr double kPictureScale = 2.0;     // of a PNG: sharp in print at the size it has on the screen
constexpr double kHeadedWidth = 900.0;    // px of a picture whose heading is as large as on the screen
constexpr double kLargestHead = 2.0;
constexpr double kLongestSide = 2000.0;   // px; a hall is drawn in millimetres

QString words(const char* text)
{
    return QCoreApplication::translate("PageExport", text);
}

QString nameOf(const QWidget& widget, const QString& otherwise)
{
    return widget.accessibleName().isEmpty() ? otherwise : widget.accessibleName();
}

/// A number that is shown in groups and with a minus of its own, as spreadsheets read one; anything else as it is.
QString plainNumber(const QString& text)
{
    static const QRegularExpression grouped(QStringLiteral("^[+\\-\u2212]?\\d{1,3}([\u202f\u00a0]?\\d{3})*([.,]\\d+)?$"));
    if (!grouped.match(text).hasMatch()) return text;
    QString plain = text;
    plain.remove(QChar(0x202f)).remove(QChar(0x00a0)).replace(QChar(0x2212), QLatin1Char('-'));
    return plain.replace(QLocale().decimalPoint(), QLatin1String("."));
}

/// A field of CSV: quoted where it holds what would end it.
QString field(const QString& shown)
{
    QString text = plainNumber(shown);
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    text.replace(QChar(0x202f), QChar(0x00a0));  // narrow spaces between thousands: spreadsheets know the other
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char(';')))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

void appendRows(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QString& out)
{
    constexpr int kDeepest = 32;
    for (int row = 0; row < model.rowCount(parent) && depth < kDeepest; ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            if (column > 0) out += QLatin1Char(',');
            const QString indent(column == 0 ? 2 * depth : 0, QLatin1Char(' '));
            out += field(indent + model.index(row, column, parent).data().toString());
        }
        out += QLatin1String("\r\n");
        appendRows(model, model.index(row, 0, parent), depth + 1, out);
    }
}

/// A whole scene as a widget: letters are measured for the screen whatever they are painted on, as a widget's are.
class ScenePaper : public QWidget {
public:
    ScenePaper(QGraphicsView& view, const QRectF& bounds, const QSize& size)
        : m_scene(view.scene()), m_choosing(dynamic_cast<Choosing*>(&view)), m_bounds(bounds), m_hints(view.renderHints())
    {
        setAttribute(Qt::WA_OpaquePaintEvent);
        resize(size);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHints(m_hints);
        painter.fillRect(rect(), Theme::of(this).colors().canvas);
        if (m_choosing) m_choosing->setChoiceShown(false);
        m_scene->render(&painter, QRectF(rect()), m_bounds);
        if (m_choosing) m_choosing->setChoiceShown(true);
    }

private:
    QGraphicsScene* m_scene;
    Choosing* m_choosing;
    QRectF m_bounds;
    QPainter::RenderHints m_hints;
};

bool hasPicture(const PageExport& part)
{
    return part.paint && !part.size.isEmpty();
}

/// The theme of paper for as long as it lives, where the window's is dark.
class LightPaper {
public:
    LightPaper() : m_theme(Theme::of(nullptr)), m_mode(m_theme.mode())
    {
        if (!m_theme.isDark()) return;
        m_theme.setMode(ThemeMode::Light);
        tellWindows();
    }
    ~LightPaper()
    {
        if (m_mode == m_theme.mode()) return;
        m_theme.setMode(m_mode);
        tellWindows();
    }
    LightPaper(const LightPaper&) = delete;
    LightPaper& operator=(const LightPaper&) = delete;

private:
    /// Qt tells the windows of another palette in the next turn, and what they show is painted in this one.
    static void tellWindows() { QCoreApplication::sendPostedEvents(nullptr, QEvent::ApplicationPaletteChange); }

    Theme& m_theme;
    ThemeMode m_mode;
};

QByteArray pdfOf(const std::vector<PaintedPicture>& pictures, const ExportWatch& watch)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Rackwright"));
    writer.setTitle(pictures.front().name);
    writer.setResolution(kPdfDotsPerInch);
    QPainter painter;
    for (std::size_t i = 0; i < pictures.size() && !watch.stop.stop_requested(); ++i) {
        const QPageLayout layout(QPageSize(pictures[i].size * kPointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch),
                                 QPageLayout::Portrait, QMarginsF());
        writer.setPageLayout(layout);
        if (painter.isActive() ? !writer.newPage() : !painter.begin(&writer)) return {};
        painter.save();
        painter.scale(1.0 * kPdfDotsPerInch / kScreenDotsPerInch, 1.0 * kPdfDotsPerInch / kScreenDotsPerInch);
        play(pictures[i], painter, watch.stop);
        painter.restore();
        if (watch.progress) watch.progress(static_cast<double>(i + 1) / static_cast<double>(pictures.size()));
    }
    return painter.isActive() && painter.end() ? bytes : QByteArray();
}

QByteArray pngOf(const PaintedPicture& picture, const QColor& ground, const ExportWatch& watch)
{
    QImage image((picture.size * kPictureScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(ground);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(kPictureScale, kPictureScale);
    play(picture, painter, watch.stop);
    painter.end();
    image.setDevicePixelRatio(kPictureScale);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return !watch.stop.stop_requested() && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray csvOf(const QList<PageExport>& parts)
{
    QStringList tables;
    qsizetype count = 0;
    for (const PageExport& part : parts) count += part.csv ? 1 : 0;
    for (const PageExport& part : parts)
        if (part.csv) tables << (count > 1 ? field(part.name) + QLatin1String("\r\n") : QString()) + part.csv();
    return QByteArrayLiteral("\xef\xbb\xbf") + tables.join(QLatin1String("\r\n")).toUtf8();  // or Excel reads it in the letters of its country
}

}  // namespace

PageExport widgetExport(const QString& name, QWidget& widget)
{
    return {name, QSizeF(widget.size()),
            [&widget](QPainter& painter) {
                const PlotsAsVectors vectors;
                painter.save();
                painter.fillRect(QRect(QPoint(), widget.size()), Theme::of(&widget).colors().surface);
                widget.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
                painter.restore();
            },
            {}};
}

PageExport sceneExport(const QString& name, QGraphicsView& view)
{
    const QRectF bounds = view.scene()->itemsBoundingRect().adjusted(-space::kM, -space::kM, space::kM, space::kM);
    const double scale = std::min(1.0, kLongestSide / std::max(bounds.width(), bounds.height()));
    const QSizeF size(std::ceil(bounds.width() * scale), std::ceil(bounds.height() * scale));
    return {name, size,
            [&view, bounds, size](QPainter& painter) {
                ScenePaper paper(view, bounds, size.toSize());
                paper.render(&painter, QPoint(), QRegion(), {});
            },
            {}};
}

PageExport headedExport(PageExport part, const QString& title, const QString& remark, QColor Colors::*ground)
{
    // Words of a large sheet are read when all of it is on a page.
    const double scale = std::clamp(part.size.width() / kHeadedWidth, 1.0, kLargestHead);
    const Theme& theme = Theme::of(nullptr);
    const QFontMetricsF large(theme.font(TextSize::Title, true));
    const QFontMetricsF small(theme.font(TextSize::Small));
    const double height = std::ceil((large.height() + small.height() + 2.0 * space::kM) * scale);
    const QSizeF size = part.size + QSizeF(0.0, height);
    return {part.name, size,
            [=, paint = part.paint](QPainter& painter) {
                const Theme& now = Theme::of(nullptr);
                const Colors& c = now.colors();
                painter.save();
                painter.fillRect(QRectF(QPointF(), size), c.*ground);
                painter.scale(scale, scale);
                const QRectF room(space::kM, space::kM, size.width() / scale - 2.0 * space::kM, large.height());
                painter.setFont(now.font(TextSize::Title, true));
                painter.setPen(c.text);
                painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, large.elidedText(title, Qt::ElideRight, room.width()));
                painter.setFont(now.font(TextSize::Small));
                painter.setPen(c.textMuted);
                painter.drawText(QRectF(room.left(), room.bottom(), room.width(), small.height()), Qt::AlignLeft | Qt::AlignVCenter,
                                 small.elidedText(remark, Qt::ElideRight, room.width()));
                painter.restore();
                painter.save();
                painter.translate(0.0, height);
                paint(painter);
                painter.restore();
            },
            part.csv};
}

PageExport tableExport(const QString& name, const QAbstractItemModel& model)
{
    return {name, {}, {}, [&model] { return tableCsv(model); }};
}

QString tableCsv(const QAbstractItemModel& model)
{
    QStringList heads;
    for (int column = 0; column < model.columnCount(); ++column)
        heads << field(model.headerData(column, Qt::Horizontal).toString());
    QString out = heads.join(QLatin1Char(',')) + QLatin1String("\r\n");
    appendRows(model, {}, 0, out);
    return out;
}

QList<PageExport> defaultExports(Page& page)
{
    QList<PageExport> parts{widgetExport(words(QT_TRANSLATE_NOOP("PageExport", "%1, as shown")).arg(page.title()), page)};
    for (auto* view : page.findChildren<QGraphicsView*>())
        if (view->isVisible() && view->scene() && !view->scene()->itemsBoundingRect().isEmpty())
            parts << sceneExport(nameOf(*view, words(QT_TRANSLATE_NOOP("PageExport", "Drawing"))), *view);
    for (auto* plot : page.findChildren<PlotView*>()) {
        if (!plot->isVisible()) continue;
        const QString name = nameOf(*plot, words(QT_TRANSLATE_NOOP("PageExport", "Plot")));
        PageExport part = plot->isTableShown() ? widgetExport(name, *plot)
                                               : PageExport{name, plot->sheetSize(), [plot](QPainter& painter) { plot->paintSheet(painter); }, {}};
        part.csv = [plot] { return plot->csv(); };
        parts << part;
    }
    // Tables in view first; those of the page's other faces are its canvases' twins.
    QList<PageExport> hidden;
    for (auto* view : page.findChildren<QAbstractItemView*>()) {
        const QWidget* owner = view->parentWidget();
        bool ofAPlot = false;
        for (const QWidget* w = owner; w && w != &page; w = w->parentWidget())
            ofAPlot = ofAPlot || qobject_cast<const PlotView*>(w) || qobject_cast<const QComboBox*>(w);
        const QAbstractItemModel* model = view->model();
        // Headings are views too, of the same model; a list is there to choose from and no table.
        const bool noTable = qobject_cast<const QHeaderView*>(view) || qobject_cast<const QListView*>(view);
        if (ofAPlot || noTable || view->isWindow() || !model || model->rowCount() == 0 || model->columnCount() == 0) continue;
        const QString name = nameOf(*view, page.title());
        if (view->isVisible()) parts << tableExport(name, *model);
        else if (model->columnCount() > 1) hidden << tableExport(name, *model);
    }
    return parts + hidden;
}

bool holds(const QList<PageExport>& parts, ExportForm form)
{
    return std::any_of(parts.begin(), parts.end(), [form](const PageExport& part) {
        return form == ExportForm::Csv ? static_cast<bool>(part.csv) : hasPicture(part);
    });
}

QString suffixOf(ExportForm form)
{
    switch (form) {
    case ExportForm::Pdf: return QStringLiteral(".pdf");
    case ExportForm::Svg: return QStringLiteral(".svg");
    case ExportForm::Png: return QStringLiteral(".png");
    case ExportForm::Csv: return QStringLiteral(".csv");
    }
    return {};
}

TakenExport takeExport(const QList<PageExport>& parts, ExportForm form)
{
    TakenExport taken;
    taken.form = form;
    if (!holds(parts, form)) {
        taken.problem = words(QT_TRANSLATE_NOOP("PageExport", "there is nothing in it for this form"));
        return taken;
    }
    if (form == ExportForm::Csv) {
        taken.table = csvOf(parts);
        return taken;
    }
    const std::optional<LightPaper> light = form == ExportForm::Pdf ? std::make_optional<LightPaper>() : std::nullopt;
    taken.ground = Theme::of(nullptr).colors().surface;
    for (const PageExport& part : parts) {
        if (!hasPicture(part)) continue;
        taken.pictures.push_back(paintedPicture(part.name, part.size, part.paint));
        if (form != ExportForm::Pdf) break;
    }
    return taken;
}

bool writeTaken(const TakenExport& taken, const QString& file, QString* problem, const ExportWatch& watch)
{
    const auto fail = [&](const QString& why) {
        if (problem) *problem = words(QT_TRANSLATE_NOOP("PageExport", "%1 could not be written: %2")).arg(file, why);
        return false;
    };
    if (!taken.problem.isEmpty()) return fail(taken.problem);
    // Made in memory: a file that cannot be written is told before anything is lost.
    QByteArray bytes;
    switch (taken.form) {
    case ExportForm::Pdf: bytes = pdfOf(taken.pictures, watch); break;
    case ExportForm::Svg: bytes = svgOf(taken.pictures.front(), watch.stop); break;
    case ExportForm::Png: bytes = pngOf(taken.pictures.front(), taken.ground, watch); break;
    case ExportForm::Csv: bytes = taken.table; break;
    }
    if (watch.stop.stop_requested()) return fail(words(QT_TRANSLATE_NOOP("PageExport", "it was stopped")));
    if (bytes.isEmpty()) return fail(words(QT_TRANSLATE_NOOP("PageExport", "the picture could not be made")));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) return fail(out.errorString());
    return true;
}

bool writeExport(const QList<PageExport>& parts, ExportForm form, const QString& file, QString* problem)
{
    return writeTaken(takeExport(parts, form), file, problem);
}

}  // namespace rw::ui
