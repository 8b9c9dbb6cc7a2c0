// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/file_system.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace rw {

std::string directoryOf(const std::string& path)
{
    return path.substr(0, path.rfind('/') + 1);  // npos + 1 is 0
}

std::string fileNameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool FileSystem::exists(const std::string& path)
{
    const Result<FileInfo> found = info(path);
    return found.ok() && found->exists;
}

Status FileSystem::write(const std::string& path, std::string_view contents)
{
    static std::atomic<unsigned> counter{0};
    const Result<FileInfo> old = info(path);
    if (!old)
        return old.error();
    if (old->directory)
        return Error{
            .code = "file.write", .file = path, .found = std::generic_category().message(EISDIR)};
    // A rename would replace it all the same; whoever took away all rights to write wants it as it is.
    constexpr unsigned kAnyWrite = 0222;
    if (old->exists && (old->permissions & kAnyWrite) == 0)
        return Error{.code = "file.protected", .file = path, .found = std::generic_category().message(EACCES)};
    // A symbolic link stays one: its target is replaced, in the target's folder.
    const std::string target = old->exists ? old->path : path;
    const std::string fresh = directoryOf(target) + "." + fileNameOf(target) + "."
                              + std::to_string(::getpid()) + "-" + std::to_string(counter++)
                              + ".tmp";
    Status done = create(fresh, contents, old->exists ? old->permissions : 0);
    if (done)
        done = rename(fresh, target);
    if (done)
        return done;
    (void)remove(fresh);  // the first error is the one to tell
    Error e = done.error();
    e.file = path;
    if (e.code == "file.missing")
        e.code = "file.no-folder";
    return e;
}

namespace {

Error systemError(const char* code, const std::string& path)
{
    const int number = errno;
    return Error{.code = number == ENOENT   ? "file.missing"
                         : number == EEXIST ? "file.exists"
                                            : code,
                 .file = path,
                 .found = std::generic_category().message(number)};
}

/// An open file, closed when it goes.
class Handle {
public:
    Handle(const std::string& path, int flags, unsigned mode = 0666)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode)))
    {}
    ~Handle() { (void)close(); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    bool ok() const { return m_number >= 0; }
    int number() const { return m_number; }
    bool close()
    {
        if (m_number < 0)
            return true;
        const int n = m_number;
        m_number = -1;
        return ::close(n) == 0;
    }
    bool writeAll(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t n = ::write(m_number, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }

private:
    int m_number;
};

class PosixFileSystem final : public FileSystem {
public:
    Result<FileInfo> info(const std::string& path) override
    {
        struct stat s {};
        if (::stat(path.c_str(), &s) != 0) {
            if (errno == ENOENT)
                return FileInfo{};
            return systemError("file.read", path);
        }
        FileInfo out;
        out.exists = true;
        out.directory = S_ISDIR(s.st_mode);
        out.regular = S_ISREG(s.st_mode);
        out.size = out.regular ? static_cast<std::uint64_t>(s.st_size) : 0;
        out.modified = std::int64_t{s.st_mtim.tv_sec} * 1'000'000'000 + s.st_mtim.tv_nsec;
        out.permissions = s.st_mode & 07777;
        const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr),
                                                          std::free);
        out.path = real ? real.get() : path;
        return out;
    }

    Result<std::string> read(const std::string& path, std::size_t limit) override
    {
        const Result<FileInfo> found = info(path);
        if (!found)
            return found.error();
        if (found->directory) {
            errno = EISDIR;
            return systemError("file.read", path);
        }
        if (found->size > limit)
            return tooLong(path, std::to_string(found->size), limit);
        Handle file(path, O_RDONLY);
        if (!file.ok())
            return systemError("file.read", path);
        // One byte past the limit tells a pipe or a growing file that is too long.
        std::string out;
        std::size_t room =
            found->regular ? static_cast<std::size_t>(found->size) + 1 : std::size_t{1} << 16;
        for (std::size_t at = 0;;) {
            out.resize(std::min(std::max(room, at + 1), limit + 1));
            const ssize_t n = ::read(file.number(), out.data() + at, out.size() - at);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return systemError("file.read", path);
            at += static_cast<std::size_t>(n);
            if (n == 0) {
                out.resize(at);
                return out;
            }
            if (at > limit)
                return tooLong(path, "more", limit);
            if (at == out.size())
                room = 2 * at;
        }
    }

    Status create(const std::string& path, std::string_view contents, unsigned permissions) override
    {
        Handle file(path, O_WRONLY | O_CREAT | O_EXCL);
        if (!file.ok())
            return systemError("file.write", path);
        const bool written =
            (permissions == 0 || ::fchmod(file.number(), static_cast<mode_t>(permissions)) == 0)
            && file.writeAll(contents) && ::fsync(file.number()) == 0 && file.close();
        if (written)
            return Done{};
        const Error e = systemError("file.write", path);
        ::unlink(path.c_str());
        return e;
    }

    Status rename(const std::string& from, const std::string& to) override
    {
        if (::rename(from.c_str(), to.c_str()) != 0)
            return systemError("file.write", to);
        // The new name is on disk only when its folder is. Not every file system can say so.
        const std::string directory = directoryOf(to);
        Handle folder(directory.empty() ? "." : directory, O_RDONLY | O_DIRECTORY);
        if (folder.ok())
            (void)::fsync(folder.number());
        return Done{};
    }

    Status append(const std::string& path, std::string_view contents) override
    {
        Handle file(path, O_WRONLY | O_APPEND);
        if (!file.ok())
            return systemError("file.write", path);
        const off_t before = ::lseek(file.number(), 0, SEEK_END);
        if (before >= 0 && file.writeAll(contents) && ::fdatasync(file.number()) == 0)
            return Done{};
        const Error e = systemError("file.write", path);
        if (before >= 0 && ::ftruncate(file.number(), before) != 0)
            return e;
        return e;
    }

    Status remove(const std::string& path) override
    {
        if (::unlink(path.c_str()) != 0 && errno != ENOENT)
            return systemError("file.write", path);
        return Done{};
    }

    Result<std::vector<std::string>> list(const std::string& directory) override
    {
        const std::unique_ptr<DIR, int (*)(DIR*)> dir(
            ::opendir(directory.empty() ? "." : directory.c_str()), ::closedir);
        if (!dir)
            return systemError("file.read", directory);
        std::vector<std::string> names;
        while (const dirent* entry = ::readdir(dir.get())) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..")
                names.push_back(name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }

private:
    static Error tooLong(const std::string& path, const std::string& size, std::size_t limit)
    {
        return Error{
            .code = "file.size", .file = path, .found = size, .allowed = std::to_string(limit)};
    }
};

}  // namespace

FileSystem& realFileSystem()
{
    static PosixFileSystem system;
    return system;
}

}  // namespace rw
