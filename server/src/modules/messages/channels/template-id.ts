import type { TemplateKey } from '@mingdu/shared/templates/templates.table'
import type { Config } from '../../../config'
import { WechatError } from '../../../wechat/errors'
import { templateIds } from '../../templates/templates.service'

/** @throws WechatError `config`, without a code, when the template has no usable id here: its gate closes. */
export async function templateIdOf(key: TemplateKey | null, config: Config): Promise<string> {
  const id = key && (await templateIds(config)).get(key)
  if (!id) throw new WechatError('config', null, `no usable template id for ${key}`)
  return id
}
