// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

template <Number N>
const Rows<ComputeFigures<N>, N>& computeRows()
{
    static const Rows<ComputeFigures<N>, N> rows{
        RW_ROW("compute.accelerators_per_W.systems", perW, perMW, x.perSystems.accelerators),
        RW_ROW("compute.accelerators_per_W.it", perW, perMW, x.perIt.accelerators),
        RW_ROW("compute.accelerators_per_W.facility", perW, perMW, x.perFacility.accelerators),
        RW_ROW("compute.accelerators_per_USD", perUSD, perMUSD, x.perCost.accelerators),
        RW_ROW("compute.fp8_FLOPS", FLOPS, EFLOPS, x.whole.fp8),
        RW_ROW("compute.fp8_FLOPS_per_W.systems", FLOPSW, PFLOPSMW, x.perSystems.fp8),
        RW_ROW("compute.fp8_FLOPS_per_W.it", FLOPSW, PFLOPSMW, x.perIt.fp8),
        RW_ROW("compute.fp8_FLOPS_per_W.facility", FLOPSW, PFLOPSMW, x.perFacility.fp8),
        RW_ROW("compute.fp8_FLOPS_per_USD", FLOPSUSD, PFLOPSMUSD, x.perCost.fp8),
        RW_ROW("compute.fp4_FLOPS", FLOPS, EFLOPS, x.whole.fp4),
        RW_ROW("compute.fp4_FLOPS_per_W.systems", FLOPSW, PFLOPSMW, x.perSystems.fp4),
        RW_ROW("compute.fp4_FLOPS_per_W.it", FLOPSW, PFLOPSMW, x.perIt.fp4),
        RW_ROW("compute.fp4_FLOPS_per_W.facility", FLOPSW, PFLOPSMW, x.perFacility.fp4),
        RW_ROW("compute.fp4_FLOPS_per_USD", FLOPSUSD, PFLOPSMUSD, x.perCost.fp4),
        RW_ROW("compute.memory_B", B, TB, x.whole.memory),
        RW_ROW("compute.memory_B_per_W.systems", BW, TBMW, x.perSystems.memory),
        RW_ROW("compute.memory_B_per_W.it", BW, TBMW, x.perIt.memory),
        RW_ROW("compute.memory_B_per_W.facility", BW, TBMW, x.perFacility.memory),
        RW_ROW("compute.memory_B_per_USD", BUSD, TBMUSD, x.perCost.memory),
        RW_ROW("compute.memory_bandwidth_B_s", Bs, TBs, x.whole.memoryBandwidth),
        RW_ROW("compute.memory_bandwidth_B_s_per_W.systems", BsW, TBsMW, x.perSystems.memoryBandwidth),
        RW_ROW("compute.memory_bandwidth_B_s_per_W.it", BsW, TBsMW, x.perIt.memoryBandwidth),
        RW_ROW("compute.memory_bandwidth_B_s_per_W.facility", BsW, TBsMW, x.perFacility.memoryBandwidth),
        RW_ROW("compute.memory_bandwidth_B_s_per_USD", BsUSD, TBsMUSD, x.perCost.memoryBandwidth),
    };
    return rows;
}

template const Rows<ComputeFigures<double>, double>& computeRows<double>();
template const Rows<ComputeFigures<Recorded>, Recorded>& computeRows<Recorded>();

}  // namespace rw::rows
