import { BIND_PAGE, CITIZENS_PAGES, OFFICIALS_PAGES } from './e2e/lib/phone-pages'

declare global {
  /** Of Taro, which knows it as a macro. */
  function defineAppConfig<T>(config: T): T
}

/** As the H5 build declares it: with the pages of the hall. */
async function declaredPages(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: object) => config })
  process.env['TARO_ENV'] = 'h5'
  const { default: config } = await import('../miniapp/src/app.config')
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

const pathsOf = (pages: readonly { path: string }[]) => pages.map(({ path }) => path)
const officials = Object.values(OFFICIALS_PAGES).flatMap(pathsOf)

it('every page of the phone is looked at end to end, and no page that is not one', async () => {
  const looked = new Set([BIND_PAGE, ...officials, ...pathsOf(CITIZENS_PAGES)])
  expect([...looked].sort()).toEqual([...new Set(await declaredPages())].sort())
})

it('a page of officials is looked at by one of them', () => {
  expect(officials.filter((path, i) => officials.indexOf(path) !== i)).toEqual([])
})
