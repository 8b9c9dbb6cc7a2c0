// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/file_system.h"
#include "plan/edit.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rw {

/// What was edited since the plan was saved, beside the plan, one checksummed line for each
/// committed edit, undo and redo: after a crash the plan is what it was, edit for edit.
///
/// The first line names the plan file by its SHA-256, or holds the whole plan where it has no file
/// yet. The journal's file appears with the first edit.
class Journal {
public:
    /// For a plan whose file holds these bytes.
    static Journal forFile(const std::string& planPath, std::string_view planText,
                           FileSystem& files);
    /// For a plan that was never saved, in a file of its own.
    static Journal forUntitled(const std::string& journalPath, const Plan& base, FileSystem& files);

    /// An applied list: an edit, or what an undo or redo applied. On error (file.write) the lines are
    /// kept and written with the next.
    Status append(const EditList& list);

    /// Before the plan's file is replaced: should the machine stop right after that, the edits that
    /// are in the new file are not applied to it again.
    Status willSave(std::string_view planText);
    /// After it was replaced: the journal begins anew.
    Status saved(const std::string& planPath, std::string_view planText);

    Status remove();  ///< when the plan is closed
    const std::string& path() const { return m_path; }

private:
    Journal(std::string path, std::string header, FileSystem& files);
    Status write(std::string line);

    std::string m_path;
    std::string m_pending;  ///< lines that are not on disk yet
    bool m_onDisk = false;
    FileSystem* m_files;
};

/// ".<name>.rackwright-journal" in the plan's folder.
std::string journalPath(const std::string& planPath);

struct Recovered {
    Plan plan;
    std::size_t edits = 0;  ///< that were applied
    std::optional<Error>
        stopped;  ///< why not all were: journal.damaged, or an edit that does not fit
};

/// Replays a journal on its plan. \p planPath may be empty for a plan that was never saved.
/// A last line that was cut off by the crash is left out. Nothing when there is no journal.
/// Errors: journal.header, journal.other-plan (the plan's file has changed since), and those of
/// readPlan and FileSystem::read.
Result<std::optional<Recovered>> recover(const std::string& journalPath,
                                         const std::string& planPath, FileSystem& files);

}  // namespace rw
