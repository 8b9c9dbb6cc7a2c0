// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/journal.h"
#include "file/lock_note.h"
#include "file/plan_file.h"
#include "plan/edit_tree.h"
#include "schema/json.h"
#include "support/faulty_file_system.h"
#include "support/random_plan.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

using namespace rw;
using namespace rw::test;

namespace {

/// A plan on disk with a journal of three edits and one undo.
struct Session {
    ScratchFolder scratch;
    std::string path = scratch.file("p.rackwright");
    FaultyFileSystem files;
    Plan plan;
    Journal journal = start();

    Journal start()
    {
        Hall hall;
        hall.id = "hall-1";
        plan.halls.push_back(hall);
        plan.nextId = 2;
        REQUIRE(savePlan(plan, path, files).ok());
        return Journal::forFile(path, writePlan(plan), files);
    }
    EditList edit(Edit e)
    {
        EditList list{"edit.set", {std::move(e)}};
        REQUIRE(apply(plan, list).ok());
        REQUIRE(journal.append(list).ok());
        return list;
    }
    void edits()
    {
        edit(Edit::set("programme.target", 6e9));
        edit(Edit::insert("halls", 1,
                          Tree::Object{{"id", "hall-2"}, {"name", "two\nlines"}, {"width", 30.1}}));
        EditList gone = edit(Edit::set("halls[hall-1].name", "gone"));
        EditList undo = inverse(gone);
        REQUIRE(apply(plan, undo).ok());
        REQUIRE(journal.append(undo).ok());
        plan.nextId = 3;
    }
    Recovered recovered()
    {
        const auto r = recover(journal.path(), path, files);
        if (!r)
            FAIL(r.error().message());
        REQUIRE(r->has_value());
        return **r;
    }
};

}  // namespace

TEST_CASE("a journal brings back the plan edit for edit", "[journal]")
{
    Session s;
    CHECK(!s.files.exists(s.journal.path()));  // a plan that is only looked at leaves nothing
    CHECK(!recover(s.journal.path(), s.path, s.files)->has_value());
    s.edits();
    const Recovered r = s.recovered();
    CHECK(r.edits == 4);
    CHECK(!r.stopped);
    CHECK((r.plan == s.plan));
    REQUIRE(s.journal.remove().ok());
    CHECK(!s.files.exists(s.journal.path()));
}

TEST_CASE("a last line that was cut off anywhere is left out", "[journal]")
{
    Session s;
    s.edits();
    const std::string whole = contentsOf(s.journal.path());
    const std::size_t lastLine = whole.rfind('\n', whole.size() - 2) + 1;
    for (std::size_t size = lastLine; size < whole.size(); ++size) {
        putFile(s.journal.path(), whole.substr(0, size));
        const Recovered r = s.recovered();
        CHECK(r.edits == 3);
        CHECK(!r.stopped);
        CHECK(r.plan.halls[0].name == "gone");
    }
}

TEST_CASE("a damaged line stops the replay and says so", "[journal]")
{
    Session s;
    s.edits();
    std::string text = contentsOf(s.journal.path());
    const std::size_t at = text.find("hall-2");
    text[at + 5] = '3';
    putFile(s.journal.path(), text);
    const Recovered r = s.recovered();
    CHECK(r.edits == 1);
    REQUIRE(r.stopped);
    CHECK(r.stopped->code == "journal.damaged");
    CHECK(r.stopped->line == 3);
    CHECK(r.plan.halls.size() == 1);
    putFile(s.journal.path(), "0" + text);
    CHECK(recover(s.journal.path(), s.path, s.files).error().code == "journal.header");
    putFile(s.journal.path(), "");
    CHECK(recover(s.journal.path(), s.path, s.files).error().code == "journal.header");
}

TEST_CASE("a journal is not replayed on a plan that is not its own", "[journal]")
{
    Session s;
    s.edits();
    REQUIRE(savePlan(Plan(), s.path, s.files).ok());
    CHECK(recover(s.journal.path(), s.path, s.files).error().code == "journal.other-plan");
    REQUIRE(s.files.remove(s.path).ok());
    CHECK(recover(s.journal.path(), s.path, s.files).error().code == "file.missing");
}

TEST_CASE("a crash at any point of saving loses no edit and doubles none", "[journal]")
{
    Session s;
    s.edits();
    const std::string text = writePlan(s.plan);
    REQUIRE(s.journal.willSave(text).ok());
    CHECK(
        (s.recovered().plan == s.plan));  // before the file was replaced: all edits on the old file
    CHECK(s.recovered().edits == 4);
    s.edit(Edit::set("programme.basis", "it"));  // the save failed, work goes on
    CHECK((s.recovered().plan == s.plan));
    const std::string later = writePlan(s.plan);
    REQUIRE(s.journal.willSave(later).ok());
    REQUIRE(s.files.write(s.path, later).ok());
    CHECK((s.recovered().plan == s.plan));  // after it was replaced: nothing more to apply
    CHECK(s.recovered().edits == 0);
    REQUIRE(s.journal.saved(s.path, later).ok());
    CHECK(!s.files.exists(s.journal.path()));
    s.edit(Edit::set("programme.basis", "grid"));
    CHECK(s.recovered().edits == 1);
    CHECK((s.recovered().plan == s.plan));
}

TEST_CASE("a plan that was never saved is recovered from its journal alone", "[journal]")
{
    const ScratchFolder scratch;
    FaultyFileSystem files;
    const Plan base = randomPlan(5);
    Journal journal = Journal::forUntitled(scratch.file("untitled-1"), base, files);
    Plan plan = base;
    EditList list{"edit.set", {Edit::set("project.title", "A new one")}};
    REQUIRE(apply(plan, list).ok());
    REQUIRE(journal.append(list).ok());
    const auto r = recover(journal.path(), "", files);
    REQUIRE(r.ok());
    CHECK(((*r)->plan == plan));
}

TEST_CASE("edits that could not be written are written with the next one", "[journal]")
{
    Session s;
    s.edit(Edit::set("programme.target", 1e9));
    s.files.fault = FaultyFileSystem::Fault::AppendFails;
    EditList lost{"edit.set", {Edit::set("programme.target", 2e9)}};
    REQUIRE(apply(s.plan, lost).ok());
    CHECK(s.journal.append(lost).error().code == "file.write");
    CHECK(s.recovered().edits == 1);
    s.files.fault = FaultyFileSystem::Fault::None;
    s.edit(Edit::set("programme.target", 3e9));
    CHECK(s.recovered().edits == 3);
    CHECK((s.recovered().plan == s.plan));
}

TEST_CASE("edits survive as neutral values and malformed ones are refused", "[journal]")
{
    const EditList list{"edit.set",
                        {Edit::set("a.b", nullptr), Edit::set("c", 2.5),
                         Edit::insert("l", 3, Tree::Object{{"id", "x"}}), Edit::remove("l[x]"),
                         Edit::move("l[x]", 7)}};
    const Tree tree = toTree(list);
    CHECK(editListFrom(tree).value() == list);
    CHECK(editListFrom(parseJson(writeJson(tree, JsonStyle::Line), "").value()).value() == list);
    for (const char* bad : {"3", "{}", R"({"label": "x", "edits": [{}]})",
                            R"({"label": "x", "edits": [{"set": "a"}]})",
                            R"({"label": "x", "edits": [{"move": "a", "index": -1}]})",
                            R"({"label": 1, "edits": []})"})
        CHECK(editListFrom(parseJson(bad, "").value()).error().code == "edit.form");
}

TEST_CASE("a lock note names who has the plan open", "[lock]")
{
    const ScratchFolder scratch;
    FaultyFileSystem files;
    const std::string plan = scratch.file("p.rackwright");
    const LockNote mine{"anna", "desk", 100, "2026-10-01 09:00"};
    const LockNote theirs{"ben", "desk", 200, "2026-10-01 09:05"};
    const auto alive = [](std::int64_t) { return true; };
    const auto dead = [](std::int64_t) { return false; };

    CHECK(!readLock(plan, files)->has_value());
    CHECK(!claimLock(plan, mine, files, alive)->has_value());
    CHECK(readLock(plan, files).value() == mine);
    CHECK(!claimLock(plan, mine, files, alive)->has_value());  // twice by the same
    CHECK(claimLock(plan, theirs, files, alive).value() == mine);
    REQUIRE(releaseLock(plan, theirs, files).ok());  // not theirs to release
    CHECK(readLock(plan, files).value() == mine);
    CHECK(!claimLock(plan, theirs, files, dead)->has_value());  // the other one crashed
    CHECK(readLock(plan, files).value() == theirs);
    const LockNote elsewhere{"cem", "laptop", 200, ""};
    CHECK(claimLock(plan, elsewhere, files, dead).value()
          == theirs);  // of another machine nothing is known
    REQUIRE(takeLock(plan, elsewhere, files).ok());
    CHECK(readLock(plan, files).value() == elsewhere);
    putFile(lockPath(plan), "{half");
    CHECK(!readLock(plan, files)->has_value());
    CHECK(!claimLock(plan, mine, files, alive)->has_value());
    REQUIRE(releaseLock(plan, mine, files).ok());
    CHECK(!files.exists(lockPath(plan)));
}

TEST_CASE("a process that has ended is known to be gone", "[lock]")
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    // Ended, but not waited for yet: it is gone all the same.
    siginfo_t ended{};
    REQUIRE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) == 0);
    CHECK(!processLives(child));
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(!processLives(child));
    CHECK(processLives(::getpid()));
    CHECK(!processLives(0));
    const LockNote own = ownNote("now");
    CHECK(own.pid == ::getpid());
    CHECK(!own.user.empty());
    CHECK(!own.host.empty());
    LockNote old = own;
    CHECK(!isStale(old, own));
    old.pid = child;
    CHECK(isStale(old, own));
}
