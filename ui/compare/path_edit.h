// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/plan_inputs.h"

#include <QLineEdit>
#include <QList>
#include <QString>

#include <functional>

class QStandardItemModel;

namespace rw::ui {

/// A path of an input or a figure, found by its words or by typing it: what is offered is the path with its words.
class PathEdit : public QLineEdit {
    Q_OBJECT
public:
    struct Offer {
        QString words;
        QString path;
    };
    /// \p offers is asked when the field gets the focus, so that a large plan costs nothing before.
    explicit PathEdit(std::function<QList<Offer>()> offers, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const { return text().trimmed(); }
    void setPath(const QString& path);
    /// Reads the offers anew at the next focus: the plan has changed.
    void invalidate() { m_filled = false; }

signals:
    /// Typed to the end, chosen or set.
    void pathChanged(const QString& path);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void tell();

    std::function<QList<Offer>()> m_offers;
    QStandardItemModel* m_model;
    QString m_told;
    bool m_filled = false;
};

/// Inputs of a plan's calculation with their words.
QList<PathEdit::Offer> inputOffers(const Plan& plan, InputKinds kinds);
/// Figures of an evaluation that have a value, with their words.
QList<PathEdit::Offer> figureOffers(const Plan& plan, const Evaluation& evaluation);

}  // namespace rw::ui
