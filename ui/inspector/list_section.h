// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QString>
#include <QStringList>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace rw::ui {

class PlanDocument;
class SectionHeader;

/// A list of the inspected object: how many there are, each a step to go to, and a way to add one. Marked ones are
/// opened together.
class ListSection : public QWidget {
    Q_OBJECT
public:
    ListSection(PlanDocument& document, const QString& path, const Field& field, QWidget* parent = nullptr);
    void refresh();
    [[nodiscard]] const QStringList& marked() const { return m_marked; }

signals:
    void statusText(const QString& text);

private:
    void add();
    void mark(const QString& path, bool range);
    void openMarked();

    PlanDocument& m_document;
    QString m_path;
    const Field& m_field;  // from the static table
    SectionHeader* m_header;
    QVBoxLayout* m_rows;
    QToolButton* m_together;
    QStringList m_marked;
    QString m_lastMarked;
};

}  // namespace rw::ui
