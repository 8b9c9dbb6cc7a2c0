// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/file_system.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rw {

/// Who has a plan open, in a file beside it. It keeps nobody out: it tells the next one who opens
/// the plan whom to ask.
struct LockNote {
    std::string user;
    std::string host;
    std::int64_t pid = 0;
    std::string since;  ///< as the caller writes times

    bool operator==(const LockNote&) const = default;
};

/// ".<name>.rackwright-lock" in the plan's folder.
std::string lockPath(const std::string& planPath);

/// This process under this user's name.
LockNote ownNote(std::string since);

bool processLives(std::int64_t pid);  ///< on this machine

/// The note of a plan; nothing when there is none or it cannot be understood.
Result<std::optional<LockNote>> readLock(const std::string& planPath, FileSystem& files);

/// Whether its writer is known to be gone: of the same host as \p own, and no such process lives.
bool isStale(const LockNote& note, const LockNote& own,
             bool (*lives)(std::int64_t pid) = processLives);

/// Leaves a note, unless another's stands there that is not stale: that one is returned.
Result<std::optional<LockNote>> claimLock(const std::string& planPath, const LockNote& own,
                                          FileSystem& files,
                                          bool (*lives)(std::int64_t pid) = processLives);

/// Leaves the note although another's stands there, on the user's word.
Status takeLock(const std::string& planPath, const LockNote& own, FileSystem& files);

/// Removes the note if it is one's own.
Status releaseLock(const std::string& planPath, const LockNote& own, FileSystem& files);

}  // namespace rw
