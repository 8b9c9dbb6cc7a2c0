// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionGroupBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;

namespace rw::ui {

class Theme;
struct Colors;

enum class ButtonKind { Plain, Primary, Flat, Danger };
/// How a push button is drawn. One primary button a page at most.
void setButtonKind(QAbstractButton* button, ButtonKind kind);
[[nodiscard]] ButtonKind buttonKind(const QWidget* button);

/// Fusion's behaviour with the theme's looks. Everything is painted from tokens and nothing from
/// style sheets: those slow down large tables and freeze colours set before a change of theme.
class AppStyle : public QProxyStyle {
    Q_OBJECT
public:
    /// The theme must outlive the style.
    explicit AppStyle(const Theme& theme);

    void polish(QWidget* widget) override;
    void polish(QPalette& palette) override;
    using QProxyStyle::polish;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::unpolish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption* option,
                       const QWidget* widget) const override;

private:
    const Colors& colors() const;
    int controlHeight(const QStyleOption* option, const QWidget* widget) const;

    // app_style_controls.cpp: buttons and editors
    void drawButtonPanel(const QStyleOption* option, QPainter* painter,
                         const QWidget* widget) const;
    void drawButtonLabel(const QStyleOptionButton* option, QPainter* painter,
                         const QWidget* widget) const;
    void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawCheck(const QStyleOption* option, QPainter* painter, bool round) const;
    void drawComboBox(const QStyleOptionComboBox* option, QPainter* painter,
                      const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox* option, QPainter* painter,
                     const QWidget* widget) const;
    void drawToolButton(const QStyleOptionToolButton* option, QPainter* painter,
                        const QWidget* widget) const;
    void drawSlider(const QStyleOptionSlider* option, QPainter* painter,
                    const QWidget* widget) const;
    void drawScrollBar(const QStyleOptionSlider* option, QPainter* painter,
                       const QWidget* widget) const;
    void drawProgress(const QStyleOptionProgressBar* option, QPainter* painter) const;
    void drawGroupBox(const QStyleOptionGroupBox* option, QPainter* painter,
                      const QWidget* widget) const;

    // app_style_items.cpp: tables, tabs, menus
    void drawHeaderSection(const QStyleOption* option, QPainter* painter) const;
    void drawHeaderLabel(const QStyleOptionHeader* option, QPainter* painter,
                         const QWidget* widget) const;
    void drawItemPanel(const QStyleOptionViewItem* option, QPainter* painter,
                       const QWidget* widget) const;
    void drawTabShape(const QStyleOptionTab* option, QPainter* painter) const;
    void drawTabLabel(const QStyleOptionTab* option, QPainter* painter,
                      const QWidget* widget) const;
    void drawMenuItem(const QStyleOptionMenuItem* option, QPainter* painter,
                      const QWidget* widget) const;
    QSize menuItemSize(const QStyleOptionMenuItem* option, const QWidget* widget) const;

    const Theme& m_theme;
};

}  // namespace rw::ui
