import { theme as antdTheme, type MappingAlgorithm, type ThemeConfig } from 'antd'

export type Mode = 'light' | 'dark'

/** antd computes shades from these, so they are values; everything drawn by us reads colours.css. */
const COLOURS = {
  light: {
    primary: '#1d5fb8',
    press: '#164b93',
    onPrimary: '#ffffff',
    wash: '#edf3fb',
    ink: '#1f2937',
    muted: '#5b6472',
    line: '#e5e8ec',
    line2: '#d3d9e0',
    control: '#858f9e',
    ground: '#f5f7fa',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f0f4f9',
    green: '#1b7f4b',
    yellow: '#965800',
    red: '#c0362c',
    redLine: '#edc2be',
    redWash: '#fcefed',
    mask: 'rgba(31,41,55,.32)',
  },
  dark: {
    primary: '#6ba4f0',
    press: '#8db9f4',
    onPrimary: '#0b1726',
    wash: '#182840',
    ink: '#e6eaf0',
    muted: '#a6afbd',
    line: '#29323e',
    line2: '#364150',
    control: '#75818f',
    ground: '#0f141b',
    surface: '#171d26',
    raised: '#1d2530',
    hover: '#1f2834',
    green: '#4cc38a',
    yellow: '#f0b04b',
    red: '#ff7a70',
    redLine: '#6a3431',
    redWash: '#321d1d',
    mask: 'rgba(0,0,0,.5)',
  },
} as const

/** The tokens of 明督 for antd; no shadow but on overlays. */
export function themeConfig(mode: Mode): ThemeConfig {
  const c = COLOURS[mode]
  const overlay = mode === 'light' ? '0 6px 20px rgba(31,41,55,.12)' : '0 6px 20px rgba(0,0,0,.5)'
  return {
    algorithm: exactly(mode),
    hashed: false,
    token: {
      colorPrimary: c.primary,
      colorPrimaryHover: c.press,
      colorPrimaryActive: c.press,
      colorPrimaryText: c.primary,
      colorPrimaryBg: c.wash,
      colorPrimaryBgHover: c.wash,
      colorInfo: c.primary,
      colorLink: c.primary,
      colorLinkHover: c.press,
      colorSuccess: c.green,
      colorWarning: c.yellow,
      colorError: c.red,
      colorErrorText: c.red,
      colorErrorBg: c.redWash,
      colorErrorBorder: c.redLine,
      colorErrorHover: c.red,
      colorErrorActive: c.red,
      colorText: c.ink,
      colorTextSecondary: c.muted,
      colorTextTertiary: c.muted,
      colorTextDescription: c.muted,
      colorTextPlaceholder: c.muted,
      colorTextLightSolid: c.onPrimary,
      colorIcon: c.muted,
      colorBorder: c.control,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBgLayout: c.ground,
      colorBgMask: c.mask,
      colorFillAlter: c.hover,
      controlItemBgActive: c.wash,
      controlItemBgHover: c.hover,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 6,
      fontSize: 14,
      lineHeight: 22 / 14,
      fontFamily: 'var(--f-sans)',
      controlHeight: 32,
      controlHeightSM: 28,
      controlHeightLG: 40,
      motionDurationSlow: '0.2s',
      boxShadow: overlay,
      boxShadowSecondary: overlay,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: {
        defaultBorderColor: c.line2,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 400,
        contentFontSizeSM: 13,
        contentFontSizeLG: 14,
        defaultHoverBorderColor: c.primary,
      },
      Input: { activeShadow: 'none', errorActiveShadow: 'none', inputFontSizeLG: 14 },
      InputNumber: { activeShadow: 'none', errorActiveShadow: 'none', inputFontSizeLG: 16 },
      Radio: { buttonCheckedBg: c.wash },
      Checkbox: { borderRadiusSM: 3 },
      Select: { optionSelectedBg: c.wash, optionSelectedFontWeight: 600 },
      Tooltip: { colorBgSpotlight: mode === 'light' ? '#1f2937' : '#364150', colorTextLightSolid: '#ffffff' },
      Form: { labelColor: c.ink, verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
      Modal: { titleFontSize: 16 },
    },
  }
}

/** antd's dark algorithm dims what it is given; our tokens are final, so they are put back. */
function exactly(mode: Mode): MappingAlgorithm {
  const base = mode === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm
  const c = COLOURS[mode]
  return (seed, map) => ({
    ...base(seed, map),
    colorPrimary: c.primary,
    colorInfo: c.primary,
    colorLink: c.primary,
    colorSuccess: c.green,
    colorWarning: c.yellow,
    colorError: c.red,
  })
}
