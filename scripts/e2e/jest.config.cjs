/** End-to-end tests: the whole product in its own processes, real Chromium, the compiled mini-program. */
const { transform, transformIgnorePatterns } = require('../../jest.config.cjs').projects[0]
/** @type {import('jest').Config} */
module.exports = {
  displayName: 'e2e',
  rootDir: __dirname,
  testMatch: ['<rootDir>/**/*.e2e.test.ts'],
  testTimeout: 600_000,
  transform,
  transformIgnorePatterns,
  moduleNameMapper: { '^@mingdu/shared/(.*)$': '<rootDir>/../../shared/src/$1.ts' },
  globalSetup: '<rootDir>/lib/seed.ts',
  globalTeardown: '<rootDir>/lib/unseed.ts',
  setupFilesAfterEnv: ['<rootDir>/lib/product.ts'],
}
