// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/series.h"

namespace rw {

template <>
const ObjectType& typeOf<SeriesDay>()
{
    static const ObjectType type("series_day", sizeof(SeriesDay), {textField<&SeriesDay::values>("values")});
    return type;
}

template <>
const ObjectType& typeOf<PlanSeries>()
{
    using T = PlanSeries;
    static const ObjectType type("series", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), choice<&T::kind>("kind", {"load", "carbon", "price"}),
        textField<&T::source>("source"), textField<&T::year>("year"), textField<&T::fileName>("file_name"),
        textField<&T::digest>("digest"), blockField<&T::days>("days"),
    });
    return type;
}

}  // namespace rw
