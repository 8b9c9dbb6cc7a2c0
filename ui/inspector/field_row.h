// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"
#include "schema/field.h"

#include <QString>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace rw::ui {

class Chip;
class ElidedLabel;
class PlanDocument;

/// One field of the plan with the editor that fits its kind, its unit, and under a quantity where
/// the number came from. Follows the plan; writes through the document. Pages may use it too.
/// Of several objects it is one field of all of them: "various" where they differ, and an edit sets
/// all as one step.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    /// \p path must name a field that is no list and no object.
    FieldRow(PlanDocument& document, const QString& path, QWidget* parent = nullptr);
    /// The same field of several objects.
    FieldRow(PlanDocument& document, const QStringList& paths, QWidget* parent = nullptr);

    /// Of the first object.
    const QString& path() const { return m_path; }
    const QStringList& paths() const { return m_paths; }
    /// The objects have not one value.
    bool isVarious() const { return m_various; }
    QWidget* editor() const { return m_editor; }
    /// Reads the plan again. \p listsChanged: the names that references offer may be others.
    void refresh(bool listsChanged = false);
    void focusEditor();
    /// \p pixels at text of the usual size.
    void setLabelWidth(int pixels);
    /// The label stands above the editor where the row is too narrow for both side by side.
    bool isStacked() const { return m_stacked; }
    /// Of the stacked row: a narrow panel can have it.
    QSize minimumSizeHint() const override;

signals:
    void statusText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void place();
    void buildEditor();
    void buildProvenance();
    void refreshProvenance();
    void refreshScenario();
    void fillReferences();
    void addCatalogueEntries(QComboBox* combo, const Field& list);
    void takeEntry(const QString& entry);
    bool write(Tree value);
    bool writeAll(EditList list);
    bool differ() const;
    QString lineText() const;  ///< of text and days, as the plan says
    [[nodiscard]] bool haveOneSource(const Datum& datum) const;
    void showVarious();
    void fail(const QString& reason);
    void refuse(Error error);
    const Field* locateField(const void*& object) const;
    /// Whole millimetres of a drawing: shown and typed as a length, in the reader's unit.
    bool isLength() const;
    static double lengthOf(double millimetres) { return millimetres * 1e-3; }

    PlanDocument& m_document;
    QString m_path;
    QStringList m_paths;
    bool m_various = false;
    const Field* m_field = nullptr;  // from the static table
    QLabel* m_label;
    int m_labelWidth = 0;
    QGridLayout* m_grid;
    QHBoxLayout* m_editorRow;
    bool m_stacked = false;
    QWidget* m_editor = nullptr;
    QWidget* m_beside = nullptr;       ///< goes to what a reference names
    QLabel* m_problem;
    QLabel* m_scenario;                ///< what the scenario in view makes of it
    QWidget* m_provenance = nullptr;
    Chip* m_grade = nullptr;
    ElidedLabel* m_source = nullptr;
    ElidedLabel* m_override = nullptr;
    QToolButton* m_reset = nullptr;
};

}  // namespace rw::ui
