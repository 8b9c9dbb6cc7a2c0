// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <QUndoCommand>

namespace rw::ui {

class PlanDocument;

/// One undo step: edits as they were applied. The only kind of command there is.
class EditCommand : public QUndoCommand {
public:
    /// \p applied stands in the plan already. Commands of one merge token become one; 0 never merges.
    EditCommand(PlanDocument& document, EditList applied, int mergeToken);

    const EditList& edits() const { return m_edits; }
    int mergeToken() const { return m_mergeToken; }

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    PlanDocument& m_document;
    EditList m_edits;
    int m_mergeToken;
    bool m_applied = true;  ///< push() redoes first; the edits stand already then
};

/// True for a Set whose new value is the one that stood there (for a quantity the number counts, not its provenance), and
/// for a patch that leaves its block as it was.
bool changesNothing(const Edit& applied);
/// "Change Target", "Add Tray".
QString editText(const Plan& plan, const EditList& edits);

}  // namespace rw::ui
