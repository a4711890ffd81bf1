import { sceneOf, SCENES } from '@mingdu/shared/kernel/scenes'
import type { Scope } from '../../http/actor'
import { found } from '../../refused'
import type { Wechat } from '../../wechat/wechat'
import { findTask } from './tasks.repo'

const HELD_MS = 24 * 3_600_000
const HELD_MAX = 200

/** Codes by task, the one asked for last at the end. A code never changes: it is only not asked of WeChat each time. */
const held = new Map<string, { dataUrl: string; until: number }>()

/**
 * The 小程序码 of a task, as a picture's data address. What is held is of the task alone, so it is looked for only
 * after the reader has been found to see the task.
 * @throws Refused `record.missing`, `wechat.down`
 */
export async function taskQr(scope: Scope, id: string, wechat: Wechat): Promise<{ dataUrl: string }> {
  found(await findTask(scope, id))
  const known = held.get(id)
  held.delete(id)
  const code = known && known.until > Date.now() ? known : await fetchCode(id, wechat)
  const oldest = held.keys().next()
  if (held.size >= HELD_MAX && !oldest.done) held.delete(oldest.value)
  held.set(id, code)
  return { dataUrl: code.dataUrl }
}

async function fetchCode(id: string, wechat: Wechat): Promise<{ dataUrl: string; until: number }> {
  const picture = await wechat.wxacode({ scene: sceneOf('task', id), page: SCENES.task.page })
  const mime = picture[0] === 0xff ? 'image/jpeg' : 'image/png'
  return { dataUrl: `data:${mime};base64,${picture.toString('base64')}`, until: Date.now() + HELD_MS }
}
