// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "support/faulty_file_system.h"
#include "support/random_plan.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rw;
using namespace rw::test;
using Fault = FaultyFileSystem::Fault;

TEST_CASE("a saved plan is loaded again equal", "[file][disk]")
{
    const ScratchFolder scratch;
    const Plan plan = randomPlan(3);
    const std::string path = scratch.file("a plan é.rackwright");
    REQUIRE(savePlan(plan, path, realFileSystem()).ok());
    CHECK((loadPlan(path, realFileSystem()).value() == plan));
    REQUIRE(savePlan(plan, path, realFileSystem()).ok());
    CHECK(realFileSystem().list(scratch.folder()).value()
          == std::vector<std::string>{"a plan é.rackwright"});
}

TEST_CASE("whatever goes wrong while saving, the file on disk is as it was", "[file][disk]")
{
    for (Fault fault : {Fault::DiskFull, Fault::NoPermission, Fault::RenameFails}) {
        const ScratchFolder scratch;
        const std::string path = scratch.file("p.rackwright");
        FaultyFileSystem files;
        REQUIRE(savePlan(randomPlan(1), path, files).ok());
        const std::string before = contentsOf(path);
        files.fault = fault;
        const Status s = savePlan(randomPlan(2), path, files);
        REQUIRE(!s.ok());
        CHECK(s.error().code == "file.write");
        CHECK(s.error().file == path);
        CHECK(!s.error().found.empty());
        CHECK(s.error().message().find(s.error().found) != std::string::npos);
        CHECK(contentsOf(path) == before);
        CHECK(files.list(scratch.folder()).value().size() == 1);  // nothing is left beside it
    }
}

TEST_CASE("a crash while saving leaves the old file whole", "[file][disk]")
{
    for (Fault fault : {Fault::CrashInCreate, Fault::CrashBeforeRename}) {
        const ScratchFolder scratch;
        const std::string path = scratch.file("p.rackwright");
        FaultyFileSystem files;
        REQUIRE(savePlan(randomPlan(1), path, files).ok());
        files.fault = fault;
        CHECK_THROWS_AS(savePlan(randomPlan(2), path, files), FaultyFileSystem::Crash);
        CHECK((loadPlan(path, files).value() == randomPlan(1)));
        files.fault = Fault::None;
        REQUIRE(savePlan(randomPlan(2), path, files).ok());
        CHECK((loadPlan(path, files).value() == randomPlan(2)));
    }
}

TEST_CASE("the system's own refusals carry its words", "[file][disk]")
{
    const ScratchFolder scratch;
    FileSystem& disk = realFileSystem();
    const Status noFolder = disk.write(scratch.file("none/p"), "x");
    REQUIRE(!noFolder.ok());
    CHECK(noFolder.error().found == "No such file or directory");
    CHECK(noFolder.error().code == "file.no-folder");
    CHECK(disk.write(scratch.folder(), "x").error().found == "Is a directory");
    CHECK(disk.read(scratch.file("none"), 10).error().code == "file.missing");
    CHECK(disk.read(scratch.folder(), 10).error().found == "Is a directory");
    CHECK(disk.append(scratch.file("none"), "x").error().code == "file.missing");
    REQUIRE(disk.create(scratch.file("p"), "12345").ok());
    CHECK(disk.create(scratch.file("p"), "x").error().code == "file.exists");
    CHECK(disk.read(scratch.file("p"), 4).error().code == "file.size");
    CHECK(disk.read(scratch.file("p"), 5).value() == "12345");
    CHECK(disk.read("/dev/zero", 100000).error().code == "file.size");
    CHECK(disk.remove(scratch.file("none")).ok());
    CHECK(loadPlan(scratch.file("none"), disk).error().message().find("No such file")
          != std::string::npos);
}

TEST_CASE("a disk that takes no more leaves file and journal as they were", "[file][disk]")
{
    const ScratchFolder scratch;
    const std::string path = scratch.file("p");
    REQUIRE(realFileSystem().write(path, std::string(5000, 'a')).ok());
    // A child, because the limit on file sizes would hold for every later test.
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit most{8192, 8192};
        ::setrlimit(RLIMIT_FSIZE, &most);
        const Status whole = realFileSystem().write(path, std::string(100000, 'b'));
        const Status more = realFileSystem().append(path, std::string(100000, 'c'));
        const bool told = !whole.ok() && !more.ok() && whole.error().found == "File too large";
        ::_exit(told ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(contentsOf(path) == std::string(5000, 'a'));
    CHECK(realFileSystem().list(scratch.folder()).value().size() == 1);
}

TEST_CASE("what is write-protected is not replaced", "[file][disk]")
{
    const ScratchFolder scratch;
    FileSystem& disk = realFileSystem();
    REQUIRE(disk.write(scratch.file("p"), "old").ok());
    REQUIRE(::chmod(scratch.file("p").c_str(), 0444) == 0);
    const Status refused = disk.write(scratch.file("p"), "new");
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == "file.protected");
    CHECK(contentsOf(scratch.file("p")) == "old");
}

TEST_CASE("saving keeps a file's permissions and its symbolic link", "[file][disk]")
{
    const ScratchFolder scratch;
    FileSystem& disk = realFileSystem();
    REQUIRE(disk.write(scratch.file("target"), "old").ok());
    REQUIRE(::chmod(scratch.file("target").c_str(), 0640) == 0);
    std::filesystem::create_symlink("target", scratch.file("link"));
    REQUIRE(disk.write(scratch.file("link"), "new").ok());
    CHECK(contentsOf(scratch.file("target")) == "new");
    CHECK(std::filesystem::is_symlink(scratch.file("link")));
    CHECK(disk.info(scratch.file("target"))->permissions == 0640);
}

TEST_CASE("a gigabyte and a depth bomb are refused in little memory", "[file][disk]")
{
    const ScratchFolder scratch;
    putFile(scratch.file("big"), "");
    std::filesystem::resize_file(scratch.file("big"), std::uintmax_t{1} << 30);
    putFile(scratch.file("deep"), std::string(10'000'000, '['));
    putFile(scratch.file("flat"), "[" + std::string(200'000'000, ' '));
    for (const char* name : {"big", "deep", "flat"}) {
        CAPTURE(name);
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(loadPlan(scratch.file(name), realFileSystem()).ok() ? 1 : 0);
        int status = -1;
        rusage used{};
        REQUIRE(::wait4(child, &status, 0, &used) == child);
        CHECK(status == 0);
#ifndef __SANITIZE_ADDRESS__
        CHECK(used.ru_maxrss < 300'000);  // kB
#endif
    }
    CHECK(loadPlan(scratch.file("big"), realFileSystem()).error().code == "file.size");
    CHECK(loadPlan(scratch.file("deep"), realFileSystem()).error().code == "json.depth");
}
