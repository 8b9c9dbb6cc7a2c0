// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/head.h"

#include <vector>

namespace rw::hydraulics {

struct PumpPoint {
    VolumeFlow<> flow;
    Length<> head;

    bool operator==(const PumpPoint&) const = default;
};

/// Head over flow of one pump at its rated speed (methods 3.5, 3.7).
class PumpCurve {
public:
    /// From one, three or more points in order of flow, each head below the one before.
    /// One: h = 4/3 h0 - h0/3 (Q/Q0)^2. Three, of which the first is at zero flow: h = a - b Q^c through
    /// all of them. Else: straight lines between the points, as in EPANET.
    /// Errors: pump.points, pump.shape, quantity.*.
    static Result<PumpCurve> through(std::vector<PumpPoint> points);

    /// Head at a flow >= 0 and a speed (1: rated), by affinity: s^2 h(Q/s). Past the end the curve goes on.
    Length<> head(VolumeFlow<> flow, double speed = 1.0) const;
    Length<> shutOffHead(double speed = 1.0) const { return Length<>::fromSi(m_shutOff * speed * speed); }
    /// The last flow the curve holds for: of the last point, or for one point zero head.
    VolumeFlow<> end(double speed = 1.0) const { return VolumeFlow<>::fromSi(m_end * speed); }
    /// A flow in the middle of the curve, where a solver starts.
    VolumeFlow<> middle() const { return VolumeFlow<>::fromSi(m_middle); }

    struct HeadSlope {
        double head;   ///< m
        double slope;  ///< m per m3/s, never above zero
    };
    /// For solvers: head and dh/dQ in SI at a flow and speed.
    HeadSlope headAndSlope(double flow, double speed) const;

    const std::vector<PumpPoint>& points() const { return m_points; }
    bool operator==(const PumpCurve&) const = default;

private:
    std::vector<PumpPoint> m_points;
    bool m_lines = false;  ///< straight lines; else h = m_shutOff - m_b Q^m_c
    double m_shutOff = 0.0;
    double m_b = 0.0;
    double m_c = 2.0;
    double m_end = 0.0;
    double m_middle = 0.0;
};

/// Equal pumps that run together, and those that wait (N+1: running N, standby 1).
struct PumpGroup {
    PumpCurve curve;
    double speed = 1.0;  ///< of rated
    int running = 1;     ///< in parallel: flows add
    int inSeries = 1;    ///< of each: heads add
    int standby = 0;

    bool operator==(const PumpGroup&) const = default;
    Length<> head(VolumeFlow<> flow) const;
    VolumeFlow<> end() const { return VolumeFlow<>::fromSi(curve.end(speed).si() * running); }
    PumpCurve::HeadSlope headAndSlope(double flow) const;
};
/// Errors: quantity.* for a speed or counts that are none.
Status check(const PumpGroup& pumps);

/// Where pumps and a system of static head and resistance meet: h_s + k Q^2. With a static head this is no
/// affine image of another speed's point, so it is solved. Error pump.shut-off where the static head is
/// more than the pumps reach.
struct OperatingPoint {
    VolumeFlow<> flow;
    Length<> head;
    bool beyondEnd = false;  ///< past the curve's end
};
Result<OperatingPoint> operatingPoint(const PumpGroup& pumps, Length<> staticHead, VolumeFlow<> designFlow,
                                      Length<> designFriction);

/// Affinity of one pump's point without static head: Q ~ n, H ~ n^2, P ~ n^3.
struct AffinePoint {
    VolumeFlow<> flow;
    Length<> head;
    Power<> power;
};
Result<AffinePoint> atSpeed(const AffinePoint& point, Scalar<> ratio);

/// Efficiencies as fractions. A canned rotor gives motor and drive loss to the liquid as well.
struct PumpDrive {
    Scalar<> pump = scalar<double>(0.75);
    Scalar<> motor = scalar<double>(0.93);
    Scalar<> drive = scalar<double>(0.97);
    bool cannedRotor = false;

    bool operator==(const PumpDrive&) const = default;
};
struct PumpPower {
    Power<> hydraulic;   ///< dp V
    Power<> shaft;       ///< hydraulic / pump efficiency: warms the liquid
    Power<> electric;    ///< shaft / motor / drive efficiency
    Heat<> toLiquid;
    Heat<> toRoom;
};
/// Errors: quantity.negative, quantity.efficiency.
Result<PumpPower> pumpPower(VolumeFlow<> flow, Pressure<> rise, const PumpDrive& drive);

/// Efficiency over flow through points in order of flow, straight between them, and at other speeds by
/// affinity (eta(Q/s)). Outside the points the nearest one's. Errors: pump.points, quantity.efficiency.
struct EfficiencyPoint {
    VolumeFlow<> flow;
    Scalar<> efficiency;

    bool operator==(const EfficiencyPoint&) const = default;
};
Result<Scalar<>> efficiencyAt(const std::vector<EfficiencyPoint>& points, VolumeFlow<> flow, double speed = 1.0);

/// NPSHa = (p_abs - p_v) / (rho g) + z - h_f: absolute pressure on the liquid's surface, its vapour pressure,
/// height of the surface above the pump, losses in the suction pipe.
Result<Length<>> npshAvailable(Pressure<> absolute, Pressure<> vapour, Density<> density, Length<> height, Length<> losses);

}  // namespace rw::hydraulics
