import type { WechatAccount, WechatAnswer } from './account'
import { listIn, textIn } from './answers'
import { strangeAnswer } from './errors'
import type { ListedTemplate, Wechat, WechatAccountName } from './wechat'

type Listings = Pick<Wechat, 'templates' | 'quota'>

/** What an account tells of itself. */
export function listings(accounts: Record<WechatAccountName, () => WechatAccount>): Listings {
  return {
    async templates(name) {
      const account = accounts[name]()
      if (name === 'mp') {
        const answer = await account.run((api) => api.getAllPrivateTemplate())
        return listIn(answer, 'template_list').map((entry) => listed(entry, 'template_id'))
      }
      const answer = await account.get('wxaapi/newtmpl/gettemplate')
      return listIn(answer, 'data').map((entry) => listed(entry, 'priTmplId'))
    },
    async quota(name, path) {
      const cgi_path = `/${path.replace(/^\//, '')}`
      const answer = await accounts[name]().post('cgi-bin/openapi/quota/get', { cgi_path })
      const { daily_limit: limit, used } = (answer['quota'] ?? {}) as WechatAnswer
      if (!isCount(limit) || !isCount(used)) throw strangeAnswer('quota')
      return { limit, used }
    },
  }
}

function listed(entry: WechatAnswer, id: string): ListedTemplate {
  const keys = [...textIn(entry, 'content').matchAll(/\{\{\s*(\w+)\.DATA\s*\}\}/g)].map(
    (found) => found[1] ?? '',
  )
  return { id: textIn(entry, id), title: String(entry['title'] ?? ''), keys }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
