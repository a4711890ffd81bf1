import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const shared = path.resolve(__dirname, '../../shared/src')
const isH5 = process.env.TARO_ENV === 'h5'
/** The H5 build is served by the API's own origin; a mini-program has none and names its server in full. */
const apiBase = isH5 ? '' : (process.env.TARO_APP_API ?? 'http://127.0.0.1:3000')

export default defineConfig<'webpack5'>({
  projectName: 'mingdu',
  date: '2026-11-22',
  sourceRoot: 'src',
  outputRoot: isH5 ? 'dist/h5' : 'dist/weapp',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: ['@tarojs/plugin-html'],
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  copy: { patterns: [], options: {} },
  designWidth,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  // Deeper trees would become nested components, which page-level selectors of the automator cannot enter.
  baseLevel: 32,
  mini: {
    compile: { include: [shared] },
    postcss: { pxtransform: { enable: true, config: {} } },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [shared] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    // a wider window than a phone's shows more ground, not larger letters
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: true, config: { maxRootSize: 24 } } },
  },
})

/** NutUI is drawn on a 375-wide board; our own styles on 750. Its text is copied into app.js, so it stands alone. */
function designWidth(input?: string | number | { file?: string }) {
  const file = typeof input === 'object' ? (input.file ?? '') : ''
  return /[\\/]@nutui[\\/]/.test(file) ? 375 : 750
}
