// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/lock_note.h"

#include "schema/json.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <pwd.h>
#include <unistd.h>

namespace rw {

namespace {

constexpr std::size_t kLongestNote = 65536;

std::string noteText(const LockNote& note)
{
    return writeJson(Tree::Object{{"user", note.user},
                                  {"host", note.host},
                                  {"pid", note.pid},
                                  {"since", note.since}},
                     JsonStyle::Lines)
           + "\n";
}

std::string textOf(const Tree& tree, const char* key)
{
    const Tree* value = tree.find(key);
    return value && value->string() ? *value->string() : std::string();
}

}  // namespace

std::string lockPath(const std::string& planPath)
{
    return directoryOf(planPath) + "." + fileNameOf(planPath) + ".rackwright-lock";
}

LockNote ownNote(std::string since)
{
    LockNote note;
    note.since = std::move(since);
    note.pid = ::getpid();
    char host[256] = {};
    if (::gethostname(host, sizeof host - 1) == 0)
        note.host = host;
    if (const passwd* user = ::getpwuid(::geteuid()))
        note.user = user->pw_name;
    else
        note.user = std::to_string(::geteuid());
    return note;
}

bool processLives(std::int64_t pid)
{
    if (pid <= 0 || pid > std::numeric_limits<pid_t>::max())
        return false;
    if (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH)
        return false;
    // One that has ended but was not waited for yet still takes signals: its state says so, behind the name in brackets.
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    const std::string line{std::istreambuf_iterator<char>(stat), {}};
    const std::size_t name = line.rfind(") ");
    return name == std::string::npos || (line[name + 2] != 'Z' && line[name + 2] != 'X');
}

Result<std::optional<LockNote>> readLock(const std::string& planPath, FileSystem& files)
{
    const Result<std::string> text = files.read(lockPath(planPath), kLongestNote);
    if (!text && text.error().code == "file.missing")
        return std::optional<LockNote>();
    if (!text)
        return text.error();
    const Result<Tree> tree = parseJson(*text, lockPath(planPath));
    if (!tree)
        return std::optional<LockNote>();
    const Tree* pid = tree->find("pid");
    if (!pid || !pid->integer())
        return std::optional<LockNote>();
    return std::optional<LockNote>(LockNote{textOf(*tree, "user"), textOf(*tree, "host"),
                                            *pid->integer(), textOf(*tree, "since")});
}

bool isStale(const LockNote& note, const LockNote& own, bool (*lives)(std::int64_t))
{
    return note.host == own.host && !lives(note.pid);
}

Result<std::optional<LockNote>> claimLock(const std::string& planPath, const LockNote& own,
                                          FileSystem& files, bool (*lives)(std::int64_t))
{
    const Status fresh = files.create(lockPath(planPath), noteText(own));
    if (fresh)
        return std::optional<LockNote>();
    if (fresh.error().code != "file.exists")
        return fresh.error();
    Result<std::optional<LockNote>> other = readLock(planPath, files);
    if (!other)
        return other;
    const bool ours = *other && (*other)->pid == own.pid && (*other)->host == own.host;
    if (*other && !ours && !isStale(**other, own, lives))
        return other;
    if (Status s = takeLock(planPath, own, files); !s)
        return s.error();
    return std::optional<LockNote>();
}

Status takeLock(const std::string& planPath, const LockNote& own, FileSystem& files)
{
    return files.write(lockPath(planPath), noteText(own));
}

Status releaseLock(const std::string& planPath, const LockNote& own, FileSystem& files)
{
    const Result<std::optional<LockNote>> note = readLock(planPath, files);
    if (!note)
        return note.error();
    if (!*note || (*note)->pid != own.pid || (*note)->host != own.host)
        return Done{};
    return files.remove(lockPath(planPath));
}

}  // namespace rw
