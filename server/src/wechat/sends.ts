import type { Config } from '../config'
import { digitsOf, msgidIn } from './answers'
import type { Held } from './persons'
import type { SubscribeSend, Wechat } from './wechat'

type Sends = Pick<Wechat, 'sendTemplate' | 'sendBiz' | 'sendSubscribe'>
type Settings = Pick<Config, 'WECHAT_MINI_APPID' | 'WECHAT_MINI_STATE' | 'PUBLIC_URL'>

/** The three kinds of cards. The library's own calls lack client_msg_id, miniprogram_state and 订阅通知 altogether. */
export function sends(mp: Held, mini: Held, config: Settings): Sends {
  return {
    async sendTemplate(message) {
      const answer = await mp().post('cgi-bin/message/template/send', {
        ...common(message),
        ...jump(message.pagepath, config),
        client_msg_id: message.clientMsgId,
      })
      return { msgid: msgidIn(answer) }
    },
    async sendBiz(message) {
      const answer = await mp().post('cgi-bin/message/subscribe/bizsend', {
        ...common(message),
        ...jumpOfBiz(message.pagepath, config),
      })
      return { msgid: digitsOf(answer['msgid']) }
    },
    async sendSubscribe(message) {
      const answer = await mini().post('cgi-bin/message/subscribe/send', {
        ...common(message),
        page: message.pagepath,
        miniprogram_state: config.WECHAT_MINI_STATE,
        lang: 'zh_CN',
      })
      return { msgid: digitsOf(answer['msgid']) }
    },
  }
}

function common({ touser, templateId, data }: SubscribeSend): object {
  return { touser, template_id: templateId, data }
}

interface Jump {
  url: string
  miniprogram?: { appid: string; pagepath: string }
}

/** The mini-program wins over the address; old clients, and places without a mini-program, have the address. */
function jump(pagepath: string, config: Settings): Jump {
  const url = `${config.PUBLIC_URL}/#/${pagepath}`
  const appid = config.WECHAT_MINI_APPID
  return appid ? { url, miniprogram: { appid, pagepath } } : { url }
}

/** Here the address has another name. */
function jumpOfBiz(pagepath: string, config: Settings): object {
  const { url: page, ...rest } = jump(pagepath, config)
  return { page, ...rest }
}
