// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/format.h"

#include "base/digits.h"
#include "document/minus.h"
#include "quantity/customary_units.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr QChar kThinSpace(0x202F);  // narrow, no break
constexpr QChar kNoBreakSpace(0x00A0);
constexpr int kGroup = 3;

/// Digits as the core writes them, with the user's decimal sign and thin spaces between thousands.
QString localised(const std::string& number)
{
    QString digits = QString::fromStdString(number);
    if (digits.contains(QLatin1Char('e'))) return digits.replace(QLatin1Char('.'), QLocale().decimalPoint());
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    const qsizetype end = point < 0 ? digits.size() : point;
    const qsizetype first = digits.startsWith(QLatin1Char('-')) ? 1 : 0;
    if (point >= 0) digits.replace(point, 1, QLocale().decimalPoint());
    for (qsizetype at = end - kGroup; at > first; at -= kGroup) digits.insert(at, kThinSpace);
    if (first == 1) digits[0] = QChar(0x2212);  // a minus as wide as a digit
    return digits;
}

/// A sign at \p at that parts thousands: exactly three digits follow. "1,5" parts none: where the comma is no decimal
/// sign it stays, and is refused.
bool partsThousands(const QString& typed, qsizetype at)
{
    if (at == 0 || !typed[at - 1].isDigit()) return false;
    qsizetype digits = 0;
    while (at + 1 + digits < typed.size() && typed[at + 1 + digits].isDigit()) ++digits;
    return digits == kGroup;
}

}  // namespace

QString FormattedValue::text() const
{
    return unit.isEmpty() ? number : number + kNoBreakSpace + unit;
}

const Unit& unitFor(const Unit& unit, UnitSystem system)
{
    return system == UnitSystem::Si ? unit : customaryUnit(unit);
}

TextArgs argsIn(const TextArgs& args, UnitSystem system)
{
    TextArgs told = args;
    for (auto& [name, value] : told) {
        const bool parts = name == "parts" || name == "worst";
        if (system == UnitSystem::Ip) value = parts ? customarySentence(value) : customaryText(value);
        if (name != "year") value = withThousands(value, QString(kThinSpace).toStdString());
        // Of an argument only what begins with it: a name may hold whatever it likes.
        if (parts || (value.size() > 1 && value[0] == '-')) value = withMinus(QString::fromStdString(value)).toStdString();
    }
    return told;
}

FormattedValue formatIn(double si, const Unit& unit, int significantDigits)
{
    if (!std::isfinite(si)) return {QStringLiteral("–"), {}};
    return {localised(readableNumber(unit.fromSi(si), significantDigits)), QString::fromUtf8(unit.symbol)};
}

FormattedValue formatParts(double si, const Unit& unit, UnitSystem system, int significantDigits)
{
    const Unit& wanted = unitFor(unit, system);
    return formatIn(si, scaledUnit(si, wanted), significantDigits);
}

QString formatValue(double si, const Unit& unit, UnitSystem system)
{
    return formatParts(si, unit, system).text();
}

FormattedValue formatFigureParts(const Figure& figure, UnitSystem system)
{
    if (!figure.si) return {QStringLiteral("–"), {}};
    if (isEffectiveness(*figure.about) && std::isfinite(*figure.si)) return {formatEffectiveness(*figure.si), {}};
    return formatParts(*figure.si, *figure.about->displayUnit, system);
}

bool isEffectiveness(const FigureAbout& about)
{
    const std::string_view key = std::string_view(about.pattern).substr(about.pattern.find_last_of('.') + 1);
    return key.starts_with("pue") || key.starts_with("tue") || key.starts_with("itue");
}

QString formatEffectiveness(double ratio)
{
    constexpr int kDecimals = 3;
    return formatFixed(ratio, kDecimals);
}

QString formatFigure(const Figure& figure, UnitSystem system)
{
    return formatFigureParts(figure, system).text();
}

QString formatCount(qint64 count)
{
    return localised(std::to_string(count));
}

QString counted(qint64 n, const QString& one, const QString& many)
{
    const QString& words = n == 1 ? one : many;
    return words.contains(QLatin1String("%1")) ? words.arg(formatCount(n)) : words;  // one needs no number
}

QString formatPercent(double fraction, int decimals)
{
    return formatFixed(fraction * 100.0, decimals) + kNoBreakSpace + QLatin1Char('%');
}

QString formatFixed(double value, int decimals)
{
    const QString text = QLocale().toString(value, 'f', decimals);
    // What rounds to nothing has no sign.
    const bool nothing = std::none_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() && c.digitValue() > 0; });
    return nothing ? QLocale().toString(0.0, 'f', decimals) : withMinus(text);
}

QString withMinus(QString text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const bool begins = i == 0 || text[i - 1].isSpace() || text[i - 1] == QLatin1Char('(');
        if (text[i] == QLatin1Char('-') && begins && text[i + 1].isDigit()) text[i] = QChar(0x2212);
    }
    return text;
}

QString formatDate(const Date& date)
{
    if (!date.set()) return QStringLiteral("–");
    return QLocale().toString(QDate(date.year, date.month, date.day), QLocale::ShortFormat);
}

QString plainNumberText(const QString& typed)
{
    QString out;
    const QString decimal = QLocale().decimalPoint();
    const QString group = QLocale().groupSeparator();
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const QChar c = typed[i];
        if (c == QChar(0x2212)) out += QLatin1Char('-');
        else if ((c.isSpace() || (group == c && decimal != c)) && partsThousands(typed, i)) continue;
        else if (decimal == c) out += QLatin1Char('.');
        else if (c == kNoBreakSpace) out += QLatin1Char(' ');
        else out += c;
    }
    return out;
}

QString coreText(std::string_view key, const TextArgs& args)
{
    return QString::fromStdString(text(key, args));
}

}  // namespace rw::ui
