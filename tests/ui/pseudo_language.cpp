// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudo_language.h"

#include "plan/plan.h"
#include "quantity/unit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace rw::ui::test {

QString PseudoLanguage::translate(const char*, const char* source, const char*, int) const
{
    constexpr int kToWide = 0xfee0;
    static const QRegularExpression kKept(QStringLiteral("%L?\\d|%n|\\{[^}]*\\}|<[^>]*>|&[a-z]+;"));
    QString out = QString::fromUtf8(source);
    QList<std::pair<qsizetype, qsizetype>> kept;
    for (auto it = kKept.globalMatch(out); it.hasNext();) {
        const auto match = it.next();
        kept.append({match.capturedStart(), match.capturedEnd()});
    }
    for (qsizetype i = 0; i < out.size(); ++i) {
        const char16_t c = out[i].unicode();
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool place = std::any_of(kept.begin(), kept.end(), [&](const auto& k) { return i >= k.first && i < k.second; });
        if (letter && !place) out[i] = QChar(char16_t(c + kToWide));
    }
    return out;
}

Escapes::Escapes(QStringList own) : m_own(std::move(own))
{
    m_own.removeDuplicates();
    std::sort(m_own.begin(), m_own.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    m_all = m_own.join(QChar(0));
}

QString Escapes::in(const QString& text) const
{
    static const QSet<QString> kAllowed = [] {
        QSet<QString> words{
            // Bodies that publish standards.
            QStringLiteral("IEC"), QStringLiteral("ISO"), QStringLiteral("IEEE"), QStringLiteral("IPCC"),
            // The program's name; months of the system's locale, which speaks for itself.
            QStringLiteral("Rackwright"), QStringLiteral("Jan"), QStringLiteral("Feb"), QStringLiteral("Mar"),
            QStringLiteral("Apr"), QStringLiteral("May"), QStringLiteral("Jun"), QStringLiteral("Jul"),
            QStringLiteral("Aug"), QStringLiteral("Sep"), QStringLiteral("Oct"), QStringLiteral("Nov"),
            QStringLiteral("Dec")};
        static const QRegularExpression kNoLetter(QStringLiteral("[^A-Za-zµΩ]+"));
        // Reports shorten masses of gas to tonnes, which nobody enters.
        words.insert(QStringLiteral("kt"));
        words.insert(QStringLiteral("Mt"));
        for (const Unit* unit : allUnits())
            for (const QString& part : QString::fromUtf8(unit->symbol).split(kNoLetter)) words.insert(part);
        return words;
    }();
    // Paths of plan and figures and codes of findings are the same in every language, and so are
    // symbols in formulas and the functions between them.
    static const QRegularExpression kPath(QStringLiteral("\\b[a-z_]+(\\[[^\\]]*\\])?([.][a-z_A-Z-]+(\\[[^\\]]*\\])?)+|\\b[a-z_]+\\[[^\\]]*\\]"));
    // Components of a one-line: "dc-1/ups-a3", or the unit alone.
    static const QRegularExpression kUnit(QStringLiteral(
        "([a-z0-9-]+/)?\\b([a-z]+(-[a-z]+)*-[a-z]{0,2}[0-9]+(-[a-z]+)*(-[0-9]+)?|utility(-[a-z])?|[a-z-]+-bus(-[a-z])?)\\b"));
    static const QRegularExpression kSymbol(QStringLiteral("[\\w]+_[\\w,/]+(\\([^)]*(\\)|$))?|\\b(min|max|f|PF|a[0-9])\\b"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kTag(QStringLiteral("<[^>]*>|&[a-z]+;"));
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z][A-Za-z0-9]+"));
    static const QRegularExpression kWide(QStringLiteral("[\\x{ff21}-\\x{ff5a}…“”·\n]+"));
    if (typeOf<Plan>().find(text.toStdString())) return {};  // a path of one step, as in "programme"
    static const QRegularExpression kEdges(QStringLiteral("^[\\s:;›,(\\]]+|[\\s:;›,(\\[]+$"));
    static const QRegularExpression kDigit(QStringLiteral("\\d"));
    // What is cut short, or broken into lines, is still a part of what the user wrote.
    const auto isOwn = [this](const QString& piece) { return piece.size() > 3 && m_all.contains(piece); };
    QStringList bad;
    for (QString piece : QString(text).remove(kTag).split(kWide)) {
        if (isOwn(piece.remove(kEdges))) continue;
        for (const QString& words : m_own)
            if (words.contains(QLatin1Char(';'))) piece.replace(words, QStringLiteral(" "));
        for (QString part : piece.split(QLatin1Char(';'))) {  // as between a source and its note
            if (isOwn(part.remove(kEdges))) continue;
            part.remove(kPath).remove(kUnit).remove(kSymbol);
            for (const QString& words : m_own) part.replace(words, QStringLiteral(" "));
            for (auto it = kWord.globalMatch(part); it.hasNext();) {
                const QString word = it.next().captured();
                const bool type = word.contains(kDigit) && m_all.contains(word);  // "MI500"
                if (!kAllowed.contains(word) && !type) bad << word;
            }
        }
    }
    return bad.join(QLatin1Char(' '));
}

namespace {

void collect(const QJsonValue& value, const QString& key, QStringList& words)
{
    static const QSet<QString> kTheirs{
        QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("client"),
        QStringLiteral("author"), QStringLiteral("notes"), QStringLiteral("note"), QStringLiteral("source"),
        QStringLiteral("vendor"), QStringLiteral("condition"), QStringLiteral("path"), QStringLiteral("value"),
        QStringLiteral("country"), QStringLiteral("summary"), QStringLiteral("written_by"), QStringLiteral("reason"),
        // of a licence's notice
        QStringLiteral("attribution"), QStringLiteral("use"), QStringLiteral("licence"), QStringLiteral("version")};
    if (value.isArray())
        for (const QJsonValue& element : value.toArray()) collect(element, key, words);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) collect(it.value(), it.key(), words);
    }
    if (value.isString() && kTheirs.contains(key) && value.toString().size() > 1) words << value.toString();
}

}  // namespace

QStringList wordsOfThePlan(const QByteArray& planFile)
{
    QStringList words;
    const QJsonDocument document = QJsonDocument::fromJson(planFile);
    collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, words);
    return words;
}

}  // namespace rw::ui::test
