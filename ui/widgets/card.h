// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

#include <functional>

namespace rw::ui {

class Theme;

/// A choice with a small picture, a title and two lines of text, as the templates on the welcome
/// page. Click, Space or Enter chooses it.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    /// Draws the picture inside the rectangle, in the theme's colours.
    using Picture = std::function<void(QPainter&, const QRectF&, const Theme&)>;

    Card(const QString& title, const QString& text, QWidget* parent = nullptr);

    void setPicture(Picture picture);
    /// Short figures at the foot, as "6 GW · 7 sites".
    void setFootnote(const QString& footnote);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    Card* nearest(bool below) const;

    QString m_body;
    QString m_footnote;
    Picture m_picture;
};

}  // namespace rw::ui
