// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rw {

/// What every catalogue record begins with. A record copied into a plan keeps where it came from.
struct Entry {
    std::string id;
    std::string name;
    std::string vendor;
    std::string note;
    std::string catalogueId;       ///< the entry it was copied from; empty when made in the plan
    std::string catalogueVersion;  ///< version of the catalogue it was copied from
    std::string catalogueHash;     ///< SHA-256 of the entry as it was copied

    bool operator==(const Entry&) const = default;
};

/// One accelerator package as sold.
struct Accelerator : Entry {
    Date released;
    PowerDatum power;  ///< maximum sustained (TDP, TBP)
    DatumOf<dim::data> memory;
    DatumOf<dim::dataRate> memoryBandwidth;
    DatumOf<dim::rate> fp8Dense;
    DatumOf<dim::rate> fp4Dense;
    std::int64_t scaleUpSize = 1;    ///< accelerators in one scale-up domain
    std::int64_t scaleOutPorts = 1;  ///< scale-out network ports each
    DatumOf<dim::dataRate> portRate;

    bool operator==(const Accelerator&) const = default;
};

enum class BusbarFeed { None, End, Centre };

/// The empty cabinet.
struct Frame : Entry {
    LengthDatum width;
    LengthDatum depth;
    LengthDatum height;
    LengthDatum pitch;        ///< height of one mounting unit: 44.45 mm (U) or 48 mm (OU)
    std::int64_t units = 48;  ///< mounting units
    MassDatum mass;           ///< empty
    MassDatum massLimit;
    BusbarFeed busbarFeed = BusbarFeed::None;
    DatumOf<dim::voltage> busbarVoltage;
    DatumOf<dim::current> busbarRating;
    DatumOf<dim::resistance> busbarResistance;  ///< both poles, whole length

    bool operator==(const Frame&) const = default;
};

enum class ConverterKind {
    PowerShelf, Ups, Transformer, Busway, Switchgear, Pdu, Rectifier, DcDc, Node, Cable, TransferSwitch, RackBattery
};
enum class ConverterForm { Points, ThreeTerm, FixedProportional };

/// Anything that passes power on with a loss: a node's regulator, a power shelf, a UPS, a transformer.
/// One of three forms rules (methods 1.3):
/// points: efficiencies at given loads, through which the three terms are fitted;
/// three terms: loss = no_load + proportional * P + load_loss (P / rating)^2;
/// fixed plus proportional: input = (P + fixed_loss) / efficiency.
struct Converter : Entry {
    ConverterKind kind = ConverterKind::PowerShelf;
    ConverterForm form = ConverterForm::ThreeTerm;
    PowerDatum rating;  ///< output of one unit
    FractionDatum efficiency10;
    FractionDatum efficiency20;
    FractionDatum efficiency25;
    FractionDatum efficiency30;
    FractionDatum efficiency50;
    FractionDatum efficiency75;
    FractionDatum efficiency100;
    PowerDatum noLoadLoss;
    FractionDatum proportionalLoss;
    PowerDatum loadLoss;  ///< quadratic part at rating
    PowerDatum fixedLoss;
    FractionDatum efficiency;
    std::int64_t modules = 1;  ///< supplies in one unit
    bool liquidCooled = false;
    FractionDatum ecoEfficiency;       ///< UPS on its bypass
    FractionDatum inputPowerFactor;    ///< of power electronics; unset: passes its load's reactive power on
    FractionDatum impedance;           ///< transformer: short-circuit impedance, of rating
    FractionDatum magnetising;         ///< transformer: no-load current, of rating
    CurrentDatum withstand;            ///< short-circuit current it stands
    FractionDatum shortTimeRating;     ///< of rating
    TimeDatum shortTime;               ///< how long it gives its short-time rating
    DatumOf<dim::powerRamp> ramp;      ///< the steepest load that one unit follows
    DatumOf<dim::energy> smoothing;    ///< usable energy in one unit that evens the steps of its load out
    TimeDatum mtbf;                    ///< unset, as the two below: by the plan's rule for its kind
    TimeDatum mttr;
    FractionDatum commonCause;         ///< share of failures that take its twin along (beta)
    MassDatum mass;
    MoneyDatum price;

    bool operator==(const Converter&) const = default;
};

/// A kind of part on a tray, times how many there are.
struct Device {
    std::string id;
    std::string name;
    std::int64_t count = 1;
    PowerDatum power;         ///< each, sustained maximum
    PowerDatum peakPower;     ///< each
    PowerDatum typicalPower;  ///< each
    PowerDatum idlePower;     ///< each

    bool operator==(const Device&) const = default;
};

enum class TrayKind { Compute, Switch, Power, Cooling, Network, Storage, Management, Other };

/// What slides into a rack. Power is what the tray draws from the busbar (or from its feed, in a
/// rack without one); with a converter of its own it is what that converter delivers.
struct Tray : Entry {
    TrayKind kind = TrayKind::Compute;
    std::int64_t height = 1;        ///< mounting units
    std::int64_t accelerators = 0;
    std::string accelerator;        ///< id in accelerators
    PowerDatum nameplatePower;
    PowerDatum peakPower;
    PowerDatum power;               ///< design: coincident sustained maximum
    PowerDatum typicalPower;
    PowerDatum idlePower;
    FractionDatum liquidShare;      ///< of the tray's power
    MassDatum mass;
    std::string converter;          ///< id in converters: the shelf itself, or a converter on the node
    std::vector<Device> devices;    ///< where the tray's power is built from its parts

    bool operator==(const Tray&) const = default;
};

/// One place of an elevation taken by a tray. Position 1 is the lowest mounting unit.
struct Slot {
    std::string id;
    std::string tray;  ///< id in the design's trays
    std::int64_t position = 1;

    bool operator==(const Slot&) const = default;
};

enum class PowerRule { Maker, Trays };
enum class ShelfRedundancy { N, NPlus1, NPlusN };
enum class FlowRule { FixedOutlet, FixedRise, FixedFlow };
/// What coolant the resistance of a cold plate is measured from: its mean through the plate, as it enters, or as it leaves.
enum class PlateBasis { Mean, Inlet, Outlet };

/// A frame with trays at positions: an elevation, with what its maker says of the whole.
struct RackDesign : Entry {
    Date released;
    std::string frame;  ///< id in frames
    std::vector<Tray> trays;
    std::vector<Slot> slots;

    /// Maker: the maker's figures rule for the trays as shipped, and a change of trays moves them by
    /// what the change draws. Trays: the sum of trays rules alone.
    PowerRule powerRule = PowerRule::Trays;
    PowerDatum makerNameplatePower;  ///< of the whole rack at its input, as are the next four
    PowerDatum makerPeakPower;
    PowerDatum makerDesignPower;
    PowerDatum makerTypicalPower;
    PowerDatum makerIdlePower;
    PowerDatum makerTrayPower;  ///< busbar sum of the trays as shipped, which the maker's figure stands for
    std::int64_t makerAccelerators = 0;  ///< where the maker names a count and no trays
    std::string makerAccelerator;        ///< which accelerator that is
    ShelfRedundancy shelfRedundancy = ShelfRedundancy::N;
    std::optional<std::int64_t> feedPhases;  ///< that its feed brings: 1, 2 or 3; unset: 3, or direct current

    FractionDatum liquidShare;  ///< of rack input, where the maker gives one for the whole rack
    std::string coolant;        ///< id in coolants
    TemperatureDatum supplyTemperature;
    TemperatureDatum supplyTemperatureMax;
    FlowRule flowRule = FlowRule::FixedRise;
    TemperatureDatum outletTemperature;
    TemperatureDeltaDatum rise;
    FlowDatum flow;
    FlowDatum referenceFlow;  ///< where the pressure drop below holds
    PressureDatum pressureDrop;
    FractionDatum pressureExponent;  ///< drop = pressure_drop (V / reference_flow)^exponent

    // Cold plates of its accelerators, where somebody tells of them: R = R_inf + (R_cp - R_inf) (V / V_cp)^-n.
    PlateBasis plateBasis = PlateBasis::Mean;
    DatumOf<dim::thermalResistance> plateResistance;       ///< R_cp, case over coolant, of one plate at the flow below
    FlowDatum plateFlow;                                   ///< V_cp, through one plate
    DatumOf<dim::thermalResistance> plateResistanceLeast;  ///< R_inf, which no flow lessens; unset: none
    FractionDatum plateExponent{0.5, unit::one};
    std::int64_t platesInSeries = 1;                       ///< that share a flow, one after another
    TemperatureDatum caseTemperatureMax;
    MassDatum makerMass;
    MoneyDatum price;

    bool operator==(const RackDesign&) const = default;
};

enum class Fluid { Water, PropyleneGlycol, EthyleneGlycol };
enum class FractionBasis { Mass, Volume };

struct Coolant : Entry {
    Fluid fluid = Fluid::Water;
    FractionBasis basis = FractionBasis::Mass;
    FractionDatum fraction;         ///< of glycol
    FractionDatum viscosityFactor;  ///< inhibitors against the plain mix

    bool operator==(const Coolant&) const = default;
};

enum class CduKind { InRack, InRow, Facility, LiquidToAir };

struct Cdu : Entry {
    CduKind kind = CduKind::InRow;
    DatumOf<dim::heat> capacity;  ///< at the approach and flow below, else it means nothing
    TemperatureDeltaDatum approach;
    FlowDatum flow;  ///< secondary, at rating; unset: 1.5 L/min for each kilowatt
    FlowDatum facilityFlow;  ///< primary, at rating; unset: as the secondary
    PressureDatum externalHead;
    PowerDatum power;  ///< electrical, at rating
    MassDatum mass;
    MoneyDatum price;

    bool operator==(const Cdu&) const = default;
};

struct NetworkSwitch : Entry {
    std::int64_t radix = 64;  ///< ports
    DatumOf<dim::dataRate> portRate;
    PowerDatum power;       ///< without optics
    PowerDatum opticPower;  ///< one pluggable transceiver; the port's share of co-packaged optics
    bool coPackaged = false;
    FractionDatum liquidShare;
    std::int64_t height = 2;
    std::int64_t perRack = 12;  ///< switches in a network rack
    MassDatum mass;
    MoneyDatum price;

    bool operator==(const NetworkSwitch&) const = default;
};

enum class RejectionKind { DryCooler, Adiabatic, Tower };

struct HeatRejection : Entry {
    RejectionKind kind = RejectionKind::DryCooler;
    DatumOf<dim::heat> capacity;     ///< one unit
    TemperatureDeltaDatum approach;  ///< to dry bulb (dry cooler) or wet bulb (tower)
    FractionDatum fanPower;          ///< electrical per heat rejected, at design
    FractionDatum saturation;        ///< adiabatic pad effectiveness
    TemperatureDeltaDatum range{6.0, unit::K};           ///< of the liquid, at rating
    TemperatureDatum ratedDryBulb{35.0, unit::C};        ///< dry coolers: of the air on the coil, at rating
    TemperatureDatum ratedWetBulb{25.56, unit::C};       ///< towers
    FlowDatum airFlow;               ///< one unit, at full speed; unset: by a rule for its kind
    FractionDatum minimumSpeed{0.2, unit::one};          ///< of the fans, below which they stop
    TemperatureDatum switchTemperature{25.0, unit::C};   ///< adiabatic: dry bulb above which the pads are wet
    FractionDatum drift{0.00005, unit::one};             ///< towers: water lost as drops, of what circulates

    bool operator==(const HeatRejection&) const = default;
};

enum class Condenser { Air, Water };

/// By which law a chiller's power follows its temperatures (methods 4.5): a fraction of Carnot, or one of the
/// published curve sets scaled to its capacity.
enum class ChillerCurves { Carnot, Carrier19Xr, TraneCvhf, YorkYk, McQuayPfh, McQuayWsc, YorkYcal };

struct Chiller : Entry {
    DatumOf<dim::heat> capacity;
    Condenser condenser = Condenser::Air;
    ChillerCurves curves = ChillerCurves::Carnot;
    FractionDatum referenceCop;    ///< of a curve set at its reference point; unset: the set's own
    FractionDatum minimumLoad{0.2, unit::one};        ///< of capacity, below which it cycles
    TemperatureDeltaDatum condenserRange{5.5, unit::K};  ///< water-cooled: of the condenser's water
    FractionDatum carnotFraction;
    TemperatureDeltaDatum evaporatorApproach;
    TemperatureDeltaDatum condenserApproach;  ///< condensing above entering air
    TemperatureDeltaDatum minimumLift;

    bool operator==(const Chiller&) const = default;
};

enum class AirUnitKind { FanWall, Crah, RearDoor };

struct AirUnit : Entry {
    AirUnitKind kind = AirUnitKind::FanWall;
    DatumOf<dim::heat> capacity;
    PowerDatum fanPower;  ///< at capacity
    FlowDatum airFlow;    ///< at capacity; unset: as the heat warms air by 12 K
    TemperatureDeltaDatum approach{5.0, unit::K};  ///< leaving air over entering water, at capacity
    FractionDatum minimumSpeed{0.3, unit::one};

    bool operator==(const AirUnit&) const = default;
};

/// A standby generator set.
struct Generator : Entry {
    PowerDatum rating;
    FlowDatum fuel;                       ///< at full load
    FlowDatum noLoadFuel;                 ///< running, without load
    TimeDatum start;                      ///< until it takes load
    FractionDatum powerFactor;            ///< rated
    FractionDatum maximumLoad;            ///< of rating, by its class of service
    FractionDatum minimumLoad;            ///< below it a diesel soots
    LengthDatum derateAltitude;           ///< full rating up to here
    FractionDatum altitudeDerate;         ///< of rating, each further 100 m
    TemperatureDatum derateTemperature;   ///< full rating up to here
    FractionDatum temperatureDerate;      ///< of rating, each further kelvin
    FractionDatum subtransientReactance;  ///< X''d, of rating
    DatumOf<dim::powerRamp> ramp;         ///< the steepest load that one set follows
    FractionDatum loadStep;               ///< the largest load taken at once, of rating (ISO 8528-5)
    TimeDatum mtbf;
    TimeDatum mttr;

    bool operator==(const Generator&) const = default;
};

enum class BlockKind { GasTurbine, Engine, FuelCell, Battery, Solar };

/// What makes or stores power on a site, behind the meter.
struct PowerBlock : Entry {
    BlockKind kind = BlockKind::Engine;
    PowerDatum rating;                   ///< one unit, net electrical
    FractionDatum efficiency;            ///< fuel to power by lower heating value; battery: round trip
    std::string fuel;                    ///< in words
    DatumOf<dim::massPerEnergy> carbon;  ///< CO2 of its fuel, by the fuel's energy
    LengthDatum derateAltitude;
    FractionDatum altitudeDerate;        ///< of rating, each further 100 m
    TemperatureDatum derateTemperature;
    FractionDatum temperatureDerate;     ///< of rating, each further kelvin
    DatumOf<dim::powerRamp> ramp;        ///< one unit
    FractionDatum minimumLoad;
    FractionDatum firm;                  ///< of its derated rating that counts at the design hour
    TimeDatum storage;                   ///< battery: time at rating
    FractionDatum subtransientReactance;
    MoneyDatum price;

    bool operator==(const PowerBlock&) const = default;
};

enum class ConductorMetal { Copper, Aluminium };

/// One cable or bar of a nominal size, for each phase or pole.
struct Conductor : Entry {
    ConductorMetal metal = ConductorMetal::Copper;
    DatumOf<dim::area> area;
    DatumOf<dim::resistancePerLength> reactance;
    CurrentDatum ampacity;  ///< one run, as laid
    VoltageDatum voltage;   ///< the most it is made for

    bool operator==(const Conductor&) const = default;
};

/// A place: what a plant is sized for there.
struct Climate : Entry {
    std::string country;
    DatumOf<dim::none> latitude;   ///< degrees north
    DatumOf<dim::none> longitude;  ///< degrees east
    LengthDatum elevation;
    TemperatureDatum designDryBulb;  ///< exceeded 0.4 % of the year
    TemperatureDatum designWetBulb;
    TemperatureDatum extremeDryBulb;
    TemperatureDatum extremeWetBulb;
    DatumOf<dim::massPerEnergy> carbonIntensity;  ///< of the grid there
    DatumOf<dim::moneyPerEnergy> energyPrice;     ///< industrial

    bool operator==(const Climate&) const = default;
};

/// Every kind of record there is: the catalogue holds all, a plan the copies it uses.
struct Equipment {
    std::vector<RackDesign> rackDesigns;
    std::vector<Accelerator> accelerators;
    std::vector<Frame> frames;
    std::vector<Tray> trays;  ///< the palette
    std::vector<Converter> converters;
    std::vector<Coolant> coolants;
    std::vector<Cdu> cdus;
    std::vector<NetworkSwitch> switches;
    std::vector<HeatRejection> heatRejection;
    std::vector<Chiller> chillers;
    std::vector<AirUnit> airUnits;
    std::vector<Generator> generators;
    std::vector<PowerBlock> powerBlocks;
    std::vector<Conductor> conductors;
    std::vector<Climate> climates;

    bool operator==(const Equipment&) const = default;
};

/// The element with an id; nullptr when there is none.
template <class T>
const T* findById(const std::vector<T>& list, std::string_view id)
{
    for (const T& item : list)
        if (item.id == id) return &item;
    return nullptr;
}

/// The list fields of Equipment, under which records stand in catalogue and plan files.
std::vector<Field> equipmentFields();

template <> const ObjectType& typeOf<Accelerator>();
template <> const ObjectType& typeOf<Frame>();
template <> const ObjectType& typeOf<Converter>();
template <> const ObjectType& typeOf<Device>();
template <> const ObjectType& typeOf<Tray>();
template <> const ObjectType& typeOf<Slot>();
template <> const ObjectType& typeOf<RackDesign>();
template <> const ObjectType& typeOf<Coolant>();
template <> const ObjectType& typeOf<Cdu>();
template <> const ObjectType& typeOf<NetworkSwitch>();
template <> const ObjectType& typeOf<HeatRejection>();
template <> const ObjectType& typeOf<Chiller>();
template <> const ObjectType& typeOf<AirUnit>();
template <> const ObjectType& typeOf<Generator>();
template <> const ObjectType& typeOf<PowerBlock>();
template <> const ObjectType& typeOf<Conductor>();
template <> const ObjectType& typeOf<Climate>();
template <> const ObjectType& typeOf<Equipment>();

}  // namespace rw
