// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper.h"

namespace rw::cli {

Result<std::string> makePdf(const std::string&, const Evaluation&, const report::Report&, const std::string&,
                            const std::string&)
{
    return Error{.code = "pdf.no-qt"};
}

}  // namespace rw::cli
