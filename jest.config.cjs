/** One project per package; `jest --selectProjects server` runs one of them. */
const swc = {
  '^.+\\.[cm]?[tj]sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
}
// packages that ship ES modules only and must be transformed for jest
const esm = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'fast-check',
  'pure-rand',
  'lmdb',
  'fast-xml-parser',
  '@nodable',
  'strnum',
  'is-unsafe',
  'path-expression-matcher',
  'react-router',
  '@asteasolutions',
  'openapi3-ts',
  'zod',
]
const transformIgnorePatterns = [
  `/node_modules/\\.pnpm/(?!(${esm.map((n) => n.replace('/', '\\+')).join('|')})[@+])`,
]
const moduleNameMapper = {
  '^@mingdu/shared/(.*)$': '<rootDir>/../shared/src/$1.ts',
}
const node = (displayName, rootDir, extra = {}) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.e2e\\.test\\.ts$'],
  transform: swc,
  transformIgnorePatterns,
  moduleNameMapper,
  ...extra,
})
const nested = { '^@mingdu/shared/(.*)$': '<rootDir>/../../shared/src/$1.ts' }
/** @type {import('jest').Config} */
module.exports = {
  // real databases, real processes, a machine that may have other work: only what hangs waits so long
  testTimeout: 120_000,
  // a process that has run many suites holds gigabytes of what they left
  workerIdleMemoryLimit: '1500MB',
  projects: [
    node('shared', '<rootDir>/shared', {
      moduleNameMapper: { '^@mingdu/shared/(.*)$': '<rootDir>/src/$1.ts' },
    }),
    node('embedded-mongo', '<rootDir>/server/embedded-mongo', { moduleNameMapper: nested }),
    node('wechat-sandbox', '<rootDir>/server/wechat-sandbox', { moduleNameMapper: nested }),
    node('server', '<rootDir>/server', {
      testPathIgnorePatterns: [
        '/node_modules/',
        '/dist/',
        '<rootDir>/embedded-mongo/',
        '<rootDir>/wechat-sandbox/',
      ],
      ...(require('node:fs').existsSync(`${__dirname}/server/src/testing/jest-global.ts`)
        ? {
            globalSetup: '<rootDir>/src/testing/jest-global.ts',
            globalTeardown: '<rootDir>/src/testing/jest-global-down.ts',
          }
        : {}),
    }),
    node('admin', '<rootDir>/admin', {
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.ts?(x)'],
      setupFilesAfterEnv: require('node:fs').existsSync(`${__dirname}/admin/test/setup.ts`)
        ? ['<rootDir>/test/setup.ts']
        : [],
      moduleNameMapper: { ...moduleNameMapper, '\\.(s?css|svg|png)$': '<rootDir>/test/empty.ts' },
    }),
    node('miniapp', '<rootDir>/miniapp', {
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.ts?(x)'],
      resetMocks: false,
      setupFiles: require('node:fs').existsSync(`${__dirname}/miniapp/test/polyfills.ts`)
        ? ['<rootDir>/test/polyfills.ts']
        : [],
      setupFilesAfterEnv: require('node:fs').existsSync(`${__dirname}/miniapp/test/setup.ts`)
        ? ['<rootDir>/test/setup.ts']
        : [],
      moduleNameMapper: {
        ...moduleNameMapper,
        '\\.(s?css|svg|png)$': '<rootDir>/test/mocks/empty.ts',
        '^@tarojs/components$': '<rootDir>/test/mocks/components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/mocks/taro.ts',
        '^@nutui/nutui-react-taro$': '<rootDir>/test/mocks/nutui.tsx',
      },
    }),
    node('miniapp-host', '<rootDir>/miniapp', { testMatch: ['<rootDir>/host/**/*.test.ts'] }),
    node('scripts', '<rootDir>/scripts', {
      globalSetup: '<rootDir>/../server/src/testing/jest-global.ts',
      globalTeardown: '<rootDir>/../server/src/testing/jest-global-down.ts',
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/', '<rootDir>/bench/'],
    }),
  ],
}
