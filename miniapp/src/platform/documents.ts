import Taro from '@tarojs/taro'
import { openTab } from './device'
import { isH5 } from './env'
import { download } from './upload'

/**
 * Opens a public file: a browser in a tab of its own, WeChat in its reader, from where it can be sent on or printed.
 * In a browser to be called from the tap itself, or the tab is held back. @throws NetworkFailure
 */
export async function openDocument(url: string, name: string): Promise<void> {
  if (isH5) return openTab(url)
  await show(await download(url, { 'X-Mingdu-Client': 'miniapp' }), name)
}

/** Opens a file that only its owner may fetch. @throws NetworkFailure */
export async function openProtected(
  { url, headers }: { url: string; headers: Record<string, string> },
  name: string,
): Promise<void> {
  const path = await download(url, headers)
  if (isH5 && !isPicture(name)) openTab(path)
  else await show(path, name)
}

async function show(path: string, name: string): Promise<void> {
  if (isPicture(name)) await Taro.previewImage({ urls: [path], current: path })
  else await Taro.openDocument({ filePath: path, showMenu: true, ...typeOf(name) })
}

function isPicture(name: string): boolean {
  return /\.(jpe?g|png|webp|gif)$/i.test(name)
}

const TYPES = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'] as const

/** A temporary file has no name of ours: WeChat is told what it is. */
function typeOf(name: string): { fileType?: (typeof TYPES)[number] } {
  const ending = name.toLowerCase().split('.').pop()
  const fileType = TYPES.find((one) => one === ending)
  return fileType ? { fileType } : {}
}
