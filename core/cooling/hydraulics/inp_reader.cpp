// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/inp_units.h"
#include "cooling/hydraulics/network_file.h"

#include "base/text.h"

#include <map>
#include <set>

namespace rw::hydraulics {

namespace {

using Points = std::vector<std::pair<double, double>>;  // as in the file

class InpReader {
public:
    InpReader(const InpSections& sections, const InpOptions& options) : m_sections(sections), m_options(options) {}
    Result<NetworkFile> read();

private:
    using Reading = Status (InpReader::*)(const InpLine&);
    Status each(const char* section, Reading reading);

    Status pattern(const InpLine& line);
    Status curve(const InpLine& line);
    Status junction(const InpLine& line);
    Status demand(const InpLine& line);
    Status reservoir(const InpLine& line);
    Status tank(const InpLine& line);
    Status pipe(const InpLine& line);
    Status pump(const InpLine& line);
    Status valve(const InpLine& line);
    Status status(const InpLine& line);
    Status emitter(const InpLine& line);

    Status addNode(const InpLine& line, Node node);
    Status addLink(const InpLine& line, LinkPart part, bool open = true);
    /// First multiplier of a pattern; 1 without one.
    Result<double> multiplier(const InpLine& line, std::string_view id) const;
    Result<std::vector<PumpPoint>> points(const InpLine& line, std::string_view id) const;
    Status setValve(const InpLine& line, Valve& valve, std::size_t at);
    void notice(const InpLine& line, const char* code, std::string found)
    {
        m_file.notices.push_back(m_sections.error(line, code, found));
    }

    const InpSections& m_sections;
    const InpOptions& m_options;
    NetworkFile m_file;
    std::map<std::string, double, std::less<>> m_patterns;
    std::map<std::string, Points, std::less<>> m_curves;
    std::map<std::string, std::size_t> m_places;  ///< line of each "nodes[id]" and "links[id]"
    std::map<std::string, std::size_t, std::less<>> m_nodes;
    std::map<std::string, std::size_t, std::less<>> m_links;
    std::set<std::string, std::less<>> m_redefined;  ///< junctions that [DEMANDS] speaks of
};

Status InpReader::each(const char* section, Reading reading)
{
    for (const InpLine& line : m_sections[section])
        if (const Status done = (this->*reading)(line); !done) return done.error();
    return Done{};
}

Status InpReader::pattern(const InpLine& line)
{
    const Result<double> first = m_sections.number(line, 1, "multiplier");
    if (!first) return first.error();
    m_patterns.emplace(line.words[0], *first);
    return Done{};
}

Status InpReader::curve(const InpLine& line)
{
    const Result<double> x = m_sections.number(line, 1, "x"), y = m_sections.number(line, 2, "y");
    if (!x) return x.error();
    if (!y) return y.error();
    m_curves[std::string(line.words[0])].emplace_back(*x, *y);
    return Done{};
}

Result<double> InpReader::multiplier(const InpLine& line, std::string_view id) const
{
    const auto found = m_patterns.find(id);
    if (found == m_patterns.end()) return m_sections.error(line, "inp.unknown-pattern", id);
    return found->second;
}

Status InpReader::addNode(const InpLine& line, Node node)
{
    if (!m_nodes.emplace(node.id, m_file.network.nodes.size()).second) return m_sections.error(line, "inp.duplicate-id", node.id);
    m_places["nodes[" + node.id + "]"] = line.number;
    m_file.network.nodes.push_back(std::move(node));
    return Done{};
}

Status InpReader::junction(const InpLine& line)
{
    const Result<double> elevation = line.words.size() > 1 ? m_sections.number(line, 1, "elevation") : Result<double>(0.0);
    if (!elevation) return elevation.error();
    const Result<double> base = line.words.size() > 2 ? m_sections.number(line, 2, "demand") : Result<double>(0.0);
    if (!base) return base.error();
    double factor = m_options.demandMultiplier;
    if (line.words.size() > 3) {
        const Result<double> m = multiplier(line, line.words[3]);
        if (!m) return m.error();
        factor *= *m;
    } else if (const auto found = m_patterns.find(m_options.pattern); found != m_patterns.end()) {
        factor *= found->second;
    }
    return addNode(line, {std::string(line.words[0]), Length<>::fromSi(*elevation * m_options.length),
                          VolumeFlow<>::fromSi(*base * factor * m_options.flow), {}});
}

Status InpReader::demand(const InpLine& line)
{
    if (upper(line.words[0]) == "MULTIPLY") return m_sections.error(line, "inp.refused", line.words[0], "DEMAND MULTIPLIER");
    const auto node = m_nodes.find(line.words[0]);
    if (node == m_nodes.end()) return m_sections.error(line, "inp.unknown-node", line.words[0]);
    const Result<double> base = m_sections.number(line, 1, "demand");
    if (!base) return base.error();
    double factor = m_options.demandMultiplier;
    if (line.words.size() > 2) {
        const Result<double> m = multiplier(line, line.words[2]);
        if (!m) return m.error();
        factor *= *m;
    } else if (const auto found = m_patterns.find(m_options.pattern); found != m_patterns.end()) {
        factor *= found->second;
    }
    // The first line of a junction replaces what [JUNCTIONS] said, further ones add.
    VolumeFlow<>& total = m_file.network.nodes[node->second].demand;
    if (m_redefined.emplace(line.words[0]).second) total = {};
    total += VolumeFlow<>::fromSi(*base * factor * m_options.flow);
    return Done{};
}

Status InpReader::reservoir(const InpLine& line)
{
    const Result<double> head = m_sections.number(line, 1, "head");
    if (!head) return head.error();
    double factor = 1.0;
    if (line.words.size() > 2) {
        const Result<double> m = multiplier(line, line.words[2]);
        if (!m) return m.error();
        factor = *m;
    }
    const auto level = Length<>::fromSi(*head * factor * m_options.length);
    return addNode(line, {std::string(line.words[0]), level, {}, level});
}

Status InpReader::tank(const InpLine& line)
{
    const Result<double> elevation = m_sections.number(line, 1, "elevation");
    if (!elevation) return elevation.error();
    const Result<double> level = line.words.size() > 2 ? m_sections.number(line, 2, "initial level") : Result<double>(0.0);
    if (!level) return level.error();
    const auto bottom = Length<>::fromSi(*elevation * m_options.length);
    return addNode(line, {std::string(line.words[0]), bottom, {}, bottom + Length<>::fromSi(*level * m_options.length)});
}

Status InpReader::addLink(const InpLine& line, LinkPart part, bool open)
{
    for (const std::size_t at : {std::size_t{1}, std::size_t{2}})
        if (m_nodes.find(line.words[at]) == m_nodes.end()) return m_sections.error(line, "inp.unknown-node", line.words[at]);
    Link link{std::string(line.words[0]), std::string(line.words[1]), std::string(line.words[2]), std::move(part), open, {}, {}, false};
    if (!m_links.emplace(link.id, m_file.network.links.size()).second) return m_sections.error(line, "inp.duplicate-id", link.id);
    m_places["links[" + link.id + "]"] = line.number;
    m_file.network.links.push_back(std::move(link));
    return Done{};
}

Status InpReader::pipe(const InpLine& line)
{
    if (const Status good = m_sections.enough(line, 6, "id, node 1, node 2, length, diameter, roughness"); !good) return good.error();
    double values[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        const char* const names[] = {"length", "diameter", "roughness"};
        const Result<double> number = m_sections.number(line, i + 3, names[i]);
        if (!number) return number.error();
        const bool mayBeZero = i == 2 && isDarcyWeisbach(m_options.friction);
        if (*number < 0.0 || (*number == 0.0 && !mayBeZero))
            return m_sections.error(line, "inp.range", line.words[i + 3], text("range.positive"));
        values[i] = *number;
    }
    Pipe pipe;
    pipe.length = Length<>::fromSi(values[0] * m_options.length);
    pipe.innerDiameter = Length<>::fromSi(values[1] * m_options.diameter);
    if (isDarcyWeisbach(m_options.friction)) pipe.roughness = Length<>::fromSi(values[2] * m_options.roughness);
    else pipe.coefficient = values[2];
    bool open = true;
    // Minor loss and status, either of which may be left out.
    for (std::size_t at = 6; at < line.words.size() && at < 8; ++at) {
        const std::string word = upper(line.words[at]);
        if (word == "OPEN") continue;
        if (word == "CLOSED") open = false;
        else if (word == "CV") pipe.checkValve = true;
        else if (at == 7) return m_sections.error(line, "inp.choice", line.words[at], "Open, Closed, CV");
        else {
            const Result<double> minor = m_sections.number(line, at, "minor loss");
            if (!minor) return minor.error();
            if (*minor < 0.0) return m_sections.error(line, "inp.range", line.words[at], text("range.at-least", {{"low", "0"}}));
            pipe.minorLoss = *minor;
        }
    }
    return addLink(line, pipe, open);
}

Result<std::vector<PumpPoint>> InpReader::points(const InpLine& line, std::string_view id) const
{
    const auto curve = m_curves.find(id);
    if (curve == m_curves.end()) return m_sections.error(line, "inp.unknown-curve", id);
    std::vector<PumpPoint> points;
    for (const auto& [x, y] : curve->second)
        points.push_back({VolumeFlow<>::fromSi(x * m_options.flow), Length<>::fromSi(y * m_options.length)});
    return points;
}

Status InpReader::pump(const InpLine& line)
{
    if (const Status good = m_sections.enough(line, 5, "id, node 1, node 2, HEAD or POWER"); !good) return good.error();
    std::optional<LinkPart> part;
    double speed = 1.0;
    for (std::size_t at = 3; at < line.words.size(); at += 2) {
        const std::string key = upper(line.words[at]);
        if (at + 1 >= line.words.size()) return m_sections.error(line, "inp.missing", key);
        if (key == "HEAD") {
            Result<std::vector<PumpPoint>> found = points(line, line.words[at + 1]);
            if (!found) return found.error();
            Result<PumpCurve> curve = PumpCurve::through(std::move(found).value());
            if (!curve) {
                Error error = curve.error();
                error.file = m_sections.file, error.line = line.number;
                error.path = "curve " + std::string(line.words[at + 1]) + (error.path.empty() ? "" : ", " + error.path);
                return error;
            }
            Pump pump;
            pump.group.curve = std::move(curve).value();
            part = pump;
        } else if (key == "POWER" || key == "SPEED") {
            const Result<double> number = m_sections.number(line, at + 1, key == "POWER" ? "power" : "speed");
            if (!number) return number.error();
            if (*number <= 0.0) return m_sections.error(line, "inp.range", line.words[at + 1], text("range.positive"));
            if (key == "POWER") part = PowerPump{Power<>::fromSi(*number * m_options.power)};
            else speed *= *number;
        } else if (key == "PATTERN") {
            const Result<double> factor = multiplier(line, line.words[at + 1]);
            if (!factor) return factor.error();
            speed *= *factor;
        } else {
            return m_sections.error(line, "inp.choice", line.words[at], "HEAD, POWER, SPEED, PATTERN");
        }
    }
    if (!part) return m_sections.error(line, "inp.missing", "HEAD or POWER");
    const bool runs = speed > 0.0;
    if (Pump* pump = std::get_if<Pump>(&*part); pump && runs) pump->group.speed = speed;
    return addLink(line, *part, runs);
}

/// What a valve's kind makes of its setting, at a word of the line.
Status InpReader::setValve(const InpLine& line, Valve& valve, std::size_t at)
{
    const Result<double> setting = m_sections.number(line, at, "setting");
    if (!setting) return setting.error();
    const bool mayBeNegative = valve.kind == Valve::Kind::PressureReducing || valve.kind == Valve::Kind::PressureSustaining;
    if (*setting < 0.0 && !mayBeNegative)
        return m_sections.error(line, "inp.range", line.words[at], text("range.at-least", {{"low", "0"}}));
    switch (valve.kind) {
    case Valve::Kind::Throttle: valve.minorLoss = *setting; break;
    case Valve::Kind::FlowControl: valve.flow = VolumeFlow<>::fromSi(*setting * m_options.flow); break;
    case Valve::Kind::PressureReducing:
    case Valve::Kind::PressureSustaining:
    case Valve::Kind::PressureBreaker: valve.pressure = Pressure<>::fromSi(*setting * m_options.pressure); break;
    case Valve::Kind::Check:
    case Valve::Kind::DifferentialPressure: RW_ASSERT(false);
    }
    return Done{};
}

Status InpReader::valve(const InpLine& line)
{
    if (const Status good = m_sections.enough(line, 6, "id, node 1, node 2, diameter, type, setting"); !good) return good.error();
    const std::string type = upper(line.words[4]);
    if (type == "GPV") {
        Result<std::vector<PumpPoint>> found = points(line, line.words[5]);
        if (!found) return found.error();
        LossCurve curve{std::move(found).value()};
        // EPANET's curves need not say that no flow loses nothing.
        if (!curve.points.empty() && curve.points.front().flow.si() > 0.0) curve.points.insert(curve.points.begin(), PumpPoint{});
        return addLink(line, curve);
    }
    static const std::map<std::string, Valve::Kind> kinds{
        {"PRV", Valve::Kind::PressureReducing}, {"PSV", Valve::Kind::PressureSustaining}, {"PBV", Valve::Kind::PressureBreaker},
        {"FCV", Valve::Kind::FlowControl}, {"TCV", Valve::Kind::Throttle}};
    const auto kind = kinds.find(type);
    if (kind == kinds.end()) return m_sections.error(line, "inp.choice", line.words[4], "PRV, PSV, PBV, FCV, TCV, GPV");
    Valve valve;
    valve.kind = kind->second;
    const Result<double> diameter = m_sections.number(line, 3, "diameter");
    if (!diameter) return diameter.error();
    if (*diameter <= 0.0) return m_sections.error(line, "inp.range", line.words[3], text("range.positive"));
    valve.innerDiameter = Length<>::fromSi(*diameter * m_options.diameter);
    if (line.words.size() > 6) {
        const Result<double> minor = m_sections.number(line, 6, "minor loss");
        if (!minor) return minor.error();
        if (*minor < 0.0) return m_sections.error(line, "inp.range", line.words[6], text("range.at-least", {{"low", "0"}}));
        valve.minorLoss = *minor;
    }
    if (const Status done = setValve(line, valve, 5); !done) return done.error();
    return addLink(line, valve);
}

Status InpReader::status(const InpLine& line)
{
    if (const Status good = m_sections.enough(line, 2, "link, status or setting"); !good) return good.error();
    const auto found = m_links.find(line.words[0]);
    if (found == m_links.end()) return m_sections.error(line, "inp.unknown-link", line.words[0]);
    Link& link = m_file.network.links[found->second];
    const std::string word = upper(line.words[1]);
    Valve* valve = std::get_if<Valve>(&link.part);
    if (word == "OPEN" || word == "CLOSED") {
        if (const Pipe* pipe = std::get_if<Pipe>(&link.part); pipe && pipe->checkValve)
            return m_sections.error(line, "inp.refused", line.words[0], "no status for a pipe with a check valve");
        link.open = word == "OPEN";
        if (valve && link.open) valve->kind = Valve::Kind::Throttle;  // wide open, its setting set aside
        return Done{};
    }
    if (word == "ACTIVE" && valve) return Done{};
    if (valve) return setValve(line, *valve, 1);
    const Result<double> speed = m_sections.number(line, 1, "Open, Closed, or a setting");
    if (!speed) return speed.error();
    Pump* pump = std::get_if<Pump>(&link.part);
    if (!pump) return m_sections.error(line, "inp.choice", line.words[1], "Open, Closed");
    if (*speed < 0.0) return m_sections.error(line, "inp.range", line.words[1], text("range.at-least", {{"low", "0"}}));
    link.open = *speed > 0.0;
    if (link.open) pump->group.speed = *speed;
    return Done{};
}

Status InpReader::emitter(const InpLine& line)
{
    return m_sections.error(line, "inp.refused", "EMITTERS", "a demand, or a throttle valve to a reservoir");
}

Result<NetworkFile> InpReader::read()
{
    Network& network = m_file.network;
    network.friction = m_options.friction;
    network.liquid = m_options.liquid;
    if (!m_sections["TITLE"].empty())
        for (const std::string_view word : m_sections["TITLE"].front().words)
            network.name += (network.name.empty() ? "" : " ") + std::string(word);
    const std::pair<const char*, Reading> sections[] = {
        {"PATTERNS", &InpReader::pattern}, {"CURVES", &InpReader::curve}, {"JUNCTIONS", &InpReader::junction},
        {"DEMANDS", &InpReader::demand}, {"RESERVOIRS", &InpReader::reservoir}, {"TANKS", &InpReader::tank},
        {"PIPES", &InpReader::pipe}, {"PUMPS", &InpReader::pump}, {"VALVES", &InpReader::valve},
        {"STATUS", &InpReader::status}, {"EMITTERS", &InpReader::emitter}};
    for (const auto& [section, reading] : sections)
        if (const Status done = each(section, reading); !done) return done.error();
    for (const char* section : {"CONTROLS", "RULES"})
        if (!m_sections[section].empty()) notice(m_sections[section].front(), "inp.not-followed", section);
    for (const auto& [name, line] : m_sections.unknown)
        m_file.notices.push_back({.code = "inp.unknown-section", .file = m_sections.file, .line = line, .found = name});
    const Status good = check(network);
    if (good) return std::move(m_file);
    Error error = good.error();
    error.file = m_sections.file;
    const std::size_t end = error.path.find(']');
    if (const auto place = m_places.find(error.path.substr(0, end == std::string::npos ? end : end + 1)); place != m_places.end())
        error.line = place->second;
    return error;
}

}  // namespace

Result<NetworkFile> readInp(std::string_view text, const std::string& fileName, Friction darcy)
{
    const Result<InpSections> sections = InpSections::of(text, fileName);
    if (!sections) return sections.error();
    const Result<InpOptions> options = InpOptions::of(*sections, darcy);
    if (!options) return options.error();
    return InpReader(*sections, *options).read();
}

}  // namespace rw::hydraulics
