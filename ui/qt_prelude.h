// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before everything else in every file here. The core knows nothing of Qt and has members named
// `slots`; Qt makes that word a macro. Our slots are lambdas and plain members, so it goes.
#include <QObject>
#undef slots
