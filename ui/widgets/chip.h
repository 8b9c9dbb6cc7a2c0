// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

namespace rw::ui {

enum class Severity { Error, Warning, Note, Ok };
/// How well a datum is known; the catalogue's grades and the lack of one.
enum class Grade { Vendor, Measured, Standard, Press, Derived, Assumed, Unknown };

/// Severity or grade in a word and a sign. The sign and the outline tell them apart without
/// colour: solid for what someone vouches for, dashed for what nobody does.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(QWidget* parent = nullptr);
    Chip(Severity severity, const QString& text, QWidget* parent = nullptr);
    explicit Chip(Grade grade, QWidget* parent = nullptr);

    void setSeverity(Severity severity, const QString& text);
    /// With the grade's own word if `text` is empty.
    void setGrade(Grade grade, const QString& text = {});
    /// Sign only; the word moves to the tooltip. For narrow columns.
    void setCompact(bool compact);

    [[nodiscard]] static QString gradeText(Grade grade);
    [[nodiscard]] static QString gradeExplanation(Grade grade);
    [[nodiscard]] static QString severityText(Severity severity);

    /// The same picture for delegates.
    static void paintSeverity(QPainter& painter, const QRectF& rect, Severity severity,
                              const QWidget* widget);
    static void paintGrade(QPainter& painter, const QRectF& rect, Grade grade,
                           const QWidget* widget);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe(const QString& explanation);

    QString m_text;
    Severity m_severity = Severity::Note;
    Grade m_grade = Grade::Unknown;
    bool m_isGrade = false;
    bool m_compact = false;
};

}  // namespace rw::ui
