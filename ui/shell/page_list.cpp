// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page_list.h"

#include "building/cooling_page.h"
#include "building/flow_page.h"
#include "building/power_page.h"
#include "climate/climate_page.h"
#include "compare/compare_page.h"
#include "hall/hall_page.h"
#include "programme/programme_page.h"
#include "rack/rack_page.h"
#include "report/report_page.h"
#include "sites/sites_page.h"

namespace rw::ui {

std::vector<Page*> makePages(QWidget* parent)
{
    return {new ProgrammePage(parent), new SitesPage(parent), new PowerPage(parent),   new CoolingPage(parent), new FlowPage(parent),
            new HallPage(parent),      new RackPage(parent),  new ClimatePage(parent), new ComparePage(parent), new ReportPage(parent)};
}

}  // namespace rw::ui
