// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/file_system.h"

#include <stdexcept>
#include <string>

namespace rw::test {

/// The disk with one step that goes wrong.
class FaultyFileSystem final : public FileSystem {
public:
    struct Crash : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    enum class Fault {
        None,
        DiskFull,
        NoPermission,
        RenameFails,
        CrashBeforeRename,
        CrashInCreate,
        AppendFails
    };

    Fault fault = Fault::None;

    Result<FileInfo> info(const std::string& path) override { return m_disk.info(path); }
    Result<std::string> read(const std::string& path, std::size_t limit) override
    {
        return m_disk.read(path, limit);
    }
    Status create(const std::string& path, std::string_view contents, unsigned permissions) override
    {
        if (fault == Fault::NoPermission)
            return failed(path, "Permission denied");
        if (fault == Fault::DiskFull || fault == Fault::CrashInCreate) {
            const Status half =
                m_disk.create(path, contents.substr(0, contents.size() / 2), permissions);
            if (!half)
                return half;
            if (fault == Fault::CrashInCreate)
                throw Crash("power lost");
            (void)m_disk.remove(path);
            return failed(path, "No space left on device");
        }
        return m_disk.create(path, contents, permissions);
    }
    Status rename(const std::string& from, const std::string& to) override
    {
        if (fault == Fault::CrashBeforeRename)
            throw Crash("power lost");
        if (fault == Fault::RenameFails)
            return failed(to, "Input/output error");
        return m_disk.rename(from, to);
    }
    Status append(const std::string& path, std::string_view contents) override
    {
        if (fault == Fault::AppendFails)
            return failed(path, "No space left on device");
        return m_disk.append(path, contents);
    }
    Status remove(const std::string& path) override { return m_disk.remove(path); }
    Result<std::vector<std::string>> list(const std::string& directory) override
    {
        return m_disk.list(directory);
    }

private:
    static Error failed(const std::string& path, const char* words)
    {
        return Error{.code = "file.write", .file = path, .found = words};
    }

    FileSystem& m_disk = realFileSystem();
};

}  // namespace rw::test
