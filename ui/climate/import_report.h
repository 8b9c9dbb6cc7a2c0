// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "import_file.h"

#include <QScrollArea>

class QVBoxLayout;

namespace rw::ui {

class FigureRow;
class PlotView;
class SectionHeader;

/// What a file that was read holds, what was mended or left aside, and how its hours look.
class ImportReport : public QScrollArea {
    Q_OBJECT
public:
    explicit ImportReport(QWidget* parent = nullptr);

    void clear();
    /// Of a file that can be used. Answers what it is, in a few words.
    QString show(const ImportFile& file, const Plan& plan, UnitSystem units);
    /// Told elsewhere, and part of the text.
    void addText(const QString& text) { m_texts << text; }

    /// The notices, a line each.
    [[nodiscard]] QString text() const { return m_texts.join(QLatin1Char('\n')); }
    [[nodiscard]] PlotView* preview() const { return m_preview; }

private:
    QString showWeather(const ImportFile& file, const Plan& plan, UnitSystem units);
    QString showSeries(const ImportFile& file);
    void addNotice(rw::Severity severity, const QString& text);
    void fact(int row, const QString& label, const QString& text, const QString& remark = {});

    QList<FigureRow*> m_facts;
    SectionHeader* m_noticeHead;
    QVBoxLayout* m_notices;
    QStringList m_texts;
    PlotView* m_preview;
};

}  // namespace rw::ui
