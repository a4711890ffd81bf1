import Taro from '@tarojs/taro'
import { openTab, tabLater } from './device'
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

export interface Protected {
  url: string
  headers: Record<string, string>
}

/**
 * Opens a file that only its owner may fetch; where its address must be asked for first, `ask` does that. To be called
 * from the tap itself: a browser gives a tab to nothing else. @throws NetworkFailure, and what `ask` throws
 */
export async function openProtected(
  ask: Protected | (() => Promise<Protected>),
  name: string,
): Promise<void> {
  const tab = isH5 && !isPicture(name) ? tabLater() : null
  try {
    const { url, headers } = typeof ask === 'function' ? await ask() : ask
    const path = await download(url, headers)
    if (tab) tab.show(path, name)
    else await show(path, name)
  } catch (thrown) {
    tab?.close()
    throw thrown
  }
}

async function show(path: string, name: string): Promise<void> {
  if (/\.(mp4|mov)$/i.test(name)) await Taro.previewMedia({ sources: [{ url: path, type: 'video' }] })
  else if (isPicture(name)) await Taro.previewImage({ urls: [path], current: path })
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
