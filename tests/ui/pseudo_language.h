// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace rw::ui::test {

/// Writes every translated word in wide letters, so that a narrow one on the screen either is the
/// user's own or has escaped. Places to be filled, tags and entities stay as they are.
class PseudoLanguage : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char* remark, int n) const override;
    bool isEmpty() const override { return false; }
};

/// Tells text that is no word of ours (names from the plan, units, key figures of standards) from
/// text that was never translated.
class Escapes {
public:
    /// \p own: what the user or the catalogue named, and may stand anywhere.
    explicit Escapes(QStringList own);
    /// The narrow words that have no excuse; empty when all is well.
    QString in(const QString& text) const;

private:
    QStringList m_own;  ///< the longest first
    QString m_all;
};

/// The names, notes and sources in a plan file's text. Choices such as "facility" are not among them:
/// those are ours to say.
QStringList wordsOfThePlan(const QByteArray& planFile);

}  // namespace rw::ui::test
