import type { Scope } from '../../http/actor'
import { weappCode } from '../../page-code'
import { found } from '../../refused'
import type { Wechat } from '../../wechat/wechat'
import { findTask } from './tasks.repo'

/**
 * The 小程序码 of a task, as a picture's data address. What is held is of the task alone, so it is looked for only
 * after the reader has been found to see the task.
 * @throws Refused `record.missing`, `wechat.down`
 */
export async function taskQr(scope: Scope, id: string, wechat: Wechat): Promise<{ dataUrl: string }> {
  found(await findTask(scope, id))
  const { mime, bytes } = await weappCode('task', id, wechat)
  return { dataUrl: `data:${mime};base64,${bytes.toString('base64')}` }
}
