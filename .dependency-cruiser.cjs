/**
 * The arrows between the parts (CONTRIBUTING.md). A type-only import leaves nothing in the built code, so it
 * may point where a value may not, but only where a rule says so.
 */
const VALUE = { dependencyTypesNot: ['type-only'] }
const TESTS = '\\.(test|factory)\\.tsx?$|/test(ing)?/'

/** Files of shared that carry zod into whatever imports them. */
const ZOD_CARRIERS = '^shared/src/.+\\.(schema|api)\\.ts$|^shared/src/(api|kernel/(endpoint|ids|page))\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one file, or want a third; circles of types alone are allowed. ' +
        'An aggregation expression holds expressions: its compiler and its operators call each other.',
      severity: 'error',
      from: { pathNot: '^server/embedded-mongo/src/aggregate/expression' },
      to: { circular: true, viaOnly: VALUE },
    },
    {
      name: 'resolvable',
      comment: 'An import that points nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared depends on zod and nothing else: both front ends, the server and the scripts use it.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: TESTS },
      to: { pathNot: '^shared/src/|(^|/)node_modules/zod/' },
    },
    {
      name: 'pure-shared-without-zod',
      comment: 'Rules, states, tables and the kernel run in the mini-program, where zod would cost 454 kB.',
      severity: 'error',
      from: {
        path: '^shared/src/(kernel/|parts/|.+\\.(rules|states|table|events)\\.ts$|.+/permissions\\.ts$)',
        pathNot: `^shared/src/kernel/(endpoint|ids|page)\\.ts$|${TESTS}`,
      },
      to: { path: `(^|/)node_modules/zod/|${ZOD_CARRIERS}`, ...VALUE },
    },
    {
      name: 'mongoose-in-repos-only',
      comment: 'Only repositories, models and db/ speak to the database.',
      severity: 'error',
      from: {
        path: '^(server/src|shared|admin|miniapp|scripts)/',
        pathNot: [
          '^server/src/.+\\.(repo|model)\\.ts$',
          '^server/src/(db|testing)/',
          '^scripts/bench',
          '^server/src/http/idempotency\\.ts$',
          '\\.(test|factory)\\.ts$',
        ],
      },
      to: { path: '(^|/)node_modules/mongoose/' },
    },
    {
      name: 'modules-through-services',
      comment:
        'A module of the server uses another only through its service; tests may look inside. ' +
        'The demo plays past days, and so runs the jobs of a day itself.',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/', pathNot: `${TESTS}|/demo/demo\\.load\\.ts$` },
      to: {
        path: '^server/src/modules/[^/]+/',
        pathNot: '^server/src/modules/$1/|^server/src/modules/[^/]+/[^/]+\\.service\\.ts$',
        ...VALUE,
      },
    },
    {
      name: 'routes-without-models',
      comment: 'A route reads through a repository.',
      severity: 'error',
      from: { path: '^server/src/.+\\.routes\\.ts$' },
      to: { path: '^server/src/.+\\.model\\.ts$' },
    },
    {
      name: 'layers-point-down',
      comment: 'repo ← service ← routes: inside a module a lower layer never imports a higher one.',
      severity: 'error',
      from: { path: '^server/src/(.+)/[^/]+\\.(repo|model)\\.ts$' },
      to: { path: '^server/src/$1/[^/]+\\.(service|routes|jobs)\\.ts$', ...VALUE },
    },
    {
      name: 'services-below-routes',
      severity: 'error',
      from: { path: '^server/src/.+\\.service\\.ts$' },
      to: { path: '^server/src/.+\\.routes\\.ts$' },
    },
    {
      name: 'server-tests-stay-out',
      comment: 'Nothing that runs in production imports what tests are made with.',
      severity: 'error',
      from: { path: '^(server|shared|admin|miniapp)/', pathNot: `${TESTS}|^miniapp/test/|^admin/test/` },
      to: { path: '^(server|shared)/.*src/testing/|\\.factory\\.ts$|^(admin|miniapp)/test/' },
    },
    {
      name: 'front-ends-without-zod',
      comment:
        'Front ends take types, rules and the generated client; a contract is imported as a type only.',
      severity: 'error',
      from: { path: '^(admin|miniapp)/src/', pathNot: TESTS },
      to: { path: `(^|/)node_modules/zod/|${ZOD_CARRIERS}`, ...VALUE },
    },
    {
      name: 'front-ends-without-server',
      severity: 'error',
      from: { path: '^(admin|miniapp)/' },
      to: { path: '^server/' },
    },
    {
      name: 'front-ends-apart',
      severity: 'error',
      from: { path: '^(admin|miniapp)/' },
      to: { path: '^(admin|miniapp)/', pathNot: '^$1/' },
    },
    {
      name: 'features-apart',
      comment: 'A feature never imports a feature: what both need goes to components/ or to shared.',
      severity: 'error',
      from: { path: '^(admin|miniapp)/src/features/([^/]+)/' },
      to: { path: '^(admin|miniapp)/src/features/', pathNot: '^$1/src/features/$2/' },
    },
    {
      name: 'components-below-features',
      severity: 'error',
      from: { path: '^(admin|miniapp)/src/(components|api|platform)/' },
      to: { path: '^(admin|miniapp)/src/(features|pages|app)/' },
    },
    {
      name: 'stand-ins-apart',
      comment:
        'The embedded database and the WeChat sandbox stand in for others and know nothing of the server.',
      severity: 'error',
      from: { path: '^server/(embedded-mongo|wechat-sandbox)/' },
      to: { path: '^server/', pathNot: '^server/$1/' },
    },
    {
      name: 'server-without-stand-ins',
      comment:
        'The server reaches both over the network, as it reaches the real ones; only the demo knows them.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/(demo\\.ts|modules/demo/)|${TESTS}` },
      to: { path: '^server/(embedded-mongo|wechat-sandbox)/', ...VALUE },
    },
    {
      name: 'scripts-are-ends',
      comment: 'Nothing imports scripts/.',
      severity: 'error',
      from: { pathNot: '^scripts/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'declared-dependencies',
      comment: 'A package names in its package.json what it imports.',
      severity: 'error',
      from: { pathNot: `${TESTS}|^scripts/` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)dist/|\\.(s?css|svg|png|html|csv)$|^miniapp/host/fixtures/|\\.config\\.(ts|js)$' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
}
