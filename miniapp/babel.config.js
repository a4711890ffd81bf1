// Taro's preset, plus one import per NutUI component so that a page carries only the parts it uses.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]],
  plugins: [
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        camel2DashComponentName: false,
        customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
        style: (file) => `${file}/style/css`,
      },
      'nutui-react-taro',
    ],
  ],
}
