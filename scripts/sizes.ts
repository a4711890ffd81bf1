/** `npm run sizes`: what phones and browsers load of the builds that stand there, beside the most it may be. */
import { columns } from './lib/table'
import { CONSOLE_FIRST_LOAD_KB, consoleFirstLoad } from './sizes.console'
import { H5_FIRST_LOAD_MOST, WEAPP_MAIN_MOST, h5FirstLoadGz, weappMainPackageBytes } from './sizes.miniapp'

interface Size {
  name: string
  bytes: number
  most: number
}

const SIZES: readonly Size[] = [
  { name: 'weapp main package', bytes: weappMainPackageBytes('miniapp/dist/weapp'), most: WEAPP_MAIN_MOST },
  { name: 'H5 first load, gzip', bytes: h5FirstLoadGz('miniapp/dist/h5'), most: H5_FIRST_LOAD_MOST },
  {
    name: 'console first load, gzip',
    bytes: consoleFirstLoad('admin/dist') * 1024,
    most: CONSOLE_FIRST_LOAD_KB * 1024,
  },
]

console.log(columns(SIZES.map(rowOf)).join('\n'))
if (SIZES.some(({ bytes, most }) => bytes > most)) process.exitCode = 1

function rowOf({ name, bytes, most }: Size): string[] {
  return ['', name, kilobytes(bytes), `of ${kilobytes(most)}`, bytes > most ? 'TOO LARGE' : 'ok']
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`
}
