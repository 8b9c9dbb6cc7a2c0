// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

struct FileInfo {
    bool exists = false;
    bool directory = false;
    bool regular = false;
    std::uint64_t size = 0;     ///< bytes, of a regular file
    std::int64_t modified = 0;  ///< nanoseconds since 1970
    unsigned permissions = 0;   ///< as in stat
    std::string path;           ///< with symbolic links followed, where it exists
};

/// The steps by which files are read and written, and the seam at which tests make them fail.
/// Errors: file.missing, file.read, file.write, file.exists, file.size; each with the file's name
/// and the system's words.
class FileSystem {
public:
    virtual ~FileSystem() = default;

    virtual Result<FileInfo> info(const std::string& path) = 0;  ///< a missing file is no error
    /// The whole file. One longer than the limit is refused before it is read.
    virtual Result<std::string> read(const std::string& path, std::size_t limit) = 0;
    /// A new file, on disk when this returns; one that exists already is an error (file.exists).
    /// \p permissions 0: as the system's mask says.
    virtual Status create(const std::string& path, std::string_view contents,
                          unsigned permissions = 0) = 0;
    /// Takes the place of what stands there, in one step.
    virtual Status rename(const std::string& from, const std::string& to) = 0;
    /// On disk when this returns; on error the file is as long as before.
    virtual Status append(const std::string& path, std::string_view contents) = 0;
    virtual Status remove(const std::string& path) = 0;  ///< a missing file is no error
    virtual Result<std::vector<std::string>>
    list(const std::string& directory) = 0;  ///< sorted names

    /// Replaces a file as a whole: a new file beside it, then rename. Whatever goes wrong, the old
    /// contents or the new ones stand there, never a part.
    Status write(const std::string& path, std::string_view contents);
    bool exists(const std::string& path);
};

/// The disk. Has no state.
FileSystem& realFileSystem();

/// "dir/" of a path, empty where it has none, and the name behind it.
std::string directoryOf(const std::string& path);
std::string fileNameOf(const std::string& path);

}  // namespace rw
