// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/json_object.h"
#include "cooling/hydraulics/network_file.h"

#include "base/text.h"
#include "fluid/moist_air.h"

#include <unordered_map>

namespace rw::hydraulics {

namespace {

class JsonReader {
public:
    explicit JsonReader(const JsonDocument& document) : m_document(document) {}
    Result<NetworkFile> read();

private:
    void liquid(JsonObject object, NetworkLiquid& liquid, bool networks);
    void limits(JsonObject object);
    void expansion(JsonObject object);
    void node(JsonObject object);
    void link(JsonObject object);
    LinkPart pipe(JsonObject& object);
    LinkPart pump(JsonObject& object);
    LinkPart valve(JsonObject& object);
    LinkPart equipment(JsonObject& object);
    LinkPart lossCurve(JsonObject& object);
    std::vector<PumpPoint> points(JsonObject& object, const char* key);
    double fittings(JsonObject object, Length<> bore);

    const JsonDocument& m_document;
    JsonProblems m_problems;
    NetworkFile m_file;
    std::optional<Liquid> m_liquid;
    bool m_hose = false;
};

constexpr std::pair<const char*, Friction> kFrictions[] = {
    {"colebrook", Friction::Colebrook}, {"swamee-jain", Friction::SwameeJain}, {"churchill", Friction::Churchill}};
constexpr std::pair<const char*, Fluid> kFluids[] = {
    {"water", Fluid::Water}, {"propylene_glycol", Fluid::PropyleneGlycol}, {"ethylene_glycol", Fluid::EthyleneGlycol}};
constexpr std::pair<const char*, FractionBasis> kBases[] = {{"mass", FractionBasis::Mass}, {"volume", FractionBasis::Volume}};
constexpr std::pair<const char*, bool> kStates[] = {{"open", true}, {"closed", false}};
constexpr std::pair<const char*, Valve::Kind> kValves[] = {
    {"throttle", Valve::Kind::Throttle}, {"check", Valve::Kind::Check}, {"pressure_reducing", Valve::Kind::PressureReducing},
    {"pressure_sustaining", Valve::Kind::PressureSustaining}, {"pressure_breaker", Valve::Kind::PressureBreaker},
    {"differential_pressure", Valve::Kind::DifferentialPressure}, {"flow_control", Valve::Kind::FlowControl}};

void JsonReader::liquid(JsonObject object, NetworkLiquid& out, bool networks)
{
    if (!object.has("kind")) {
        out.density = object.quantity<Density<>>("density", kNeeded);
        out.viscosity = object.quantity<Viscosity<>>("viscosity", kNeeded);
        object.tellUnknown();
        return;
    }
    const Fluid fluid = object.choice("kind", kFluids, Fluid::Water);
    Liquid known;
    if (fluid != Fluid::Water) {
        const double fraction = object.number("fraction", 0.0, 1.0, std::nullopt);
        const FractionBasis basis = object.choice("basis", kBases, FractionBasis::Mass);
        known.fraction = basis == FractionBasis::Mass ? fraction : massFraction(fluid, fraction);
        known.set = fluid == Fluid::PropyleneGlycol ? Liquid::Set::PropyleneMass : Liquid::Set::EthyleneMass;
    }
    known.viscosityFactor = object.number("viscosity_factor", 0.1, 10.0, 1.0);
    const auto t = object.quantity<Temperature<>>("temperature", Temperature<>::of(20.0, unit::C));
    object.tellUnknown();
    if (m_problems.failed()) return;
    if (const Status good = checkTemperature(known, t); !good) return object.fail(good.error(), "temperature_C");
    out.density = density(known, t);
    out.viscosity = viscosity(known, t);
    if (!networks) return;
    m_liquid = known;
    // Water's own vapour pressure: a glycol mix has less, so suction is judged on the safe side.
    m_file.surroundings.vapour = saturationPressure(t);
}

void JsonReader::limits(JsonObject object)
{
    FlowLimits& limits = m_file.surroundings.limits;
    limits.smallBore = object.quantity<Length<>>("small_bore", limits.smallBore);
    const auto velocity = [&](const char* key, Velocity<>& v) { v = Velocity<>::fromSi(object.number(key, 0.0, 100.0, v.si())); };
    velocity("velocity_small_m_s", limits.smallMost);
    velocity("velocity_large_m_s", limits.largeMost);
    velocity("velocity_hose_m_s", limits.hoseMost);
    velocity("velocity_least_m_s", limits.least);
    limits.gradientMost = PressureGradient<>::fromSi(object.number("gradient_Pa_m", 0.0, 1e6, limits.gradientMost.si()));
    object.tellUnknown();
}

void JsonReader::expansion(JsonObject object)
{
    if (!m_liquid) return object.fail({.code = "network.liquid-unknown"}, "");
    ExpansionInput input;
    input.liquid = *m_liquid;
    input.cold = object.quantity<Temperature<>>("cold", std::nullopt);
    input.hot = object.quantity<Temperature<>>("hot", std::nullopt);
    input.fill = object.quantity<Pressure<>>("fill_pressure", kNeeded);
    input.most = object.quantity<Pressure<>>("most_pressure", kNeeded);
    input.reserve = scalar<double>(object.number("reserve", 0.0, 1.0, input.reserve.si()));
    input.makeUp = scalar<double>(object.number("make_up", 0.0, 100.0, input.makeUp.si()));
    object.tellUnknown();
    m_file.expansion = input;
}

void JsonReader::node(JsonObject object)
{
    Node node;
    node.id = object.text("id");
    node.elevation = object.quantity<Length<>>("elevation", Length<>{});
    node.demand = object.quantity<VolumeFlow<>>("demand", VolumeFlow<>{});
    const bool head = object.hasQuantity<Length<>>("head");
    const bool pressure = object.hasQuantity<Pressure<>>("pressure");
    if (head && pressure) return object.fail({.code = "network.twice", .found = "head, pressure"}, "");
    if (head) node.fixedHead = object.quantity<Length<>>("head", kNeeded);
    if (pressure) node.fixedHead = node.elevation + headOf(object.quantity<Pressure<>>("pressure", kNeeded), m_file.network.liquid.density);
    object.tellUnknown();
    m_file.network.nodes.push_back(std::move(node));
}

double JsonReader::fittings(JsonObject object, Length<> bore)
{
    double sum = 0.0;
    for (const Fitting fitting : allFittings()) {
        const std::string name(key(fitting));
        const double n = object.number(name.c_str(), 0.0, 1e4, 0.0);
        if (n > 0.0 && bore.si() > 0.0) sum += n * lossCoefficient(fitting, bore)->si();
    }
    object.tellUnknown();
    return sum;
}

LinkPart JsonReader::pipe(JsonObject& object)
{
    Pipe pipe;
    pipe.length = object.quantity<Length<>>("length", kNeeded);
    if (object.has("size")) {
        const std::string size = object.text("size");
        const std::string schedule = object.has("schedule") ? object.text("schedule") : "40";
        const SteelPipe* steel = findSteelPipe(size, schedule);
        if (!steel) steel = object.has("schedule") ? nullptr : findSteelPipe(size, "STD");
        if (!steel) {
            std::string allowed;
            for (const SteelPipe& p : steelPipes())
                allowed += (allowed.empty() ? "" : ", ") + ("DN" + std::to_string(p.dn)) + " " + p.schedule;
            object.fail({.code = "network.size", .found = size + " " + schedule, .allowed = allowed}, "size");
        } else {
            pipe.innerDiameter = Length<>::of(steel->innerDiameterMm, unit::mm);
        }
    } else {
        pipe.innerDiameter = object.quantity<Length<>>("inner_diameter", kNeeded);
    }
    if (object.has("material")) {
        const std::string material = object.text("material");
        std::string allowed;
        for (const WallMaterial& m : wallMaterials()) allowed += (allowed.empty() ? "" : ", ") + std::string(m.id);
        if (const WallMaterial* known = findWallMaterial(material)) pipe.roughness = Length<>::of(known->roughnessMm, unit::mm);
        else object.fail({.code = "field.choice", .found = material, .allowed = allowed}, "material");
    } else {
        pipe.roughness = object.quantity<Length<>>("roughness", kNeeded);
    }
    pipe.minorLoss = object.number("minor_loss", 0.0, 1e9, 0.0);
    if (const Tree* list = object.member("fittings")) pipe.minorLoss += fittings(object.child("fittings", *list), pipe.innerDiameter);
    pipe.checkValve = object.boolean("check_valve", false);
    m_hose = object.boolean("hose", false);
    return pipe;
}

std::vector<PumpPoint> JsonReader::points(JsonObject& object, const char* key)
{
    std::vector<PumpPoint> points;
    object.eachOf(key, [&](JsonObject point) {
        points.push_back({point.quantity<VolumeFlow<>>("flow", kNeeded), point.quantity<Length<>>("head", kNeeded)});
        point.tellUnknown();
    });
    return points;
}

LinkPart JsonReader::pump(JsonObject& object)
{
    if (!object.has("curve")) return PowerPump{object.quantity<Power<>>("hydraulic_power", kNeeded)};
    Pump pump;
    std::vector<PumpPoint> curvePoints = points(object, "curve");
    if (m_problems.failed()) return pump;
    Result<PumpCurve> curve = PumpCurve::through(std::move(curvePoints));
    if (!curve) {
        object.fail(curve.error(), "curve");
        return pump;
    }
    pump.group.curve = std::move(curve).value();
    pump.group.speed = object.number("speed", 0.0, 10.0, 1.0);
    pump.group.running = object.whole("running", 1, 1000, 1);
    pump.group.inSeries = object.whole("in_series", 1, 100, 1);
    pump.group.standby = object.whole("standby", 0, 1000, 0);
    for (const char* key : {"efficiency", "efficiency_curve", "motor_efficiency", "drive_efficiency", "canned_rotor"})
        if (object.has(key) && !pump.drive) pump.drive = PumpDrive{};
    if (pump.drive) {
        pump.drive->pump = scalar<double>(object.number("efficiency", 0.0, 1.0, pump.drive->pump.si()));
        pump.drive->motor = scalar<double>(object.number("motor_efficiency", 0.0, 1.0, pump.drive->motor.si()));
        pump.drive->drive = scalar<double>(object.number("drive_efficiency", 0.0, 1.0, pump.drive->drive.si()));
        pump.drive->cannedRotor = object.boolean("canned_rotor", false);
    }
    if (object.has("efficiency_curve"))
        object.eachOf("efficiency_curve", [&](JsonObject point) {
            pump.efficiency.push_back({point.quantity<VolumeFlow<>>("flow", kNeeded),
                                       scalar<double>(point.number("efficiency", 0.0, 1.0, std::nullopt))});
            point.tellUnknown();
        });
    if (object.hasQuantity<Length<>>("npsh_required")) pump.npshRequired = object.quantity<Length<>>("npsh_required", kNeeded);
    return pump;
}

LinkPart JsonReader::valve(JsonObject& object)
{
    Valve valve;
    if (object.has("kind")) valve.kind = object.choice("kind", kValves, Valve::Kind::Throttle);
    valve.innerDiameter = object.quantity<Length<>>("inner_diameter", Length<>{});
    valve.minorLoss = object.number("minor_loss", 0.0, 1e9, 0.0);
    if (object.has("kv_m3_h") && object.has("cv_gpm")) object.fail({.code = "network.twice", .found = "kv_m3_h, cv_gpm"}, "");
    if (object.has("kv_m3_h")) valve.kv = object.number("kv_m3_h", 0.0, 1e9, std::nullopt);
    if (object.has("cv_gpm")) valve.kv = FlowFactor::ofCv(object.number("cv_gpm", 0.0, 1e9, std::nullopt)).kv;
    switch (valve.kind) {
    case Valve::Kind::Throttle:
    case Valve::Kind::Check: break;
    case Valve::Kind::DifferentialPressure:
        valve.high = object.text("high");
        valve.low = object.text("low");
        [[fallthrough]];
    case Valve::Kind::PressureReducing:
    case Valve::Kind::PressureSustaining:
    case Valve::Kind::PressureBreaker: valve.pressure = object.quantity<Pressure<>>("pressure", kNeeded); break;
    case Valve::Kind::FlowControl: valve.flow = object.quantity<VolumeFlow<>>("flow", kNeeded); break;
    }
    return valve;
}

LinkPart JsonReader::equipment(JsonObject& object)
{
    RatedDrop equipment;
    equipment.flow = object.quantity<VolumeFlow<>>("flow", kNeeded);
    equipment.drop = object.quantity<Pressure<>>("drop", kNeeded);
    equipment.exponent = object.number("exponent", 1.0, 2.5, 2.0);
    equipment.content = object.quantity<Volume<>>("content", Volume<>{});
    return equipment;
}

LinkPart JsonReader::lossCurve(JsonObject& object)
{
    return LossCurve{points(object, "curve")};
}

void JsonReader::link(JsonObject object)
{
    Link link;
    link.id = object.text("id");
    link.from = object.text("from");
    link.to = object.text("to");
    using Reading = LinkPart (JsonReader::*)(JsonObject&);
    static constexpr std::pair<const char*, Reading> kTypes[] = {{"pipe", &JsonReader::pipe}, {"pump", &JsonReader::pump},
        {"valve", &JsonReader::valve}, {"equipment", &JsonReader::equipment}, {"loss_curve", &JsonReader::lossCurve}};
    m_hose = false;
    const Reading reading = object.choice("type", kTypes, Reading(nullptr));
    if (m_problems.failed()) return;
    link.part = (this->*reading)(object);
    link.hose = m_hose;
    link.open = object.has("status") ? object.choice("status", kStates, true) : true;
    if (object.hasQuantity<VolumeFlow<>>("wanted_flow")) link.wantedFlow = object.quantity<VolumeFlow<>>("wanted_flow", kNeeded);
    if (const Tree* own = object.member("liquid")) liquid(object.child("liquid", *own), link.liquid.emplace(), false);
    object.tellUnknown();
    m_file.network.links.push_back(std::move(link));
}

Result<NetworkFile> JsonReader::read()
{
    JsonObject root(m_document, m_document.root(), "", m_problems);
    Network& network = m_file.network;
    network.name = root.has("name") ? root.text("name") : "";
    network.friction = root.has("friction") ? root.choice("friction", kFrictions, Friction::Colebrook) : Friction::Colebrook;
    if (const Tree* tree = root.member("liquid")) liquid(root.child("liquid", *tree), network.liquid, true);
    if (const Tree* tree = root.member("limits")) limits(root.child("limits", *tree));
    if (const Tree* tree = root.member("expansion")) expansion(root.child("expansion", *tree));
    m_file.surroundings.air = root.quantity<Pressure<>>("air_pressure", m_file.surroundings.air);
    std::vector<const Tree*> places[2];
    root.eachOf("nodes", [&](JsonObject object) {
        places[0].push_back(&object.tree());
        node(std::move(object));
    });
    root.eachOf("links", [&](JsonObject object) {
        places[1].push_back(&object.tree());
        link(std::move(object));
    });
    root.tellUnknown();
    if (m_problems.error) return *m_problems.error;
    m_file.notices = std::move(m_problems.notices);
    const Status good = check(network);
    if (good) return std::move(m_file);
    // The path of a problem begins with the node or link, whose place is known.
    const std::string& path = good.error().path;
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        if (path.starts_with("nodes[" + network.nodes[i].id + "]")) return m_document.at(good.error(), places[0][i]);
    for (std::size_t k = 0; k < network.links.size(); ++k)
        if (path.starts_with("links[" + network.links[k].id + "]")) return m_document.at(good.error(), places[1][k]);
    return m_document.at(good.error(), &m_document.root());
}

}  // namespace

Result<NetworkFile> readNetworkJson(std::string_view text, const std::string& fileName)
{
    const Result<JsonDocument> document = JsonDocument::parse(text, fileName);
    if (!document) return document.error();
    return JsonReader(*document).read();
}

}  // namespace rw::hydraulics
