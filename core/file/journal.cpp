// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/journal.h"

#include "base/digest.h"
#include "file/plan_file.h"
#include "plan/edit_tree.h"
#include "schema/json.h"

#include <algorithm>
#include <vector>

namespace rw {

namespace {

constexpr const char* kFormat = "rackwright-journal";
constexpr int kVersion = 1;

/// "<crc32> <json>\n"
std::string checkedLine(const Tree& tree)
{
    const std::string json = writeJson(tree, JsonStyle::Line);
    return crc32Text(json) + " " + json + "\n";
}

std::string fileHeader(std::string_view planText)
{
    return checkedLine(Tree::Object{
        {"format", kFormat}, {"format_version", kVersion}, {"plan_sha256", sha256(planText)}});
}

/// The whole lines of a journal; what stands behind the last newline was cut off.
std::vector<std::string_view> wholeLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

Result<Tree> readLine(std::string_view line, const std::string& file, std::size_t number)
{
    const Error damaged{.code = "journal.damaged", .file = file, .line = number};
    if (line.size() < 10 || line[8] != ' ' || crc32Text(line.substr(9)) != line.substr(0, 8))
        return damaged;
    Result<Tree> tree = parseJson(line.substr(9), file);
    if (!tree)
        return damaged;
    return tree;
}

struct Base {
    Plan plan;
    std::size_t firstEdit = 1;  ///< index of the first line that is not in it
};

Result<Base> baseOf(const Tree& header, const std::vector<std::string_view>& lines,
                    const std::string& journal, const std::string& planPath, FileSystem& files)
{
    if (const Tree* whole = header.find("plan"); whole && whole->string()) {
        Result<Plan> plan = readPlan(*whole->string(), journal);
        if (!plan)
            return plan.error();
        return Base{std::move(plan).value(), 1};
    }
    const Result<std::string> text = files.read(planPath, kMaxJsonBytes);
    if (!text)
        return text.error();
    const std::string hash = sha256(*text);
    std::size_t firstEdit = 0;
    if (const Tree* sha = header.find("plan_sha256"); sha && *sha == Tree(hash))
        firstEdit = 1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].find("\"saving\"") == std::string_view::npos)
            continue;
        const Result<Tree> line = readLine(lines[i], journal, i + 1);
        const Tree* sha = line ? line->find("saving") : nullptr;
        if (sha && *sha == Tree(hash))
            firstEdit = i + 1;
    }
    if (firstEdit == 0)
        return Error{.code = "journal.other-plan", .file = journal, .found = planPath};
    Result<Plan> plan = readPlan(*text, planPath);
    if (!plan)
        return plan.error();
    return Base{std::move(plan).value(), firstEdit};
}

}  // namespace

std::string journalPath(const std::string& planPath)
{
    return directoryOf(planPath) + "." + fileNameOf(planPath) + ".rackwright-journal";
}

Journal::Journal(std::string path, std::string header, FileSystem& files)
    : m_path(std::move(path)), m_pending(std::move(header)), m_files(&files)
{}

Journal Journal::forFile(const std::string& planPath, std::string_view planText, FileSystem& files)
{
    return {journalPath(planPath), fileHeader(planText), files};
}

Journal Journal::forUntitled(const std::string& path, const Plan& base, FileSystem& files)
{
    const Tree header =
        Tree::Object{{"format", kFormat}, {"format_version", kVersion}, {"plan", writePlan(base)}};
    return {path, checkedLine(header), files};
}

Status Journal::write(std::string line)
{
    m_pending += line;
    // A whole file at first: what an earlier session left there is replaced in one step.
    Status done = m_onDisk ? m_files->append(m_path, m_pending) : m_files->write(m_path, m_pending);
    if (!done)
        return done;
    m_onDisk = true;
    m_pending.clear();
    return done;
}

Status Journal::append(const EditList& list) { return write(checkedLine(toTree(list))); }

Status Journal::willSave(std::string_view planText)
{
    if (!m_onDisk)
        return Done{};
    return write(checkedLine(Tree::Object{{"saving", sha256(planText)}}));
}

Status Journal::saved(const std::string& planPath, std::string_view planText)
{
    const Status removed = remove();
    m_path = journalPath(planPath);
    m_pending = fileHeader(planText);
    return removed;
}

Status Journal::remove()
{
    if (!m_onDisk)
        return Done{};
    m_onDisk = false;
    return m_files->remove(m_path);
}

Result<std::optional<Recovered>> recover(const std::string& path, const std::string& planPath,
                                         FileSystem& files)
{
    const Result<std::string> text = files.read(path, kMaxJsonBytes);
    if (!text && text.error().code == "file.missing")
        return std::optional<Recovered>();
    if (!text)
        return text.error();
    const std::vector<std::string_view> lines = wholeLines(*text);
    const Result<Tree> header = lines.empty() ? Result<Tree>(Error{}) : readLine(lines[0], path, 1);
    if (!header || !header->find("format") || !(*header->find("format") == Tree(kFormat))
        || !header->find("format_version") || !(*header->find("format_version") == Tree(kVersion)))
        return Error{.code = "journal.header", .file = path, .line = 1};
    Result<Base> base = baseOf(*header, lines, path, planPath, files);
    if (!base)
        return base.error();

    Recovered out;
    out.plan = std::move(base.value().plan);
    for (std::size_t i = base->firstEdit; i < lines.size() && !out.stopped; ++i) {
        const Result<Tree> line = readLine(lines[i], path, i + 1);
        if (!line) {
            out.stopped = line.error();
            break;
        }
        if (line->find("saving"))
            continue;  // that save did not happen
        Result<EditList> list = editListFrom(*line);
        Status applied = list ? apply(out.plan, list.value()) : Status(list.error());
        if (applied) {
            ++out.edits;
            out.plan.nextId = std::max(out.plan.nextId, highestIdNumber(*line) + 1);
        } else {
            out.stopped = applied.error();
            out.stopped->file = path;
            out.stopped->line = i + 1;
        }
    }
    return std::optional<Recovered>(std::move(out));
}

}  // namespace rw
