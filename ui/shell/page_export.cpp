// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page_export.h"

#include "plots/plot_canvas.h"
#include "plots/plot_view.h"
#include "shell/theme.h"

#include <QAbstractItemView>
#include <QBuffer>
#include <QComboBox>
#include <QCoreApplication>
#include <QGraphicsView>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr double kPointsPerPixel = 0.75;  // 96 pixels and 72 points an inch
constexpr int kScreenDotsPerInch = 96;
constexpr int kPdfDotsPerInch = 1200;
constexpr double kPictureScale = 2.0;     // of a PNG: sharp in print at the size it has on the screen
constexpr double kLongestSide = 2000.0;   // px; a hall is drawn in millimetres

QString words(const char* text)
{
    return QCoreApplication::translate("PageExport", text);
}

QString nameOf(const QWidget& widget, const QString& otherwise)
{
    return widget.accessibleName().isEmpty() ? otherwise : widget.accessibleName();
}

/// A field of CSV: quoted where it holds what would end it.
QString field(QString text)
{
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
        : m_scene(view.scene()), m_bounds(bounds), m_hints(view.renderHints())
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
        m_scene->render(&painter, QRectF(rect()), m_bounds);
    }

private:
    QGraphicsScene* m_scene;
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
        if (m_theme.isDark()) m_theme.setMode(ThemeMode::Light);
    }
    ~LightPaper() { m_theme.setMode(m_mode); }
    LightPaper(const LightPaper&) = delete;
    LightPaper& operator=(const LightPaper&) = delete;

private:
    Theme& m_theme;
    ThemeMode m_mode;
};

bool writePdf(const QList<PageExport>& parts, QIODevice& device)
{
    const LightPaper light;
    QPdfWriter writer(&device);
    writer.setCreator(QStringLiteral("Rackwright"));
    writer.setTitle(parts.front().name);
    writer.setResolution(kPdfDotsPerInch);
    QPainter painter;
    for (const PageExport& part : parts) {
        if (!hasPicture(part)) continue;
        const QPageLayout layout(QPageSize(part.size * kPointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch),
                                 QPageLayout::Portrait, QMarginsF());
        writer.setPageLayout(layout);
        if (painter.isActive() ? !writer.newPage() : !painter.begin(&writer)) return false;
        painter.save();
        painter.scale(1.0 * kPdfDotsPerInch / kScreenDotsPerInch, 1.0 * kPdfDotsPerInch / kScreenDotsPerInch);
        part.paint(painter);
        painter.restore();
    }
    return painter.isActive() && painter.end();
}

bool writeSvg(const PageExport& part, QIODevice& device)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&device);
    svg.setTitle(part.name);
    svg.setResolution(kScreenDotsPerInch);  // of the letters' sizes, which are points
    svg.setSize(part.size.toSize());
    svg.setViewBox(QRectF(QPointF(), part.size));
    QPainter painter;
    if (!painter.begin(&svg)) return false;
    part.paint(painter);
    return painter.end();
}

QImage pictureOf(const PageExport& part)
{
    QImage image((part.size * kPictureScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(Theme::of(nullptr).colors().surface);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    part.paint(painter);
    return image;
}

QByteArray csvOf(const QList<PageExport>& parts)
{
    QStringList tables;
    qsizetype count = 0;
    for (const PageExport& part : parts) count += part.csv ? 1 : 0;
    for (const PageExport& part : parts)
        if (part.csv) tables << (count > 1 ? field(part.name) + QLatin1String("\r\n") : QString()) + part.csv();
    return tables.join(QLatin1String("\r\n")).toUtf8();
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
        PageExport part = widgetExport(nameOf(*plot, words(QT_TRANSLATE_NOOP("PageExport", "Plot"))), *plot);
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
        if (ofAPlot || view->isWindow() || !model || model->rowCount() == 0 || model->columnCount() == 0) continue;
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
    if (!holds(parts, form)) {
        taken.problem = words(QT_TRANSLATE_NOOP("PageExport", "there is nothing in it for this form"));
        return taken;
    }
    QBuffer buffer(&taken.bytes);
    buffer.open(QIODevice::WriteOnly);
    bool painted = true;
    const auto picture = std::find_if(parts.begin(), parts.end(), hasPicture);
    switch (form) {
    case ExportForm::Pdf: painted = writePdf(parts, buffer); break;
    case ExportForm::Svg: painted = writeSvg(*picture, buffer); break;
    case ExportForm::Png: taken.image = pictureOf(*picture); painted = !taken.image.isNull(); break;
    case ExportForm::Csv: buffer.write(csvOf(parts)); break;
    }
    if (!painted) taken.problem = words(QT_TRANSLATE_NOOP("PageExport", "the picture could not be made"));
    return taken;
}

bool writeTaken(const TakenExport& taken, const QString& file, QString* problem)
{
    const auto fail = [&](const QString& why) {
        if (problem) *problem = words(QT_TRANSLATE_NOOP("PageExport", "%1 could not be written: %2")).arg(file, why);
        return false;
    };
    if (!taken.problem.isEmpty()) return fail(taken.problem);
    // Encoded in memory: a file that cannot be written is told before anything is lost.
    QByteArray bytes = taken.bytes;
    if (!taken.image.isNull()) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!taken.image.save(&buffer, "PNG")) return fail(words(QT_TRANSLATE_NOOP("PageExport", "the picture could not be made")));
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) return fail(out.errorString());
    return true;
}

bool writeExport(const QList<PageExport>& parts, ExportForm form, const QString& file, QString* problem)
{
    return writeTaken(takeExport(parts, form), file, problem);
}

}  // namespace rw::ui
