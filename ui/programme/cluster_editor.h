// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace rw::ui {

/// Every cluster kind with its size, and what the size asks of its network.
class ClusterEditor : public QWidget {
    Q_OBJECT
public:
    explicit ClusterEditor(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    void refresh();

signals:
    void derivationWanted(const QString& figurePath);
    void refused(const QString& reason);

private:
    class Card;

    void apply(EditList edits);
    void fillMenu();

    QPointer<PlanDocument> m_document;
    QVBoxLayout* m_column;
    QToolButton* m_add;
    QMenu* m_menu;
    QLabel* m_none;
    QList<Card*> m_cards;  // children
};

}  // namespace rw::ui
