// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QAbstractButton>
#include <QPointer>
#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace rw::ui {

class Chip;
class QuantityEdit;
class SegmentedControl;

/// What the target would mean if it counted one of the four bases. Click to let it count that.
class BasisReading : public QAbstractButton {
    Q_OBJECT
public:
    explicit BasisReading(Basis basis, QWidget* parent = nullptr);

    void setReading(std::optional<qint64> sites, std::optional<qint64> racks);
    [[nodiscard]] Basis basis() const { return m_basis; }
    [[nodiscard]] QString reading() const { return m_figures; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Basis m_basis;
    QString m_figures;
    QString m_racks;
};

/// The word for a basis, and what it counts.
QString basisName(Basis basis);
/// The same inside a sentence: "systems", "IT".
QString basisWord(Basis basis);
QString basisExplanation(Basis basis);

/// How much is wanted: kind, value, basis, and the same target read four ways.
class TargetEditor : public QWidget {
    Q_OBJECT
public:
    explicit TargetEditor(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void refresh();
    [[nodiscard]] SegmentedControl* basisControl() const { return m_basis; }
    [[nodiscard]] BasisReading* reading(Basis basis) const { return m_readings.at(static_cast<std::size_t>(basis)); }
    [[nodiscard]] QuantityEdit* powerEdit() const { return m_power; }
    /// How firm the deal behind the target is; hidden where there is none.
    [[nodiscard]] Chip* dealChip() const { return m_deal; }

signals:
    void refused(const QString& reason);

private:
    void set(const char* key, Tree value);
    void showDeal(DealStatus status, std::optional<double> value);
    void showReadings();

    QPointer<PlanDocument> m_document;
    SegmentedControl* m_kind;
    QStackedWidget* m_values;
    Chip* m_deal;
    QuantityEdit* m_power;
    QuantityEdit* m_count;
    QComboBox* m_unit;
    SegmentedControl* m_basis;
    QLabel* m_basisNote;
    QWidget* m_readingPart;
    std::array<BasisReading*, 4> m_readings{};
    bool m_filling = false;
};

}  // namespace rw::ui
